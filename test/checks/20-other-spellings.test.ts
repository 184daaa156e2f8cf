import { request } from 'node:http'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedWave, openDatabase } from '../server/database.ts'
import { operationsOf, readOpenApi, type Operation } from '../server/openApi.ts'
import { addWhatIsAskedFor, addressOf, mayRead, readingOf, roles, type Role } from '../server/readingRoutes.ts'
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

/** Exactly these bytes as the target of a request; fetch would tidy them up first. */
function rawly(target: string, { cookies }: Pick<Visitor, 'cookies'>, method = 'GET'): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(server.origin)
  const headers: Record<string, string> = cookies.size === 0 ? {} : { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  if (method !== 'GET') Object.assign(headers, { Origin: server.origin, 'Content-Type': 'application/json' })
  return new Promise((answered, failed) => {
    const sent = request({ hostname, port, path: target, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => answered({ status: response.statusCode!, body: Buffer.concat(parts).toString() }))
    })
    sent.on('error', failed)
    sent.end(method === 'GET' ? undefined : '{}')
  })
}

/** Other ways to write a path that a router, a guard and a file system may each read differently. */
function spellingsOf(path: string): string[] {
  const [, first = '', ...rest] = path.split('/')
  const tail = rest.join('/')
  const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`
  return [
    `//${first}/${tail}`,
    `/${first}//${tail}`,
    `/${first}%2F${tail}`,
    `/${first}%2f${tail}`,
    `/${first}%252F${tail}`,
    `/${first}%5C${tail}`,
    `/${first}\\${tail}`,
    `/${first}%00/${tail}`,
    `/${first};x/${tail}`,
    `/${first}/${tail};x=1`,
    `/${first}/${tail}/`,
    `/${first}/${tail}%20`,
    `/${first}/${tail}%00`,
    `/${first}/${tail}%2F`,
    `/${first}/${tail}.`,
    `/${first}/./${tail}`,
    `/${first}/x/../${tail}`,
    `/${first}/x/%2e%2e/${tail}`,
    `/${first}/.%2e/${first}/${tail}`,
    `/x/../${first}/${tail}`,
    `/x/%2e%2e/${first}/${tail}`,
    `/built/../${first}/${tail}`,
    `/built/..%2F${first}/${tail}`,
    `/built/%2e%2e%2f${first}%2f${tail}`,
    `/built/..%5C${first}%5C${tail}`,
    `/${hex(first[0]!)}${first.slice(1)}/${tail}`,
    `/%25${hex(first[0]!).slice(1)}${first.slice(1)}/${tail}`,
    `/${first.toUpperCase()}/${tail}`,
    `/${first}/${tail.toUpperCase()}`,
    `/${first}/${tail.slice(0, -1)}${hex(tail.at(-1) ?? 'x')}`,
    `/${first}/${tail}?/../`,
    `/${first}/${tail}%3Fx`,
    `${server.origin}/${first}/${tail}`,
    `http://elsewhere.example/${first}/${tail}`,
    `/${first}${'/'.repeat(50)}${tail}`,
    `/healthz/../${first}/${tail}`,
    `/healthz%2F..%2F${first}%2F${tail}`,
  ]
}

test('check 20: no way of writing the address of a guarded route brings what the plain address refuses', async () => {
  const wave = closedWave(database)
  // One of each guard and each room; each with the roles that its plain address refuses
  const guarded = readingOf(operations).map(({ path }) => path).filter((path) => mayRead[path] !== undefined && mayRead[path]!.length < roles.length)
  const byRoom = new Map(guarded.map((path) => [`${path.split('/').slice(0, 3).join('/')} ${path.endsWith('script.zip')}`, path]))
  expect(byRoom.size).toBeGreaterThanOrEqual(5)
  let asked = 0
  for (const path of byRoom.values()) {
    const [plain, query = ''] = addressOf(path, wave).split('?')
    for (const role of roles.filter((one) => !mayRead[path]!.includes(one))) {
      for (const spelling of spellingsOf(plain!)) {
        const { status } = await rawly(query === '' || spelling.includes('?') ? spelling : `${spelling}?${query}`, people[role])
        expect([path, role, spelling, status >= 400]).toEqual([path, role, spelling, true])
        asked++
      }
    }
  }
  expect(asked).toBeGreaterThan(500)
})

test('check 20: nor does it get past the guard of a page, or make something change', async () => {
  const before = database.prepare('select id, state from wave order by id').all()
  for (const spelling of [...spellingsOf('/analyse/vragen'), '/analyse%2Fvragen', '/Analyse', '/analyse%00', '/%61nalyse', '//analyse', '/cluster/../analyse']) {
    const { status, body } = await rawly(spelling, people.manager)
    expect([spelling, status, body.includes('analyst') && status === 200]).toEqual([spelling, status, false])
  }
  for (const spelling of spellingsOf(`/api/steward/waves/${closedWave(database)}/acts`)) {
    const { status } = await rawly(spelling, people.analyst, 'POST')
    expect([spelling, status >= 400]).toEqual([spelling, true])
  }
  expect(database.prepare('select id, state from wave order by id').all()).toEqual(before)
})

test('check 20: of the files of the build only those are served, under their one name', async () => {
  const name = /\/built\/[^"]+\.css/.exec(await (await people.nobody.get('/')).text())![0]
  expect((await rawly(name, people.nobody)).status).toBe(200)
  const file = name.slice('/built/'.length)
  const beside = ['manifest.json', '../built/manifest.json', '..%2F..%2Fserver%2Fstart.ts', '%2e%2e/%2e%2e/package.json', '..%5C..%5Cpackage.json', '....//....//package.json', '/etc/passwd', '%2Fetc%2Fpasswd', 'analyst/analyst.html', 'assets', 'assets/', '', '.', '__proto__', 'constructor', `${file}%00`, `${file}/`, `./${file}`.replace('./', '.%2F'), file.toUpperCase(), file.replace('/', '%2F%2F'), file.replace('/', '%252F'), file.replace('/', '%5C'), `${file}.map`, `${file}.br`, 'C:%5Cwindows%5Cwin.ini']
  for (const one of beside) {
    const { status, body } = await rawly(`/built/${one}`, people.nobody)
    expect([one, status >= 400, /root:|"dependencies"|isEntry/.test(body)]).toEqual([one, true, false])
  }
})
