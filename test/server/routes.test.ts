import { randomUUID } from 'node:crypto'
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
import { closedWave, everything, openDatabase, openWave } from './database.ts'
import { complaints, operationsOf, readOpenApi, type OpenApiDocument, type Operation } from './openApi.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter, visitor, type Visitor } from './visitor.ts'
import { wholeAnswers } from './wholeAnswers.ts'

type Role = 'nobody' | 'respondent' | 'manager' | 'analyst' | 'steward'
const roles: readonly Role[] = ['nobody', 'respondent', 'manager', 'analyst', 'steward']

let server: RunningServer
let database: Database.Database
let document: OpenApiDocument
let operations: Operation[]
let visitors: Record<Role, Visitor>

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  // A wave for every other one to have changed since
  database.prepare(`insert into wave (id, label, questionnaire_version, opens_at, closes_at, synthetic, mark) values ('before-all', 'Before', '2020.1', '2010-01-01T00:00:00.000Z', '2010-02-01T00:00:00.000Z', 1, 'mark')`).run()
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

/** Query values with which each route of the API answers; the route table below must know every one of them. */
const queries: Readonly<Record<string, string>> = {
  '/api/analyst/waves/{wave}/effect-matrices': '?view=published',
  '/api/analyst/waves/{wave}/crossings': '?by=size&view=published',
  '/api/analyst/waves/{wave}/table': '?rows=strength,realised_7,competitive&banner=activity,cluster&view=raked&tests=all',
  '/api/analyst/waves/{wave}/crossing': '?variable=q2_relevance&by=size&view=published',
  '/api/analyst/waves/{wave}/nonresponse': '?by=activity',
  '/api/analyst/waves/{wave}/self-check': '?view=raked',
  '/api/analyst/waves/{wave}/paired-effects': '?view=raked',
  '/api/analyst/waves/{wave}/matrix-comparison': '?domain=call%3D1&with=call%3D2&vertical=realised&view=stratified',
  '/api/analyst/waves/{wave}/change': '?since=before-all&domain=total&view=stratified',
  ...Object.fromEntries(
    ['definition', 'table.csv', 'table.xlsx', 'script.zip'].flatMap((taken) => [
      [`/api/analyst/waves/{wave}/effect-matrix/${taken}`, '?domain=size=KO&vertical=realised&view=raked'],
      [`/api/analyst/waves/{wave}/crossing/${taken}`, '?variable=q2_relevance&by=size.activity&view=raked'],
      [`/api/analyst/waves/{wave}/table/${taken}`, '?rows=strength,realised,competitive&banner=activity,cluster&layer=size%3DKO&view=raked'],
    ]),
  ),
}

const mayRead: Readonly<Record<string, readonly Role[]>> = {
  '/api/openapi.json': roles,
  '/api/session': ['manager', 'analyst', 'steward'],
  '/api/respondent/questionnaire': ['respondent'],
  '/api/manager/overview': ['manager'],
  '/api/steward/accounts': ['steward'],
  '/api/manager/results': ['manager'],
  '/api/analyst/waves': ['analyst', 'steward'],
  '/api/analyst/wave-courses': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/history': ['analyst', 'steward'],
  '/api/steward/waves/{wave}/release': ['steward'],
  '/api/steward/audit': ['steward'],
  '/api/steward/audit/verification': ['steward'],
  '/api/analyst/waves/{wave}/participation': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/effect-matrices': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/crossings': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/crossing': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/table': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/table-parts': ['analyst', 'steward'],
  '/api/analyst/crossings': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/codebook': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/representativeness': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/nonresponse': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/self-check': ['analyst', 'steward'],
  '/api/analyst/self-check/study-2020': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/paired-effects': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/reliability': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/matrix-comparison': ['analyst', 'steward'],
  '/api/analyst/waves/{wave}/change': ['analyst', 'steward'],
  ...Object.fromEntries(['definition', 'table.csv', 'table.xlsx'].map((taken) => [`/api/analyst/waves/{wave}/table/${taken}`, ['analyst', 'steward']])),
  ...Object.fromEntries(
    ['effect-matrix', 'crossing'].flatMap((figure) => [
      ...['definition', 'table.csv', 'table.xlsx'].map((taken) => [`/api/analyst/waves/{wave}/${figure}/${taken}`, ['analyst', 'steward']]),
      // With the coded answers beside it
      [`/api/analyst/waves/{wave}/${figure}/script.zip`, ['steward']],
    ]),
  ),
}

