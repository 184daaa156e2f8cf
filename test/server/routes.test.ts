import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../db/connect.ts'
import { createApplication } from '../../server/application.ts'
import { WaveColumns } from '../../server/columns/waveColumns.ts'
import { linkedColumns } from '../../server/linkedColumns.ts'
import { readBuiltPages } from '../../server/delivery/builtPages.ts'
import { WaveFigures } from '../../server/figures/waveFigures.ts'
import { createMailer } from '../../server/mail/mailer.ts'
import { closedWave, openDatabase, openWave } from './database.ts'
import { complaints, operationsOf, readOpenApi, type OpenApiDocument, type Operation } from './openApi.ts'
import { addWhatIsAskedFor, addressOf, isOfRelease, mayRead, roles, type Role } from './readingRoutes.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter, visitor, type Visitor } from './visitor.ts'

let server: RunningServer
let database: Database.Database
let document: OpenApiDocument
let operations: Operation[]
let visitors: Record<Role, Visitor>

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  addWhatIsAskedFor(database)
  document = await readOpenApi(server.origin)
  operations = operationsOf(document)
  const { respondent, manager, analyst, steward } = server.links
  visitors = {
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

const nameOf = ({ method, path }: Operation) => `${method} ${path}`

const readingApi = () => operations.filter(({ method, path }) => method === 'GET' && path.startsWith('/api/'))

describe('the description of the interface', () => {
  test('names every registered route, and no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'routes-'))
    const store = await connect(`sqlite:${join(folder, 'survey.db')}`)
    try {
      const application = createApplication({
        store,
        figures: new WaveFigures(new WaveColumns(linkedColumns(store))),
        mailer: createMailer({ smtpUrl: undefined, outbox: folder, from: 'a@voorbeeld.example', report: () => undefined }),
        builtPages: readBuiltPages(resolve(import.meta.dirname, '../../client/built')),
        publicOrigin: 'http://127.0.0.1:1',
        signInProvider: undefined,
        isTrustedProxy: () => false,
        keyRetentionDays: 90,
        contact: { email: 'a@voorbeeld.example', isPlaceholder: true },
        now: () => new Date(),
      })
      const registered = application.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path.replaceAll(/:([A-Za-z]+)/g, '{$1}').replace('/built/*', '/built/{name}')}`)
      expect([...new Set(registered)].sort()).toEqual(operations.map(nameOf).sort())
      expect(operations.length).toBeGreaterThan(20)
    } finally {
      await store.close()
      rmSync(folder, { recursive: true })
    }
  })

  test('says who may read each route of the API', () => {
    expect(readingApi().map(({ path }) => path).sort()).toEqual(Object.keys(mayRead).sort())
  })

  test('holds the answers that the routes really give, and nothing more than it says', async () => {
    const waves = [closedWave(database), openWave(database)]
    let held = 0
    for (const operation of readingApi()) {
      const [role] = mayRead[operation.path]!.slice(-1)
      for (const wave of waves) {
        const response = await visitors[role!].get(addressOf(operation.path, wave))
        const isThere = wave === waves[0] || !isOfRelease(operation.path)
        expect([nameOf(operation), response.status]).toEqual([nameOf(operation), isThere ? 200 : 404])
        held++
        if (!isThere) continue
        const [type, { schema }] = Object.entries(operation.responses['200']!.content!)[0]!
        if (type === 'application/json') expect([nameOf(operation), complaints(document, schema!, await response.json())]).toEqual([nameOf(operation), []])
        else expect([nameOf(operation), response.headers.get('content-type')!.split(';')[0], (await response.arrayBuffer()).byteLength > 100]).toEqual([nameOf(operation), type, true])
      }
    }
    expect(held).toBe(2 * Object.keys(mayRead).length)
  })

  test('notices an answer that says too much, too little or something else', () => {
    const schema = { $ref: '#/components/schemas/Session' }
    const account = { name: 'a', role: 'analyst', clusterId: null }
    expect(complaints(document, schema, { account })).toEqual([])
    for (const wrong of [{ account: { ...account, responseId: 'x' } }, { account: { name: 'a' } }, { account: { ...account, role: 'admin' } }, {}]) {
      expect(complaints(document, schema, wrong)).not.toEqual([])
    }
  })
})

/** Foreign and unknown ids, other ways of writing an address, names of responses: test/checks, 8, 9, 11 and 20. */
describe('who may', () => {
  test('every route of the API answers exactly the roles that may read it', async () => {
    for (const { path } of readingApi()) {
      for (const role of roles) {
        const response = await visitors[role].get(addressOf(path, closedWave(database)))
        const body = (response.headers.get('content-type')!.includes('json') ? await response.json() : {}) as { code?: string }
        const allowed = mayRead[path]!.includes(role)
        const signedIn = role === 'manager' || role === 'analyst' || role === 'steward'
        const refusal = path.startsWith('/api/respondent/') ? [401, 'linkNotOpened'] : signedIn ? [403, 'notYourRole'] : [401, 'notSignedIn']
        expect([path, role, response.status, body.code]).toEqual([path, role, ...(allowed ? [200, undefined] : refusal)])
      }
    }
  })

  test('pages lead to the sign-in page, or say that they belong to another role', async () => {
    for (const [path, allowed] of [['/cluster', ['manager']], ['/analyse', ['analyst', 'steward']], ['/analyse/vragen', ['analyst', 'steward']]] as const) {
      for (const role of roles) {
        const response = await visitors[role].get(path)
        const expected = (allowed as readonly Role[]).includes(role) ? 200 : role === 'nobody' || role === 'respondent' ? 303 : 403
        expect([path, role, response.status]).toEqual([path, role, expected])
        if (expected === 303) expect(response.headers.get('location')).toBe('/aanmelden')
      }
    }
  })
})

/** From elsewhere: test/checks/07-cross-site.test.ts and 22-other-origins.test.ts. */
describe('from our own pages', () => {
  const changing = () => operations.filter(({ method }) => method !== 'GET')

  test('the API takes JSON and nothing else, also from our own pages', async () => {
    for (const { method, path } of changing().filter((one) => one.path.startsWith('/api/'))) {
      for (const contentType of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'application/other+json', 'text/plain; application/json']) {
        const response = await visitors.respondent.request(path, { method, headers: { Origin: server.origin, 'Content-Type': contentType }, body: '{}' })
        expect([path, contentType, response.status, ((await response.json()) as { code: string }).code]).toEqual([path, contentType, 415, 'notJson'])
      }
      // The API never takes the browser's word for an absent origin
      expect((await visitors.respondent.request(path, { method, headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' }, body: '{}' })).status).toBe(403)
    }
  })

  test('a form without an origin is taken when the browser says it comes from this site', async () => {
    const response = await visitor(server.origin).request('/afmelden', { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } })
    expect(response.status).toBe(303)
  })
})
