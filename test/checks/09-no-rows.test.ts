import { randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedWave, openDatabase, openWave } from '../server/database.ts'
import { operationsOf, readOpenApi } from '../server/openApi.ts'
import { addWhatIsAskedFor, addressOf, isOfRelease, mayRead, readingOf } from '../server/readingRoutes.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, type Visitor } from '../server/visitor.ts'
import { wholeAnswers } from '../server/wholeAnswers.ts'

let server: RunningServer
let database: Database.Database
let paths: readonly string[]
let people: Record<'manager' | 'analyst' | 'steward', Visitor>
let reference: string
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  addWhatIsAskedFor(database)
  paths = readingOf(operationsOf(await readOpenApi(server.origin))).map(({ path }) => path).filter((path) => path.startsWith('/api/'))
  const { respondent, manager, analyst, steward } = server.links
  people = { manager: await enter(server.origin, manager), analyst: await enter(server.origin, analyst), steward: await enter(server.origin, steward) }
  const member = await enter(server.origin, respondent)
  reference = ((await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }).reference
  const sent = await member.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 0, answers: wholeAnswers(), submissionKey: randomUUID() })
  if (sent.status !== 200) throw new Error(`${sent.status} ${await sent.text()}`)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

/** What stands in the files of a zip archive (a workbook is one), else the text itself. */
function textOf(bytes: Buffer): string {
  if (bytes.toString('latin1', 0, 4) !== 'PK\x03\x04') return bytes.toString('utf8')
  let text = ''
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const [method, size, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + size)
    text += (method === 0 ? packed : inflateRawSync(packed)).toString('utf8')
  }
  return text
}

const answerOf = async (role: keyof typeof people, path: string, wave: string) => {
  const response = await people[role].get(addressOf(path, wave))
  return { status: response.status, text: textOf(Buffer.from(await response.arrayBuffer())) }
}

test('check 9: no answer to a manager, analyst or steward names a response or the moment of an answer, in any format', async () => {
  const open = openWave(database)
  const moments = database.prepare('select completed_at, started_at, opened_at from invitation where wave_id = ? and completed_at is not null').raw().all(open).flat() as string[]
  const responses = database.prepare('select id from answers.response').pluck().all() as string[]
  const ids = [...responses, ...(database.prepare('select id from invitation where started_at is not null').pluck().all() as string[])]
  const digests = database.prepare("select lower(hex(submission_digest)) from answers.response where submission_digest is not null").pluck().all() as string[]
  expect([moments.length, ids.length > 100, digests.length]).toEqual([3, true, 1])
  // What a person may ask for is about one person: when, and which invitations, but no response
  const secretsOf = (path: string) => (path.startsWith('/api/steward/people/') ? [...responses, ...digests] : [...ids, ...moments, ...digests, reference])
  let read = 0
  for (const role of ['manager', 'analyst', 'steward'] as const) {
    for (const path of paths.filter((one) => mayRead[one]!.includes(role))) {
      // A figure is the same for analyst and steward
      if (role === 'analyst' && mayRead[path]!.includes('steward') && path.includes('{wave}')) continue
      for (const wave of [closedWave(database), open]) {
        const { status, text } = await answerOf(role, path, wave)
        expect([path, role, status, secretsOf(path).filter((secret) => text.includes(secret))]).toEqual([path, role, wave === open && isOfRelease(path) ? 404 : 200, []])
        read++
      }
    }
  }
  expect(read).toBeGreaterThan(50)
})

test('check 9: a manager and an analyst get no answers row by row', async () => {
  /** Whether these are the codes of one member on many variables. */
  const isAnswer = (cells: readonly unknown[]) => cells.length > 12 && cells.every((cell) => typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 && cell <= 9)
  const answersIn = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0
    const parts: unknown[] = Object.values(value)
    return (isAnswer(parts) ? 1 : 0) + parts.reduce((sum: number, part) => sum + answersIn(part), 0)
  }
  const answersInText = (text: string) => text.split('\n').filter((line) => isAnswer(line.split(/[;,]/).filter((cell) => /^\d+$/.test(cell.trim())).map(Number))).length
  const two = [Array.from({ length: 20 }, () => 1), Array.from({ length: 20 }, () => 2)]
  expect([answersIn({ rows: two }), answersIn(two.map((codes) => ({ ...codes }))), answersInText(two.join('\n'))]).toEqual([2, 2, 2])
  for (const role of ['manager', 'analyst'] as const) {
    for (const path of paths.filter((one) => mayRead[one]!.includes(role) && one !== '/api/openapi.json')) {
      const { text } = await answerOf(role, path, closedWave(database))
      expect([path, text.startsWith('{') || text.startsWith('[') ? answersIn(JSON.parse(text)) : answersInText(text)]).toEqual([path, 0])
    }
  }
  // The one place with coded answers is the steward's, without a name, and in an order by chance
  for (const role of ['manager', 'analyst'] as const) {
    for (const path of paths.filter((one) => one.endsWith('script.zip'))) expect([path, (await answerOf(role, path, closedWave(database))).status]).toEqual([path, 403])
  }
})
