import { completionRate, cronbachAlpha, crossTable, crossings, effectMatrices, effectiveBase, kindOfView, makeRelease, pairedEffects, raking, representativeness, responseSpread, smallestBase, withholdInPairedEffects, withholdSmallBases } from '../../../analysis/index.ts'
import { compareDomains } from '../change/matrixComparison.ts'
import type { CrossTable, Crossing, CrossingBy, DomainId, EffectMatrix, OnStep, RakingReport, Reliability, ResponseMatrix, TableRequest, VerticalAxis, View } from '../../../analysis/index.ts'

export interface EffectMatrices {
  readonly view: View
  readonly matrices: readonly EffectMatrix[]
  readonly raking?: RakingReport
}

export interface WaveTable extends CrossTable {
  readonly raking?: RakingReport
}

interface TableArguments {
  readonly request: Omit<TableRequest, 'withhold'>
  /** With every pair behind the letters a table can be a hundred times as large. */
  readonly tests: 'letters' | 'all'
}

/**
 * Every figure of one wave by its kind, as people may see it. Pure, of plain arguments: whoever asks need not be on the
 * thread that computes.
 */
export const figuresOfWave = {
  effectMatrices: (matrix: ResponseMatrix, { view }: { readonly view: View }, onStep: OnStep): EffectMatrices => ({
    view,
    matrices: withholdSmallBases(effectMatrices(matrix, view, onStep)),
    ...(kindOfView(view) === 'raked' ? { raking: raking(matrix, view) } : {}),
  }),

  /** Every variable by one classification. */
  crossings: (matrix: ResponseMatrix, { by, view }: { readonly by: CrossingBy; readonly view: View }, onStep: OnStep): readonly Crossing[] =>
    withholdSmallBases(crossings(matrix, by, view, onStep)),

  table: (matrix: ResponseMatrix, { request, tests }: TableArguments, onStep: OnStep): WaveTable => {
    const table = crossTable(matrix, { ...request, withhold: true }, onStep)
    return { ...(tests === 'all' ? table : withoutPairs(table)), ...(kindOfView(request.view) === 'raked' ? { raking: raking(matrix, request.view) } : {}) }
  },

  pairedEffects: (matrix: ResponseMatrix, { view }: { readonly view: View }, onStep: OnStep) => withholdInPairedEffects(pairedEffects(matrix, view, onStep)),

  /** Cronbach's alpha of the two batteries, nothing on one to four answers. */
  reliability: (matrix: ResponseMatrix): { readonly strength: Reliability; readonly benefit: Reliability } => {
    const shown = (alpha: Reliability): Reliability => (alpha.kind === 'estimated' && alpha.base < smallestBase ? { kind: 'suppressed', reason: 'baseBelowFive' } : alpha)
    return { strength: shown(cronbachAlpha(matrix, 'strength')), benefit: shown(cronbachAlpha(matrix, 'benefit')) }
  },

  representativeness: (matrix: ResponseMatrix, { view }: { readonly view: View }) => {
    const report = raking(matrix, view)
    const { register: { members }, responses } = matrix
    return { members, responses, completionRate: completionRate(members, responses), representativeness: representativeness(matrix), raking: report, effectiveBase: effectiveBase(responses, report) }
  },

  /** How much the response propensities differ inside each level of a classification. */
  responseSpread: (matrix: ResponseMatrix, { by }: { readonly by: CrossingBy }) => responseSpread(matrix, by),

  /** Two groups of one wave; undefined for a domain that the wave does not have. */
  comparedDomains: (matrix: ResponseMatrix, { wave, domains, vertical, view }: { readonly wave: string; readonly domains: readonly [DomainId, DomainId]; readonly vertical: VerticalAxis; readonly view: View }, onStep: OnStep) =>
    compareDomains(wave, matrix, withholdSmallBases(effectMatrices(matrix, view, onStep)), domains, vertical, view),

  /** What may leave the house of this wave, with its audit. */
  release: (matrix: ResponseMatrix, _options: object, onStep: OnStep) => makeRelease(matrix, undefined, { onStep }),
}

/** The same table without the tests behind its letters. */
function withoutPairs(table: CrossTable): CrossTable {
  return { ...table, rows: table.rows.map((row) => ({ ...row, banner: row.banner.map((one) => ({ ...one, pairs: [], pairsByCategory: [] })) })) }
}
