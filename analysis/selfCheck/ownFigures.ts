import { codesOf } from '../variables.ts'
import type { AxisMean, EffectMatrix } from '../figures/effectMatrix.ts'
import type { Crossing } from '../figures/crossing.ts'
import type { View } from '../figures/mean.ts'
import { inLevel, inTotal, print } from './own/printed.ts'
import type { Measure, Name, PrintedFigure, PublishedTable } from './publishedTable.ts'

export interface OwnFigures {
  readonly view: View
  /** Every variable by each classification, withheld as people may see them. */
  readonly crossings: readonly (readonly Crossing[])[]
  readonly matrices: readonly EffectMatrix[]
}

/** What sentences call a variable, an axis (`realised_axis`), a classification and a level; ids where it is left out. */
export type NameOf = (what: { readonly measure: string } | { readonly crossing: string } | { readonly level: string; readonly of: string }) => Name | undefined

const axes = ['desired', 'realised', 'contribution'] as const

/**
 * Our own figures as the self-check reads a table: rounded as they are printed, with the base of each.
 * Both means of every axis are given apart, the one over the effects and the one over the pairs of response and effect.
 */
export function tableOfOwnFigures({ view, crossings, matrices }: OwnFigures, nameOf: NameOf = () => undefined): PublishedTable {
  const weighted = view !== 'published'
  const named = (what: Parameters<NameOf>[0]) => {
    const name = nameOf(what)
    return name === undefined ? {} : { name }
  }
  const everybody = crossings[0]?.[0]?.columns[0]?.responses ?? null
  // Weighted groups have the same shares only where nobody left the question blank
  const answeredByAll = (variable: string) => crossings[0]?.find((one) => one.variable === variable)?.columns[0]?.figure.base === everybody
  const incomplete = crossings.filter((one) => one[0] && !coversAll(one[0])).map(([first]) => first!.by as string)
  const variables = (crossings[0] ?? []).map(({ variable }) => variable).filter((variable) => variable !== 'competitive')
  const measures: Measure[] = [
    ...variables.map((variable): Measure => ({ ...measureOf(variable), ...named({ measure: variable }), weighted, ...(weighted && !answeredByAll(variable) && { population: `answers to ${variable}` }) })),
    ...axes.flatMap((axis): Measure[] => {
      const shape = { scale: { lowest: 0, highest: axis === 'contribution' ? 100 : 2 }, population: axis === 'desired' ? 'effects of everybody' : 'desired effects', weighted, ...(axis !== 'desired' && { desiredBy: 'desired_pairs' }) }
      return [
        { id: `${axis}_axis`, kind: 'meanOfEffects', ...shape, ...named({ measure: `${axis}_axis` }) },
        { id: `${axis}_pairs`, kind: 'pooledPairs', ...shape, ...named({ measure: `${axis}_pairs` }), ...(axis === 'contribution' ? { step: 25 } : { step: 1 }) },
      ]
    }),
    { id: 'responses', kind: 'count', ...named({ measure: 'responses' }) },
  ]
  const figures = [...crossings.flatMap(figuresOfCrossings), ...matrices.flatMap(figuresOfMatrix)].filter(onceEach())
  const totals = new Set(figures.flatMap(({ crossing, measure }) => (crossing === null ? [measure] : [])))
  return {
    measures,
    crossings: crossings.flatMap(([first]) => (first ? [{
      id: first.by,
      ...named({ crossing: first.by }),
      ...(weighted && incomplete.includes(first.by) && { partition: false }),
      levels: first.columns.slice(1).map(({ domain }) => ({ id: levelOf(domain), ...named({ level: levelOf(domain), of: first.by }) })),
    }] : [])),
    // Groups that leave members out say nothing of a total that is not there to be held beside them
    figures: figures.filter(({ crossing, measure }) => crossing === null || totals.has(measure) || !incomplete.includes(crossing)),
  }
}

/** False where some gave no answer that says which group they are in; where that is withheld it is not known, so false too. */
const coversAll = ({ columns: [total, ...levels] }: Crossing): boolean => total?.responses != null && levels.reduce((sum, { responses }) => sum + (responses ?? 0), 0) === total.responses

/** The total stands in every crossing, and the desired axis in both matrices of a domain. */
function onceEach(): (figure: PrintedFigure) => boolean {
  const seen = new Set<string>()
  return ({ id }) => !seen.has(id) && seen.add(id) !== undefined
}

const levelOf = (domain: string): string => domain.slice(domain.indexOf('=') + 1)
const isShare = (variable: string): boolean => variable === 'q1_active' || variable === 'competitive_within3'

function measureOf(variable: string): Measure {
  if (isShare(variable)) return { id: variable, kind: 'share', scale: { lowest: 0, highest: 100 }, step: 100 }
  const battery = variable.endsWith('_mean')
  const codes = codesOf(battery ? variable.replace('_mean', '_1') : variable)
  const effect = /^(?:realised|contribution)_(\d+)$/.exec(variable)?.[1]
  return {
    id: variable,
    kind: 'mean',
    scale: { lowest: codes[0]!, highest: codes.at(-1)! },
    // With statements left blank the mean of a battery has no smallest step
    ...(battery ? {} : { step: codes[1]! - codes[0]! }),
    ...(effect ? { population: `members who desire effect ${effect}` } : {}),
  }
}

const placeOf = (measure: string, domain: string) => (domain === 'total' ? inTotal(measure) : inLevel(measure, domain.slice(0, domain.indexOf('=')), levelOf(domain)))

function figuresOfCrossings(crossings: readonly Crossing[]): PrintedFigure[] {
  return crossings.flatMap(({ variable, by, columns }, first) => {
    const counts = first === 0 && by !== 'activity' ? columns.flatMap(({ domain, responses }) => (responses === null ? [] : [print(placeOf('responses', domain), responses, 0, null)])) : []
    if (variable === 'competitive') return counts
    return [...counts, ...columns.flatMap(({ domain, figure: { base, mean } }) => {
      if (mean.kind !== 'estimated') return []
      return [isShare(variable) ? print(placeOf(variable, domain), 100 * mean.value, 1, base) : print(placeOf(variable, domain), mean.value, variable.startsWith('contribution') ? 1 : 2, base)]
    })]
  })
}

function figuresOfMatrix({ domain, vertical, effects, axisMeans }: EffectMatrix): PrintedFigure[] {
  // One cluster is no crossing of the table
  if (domain.startsWith('cluster=')) return []
  const means = (axis: (typeof axes)[number], { mean, pooled }: AxisMean, bases: readonly (number | null)[]): PrintedFigure[] => {
    const pairs = bases.reduce<number | null>((sum, base) => (sum === null || base === null ? null : sum + base), 0)
    const decimals = axis === 'contribution' ? 1 : 2
    return [
      ...(mean.kind === 'estimated' ? [print(placeOf(`${axis}_axis`, domain), mean.value, decimals, pairs)] : []),
      ...(pooled.kind === 'estimated' ? [print(placeOf(`${axis}_pairs`, domain), pooled.value, decimals, pairs)] : []),
    ]
  }
  return [
    ...means('desired', axisMeans.desired, effects.map(({ desired }) => desired.base)),
    ...means(vertical, axisMeans.vertical, effects.map((point) => point.vertical.base)),
  ]
}