const addressOf = (path: string, wave: string) =>
  path === '/api/manager/results' ? `${path}?wave=${wave}` : path.replace('{wave}', wave) + (queries[path] ?? '')

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
        expect([nameOf(operation), response.status]).toEqual([nameOf(operation), 200])
        const [type, { schema }] = Object.entries(operation.responses['200']!.content!)[0]!
        if (type === 'application/json') expect([nameOf(operation), complaints(document, schema!, await response.json())]).toEqual([nameOf(operation), []])
        else expect([nameOf(operation), response.headers.get('content-type')!.split(';')[0], (await response.arrayBuffer()).byteLength > 100]).toEqual([nameOf(operation), type, true])
        held++
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

  test('a wave that does not exist and one that is not theirs are the same answer, byte for byte', async () => {
    const foreign = 'foreign-wave'
    const moment = new Date(Date.now() - 1_000).toISOString()
    database.prepare('insert into wave (id, label, questionnaire_version, opens_at, closes_at, synthetic, mark) values (?, ?, ?, ?, ?, 1, ?)').run(foreign, foreign, '2020.1', '2018-01-01T00:00:00.000Z', moment, 'mark')
    try {
      for (const path of ['/api/manager/overview?wave=', '/api/manager/results?wave=']) {
        const answers = await Promise.all([foreign, 'nowhere', '__proto__', "x' or '1'='1"].map((wave) => visitors.manager.get(path + encodeURIComponent(wave))))
        expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
        expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1)
      }
      for (const role of roles) {
        for (const { path } of readingApi().filter((one) => one.path.includes('{wave}') && !mayRead[one.path]!.includes(role))) {
          const [exists, doesNot] = await Promise.all([closedWave(database), 'nowhere'].map((wave) => visitors[role].get(addressOf(path, wave))))
          expect([exists!.status, await exists!.text()]).toEqual([doesNot!.status, await doesNot!.text()])
        }
      }
      for (const { path } of readingApi().filter((one) => one.path.includes('{wave}'))) {
        expect((await visitors.steward.get(addressOf(path, 'nowhere'))).status).toBe(404)
      }
    } finally {
      database.prepare('delete from wave where id = ?').run(foreign)
    }
  })

  test('no address makes a manager see another cluster', async () => {
    const mine = await (await visitors.manager.get('/api/manager/overview')).text()
    for (const more of ['?cluster=other', '?clusterId=other', '?cluster[]=other']) expect(await (await visitors.manager.get(`/api/manager/overview${more}`)).text()).toBe(mine)
  })

  test('names that are not in the lists are refused, whatever they hold', async () => {
    const wave = closedWave(database)
    for (const name of ["q1_active'", 'q1"', 'a.b', 'x[0]', '*', '%', '__proto__', 'constructor', 'id; drop table response']) {
      const encoded = encodeURIComponent(name)
      const statuses = [
        (await visitors.analyst.get(`/api/analyst/waves/${wave}/crossing?variable=${encoded}&by=size`)).status,
        (await visitors.analyst.get(`/api/analyst/waves/${wave}/crossing?variable=q1_active&by=${encoded}`)).status,
        (await visitors.analyst.get(`/api/analyst/waves/${wave}/effect-matrices?view=${encoded}`)).status,
      ]
      expect([name, ...statuses]).toEqual([name, 404, 400, 400])
    }
  })

  test('no way of writing an address reaches a guarded route', async () => {
    const wave = closedWave(database)
    const variants = ['//api/analyst/waves', '/api//analyst/waves', '/api%2Fanalyst/waves', '/api/analyst%2Fwaves', '/%61pi/analyst/waves', '/%2561pi/analyst/waves', '/API/analyst/waves', '/api/analyst/waves/', '/api/./analyst/waves', '/x/../api/analyst/waves', '/api\\\\analyst\\\\waves', '/api/analyst/waves;x', `/api/analyst/waves/${wave}/codebook/`, `/api/analyst/waves/${wave}%2Fcodebook`, '/built/../api/analyst/waves', '/built/%2e%2e/api/analyst/waves']
    for (const role of ['nobody', 'respondent', 'manager'] as const) {
      for (const variant of variants) {
        const response = await visitors[role].get(variant)
        expect([variant, role, [401, 403, 404].includes(response.status), (await response.text()).includes('questionnaireVersion')]).toEqual([variant, role, true, false])
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

  test('nothing that a manager or an analyst can read names a response or the moment of an answer', async () => {
    const { reference } = (await (await visitors.respondent.get('/api/respondent/questionnaire')).json()) as { reference: string }
    const sent = await visitors.respondent.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 0, answers: wholeAnswers(), submissionKey: randomUUID() })
    expect(sent.status).toBe(200)
    const open = openWave(database)
    const moments = database.prepare('select completed_at, started_at, opened_at from invitation where wave_id = ? and completed_at is not null').raw().all(open).flat() as string[]
    const ids = database.prepare('select id from response').pluck().all() as string[]
    expect([moments.length, ids.length > 100]).toEqual([3, true])
    for (const role of ['manager', 'analyst', 'steward'] as const) {
      for (const { path } of readingApi().filter((one) => mayRead[one.path]!.includes(role))) {
        for (const wave of [closedWave(database), open]) {
          const text = await (await visitors[role].get(addressOf(path, wave))).text()
          expect([path, [...ids, ...moments, reference].filter((secret) => text.includes(secret))]).toEqual([path, []])
        }
      }
    }
  })
})

describe('from another site', () => {
  const changing = () => operations.filter(({ method }) => method !== 'GET')
  const foreignHeaders: Record<string, string>[] = [
    {},
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'http://127.0.0.1:1' },
  ]

  test('every route that changes something refuses, whatever the content type, and nothing changes', async () => {
    expect(changing().length).toBeGreaterThanOrEqual(6)
    const before = everything(database)
    for (const { method, path } of changing()) {
      for (const headers of [...foreignHeaders, { Origin: server.origin.toUpperCase() }, { Origin: `${server.origin}.evil.example` }]) {
        for (const contentType of [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/json', 'APPLICATION/JSON', 'multipart/form-data; boundary=x']) {
          const response = await visitors.respondent.request(path.replace('{token}', server.links.analyst.split('/').at(-1)!), {
            method,
            headers: { ...headers, ...(contentType === undefined ? {} : { 'Content-Type': contentType }) },
            body: new TextEncoder().encode('{}'),
          })
          expect([method, path, headers, contentType, response.status]).toEqual([method, path, headers, contentType, 403])
        }
      }
    }
    expect(everything(database)).toEqual(before)
  })

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

  test('no answer invites another site to read it', async () => {
    const preflight = await fetch(`${server.origin}/api/respondent/answers`, { method: 'OPTIONS', headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PUT' } })
    const plain = await fetch(`${server.origin}/api/session`, { headers: { Origin: 'https://evil.example' } })
    for (const response of [preflight, plain]) expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    expect(preflight.ok).toBe(false)
  })
})
