import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AxisMean, Interval, MeanFigure, ResponseMatrix, Result, View } from '../../../analysis/index.ts'
import { rFilesOf } from '../../../server/exports/script/rScript.ts'
import type { TakenCrossings, TakenEffectMatrix, TakenFigure } from '../../../server/exports/takenFigure.ts'
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

async function printedBy(figure: TakenFigure, matrix: ResponseMatrix): Promise<Printed> {
  const files = rFilesOf(figure, occasion, matrix, inReverse(matrix), 'nl')
  for (const { name, text } of Object.values(files)) writeFileSync(join(folder, name), text)
  const { stdout, stderr } = await run('Rscript', [files.script.name], { cwd: folder })
  expect(stderr).toBe('')
  const [figures = '', tests = ''] = stdout.split(/\n\n/)
  const rows = (text: string) => parse(text, { columns: true }) as Record<string, string>[]
  return {
    figures: new Map(rows(figures).map((row) => [`${row['column']} ${row['figure']}`, row])),
    tests: new Map(rows(tests).map((row) => [`${row['crossing']} ${row['test']}`, row])),
  }
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
  for (const { by, columns, difference, independence } of crossings) {
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

  test('a wave that cannot be raked has no raked figures, and a script that says so', async () => {
    const unbalanced = withFew(whole, 'size', 'MGO', 4)
    const figure = takenCrossings(unbalanced, 'q2_relevance', ['embedding'], 'raked')
    expect([figure.raking?.kind, figure.crossings[0]!.columns[0]!.figure.mean.kind]).toEqual(['notEstimable', 'notEstimable'])
    expect((await printedBy(figure, unbalanced)).figures.size).toBe(0)
    expect(rFilesOf(figure, occasion, unbalanced, inReverse(unbalanced), 'nl').script.text).toContain('# Er zijn geen herwogen cijfers: de gewichten werden niet stabiel')
  })

  for (const view of views) {
    test(`effect matrices, ${view}`, async () => {
      for (const [domain, vertical] of [['total', 'realised'], ['activity=0', 'contribution']] as const) {
        const figure = takenMatrix(whole, domain, vertical, view)
        expect(compareMatrix(figure, await printedBy(figure, whole))).toBe(2 * (11 * 5 + 4 + 2))
      }
    })

    test(`crossings, ${view}`, async () => {
      const relevance = takenCrossings(whole, 'q2_relevance', ['size', 'activity'], view)
      expect(compareCrossings(relevance, await printedBy(relevance, whole))).toBeGreaterThan(100)
      const competitive = takenCrossings(whole, 'competitive', ['call', 'size', 'embedding', 'activity'], view)
      expect(compareCrossings(competitive, await printedBy(competitive, whole))).toBeGreaterThan(300)
      const strength = takenCrossings(whole, 'strength_mean', ['embedding'], view)
      expect(compareCrossings(strength, await printedBy(strength, whole))).toBe(3 * 5 + 7)
    })

    test(`a variable asked of some, a share, and withheld columns, ${view}`, async () => {
      const asked = takenCrossings(whole, 'contribution_7', ['call'], view)
      expect(compareCrossings(asked, await printedBy(asked, whole))).toBeGreaterThan(60)
      const active = takenCrossings(whole, 'q1_active', ['activity'], view)
      expect(compareCrossings(active, await printedBy(active, whole))).toBeGreaterThan(20)
      const withheld = takenCrossings(few, 'q2_relevance', ['call', 'embedding'], view)
      expect(withheld.crossings[0]!.columns.map((column) => column.figure.mean.kind)).toEqual(['estimated', 'suppressed', 'suppressed'])
      expect(compareCrossings(withheld, await printedBy(withheld, few))).toBeGreaterThan(60)
    })
  }
})
