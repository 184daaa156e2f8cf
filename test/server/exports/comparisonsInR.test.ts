import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cronbachAlpha, pairedEffects, withholdInPairedEffects } from '../../../analysis/index.ts'
import type { CrossingBy, Difference, DomainId, ResponseMatrix, View } from '../../../analysis/index.ts'
import type { TakenTable } from '../../../server/exports/takenFigure.ts'
import { takenReliability } from '../../../server/exports/told/comparison/reliability.ts'
import type { MatrixComparison } from '../../../server/figures/change/matrixComparison.ts'
import { codebook } from '../../../surveys/index.ts'
import { demonstrationWave } from '../demonstrationWave.ts'
import { takenGroups, takenPaired, takenTable, withFew } from './figures.ts'
import { Comparison, endR, printedByEach, reasonWithoutR, type Printed } from './inR.ts'

const without = reasonWithoutR()
/** What the stratified view stands on is in the raked one as well. */
const views: readonly View[] = ['published', 'raked']

let whole: ResponseMatrix
let few: ResponseMatrix
beforeAll(async () => {
  whole = (await demonstrationWave()).answers.matrix
  few = withFew(whole, 'call', '2', 4)
})
afterAll(endR)

type Tested = { readonly t: number; readonly degreesOfFreedom: number; readonly p: number; readonly lower: number; readonly upper: number; readonly base?: number; readonly difference?: number; readonly value?: number }

function holdTest(comparison: Comparison, { tests }: Printed, key: string, made: ({ readonly kind: 'estimated' } & Tested) | { readonly kind: string }, of = 'difference'): void {
  const row = tests.get(`${key} ${of}`)
  expect([key, of, row !== undefined]).toEqual([key, of, made.kind === 'estimated'])
  if (row === undefined || !('t' in made)) return
  const { t, degreesOfFreedom, p, lower, upper, base, difference, value } = made
  for (const [column, ours] of Object.entries({ base, value: difference ?? value, lower, upper, statistic: t, df2: degreesOfFreedom, p })) if (ours !== undefined) comparison.number(`${key} ${of}, ${column}`, row[column], ours)
}

function holdFamily(comparison: Comparison, { tests }: Printed, key: string, holm: number | null, benjaminiHochberg: number | null): void {
  if (holm !== null) comparison.number(`${key} holm`, tests.get(`${key} holm`)?.['p'], holm)
  if (benjaminiHochberg !== null) comparison.number(`${key} BH`, tests.get(`${key} BH`)?.['p'], benjaminiHochberg)
}

function compareTable({ table }: TakenTable, printed: Printed): number {
  const comparison = new Comparison()
  for (const { row, kind, total, banner } of table.rows) {
    const cells = [{ name: 'total', cell: total }, ...banner.flatMap((one, place) => one.cells.map((cell, column) => ({ name: `${one.classification} ${table.banner[place]!.columns[column]!.letter}`, cell })))]
    for (const { name, cell } of cells) {
      comparison.result(`${name} ${row} mean`, printed.figures.get(`${name} ${row} mean`), kind === 'axisMean' ? undefined : cell.base, cell.mean, cell.interval)
      if (cell.pooled) comparison.result(`${name} ${row} pooled`, printed.figures.get(`${name} ${row} pooled`), undefined, cell.pooled, undefined)
      for (const { code, share, interval } of cell.distribution) comparison.result(`${name} ${row} share ${code}`, printed.figures.get(`${name} ${row} share ${code}`), undefined, share, interval)
    }
    if (kind === 'axisMean') continue
    for (const { classification, pairs, independence } of banner) {
      for (const { first, second, test: made, rank } of pairs) {
        const key = `${row} ${classification} ${first} ${second}`
        holdTest(comparison, printed, key, made)
        if (made.kind === 'estimated') holdFamily(comparison, printed, key, made.holm, made.benjaminiHochberg)
        const ranks = printed.tests.get(`${key} rank`)
        expect([key, ranks !== undefined]).toEqual([key, rank?.kind === 'estimated' && made.kind === 'estimated'])
        if (rank?.kind === 'estimated' && ranks) for (const [column, ours] of Object.entries({ statistic: rank.t, df2: rank.degreesOfFreedom, p: rank.p })) comparison.number(`${key} rank, ${column}`, ranks[column], ours)
      }
      const table2 = printed.tests.get(`${row} ${classification} independence`)
      expect([row, classification, table2 !== undefined]).toEqual([row, classification, independence.kind === 'estimated'])
      if (independence.kind === 'estimated') for (const [column, ours] of Object.entries({ statistic: independence.F, df1: independence.numeratorDf, df2: independence.denominatorDf, p: independence.p })) comparison.number(`${row} ${classification} independence, ${column}`, table2![column], ours)
    }
  }
  return comparison.compared
}

