import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { changeBetweenWaves, differencesOfDomains, effectMatrixOf, spreadOfDesired } from '../../../analysis/index.ts'
import { differenceOfDomains } from '../../../analysis/change/differenceOfDomains.ts'
import { estimatorOf } from '../../../analysis/estimation/estimator.ts'
import { profilesInDomain } from '../../../analysis/tallies/domains.ts'
import { tallyColumn } from '../../../analysis/tallies/tally.ts'
import { near, nearAll } from '../paired/agreeing.ts'
import { readTwoWaves } from './readTwoWaves.ts'
import type { DomainId, View } from '../../../analysis/index.ts'

type Views = { base: number } & Record<View, Record<string, number>>
interface Reference {
  reference: { survey: string }
  everyone: Record<DomainId, Record<string, Views | null>>
  panel: Record<DomainId, Record<string, Views | null>>
  domains: { first: DomainId; second: DomainId; variables: Record<string, Views> }[]
  spread: Record<DomainId, number>
}

const reference = JSON.parse(gunzipSync(readFileSync(join(import.meta.dirname, 'reference/expected.json.gz'))).toString()) as Reference
const { earlier, later, pairs } = await readTwoWaves()
const views: View[] = ['published', 'stratified', 'raked']

/** test/analysis/change/reference/expected.R wrote what R says of these waves. */
describe('change agrees with R and its survey package to 1e-8', () => {
  test.each(views)('everyone and the panel, %s', (view) => {
    expect(reference.reference.survey).toBe('4.1.1')
    const compared = { everyone: 0, panel: 0, withheld: 0 }
    for (const domain of Object.keys(reference.everyone) as DomainId[]) {
      const { items } = changeBetweenWaves({ responses: earlier, changed: new Set() }, later, pairs, domain, view)
      for (const [variable, expected] of Object.entries(reference.everyone[domain])) {
        const { everyone, panel } = items.find((one) => one.variable === variable)!
        const what = `${domain} ${variable}`
        if (expected === null) expect([what, everyone.change.kind]).toEqual([what, 'notEstimable'])
        else {
          compared.everyone++
          expect([what, everyone.change]).toEqual([what, expect.objectContaining({ base: expected.base, ...nearAll(expected[view]) })])
        }
        const ofPanel = reference.panel[domain][variable] ?? null
        if (ofPanel === null) continue
        if (panel.kind === 'suppressed') {
          compared.withheld++
          continue
        }
        if (panel.kind !== 'estimated') return expect.fail(`${what}: R has a panel, we have ${panel.reason}`)
        compared.panel++
        expect([what, panel.base, panel.change]).toEqual([what, ofPanel.base, { kind: 'estimated', ...nearAll(ofPanel[view]) }])
      }
    }
    expect(compared.everyone).toBeGreaterThan(150)
    expect(compared.panel).toBeGreaterThan(60)
    expect(compared.withheld).toBeGreaterThan(10)
  })

  test.each(views)('two domains of one wave, also where they share members, %s', (view) => {
    const estimator = estimatorOf(later, view)
    for (const { first, second, variables } of reference.domains) {
      for (const [variable, expected] of Object.entries(variables)) {
        const difference = differenceOfDomains(estimator, tallyColumn(estimator.profiles, variable), profilesInDomain(estimator.profiles, first), profilesInDomain(estimator.profiles, second))
        const what = `${first} ${second} ${variable}`
        expect([what, difference]).toEqual([what, expect.objectContaining({ kind: 'estimated', base: expected.base, ...nearAll(expected[view]) })])
      }
    }
  })

  test('the spread of the desired effects', () => {
    for (const [domain, expected] of Object.entries(reference.spread) as [DomainId, number][]) {
      expect(spreadOfDesired(effectMatrixOf(later, domain, 'realised', 'published'))).toEqual({ kind: 'estimated', standardDeviation: near(expected), effects: 11 })
    }
  })

  test('a family of two matrices holds the same differences, adjusted over the tests made', () => {
    const matrices = (['call=1', 'call=2'] as const).map((domain) => effectMatrixOf(later, domain, 'contribution', 'stratified'))
    const { desired, vertical } = differencesOfDomains(later, matrices[0]!, matrices[1]!, 'stratified')
    const { variables } = reference.domains[0]!
    for (const [axis, family] of [['desired', desired], ['contribution', vertical]] as const) {
      expect(family.familySize).toBe(11)
      const p = family.tests.map(({ effect }) => variables[`${axis}_${effect}`]!.stratified['p']!)
      family.tests.forEach(({ difference, holm }, place) => {
        expect(difference).toMatchObject({ kind: 'estimated', p: near(p[place]!) })
        // Holm by its definition: the largest of (m - rank) p over the tests with a p at most this one
        const sorted = [...p].sort((a, b) => a - b)
        const adjusted = Math.max(...sorted.filter((one) => one <= p[place]!).map((one, rank) => Math.min(1, (11 - rank) * one)))
        expect(holm).toEqual(near(adjusted))
      })
    }
  })
})
