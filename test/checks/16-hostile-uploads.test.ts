import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalInWords } from '../../server/files/uploads/refusal.ts'
import type { ReadUpload } from '../../server/files/uploads/readUpload.ts'
import type { ProblemDocument } from '../../server/api/problems.ts'
import { openDatabase } from '../server/database.ts'
import { startServer } from '../server/runningServer.ts'
import { enter } from '../server/visitor.ts'
import { runCommand } from '../server/commands/runCommand.ts'
import { honestRows, honestWorkbook, hostileFiles } from '../server/files/uploads/hostileFiles.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'uploads-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const files = hostileFiles()

test('check 16: every hostile file is refused within two seconds, with less than 100 MB more memory, and the reader goes on', () => {
  const honest = { what: 'an honest list', name: 'leden.xlsx', file: honestWorkbook(), why: '' }
  // Honest before the first and after the last: nothing of what came between is left
  const all = [honest, ...files, honest]
  all.forEach(({ name, file }, place) => {
    const at = join(folder, String(place).padStart(3, '0'))
    mkdirSync(at)
    writeFileSync(join(at, name), file)
  })
  const { stdout, stderr, status } = spawnSync(process.execPath, [resolve(import.meta.dirname, '../server/files/uploads/readEach.ts'), folder], { encoding: 'utf8', maxBuffer: 50_000_000 })
  expect([status, stderr]).toEqual([0, ''])
  const lines = stdout.trim().split('\n').slice(0, -1).map((line) => JSON.parse(line) as { result: ReadUpload; ms: number; risenMegabytes: number })
  expect(lines.length).toBe(all.length)
  lines.forEach(({ result, ms, risenMegabytes }, place) => {
    const { what, why } = all[place]!
    expect([what, result.kind === 'read' ? result.cells : result.why]).toEqual([what, why === '' ? honestRows : why])
    expect([what, ms < 2_000, risenMegabytes < 100]).toEqual([what, true, true])
    // Nothing of another file, or of this machine
    expect([what, JSON.stringify(result).includes('root:')]).toEqual([what, false])
  })
})

test('check 16: each refusal says in both languages what was expected', () => {
  for (const { why } of files) {
    const [dutch, english] = (['nl', 'en'] as const).map((language) => refusalInWords({ kind: why as Parameters<typeof refusalInWords>[0]['kind'], place: '7' }, language))
    expect([why, dutch!.length > 30, english!.length > 30, dutch !== english]).toEqual([why, true, true, true])
  }
})

test('check 16: the command that reads a register refuses a hostile workbook in words, and stores nothing', async () => {
  const bomb = files.find(({ what }) => what.startsWith('1000:1 that claims'))!
  const path = join(folder, 'bomb.xlsx')
  writeFileSync(path, bomb.file)
  const startedMs = performance.now()
  const { code, errors } = await runCommand('import', ['members', path, '--wave', '2099'], `sqlite:${join(folder, 'survey.db')}`)
  expect([code, errors.includes('an XLSX workbook'), performance.now() - startedMs < 15_000]).toEqual([1, true, true])
})

test('check 16: the server refuses them over HTTP in words, each within two seconds, keeps its memory and stores nothing', async () => {
  // In an empty folder it loads the demonstration itself, and has from the start the memory that reading files takes
  const server = await startServer({ folder: mkdtempSync(join(tmpdir(), 'hostile-uploads-')) })
  const database = openDatabase(server)
  try {
    const residentMegabytes = () => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))![1]) / 1024
    const steward = await enter(server.origin, server.links.steward)
    const clusterId = database.prepare('select min(id) from cluster').pluck().get() as string
    const handIn = (name: string, file: Buffer) => steward.sendJson('POST', '/api/steward/register/lists/preview', { clusterId, file: { fileName: name, content: file.toString('base64') } })
    expect((await handIn('leden.xlsx', honestWorkbook())).status).toBe(200)
    const stored = () => database.prepare('select (select count(*) from membership) + (select count(*) from company) + (select count(*) from contact)').pluck().get()
    const [memory, rows] = [residentMegabytes(), stored()]
    for (const { what, name, file, why } of files) {
      const startedMs = performance.now()
      const response = await handIn(name, file)
      const { reason, detail } = (await response.json()) as ProblemDocument & { reason?: string }
      // More bytes than a list may have are refused before anything reads them
      if (why === 'fileTooLarge') expect([what, response.status >= 400 && response.status < 500]).toEqual([what, true])
      else expect([what, response.status, reason, detail!.length > 30]).toEqual([what, 422, why, true])
      expect([what, performance.now() - startedMs < 2_000, residentMegabytes() - memory < 100]).toEqual([what, true, true])
    }
    expect(stored()).toBe(rows)
    expect((await handIn('leden.xlsx', honestWorkbook())).status).toBe(200)
  } finally {
    database.close()
    await server.stop()
  }
})
