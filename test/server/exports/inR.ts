import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import type { Interval, ResponseMatrix, Result } from '../../../analysis/index.ts'
import { rFilesOf } from '../../../server/exports/script/rScript.ts'
import type { TakenFigure } from '../../../server/exports/takenFigure.ts'
import { occasion } from './figures.ts'

const run = promisify(execFile)

/** Why R cannot take part here, in words; null where it can. */
export function reasonWithoutR(): string | null {
  const { error, status, stderr } = spawnSync('Rscript', ['-e', 'library(survey)'], { encoding: 'utf8' })
  if (error) return `R is not installed on this machine (${error.message})`
  return status === 0 ? null : `R is installed, but its package survey cannot be loaded: ${stderr.trim().split('\n').at(-1)}`
}

export interface Printed {
  /** By column and figure. */
  readonly figures: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly tests: ReadonlyMap<string, Readonly<Record<string, string>>>
}

export const inReverse = (matrix: ResponseMatrix) => Array.from({ length: matrix.responses }, (_, place) => matrix.responses - 1 - place)

export interface Job {
  readonly figure: TakenFigure
  readonly matrix: ResponseMatrix
  readonly version?: string
}

/** Writes script and data of a figure into a folder of their own, and says where the script is. */
function written({ figure, matrix, version = occasion.wave.questionnaireVersion }: Job): { readonly folder: string; readonly script: string } {
  const files = rFilesOf(figure, { ...occasion, wave: { ...occasion.wave, questionnaireVersion: version } }, matrix, inReverse(matrix), 'nl')
  const own = mkdtempSync(join(tmpdir(), 'script-'))
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
export async function printedBy(job: Job): Promise<Printed> {
  const { folder: cwd, script } = written(job)
  const { stdout, stderr } = await run('Rscript', [script], { cwd })
  rmSync(cwd, { recursive: true })
  expect(stderr).toBe('')
  return readPrinted(stdout)
}

const runEachLine = 'input <- file("stdin", "r"); while (length(script <- readLines(input, 1)) > 0) { setwd(dirname(script)); sink("printed.csv"); source(script, local = new.env()); sink(); cat("printed\\n") }'

interface RunningR {
  /** @throws when R stops at the script, or says anything */
  print(script: string): Promise<void>
  end(): Promise<void>
}

/** R that waits for scripts, so that the survey package is loaded once for a file of tests. */
function startR(): RunningR {
  const child = spawn('Rscript', ['-e', runEachLine])
  let said = ''
  child.stderr.on('data', (part: Buffer) => void (said += part.toString()))
  const lines = createInterface(child.stdout)
  const ended = once(child, 'close').then(([code]) => [`R ended with ${String(code)}`])
  return {
    async print(script) {
      const printed = once(lines, 'line')
      child.stdin.write(`${script}\n`)
      const [line] = (await Promise.race([printed, ended])) as [string]
      expect([line, said]).toEqual(['printed', ''])
    },
    async end() {
      child.stdin.end()
      await ended
    },
  }
}

let running: RunningR | undefined

/** For after the last test. */
export async function endR(): Promise<void> {
  await running?.end()
  running = undefined
}

/** The same for several scripts, each with an environment of its own, in one R that stays for the next. */
export async function printedByEach(jobs: readonly Job[]): Promise<readonly Printed[]> {
  running ??= startR()
  const printed: Printed[] = []
  for (const { folder, script } of jobs.map(written)) {
    await running.print(join(folder, script))
    printed.push(readPrinted(readFileSync(join(folder, 'printed.csv'), 'utf8')))
    rmSync(folder, { recursive: true })
  }
  return printed
}

/** Counts what was compared, so that an empty figure cannot pass. */
export class Comparison {
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
