import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedWave, makeLinks, openDatabase, openWave } from '../server/database.ts'
import { operationsOf, readOpenApi, type Operation } from '../server/openApi.ts'
import { addWhatIsAskedFor, addressOf, mayRead, roles, type Role } from '../server/readingRoutes.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, visitor, type Visitor } from '../server/visitor.ts'

let server: RunningServer
let database: Database.Database
let operations: readonly Operation[]
let people: Record<Role, Visitor>
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  addWhatIsAskedFor(database)
  operations = operationsOf(await readOpenApi(server.origin))
  const { respondent, manager, analyst, steward } = server.links
  people = {
    nobody: visitor(server.origin),
    respondent: await enter(server.origin, respondent),
    manager: await enter(server.origin, manager),
    analyst: await enter(server.origin, analyst),
    steward: await enter(server.origin, steward),
  }
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const nowhere = 'nowhere-at-all'

/** Ids of everything that could be named: all of them exist, and none is of the manager or the member who asks. */
function foreignIds(): Record<string, string> {
  const cluster = database.prepare("select cluster_id from account where role = 'manager' and id in (select account_id from session)").pluck().get()
  const one = (query: string, ...values: unknown[]) => String(database.prepare(query).pluck().get(...values))
  return {
    wave: closedWave(database),
    'wave that the manager has no member in': 'before-all',
    cluster: one('select id from cluster where id <> ? order by id', cluster),
    membership: one('select id from membership where cluster_id <> ? order by id', cluster),
    invitation: one('select id from invitation where cluster_id <> ? and wave_id = ? order by id', cluster, openWave(database)),
    company: one('select company_id from membership where cluster_id <> ? order by id', cluster),
    contact: one('select id from contact order by id desc'),
    account: one("select id from account where role = 'steward'"),
    response: one('select id from answers.response order by id desc'),
    release: one('select hash from answers.release'),
    crossing: 'saved-crossing',
  }
}

/** What somebody can tell of an answer: everything but the moment and the reference of a fault. */
async function seen(response: Response): Promise<readonly [status: number, type: string | null, location: string | null, body: string]> {
  return [response.status, response.headers.get('content-type'), response.headers.get('location'), await response.text()]
}

function ask(person: Visitor, { method, path }: Operation, id: string): Promise<Response> {
  const address = addressOf(path, id, id).replaceAll(/\{\w+\}/g, encodeURIComponent(id))
  if (method === 'GET') return person.get(address)
  return path.startsWith('/api/') ? person.sendJson(method as 'PUT', address, {}) : person.press(address)
}

const owners: readonly [prefix: string, roles: readonly Role[]][] = [['/api/respondent/', ['respondent']], ['/api/manager/', ['manager']], ['/api/analyst/', ['analyst', 'steward']], ['/api/steward/', ['steward']]]

/** By what is declared for reading, else by the room of the API that the route stands in; a page that leads elsewhere counts as one that may be opened. */
function mayNot({ method, path }: Operation, role: Role): boolean {
  const may = (method === 'GET' ? mayRead[path] : undefined) ?? owners.find(([prefix]) => path.startsWith(prefix))?.[1]
  return may !== undefined && !may.includes(role)
}

/** Routes with a value in their path, but for those of links, whose tokens nobody foresees: checks 1 to 4. */
const naming = () => operations.filter(({ path }) => path.includes('{') && !path.includes('{token}') && path !== '/built/{name}')

test('check 8: on every route, whoever may not hears the same of what exists and what does not, byte for byte', async () => {
  let held = 0
  for (const operation of naming()) {
    for (const role of roles) {
      const person = people[role]
      const nothing = await seen(await ask(person, operation, nowhere))
      // Who may, finds what is there and not what is not
      if (!mayNot(operation, role)) continue
      expect([operation.method, operation.path, role, [401, 403].includes(nothing[0])]).toEqual([operation.method, operation.path, role, true])
      for (const [what, id] of Object.entries(foreignIds())) {
        expect([operation.method, operation.path, role, what, ...(await seen(await ask(person, operation, id)))]).toEqual([operation.method, operation.path, role, what, ...nothing])
        held++
      }
    }
  }
  expect(held).toBeGreaterThan(500)
})