function comparePaired(matrix: ResponseMatrix, domain: DomainId, by: CrossingBy, view: View, printed: Printed): number {
  const comparison = new Comparison()
  const { domains, families } = withholdInPairedEffects(pairedEffects(matrix, view))
  for (const effect of domains.find((one) => one.domain === domain)!.effects) {
    const row = (what: string) => printed.figures.get(`${domain} effect ${effect.effect} ${what}`)
    for (const [place, share] of [effect.doesNotWant, effect.wantsExpectsNone, effect.wantsExpectsHelp, effect.wantsAndHas].entries()) comparison.result(`${effect.effect} ${place}`, row(`answer ${place}`), effect.base, share.share, share.interval)
    comparison.result(`${effect.effect} gap`, row('wants it, has it not'), effect.base, effect.wantsHasNot.share, effect.wantsHasNot.interval)
    holdTest(comparison, printed, `${domain} ${effect.effect}`, effect.gap, 'gap')
  }
  for (const { effect, difference, holm, benjaminiHochberg } of families.find((one) => one.by === by)!.tests) {
    holdTest(comparison, printed, `${by} ${effect}`, difference)
    holdFamily(comparison, printed, `${by} ${effect}`, holm, benjaminiHochberg)
  }
  return comparison.compared
}

function compareGroups({ first, second, differences }: MatrixComparison, printed: Printed): number {
  const comparison = new Comparison()
  for (const side of ['desired', 'vertical'] as const) {
    const axis = side === 'desired' ? side : second.matrix.vertical
    for (const { matrix } of [first, second]) {
      for (const point of matrix.effects) comparison.result(`${matrix.domain} ${axis} ${point.effect}`, printed.figures.get(`${matrix.domain} ${axis} ${point.effect}`), point[side].base, point[side].mean, point[side].interval)
      comparison.result(`${matrix.domain} ${axis}`, printed.figures.get(`${matrix.domain} ${axis}, mean of the effects`), undefined, matrix.axisMeans[side].mean, matrix.axisMeans[side].interval)
    }
    const family = differences[side]
    const hold = (key: string, difference: Difference) => holdTest(comparison, printed, key, difference)
    for (const { effect, difference, holm, benjaminiHochberg } of family.tests) {
      hold(`${axis} ${effect}`, difference)
      holdFamily(comparison, printed, `${axis} ${effect}`, holm, benjaminiHochberg)
    }
    hold(`${axis}, mean of the effects`, family.mean)
    hold(`${axis}, all pairs`, family.pooled)
  }
  return comparison.compared
}

// Where there is no R, scriptsInR.test.ts says so and scripts.test.ts holds the texts
describe.runIf(without === null)('the scripts of tables and comparisons print in R what the screen shows, to 1e-8', () => {
  for (const view of views) {
    test(`${view}`, async () => {
      const tables = [
        { figure: takenTable(whole, ['strength_1', 'competitive', 'realised_mean'], ['activity', 'clusterMembers', 'q2_relevance'], null, view), matrix: whole },
        { figure: takenTable(whole, ['q2_relevance', 'desired_mean'], ['call', 'tenure'], { classification: 'size', level: 'KO' }, view), matrix: whole },
        { figure: takenTable(few, ['q2_relevance'], ['call', 'cluster'], null, view), matrix: few },
      ]
      expect(tables[2]!.figure.table.rows[0]!.banner[0]!.cells.map(({ mean }) => mean.kind)).toEqual(['suppressed', 'suppressed'])
      const paired = [
        { figure: takenPaired(whole, 'total', 'activity', view), matrix: whole, asked: ['total', 'activity'] as const },
        { figure: takenPaired(few, 'call=2', 'size', view), matrix: few, asked: ['call=2', 'size'] as const },
      ]
      const groups = ([['call=1', 'call=2', 'realised'], ['total', 'activity=1', 'contribution'], ['size=KO', 'embedding=gevestigd', 'realised']] as const)
        .map(([first, second, vertical]) => ({ ...takenGroups(whole, first, second, vertical, view), matrix: whole }))
      const printed = await printedByEach([...tables, ...paired, ...groups])
      expect(tables.map(({ figure }, place) => compareTable(figure, printed[place]!)).map((count, place) => count > [200, 80, 20][place]!)).toEqual([true, true, true])
      expect(paired.map(({ matrix, asked: [domain, by] }, place) => comparePaired(matrix, domain, by, view, printed[3 + place]!)).map((count, place) => count > [300, 100][place]!)).toEqual([true, true])
      expect(groups.map(({ comparison }, place) => compareGroups(comparison, printed[5 + place]!)).map((count) => count > 250)).toEqual([true, true, true])
    })
  }

  test('alpha of the batteries', async () => {
    const reliabilities = { strength: cronbachAlpha(whole, 'strength'), benefit: cronbachAlpha(whole, 'benefit') }
    const [printed] = await printedByEach([{ figure: takenReliability(reliabilities, codebook('2020.1').variables.map(({ name }) => name)), matrix: whole }])
    const comparison = new Comparison()
    for (const battery of ['strength', 'benefit'] as const) {
      const own = reliabilities[battery]
      if (own.kind !== 'estimated') return expect.unreachable('every battery has an alpha')
      comparison.number(battery, printed!.figures.get(`${battery} alpha`)?.['value'], own.alpha)
      comparison.number(battery, printed!.figures.get(`${battery} alpha`)?.['base'], own.base)
    }
    expect(comparison.compared).toBe(4)
  })
})
