import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClusterFieldwork, Fieldwork } from '../../../../server/api/fieldwork.ts'
import { openDatabase, openWave } from '../../database.ts'
import { startServer, type RunningServer } from '../../runningServer.ts'
import { enter, type Visitor } from '../../visitor.ts'

let server: RunningServer
let database: Database.Database
let analyst: Visitor
let manager: Visitor
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  analyst = await enter(server.origin, server.links.analyst)
  manager = await enter(server.origin, server.links.manager)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

type Answer<Of> = { version: string; answer: Of }
const read = async <Of>(who: Visitor, path: string) => (await (await who.get(path)).json()) as Answer<Of>
const all = '/api/analyst/waves/2026/fieldwork'

test('every crossing adds up to the total, which is the register', async () => {
  const { answer } = await read<Fieldwork>(analyst, '/api/analyst/waves/2019/fieldwork')
  const { count } = database.prepare("select count(*) as count from invitation where wave_id = '2019'").get() as { count: number }
  expect(answer.total.invited).toBe(count)
  for (const by of ['clusters', 'call', 'size', 'embedding'] as const) expect(answer[by].reduce((sum, one) => sum + one.complete, 0), by).toBe(answer.total.complete)
  expect(answer.days.at(-1)!.complete).toBe(answer.total.complete)
  // The workbench says the same of the same answers
  const { representativeness } = (await (await analyst.get('/api/analyst/waves/2019/representativeness')).json()) as { representativeness: unknown }
  expect(answer.balance.representativeness).toEqual(representativeness)
})

test('a page that waits is told of the next answer, and only of what it may see', async () => {
  const [before, own] = [await read<Fieldwork>(analyst, all), await read<ClusterFieldwork>(manager, '/api/manager/fieldwork?wave=2026')]
  expect(own.answer).not.toHaveProperty('stops')
  const waiting = read<Fieldwork>(analyst, `${all}?after=${before.version}`)
  const member = await enter(server.origin, server.links.respondent)
  const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
  await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: 'q1' })
  const after = await waiting
  expect(after.version).not.toBe(before.version)
  // The link was opened first, and then an answer came: the page may be told of both at once, or of one after the other
  const last = after.answer.total.started > 0 ? after : await read<Fieldwork>(analyst, `${all}?after=${after.version}`)
  expect([last.answer.total.opened, last.answer.total.started]).toEqual([before.answer.total.opened + 1, before.answer.total.started + 1])
  expect(last.answer.stops.reduce((sum, one) => sum + one.members, 0)).toBe(1)
})

test('waiting for news does not keep a session awake', async () => {
  const idle = new Date(Date.now() - 25 * 60_000).toISOString()
  database.prepare('update session set seen_at = ? where account_id in (select id from account where role = ?)').run(idle, 'analyst')
  const seen = () => (database.prepare('select max(seen_at) as seen from session where account_id in (select id from account where role = ?)').get('analyst') as { seen: string }).seen
  expect((await analyst.get(`${all}?after=AnOlderVersion00`)).status).toBe(200)
  expect(seen()).toBe(idle)
  expect((await analyst.get(all)).status).toBe(200)
  expect(seen() > idle).toBe(true)
})

test('a manager reads the own cluster only, of waves in which it takes part', async () => {
  expect((await manager.get('/api/manager/fieldwork?wave=nowhere')).status).toBe(404)
  expect((await manager.get(`/api/analyst/waves/${openWave(database)}/fieldwork`)).status).toBe(403)
  const { answer } = await read<ClusterFieldwork>(manager, '/api/manager/fieldwork?wave=2019')
  const { count } = database.prepare("select count(*) as count from invitation where wave_id = '2019' and completed_at is not null and cluster_id = (select cluster_id from account where role = 'manager' limit 1)").get() as { count: number }
  expect(answer.total.complete).toBe(count)
})
