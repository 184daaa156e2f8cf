import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AxisMean, MeanFigure, ResponseMatrix, View } from '../../../analysis/index.ts'
import { rFilesOf } from '../../../server/exports/script/rScript.ts'
import type { TakenCrossings, TakenEffectMatrix } from '../../../server/exports/takenFigure.ts'
import { codedVersionName } from '../../../surveys/index.ts'
import { readWave } from '../../analysis/readWave.ts'
import { demonstrationWave } from '../demonstrationWave.ts'
import { occasion, takenCrossings, takenMatrix, withFew } from './figures.ts'
import { Comparison, endR, inReverse, printedBy, printedByEach, reasonWithoutR, type Job, type Printed } from './inR.ts'

const without = reasonWithoutR()
const views: readonly View[] = ['published', 'stratified', 'raked']

let whole: ResponseMatrix
let few: ResponseMatrix
beforeAll(async () => {
  whole = (await demonstrationWave()).answers.matrix
  few = withFew(whole, 'call', '2', 4)
})
afterAll(endR)
async function compareEach(jobs: readonly Job[]): Promise<readonly number[]> {
  const printed = await printedByEach(jobs)
  return jobs.map(({ figure }, place) => {
    // Without weights there is nothing to print
    if (figure.raking !== undefined && figure.raking.kind !== 'estimated') {
      expect(printed[place]!.figures.size).toBe(0)
      return 0
    }
    return figure.kind === 'crossings' ? compareCrossings(figure, printed[place]!) : compareMatrix(figure as TakenEffectMatrix, printed[place]!)
  })
}

function compareCrossings({ crossings }: TakenCrossings, { figures, tests }: Printed): number {
  const comparison = new Comparison()
  for (const { by, columns, difference, rank, independence } of crossings) {
    for (const { domain, figure, distribution } of columns) {
      comparison.result(`${domain} mean`, figures.get(`${domain} mean`), figure.base, figure.mean, figure.interval)
      for (const { code, share, interval } of distribution) comparison.result(`${domain} share ${code}`, figures.get(`${domain} share ${code}`), undefined, share, interval)
    }
    const [first, second] = [tests.get(`${by} difference`), tests.get(`${by} independence`)]
    expect([by, first !== undefined, second !== undefined]).toEqual([by, difference.kind === 'estimated', independence.kind === 'estimated'])
    if (difference.kind === 'estimated') {
      const { base, difference: value, lower, upper, t, degreesOfFreedom, p } = difference
      for (const [column, ours] of Object.entries({ base, value, lower, upper, statistic: t, df2: degreesOfFreedom, p })) comparison.number(`${by} difference, ${column}`, first![column], ours)
    }
    const ranks = tests.get(`${by} rank`)
    expect([by, ranks !== undefined]).toEqual([by, rank?.kind === 'estimated'])
    if (rank?.kind === 'estimated') for (const [column, ours] of Object.entries({ statistic: rank.t, df2: rank.degreesOfFreedom, p: rank.p })) comparison.number(`${by} rank, ${column}`, ranks![column], ours)
    if (independence.kind === 'estimated') {
      const { base, F, numeratorDf, denominatorDf, p } = independence
      for (const [column, ours] of Object.entries({ base, statistic: F, df1: numeratorDf, df2: denominatorDf, p })) comparison.number(`${by} independence, ${column}`, second![column], ours)
    }
  }
  return comparison.compared
}

function compareMatrix({ matrix }: TakenEffectMatrix, { figures }: Printed): number {
  const comparison = new Comparison()
  const compareAxis = (name: string, points: readonly { readonly effect: number; readonly figure: MeanFigure }[], mean: AxisMean) => {
    const row = (what: string) => figures.get(`${matrix.domain} ${name}${what}`)
    for (const { effect, figure } of points) comparison.result(`${name} ${effect}`, row(` ${effect}`), figure.base, figure.mean, figure.interval)
    comparison.result(`${name}, mean`, row(', mean of the effects'), undefined, mean.mean, mean.interval)
    comparison.result(`${name}, pooled`, row(', all pairs'), undefined, mean.pooled, undefined)
  }
  compareAxis('desired', matrix.effects.map(({ effect, desired }) => ({ effect, figure: desired })), matrix.axisMeans.desired)
  compareAxis(matrix.vertical, matrix.effects.map(({ effect, vertical }) => ({ effect, figure: vertical })), matrix.axisMeans.vertical)
  return comparison.compared
}

