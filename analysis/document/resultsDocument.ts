import { profilesOf } from '../tallies/profiles.ts'
import { crossingsBy, levelsOf } from '../tallies/domains.ts'
import { tallyColumn, tallyIndicator, tallyVariable } from '../tallies/tally.ts'
import { competitiveCategories, variablesOf } from '../variables.ts'
import { surveyDesign } from '../weighting/surveyDesign.ts'
import { weightingOf } from '../weighting/weighting.ts'
import { axesDocument } from './axesDocument.ts'
import { differenceDocument, familiesDocument } from './tests/differenceDocuments.ts'
import { domainsOfDocument } from './documentDomains.ts'
import { independenceDocument } from './tests/independenceDocument.ts'
import { itemDocument } from './itemDocument.ts'
import { mediansDocument } from './tests/mediansDocument.ts'
import { metaDocument, responseRatesDocument } from './metaDocument.ts'
import { proportionDocument } from './tests/proportionDocument.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { Tally } from '../tallies/tally.ts'
import type { Json, JsonObject } from './json.ts'
import type { Wave } from './wave.ts'

export interface DocumentOptions {
  /** Head count of the company behind each response; negative where unknown. */
  readonly employees?: ArrayLike<number>
  /** Partial responses of the wave: counted, never analysed. */
  readonly partial?: number
}

/**
 * Everything `npm run analyse` prints: response rates, all items and axes in every domain, and the tests, unweighted, stratified
 * and raked (as R does also where the margins cannot all be met; then `meta` has a caution). What cannot be estimated is
 * `{ notEstimable: reason }`. Nothing is withheld here: the document is for the analyst who holds the answers already, not for
 * release.
 */
export function resultsDocument(matrix: ResponseMatrix, options: DocumentOptions = {}): JsonObject {
  const design = surveyDesign(matrix)
  const profiles = profilesOf(matrix)
  const weightings = { stratified: weightingOf(design, 'stratified'), raked: weightingOf(design, 'raked') }
  const wave: Wave = { matrix, design, profiles, weightings, domains: domainsOfDocument(profiles) }
  const tallies = itemTallies(wave)
  const tally = (variable: string): Tally => tallies.get(variable)!

  const axes = axesDocument(wave, tally)
  const domains: Record<string, Json> = {}
  for (const domain of wave.domains) {
    const items: Record<string, Json> = {}
    for (const [variable, one] of tallies) if (variable !== 'competitive') items[variable] = itemDocument(wave, one, domain.inDomain)
    domains[domain.id] = { base: domain.responses, items, axes: axes[domain.id]! }
  }
  const byCrossing = (figure: (by: (typeof crossingsBy)[number]) => Json): Json => Object.fromEntries(crossingsBy.map((by) => [by, figure(by)]))
  const compared = ['q2_relevance', 'strength_mean', 'benefit_mean', 'competitive_within3']
  return {
    meta: metaDocument(wave, options.partial ?? 0),
    responseRates: responseRatesDocument(wave),
    domains,
    tests: {
      differences: Object.fromEntries(compared.map((variable) => [variable, byCrossing((by) => differenceDocument(wave, tally(variable), by))])),
      independence: { competitive: byCrossing((by) => independenceDocument(wave, tally('competitive'), by, levelsOf(matrix.register, by).length)) },
      proportions: {
        q1_active: proportionDocument(wave, tally('q1_active'), (domain) => !domain.startsWith('activity=')),
        competitive_within3: proportionDocument(wave, tally('competitive_within3'), () => true),
      },
      families: familiesDocument(wave, tally),
      medians: mediansDocument(wave, tally, options.employees),
    },
  }
}

/** In the order of the document: each battery mean after its battery, the shares of competitive before competitive_within3. */
function itemTallies({ profiles, matrix }: Wave): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const variable of variablesOf(matrix.statements)) {
    const tally = tallyColumn(profiles, variable)
    tallies.set(variable, tally)
    if (variable === `strength_${matrix.statements.strength}`) tallies.set('strength_mean', tallyVariable(profiles, 'strength_mean'))
    if (variable === `benefit_${matrix.statements.benefit}`) tallies.set('benefit_mean', tallyVariable(profiles, 'benefit_mean'))
    if (variable === 'competitive') {
      for (const { word, code } of competitiveCategories) tallies.set(`competitive=${word}`, tallyIndicator(tally, `competitive=${word}`, (value) => value === code))
      tallies.set('competitive_within3', tallyVariable(profiles, 'competitive_within3'))
    }
  }
  for (const mean of ['strength_mean', 'benefit_mean']) if (!tallies.has(mean)) tallies.set(mean, tallyVariable(profiles, mean))
  return tallies
}
