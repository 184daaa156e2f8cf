/**
 * The whole test run: types, the built pages, then every test (unit, both databases, browser).
 * Arguments are passed on to vitest, so `npm test -- test/db` runs one folder.
 * The last line counts everything, the two checks before vitest included.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const binary = (name: string) => join(root, 'node_modules', '.bin', name)
const results = mkdtempSync(join(tmpdir(), 'test-results-'))
const report = join(results, 'report.json')

let passed = 0
let failed = 0
let skipped = 0

function step(name: string, command: string, args: string[]): boolean {
  const startedMs = performance.now()
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name} (${seconds} s)`)
  return status === 0
}

function count(succeeded: boolean): void {
  if (succeeded) passed++
  else failed++
}

count(step('types', binary('tsc'), ['--noEmit']))
count(step('pages built', binary('vite'), ['build', '--logLevel', 'warn']))
const green = step('tests', binary('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
])

interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

let summary: Report | undefined
try {
  summary = JSON.parse(readFileSync(report, 'utf8')) as Report
} catch {
  failed++
  console.log('The tests left no report.')
} finally {
  rmSync(results, { recursive: true, force: true })
}
if (summary) {
  passed += summary.numPassedTests
  failed += summary.numFailedTests
  skipped += summary.numPendingTests + summary.numTodoTests
  // A file that breaks before its first test fails no test, yet it failed
  failed += summary.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length
  if (!green && failed === 0) failed++
}

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
