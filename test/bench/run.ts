/** `npm run bench [-- --json FILE]`: every figure beside the limit or rival that was measured in the same run. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { analyseCommand } from './analyseCommand.ts'
import { fieldwork } from './fieldwork.ts'
import { firstLoad } from './firstLoad.ts'
import { longFigures } from './longFigures.ts'
import { matrices } from './matrices.ts'
import type { Measurement } from './measurement.ts'
import { submissions } from './submissions.ts'

const { values } = parseArgs({ options: { json: { type: 'string' } } })
const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const progress = (text: string) => process.stderr.isTTY && process.stderr.write(`${text} …\n`)
const figure = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))

try {
  progress('building the pages')
  execFileSync(join(root, 'node_modules/.bin/vite'), ['build', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' })
  const rows: Measurement[] = []
  progress('effect matrices')
  rows.push(...(await matrices(progress)))
  rows.push(...(await longFigures(progress)))
  progress('npm run analyse')
  rows.push(...(await analyseCommand(folder)))
  progress('fieldwork')
  rows.push(...(await fieldwork(folder)))
  progress('submissions')
  const { measurements, welcomePage } = await submissions(folder)
  rows.push(...measurements)
  progress('first load')
  rows.push(...(await firstLoad(welcomePage)))

  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}\n`)
  for (const row of rows) {
    console.log(`${row.name}${row.note ? ` (${row.note})` : ''}`)
    console.log(`    ${figure(row.value)} ${row.unit} beside ${figure(row.besideValue)} for ${row.beside}: ratio ${row.ratio.toPrecision(3)}, ${row.better} is better`)
  }
  if (values.json) writeFileSync(values.json, JSON.stringify({ node: process.version, processors: cpus().length, rows }, null, 1) + '\n')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