test('check 8: who may not hears 401 or 403 on every route of another role, never 404 for one thing and 403 for another', async () => {
  for (const operation of operations) {
    for (const role of roles.filter((one) => mayNot(operation, one))) {
      for (const id of [closedWave(database), nowhere]) expect([operation.method, operation.path, role, id, [401, 403].includes((await ask(people[role], operation, id)).status)]).toEqual([operation.method, operation.path, role, id, true])
    }
  }
})

/** Every way to name something in a question that a manager or a member may ask. */
const names = ['wave', 'waveId', 'cluster', 'clusterId', 'cluster[]', 'member', 'membership', 'company', 'contact', 'invitation', 'response', 'account', 'id', 'release', 'edition', 'group']

/** Everything foreign; of a file, which takes longer to make than to refuse, one in turn, so that all of it is named once. */
const namedIn = (path: string, foreign: Record<string, string>, place: number): string[] => (/\.\w+$/.test(path) ? [Object.values(foreign)[place % Object.keys(foreign).length]!] : Object.values(foreign))

test('check 8: a manager who names a wave, a cluster or anything else of others gets what one gets who names nothing that exists', async () => {
  const foreign = foreignIds()
  const asked = operations.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/manager/'))
  const askingForWave = new Set(asked.filter(({ parameters }) => parameters.some(({ name }) => name === 'wave')).map(({ path }) => path))
  // What asks for no wave hears no name at all
  for (const { path } of asked.filter((one) => !askingForWave.has(one.path))) {
    const mine = await seen(await people.manager.get(path))
    expect([path, mine[0]]).toEqual([path, 200])
    for (const [place, name] of names.entries()) {
      for (const id of namedIn(path, foreign, place)) expect([path, name, id, await seen(await people.manager.get(`${path}?${name}=${encodeURIComponent(id)}`))]).toEqual([path, name, id, mine])
    }
  }
  for (const { path } of asked.filter((one) => askingForWave.has(one.path))) {
    for (const [what, id] of Object.entries(foreign)) {
      // The manager has members in this one
      if (what === 'wave') continue
      const [theirs, none] = await Promise.all([id, nowhere].map(async (wave) => seen(await people.manager.get(`${path}?wave=${encodeURIComponent(wave)}`))))
      expect([path, what, ...theirs!]).toEqual([path, what, ...none!])
      expect([path, none![0]]).toEqual([path, 404])
    }
    for (const wave of ['__proto__', 'constructor', "x' or '1'='1", '%00', '../2019']) {
      expect([path, wave, ...(await seen(await people.manager.get(`${path}?wave=${encodeURIComponent(wave)}`)))]).toEqual([path, wave, ...(await seen(await people.manager.get(`${path}?wave=${nowhere}`)))])
    }
    const own = `${path}?wave=${closedWave(database)}`
    const mine = await seen(await people.manager.get(own))
    expect([path, mine[0]]).toEqual([path, 200])
    for (const [place, name] of names.filter((one) => one !== 'wave').entries()) {
      for (const id of namedIn(path, foreign, place)) {
        // Not heard at all, or refused: never something else than the own
        const answer = await seen(await people.manager.get(`${own}&${name}=${encodeURIComponent(id)}`))
        expect([path, name, id, answer]).toEqual([path, name, id, mine])
      }
    }
  }
})

test('check 8: a member who names another one gets and changes the own answers only', async () => {
  const otherInvitation = makeLinks(server, database, openWave(database), 1)[0]!.id
  const foreign = { ...foreignIds(), otherInvitation }
  const mine = await seen(await people.respondent.get('/api/respondent/questionnaire'))
  const before = database.prepare('select * from answers.response order by id').all()
  const { reference } = JSON.parse(mine[3]) as { reference: string }
  for (const name of names) {
    for (const id of Object.values(foreign)) {
      expect(await seen(await people.respondent.get(`/api/respondent/questionnaire?${name}=${encodeURIComponent(id)}`))).toEqual(mine)
    }
  }
  for (const id of [...Object.values(foreign), nowhere]) {
    // The reference says which answers the page holds; another one is refused whatever it names
    const { status } = await people.respondent.sendJson('PUT', '/api/respondent/answers', { reference: id, basedOnRevision: 0, answers: { q1: 1 }, page: null })
    expect([id, status >= 400]).toEqual([id, true])
  }
  expect(database.prepare('select * from answers.response order by id').all()).toEqual(before)
  expect((await people.respondent.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: null })).status).toBe(200)
})