describe('the scripts print in R what the screen shows, to 1e-8', () => {
  if (without !== null) {
    test(`R was not asked: ${without}. The texts of the scripts are held by their snapshots in scripts.test.ts`, () => {
      console.log(`The scripts for R were not run: ${without}.`)
      expect(without).toMatch(/R is (not )?installed/)
    })
    return
  }

  test('run as it says of itself', async () => {
    const figure = takenCrossings(whole, 'q2_relevance', ['size', 'activity'], 'raked')
    expect(compareCrossings(figure, await printedBy({ figure, matrix: whole }))).toBeGreaterThan(100)
  })

  test('a wave that cannot be raked has no raked figures, and a script that says so', async () => {
    const matrix = withFew(whole, 'size', 'MGO', 4)
    const figure = takenCrossings(matrix, 'q2_relevance', ['embedding'], 'raked')
    expect([figure.raking?.kind, figure.crossings[0]!.columns[0]!.figure.mean.kind]).toEqual(['notEstimable', 'notEstimable'])
    expect((await printedBy({ figure, matrix })).figures.size).toBe(0)
    expect(rFilesOf(figure, occasion, matrix, inReverse(matrix), 'nl').script.text).toContain('# Er zijn geen herwogen cijfers: de gewichten werden niet stabiel')
  })

  for (const view of views) {
    test(`effect matrices, crossings, shares and withheld columns of the demonstration wave, ${view}`, async () => {
      const withheld = takenCrossings(few, 'q2_relevance', ['call', 'embedding'], view)
      expect(withheld.crossings[0]!.columns.map((column) => column.figure.mean.kind)).toEqual(['estimated', 'suppressed', 'suppressed'])
      const compared = await compareEach([
        { figure: takenMatrix(whole, 'total', 'realised', view), matrix: whole },
        { figure: takenMatrix(whole, 'activity=0', 'contribution', view), matrix: whole },
        { figure: takenCrossings(whole, 'competitive', ['call', 'size', 'embedding', 'activity'], view), matrix: whole },
        { figure: takenCrossings(whole, 'competitive_within3', ['size'], view), matrix: whole },
        { figure: takenCrossings(whole, 'strength_mean', ['embedding'], view), matrix: whole },
        { figure: takenCrossings(whole, 'contribution_7', ['call'], view), matrix: whole },
        { figure: takenCrossings(whole, 'q1_active', ['activity'], view), matrix: whole },
        { figure: withheld, matrix: few },
      ])
      expect(compared.slice(0, 2)).toEqual([2 * (11 * 5 + 4 + 2), 2 * (11 * 5 + 4 + 2)])
      expect(compared.every((count) => count >= 20)).toBe(true)
      expect(compared[2]).toBeGreaterThan(300)
    })
  }

  test('margins that somebody chose, crossed ones too', async () => {
    expect(await compareEach([
      { figure: takenMatrix(whole, 'activity=1', 'contribution', 'raked:cluster.call-size.embedding-size'), matrix: whole },
      { figure: takenCrossings(whole, 'q2_relevance', ['activity'], 'raked:size-clusterMembers.call-embedding'), matrix: whole },
      { figure: takenCrossings(whole, 'competitive_within3', ['size'], 'raked:cluster-size'), matrix: whole },
    ])).toSatisfy((counts: readonly number[]) => counts.every((count) => count >= 20))
  })

  test('a cap that trims', async () => {
    const { matrix } = await readWave(join(import.meta.dirname, '../../analysis/weighting/reference/mixed'))
    const jobs = [
      { figure: takenMatrix(matrix, 'size=KO', 'realised', 'raked:cluster.size.cap5'), matrix },
      { figure: takenCrossings(matrix, 'strength_1', ['activity'], 'raked:call-size.embedding.cap5'), matrix },
      { figure: takenCrossings(matrix, 'q2_relevance', ['size'], 'raked:size-clusterMembers.cluster.cap5'), matrix },
    ].map((job) => ({ ...job, version: codedVersionName(matrix.statements) }))
    for (const { figure: { raking } } of jobs) expect(raking?.kind === 'estimated' && raking.cap!.trimmed).toBeGreaterThan(0)
    expect(await compareEach(jobs)).toSatisfy((counts: readonly number[]) => counts.every((count) => count >= 20))
  })

  // Clusters in which all or one answered, all answers equal, no large company, five responses
  test.each(['everybody', 'equal', 'noLarge', 'oneEach', 'ordinary', 'singletons', 'tiny'])('the awkward wave %s', async (name) => {
    const { matrix } = await readWave(join(import.meta.dirname, '../../analysis/reference/waves', name))
    const version = codedVersionName(matrix.statements)
    const jobs = views.flatMap((view) => [
      { figure: takenMatrix(matrix, 'size=KO', 'realised', view), matrix, version },
      { figure: takenCrossings(matrix, 'q2_relevance', ['call'], view), matrix, version },
    ])
    const compared = await compareEach(jobs)
    expect(compared.slice(0, 4).every((count) => count > 20)).toBe(true)
    expect(compared.slice(4).every((count) => count > 20)).toBe(jobs[4]!.figure.raking!.kind === 'estimated')
  })
})
