import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AxisMean, Interval, MeanFigure, ResponseMatrix, Result, View } from '../../../analysis/index.ts'
import { rFilesOf } from '../../../server/exports/script/rScript.ts'
import type { TakenCrossings, TakenEffectMatrix, ScriptedFigure } from '../../../server/exports/takenFigure.ts'
import { codedVersionName } from '../../../surveys/index.ts'
import { readWave } from '../../analysis/readWave.ts'
import { demonstrationWave } from '../demonstrationWave.ts'
import { occasion, takenCrossings, takenMatrix, withFew } from './figures.ts'

const run = promisify(execFile)

/** Why R cannot take part here, in words; null where it can. */
function reasonWithoutR(): string | null {
  const { error, status, stderr } = spawnSync('Rscript', ['-e', 'library(survey)'], { encoding: 'utf8' })
  if (error) return `R is not installed on this machine (${error.message})`
  return status === 0 ? null : `R is installed, but its package survey cannot be loaded: ${stderr.trim().split('\n').at(-1)}`
}

const without = reasonWithoutR()
const views: readonly View[] = ['published', 'stratified', 'raked']

let folder: string
let whole: ResponseMatrix
let few: ResponseMatrix
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'))
  whole = (await demonstrationWave()).answers.matrix
  few = withFew(whole, 'call', '2', 4)
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Printed {
  /** By column and figure. */
  readonly figures: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly tests: ReadonlyMap<string, Readonly<Record<string, string>>>
}

const inReverse = (matrix: ResponseMatrix) => Array.from({ length: matrix.responses }, (_, place) => matrix.responses - 1 - place)

interface Job {
  readonly figure: ScriptedFigure
  readonly matrix: ResponseMatrix
  readonly version?: string
}

/** Writes script and data of a figure into a folder of their own, and says where the script is. */
function written({ figure, matrix, version = occasion.wave.questionnaireVersion }: Job): { readonly folder: string; readonly script: string } {
  const files = rFilesOf(figure, { ...occasion, wave: { ...occasion.wave, questionnaireVersion: version } }, matrix, inReverse(matrix), 'nl')
  const own = mkdtempSync(join(folder, 'script-'))
  for (const { name, text } of Object.values(files)) writeFileSync(join(own, name), text)
  return { folder: own, script: files.script.name }
}

function readPrinted(stdout: string): Printed {
  const [figures = '', tests = ''] = stdout.split(/\n\n/)
  const rows = (text: string) => parse(text, { columns: true }) as Record<string, string>[]
  return {
    figures: new Map(rows(figures).map((row) => [`${row['column']} ${row['figure']}`, row])),
    tests: new Map(rows(tests).map((row) => [`${row['crossing']} ${row['test']}`, row])),
  }
}

/** As the script itself tells its reader to run it. */
async function printedBy(job: Job): Promise<Printed> {
  const { folder: cwd, script } = written(job)
  const { stdout, stderr } = await run('Rscript', [script], { cwd })
  expect(stderr).toBe('')
  return readPrinted(stdout)
}

const runAll = 'for (script in commandArgs(TRUE)) { setwd(dirname(script)); sink("printed.csv"); source(script, local = new.env()); sink() }'

/** The same for several scripts in one R, which spares loading the survey package each time. */
async function printedByEach(jobs: readonly Job[]): Promise<readonly Printed[]> {
  const places = jobs.map(written)
  const { stdout, stderr } = await run('Rscript', ['-e', runAll, ...places.map((place) => join(place.folder, place.script))])
  expect([stdout, stderr]).toEqual(['', ''])
  return places.map((place) => readPrinted(readFileSync(join(place.folder, 'printed.csv'), 'utf8')))
}

async function compareEach(jobs: readonly Job[]): Promise<readonly number[]> {
  const printed = await printedByEach(jobs)
  return jobs.map(({ figure }, place) => {
    // Without weights there is nothing to print
    if (figure.raking !== undefined && figure.raking.kind !== 'estimated') {
      expect(printed[place]!.figures.size).toBe(0)
      return 0
    }
    return figure.kind === 'crossings' ? compareCrossings(figure, printed[place]!) : compareMatrix(figure, printed[place]!)
  })
}

/** Counts what was compared, so that an empty figure cannot pass. */
class Comparison {
  compared = 0

  number(place: string, printed: string | undefined, ours: number | null): void {
    this.compared++
    if (ours === null) expect([place, printed]).toEqual([place, ''])
    else {
      expect([place, printed]).not.toEqual([place, ''])
      expect(Math.abs(Number(printed) - ours), `${place}: R prints ${printed}, the screen has ${ours}`).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(ours)))
    }
  }

  result(place: string, row: Readonly<Record<string, string>> | undefined, base: number | null | undefined, mean: Result<{ readonly value: number; readonly standardError: number | null }>, interval: Interval | undefined): void {
    // What the screen withholds is not in the script at all
    if (mean.kind === 'suppressed') {
      this.compared++
      expect([place, row]).toEqual([place, undefined])
      return
    }
    expect([place, row === undefined]).toEqual([place, false])
    if (base !== undefined) this.number(`${place}, base`, row!['base'], base)
    this.number(`${place}, value`, row!['value'], mean.kind === 'estimated' ? mean.value : null)
    this.number(`${place}, standard error`, row!['standard_error'], mean.kind === 'estimated' ? mean.standardError : null)
    if (interval === undefined) return
    this.number(`${place}, lower`, row!['lower'], interval.kind === 'estimated' ? interval.lower : null)
    this.number(`${place}, upper`, row!['upper'], interval.kind === 'estimated' ? interval.upper : null)
  }
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
