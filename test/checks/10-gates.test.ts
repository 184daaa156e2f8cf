import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedWave, everything, makeLinks, openDatabase, openWave, recordState } from '../server/database.ts'
import { operationsOf, readOpenApi, type Operation } from '../server/openApi.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, visitor, type Visitor } from '../server/visitor.ts'
import { wholeAnswers } from '../server/wholeAnswers.ts'

let server: RunningServer
let database: Database.Database
let operations: readonly Operation[]
let manager: Visitor
let steward: Visitor
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  operations = operationsOf(await readOpenApi(server.origin))
  manager = await enter(server.origin, server.links.manager)
  steward = await enter(server.origin, server.links.steward)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const answers = () => {
  const { response, response_link } = everything(database)
  return { response, response_link }
}

interface Member {
  readonly id: string
  readonly browser: Visitor
  readonly save: () => Promise<number>
  readonly submit: (place?: number) => Promise<number>
}

/** A member who opened the link, with the requests that the page would send. */
async function member(): Promise<Member> {
  const [{ id, link }] = makeLinks(server, database, openWave(database), 1) as [{ id: string; link: string }]
  const browser = await enter(server.origin, link)
  const { reference } = (await (await browser.get('/api/respondent/questionnaire')).json()) as { reference: string }
  const send = async (method: 'PUT' | 'POST', path: string, more: object) => (await browser.sendJson(method, `/api/respondent/${path}`, { reference, basedOnRevision: 0, ...more })).status
  return {
    id,
    browser,
    save: () => send('PUT', 'answers', { answers: { q1: 1 }, page: null }),
    submit: (place = 0) => send('POST', 'submission', { answers: wholeAnswers(place), submissionKey: randomUUID() }),
  }
}

async function withWave(moments: { readonly opens_at?: string; readonly closes_at?: string }, during: () => Promise<void>): Promise<void> {
  const id = openWave(database)
  const former = database.prepare('select opens_at, closes_at from wave where id = ?').get(id) as { opens_at: string; closes_at: string }
  const set = database.prepare('update wave set opens_at = ?, closes_at = ? where id = ?')
  set.run(moments.opens_at ?? former.opens_at, moments.closes_at ?? former.closes_at, id)
  try {
    await during()
  } finally {
    set.run(former.opens_at, former.closes_at, id)
  }
}

test('check 10: a closed wave takes no answer, whoever calls the API, and whatever was open before', async () => {
  const { save, submit } = await member()
  await withWave({ closes_at: minutesFromNow(-16) }, async () => {
    const before = answers()
    expect([await save(), await submit()]).toEqual([410, 410])
    expect(answers()).toEqual(before)
  })
  expect(await save()).toBe(200)
})

test('check 10: a wave that is not open yet takes none either', async () => {
  const { save, submit } = await member()
  await withWave({ opens_at: minutesFromNow(600), closes_at: minutesFromNow(1200) }, async () => {
    const before = answers()
    expect([await save(), await submit()]).toEqual([403, 403])
    expect(answers()).toEqual(before)
  })
})

test('check 10: a wave that was frozen takes none, also before the moment at which it would have closed', async () => {
  const { save, submit } = await member()
  const wave = openWave(database)
  const former = database.prepare('select state from wave where id = ?').pluck().get(wave)
  recordState(database, wave, 'frozen')
  try {
    expect([await save(), await submit()]).toEqual([410, 410])
  } finally {
    database.prepare('update wave set state = ? where id = ?').run(former, wave)
  }
})

test('check 10: a revoked invitation is out with its next request', async () => {
  const { id, browser, save, submit } = await member()
  database.prepare('update invitation set revoked_at = ? where id = ?').run(minutesFromNow(0), id)
  expect([(await browser.get('/api/respondent/questionnaire')).status, await save(), await submit()]).toEqual([401, 401, 401])
})

test('check 10: a link that was used opens nothing a second time, and what was submitted is not overwritten from before it', async () => {
  await enter(server.origin, server.links.analyst)
  expect((await visitor(server.origin).press(server.links.analyst)).status).toBe(404)
  const { submit } = await member()
  expect(await submit()).toBe(200)
  const before = answers()
  expect(await submit(1)).toBe(409)
  expect(answers()).toEqual(before)
})

test('check 10: every route of the API asks for its session and its role, called directly', async () => {
  const people: Record<string, Visitor> = {
    nobody: visitor(server.origin),
    respondent: (await member()).browser,
    manager,
    steward,
  }
  const open = new Set(['/api/openapi.json'])
  const mayNot: [prefix: string, who: readonly string[]][] = [
    ['/api/respondent/', ['nobody', 'manager', 'steward']],
    ['/api/manager/', ['nobody', 'respondent', 'steward']],
    ['/api/analyst/', ['nobody', 'respondent', 'manager']],
    ['/api/steward/', ['nobody', 'respondent', 'manager']],
    ['/api/', ['nobody', 'respondent']],
  ]
  let asked = 0
  for (const { method, path } of operations.filter((one) => one.path.startsWith('/api/') && !open.has(one.path))) {
    const [, who] = mayNot.find(([prefix]) => path.startsWith(prefix))!
    for (const name of who) {
      const address = path.replaceAll(/\{\w+\}/g, closedWave(database))
      const response = method === 'GET' ? await people[name]!.get(address) : await people[name]!.request(address, { method, headers: { Origin: server.origin, 'Content-Type': 'application/json' }, body: '{}' })
      expect([method, path, name, [401, 403].includes(response.status)]).toEqual([method, path, name, true])
      asked++
    }
  }
  expect(asked).toBeGreaterThan(60)
})

test('check 10: there is one version of the API; no other answers', async () => {
  for (const version of ['v0', 'v1', 'v2', '1', '2.0', 'beta']) {
    for (const path of [`/api/${version}/session`, `/${version}/api/session`, `/api/${version}/manager/overview`]) expect([path, (await manager.get(path)).status]).toEqual([path, 404])
  }
  for (const header of ['application/vnd.survey.v0+json', 'application/json; version=0']) {
    expect((await visitor(server.origin).get('/api/analyst/waves', { Accept: header, 'Api-Version': '0', 'X-Api-Version': '0' })).status).toBe(401)
  }
})
