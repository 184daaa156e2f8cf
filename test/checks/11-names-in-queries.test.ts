import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedWave, openDatabase } from '../server/database.ts'
import { operationsOf, readOpenApi, type Operation } from '../server/openApi.ts'
import { addWhatIsAskedFor, addressOf, mayRead, readingOf } from '../server/readingRoutes.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, type Visitor } from '../server/visitor.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'statements-'))
const log = join(folder, 'statements.sql')

/** Loaded before the server: every statement that SQLite is asked to prepare is written down as it is. */
const listener = `
import { appendFileSync } from 'node:fs'
import Database from ${JSON.stringify(pathToFileURL(resolve(root, 'node_modules/better-sqlite3/lib/index.js')).href)}
for (const name of ['prepare', 'exec']) {
  const asked = Database.prototype[name]
  Database.prototype[name] = function (text) {
    appendFileSync(${JSON.stringify(log)}, text + '\\n;\\n')
    return asked.call(this, text)
  }
}
`

let server: RunningServer
let database: Database.Database
let operations: readonly Operation[]
let people: Record<'respondent' | 'manager' | 'analyst' | 'steward', Visitor>
beforeAll(async () => {
  writeFileSync(join(folder, 'listener.mjs'), listener)
  writeFileSync(log, '')
  server = await startServer({ environment: { NODE_OPTIONS: `--import ${pathToFileURL(join(folder, 'listener.mjs')).href}` } })
  database = openDatabase(server)
  addWhatIsAskedFor(database)
  operations = operationsOf(await readOpenApi(server.origin))
  const { respondent, manager, analyst, steward } = server.links
  people = { respondent: await enter(server.origin, respondent), manager: await enter(server.origin, manager), analyst: await enter(server.origin, analyst), steward: await enter(server.origin, steward) }
})
afterAll(async () => {
  database.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** No name in any list; each with a mark by which it would be found in a statement. */
const mark = 'zq7mark'
const names = [`q1_active'${mark}`, `q1"${mark}`, `q1\`${mark}`, `a.${mark}`, `${mark}[0]`, `${mark}*`, `%${mark}%`, `$.${mark}`, `${mark}'; drop table response; --`, `${mark}' or '1'='1`, `__proto__`, 'constructor', 'toString', `${mark}\\`, `${mark}\0`, `size) or (1=1 ${mark}`]

test('check 11: a name that is in no list is refused, in every value of every address of the API, and never fails in the database', async () => {
  let asked = 0
  for (const { path, parameters } of readingOf(operations).filter((one) => one.path.startsWith('/api/') && (one.path.includes('{') || one.parameters.length > 0))) {
    const person = people[(mayRead[path]!.at(-1) as 'steward')]
    const [plain, query = ''] = addressOf(path, closedWave(database)).split('?')
    for (const name of names) {
      if (path.includes('{wave}')) {
        const { status } = await person.get(`${addressOf(path, encodeURIComponent(name))}`)
        expect([path, 'wave', name, [400, 404].includes(status)]).toEqual([path, 'wave', name, true])
        asked++
      }
      for (const parameter of parameters.filter((one) => one.in === 'query')) {
        // Any language that is none is the one of the browser, and any mark that is none is an old one
        if (parameter.name === 'taal' || (parameter.name === 'after' && path.endsWith('/fieldwork'))) continue
        const values = new URLSearchParams(query)
        values.set(parameter.name, name)
        const { status } = await person.get(`${plain}?${values}`)
        expect([path, parameter.name, name, [400, 404].includes(status)]).toEqual([path, parameter.name, name, true])
        asked++
      }
    }
  }
  expect(asked).toBeGreaterThan(800)
})

test('check 11: nor in what is sent: answers, pages, acts, accounts', async () => {
  const before = database.prepare('select count(*) from answers.response').pluck().get()
  const { reference } = (await (await people.respondent.get('/api/respondent/questionnaire')).json()) as { reference: string }
  for (const name of names) {
    const bodies: [Visitor, 'PUT' | 'POST', string, object][] = [
      [people.respondent, 'PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, page: null, answers: { [name]: 1 } }],
      [people.respondent, 'PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, page: null, answers: { q1: name } }],
      [people.respondent, 'PUT', '/api/respondent/answers', { reference: name, basedOnRevision: 0, page: null, answers: { q1: 1 } }],
      [people.steward, 'POST', `/api/steward/waves/${encodeURIComponent(name)}/acts`, { act: 'close' }],
      [people.steward, 'POST', `/api/steward/waves/${closedWave(database)}/acts`, { act: name }],
      [people.steward, 'POST', '/api/steward/accounts', { email: 'a@voorbeeld.be', name: 'A', role: name, clusterId: null }],
      [people.steward, 'POST', '/api/steward/accounts', { email: 'a@voorbeeld.be', name: 'A', role: 'manager', clusterId: name }],
      [people.steward, 'PUT', `/api/steward/accounts/${encodeURIComponent(name)}/state`, { disabled: true }],
    ]
    for (const [person, method, path, body] of bodies) {
      // As text, because an object literal with __proto__ has no such key
      const text = JSON.stringify(body).replace('"answers":{}', `"answers":{${JSON.stringify(name)}:1}`)
      const { status } = await person.sendJson(method, path, text)
      expect([path, name, status >= 400 && status < 500]).toEqual([path, name, true])
    }
  }
  expect(database.prepare('select count(*) from answers.response').pluck().get()).toBe(before)
})

test('check 11: of all that was asked, nothing stands in the text of a statement', () => {
  const statements = readFileSync(log, 'utf8')
  expect(statements.split('\n;\n').length).toBeGreaterThan(50)
  expect(statements).toContain('select')
  expect(statements.includes(mark)).toBe(false)
})

test('check 11: no place in the program writes a value into a statement', () => {
  const files = (readdirSync(join(root, 'db'), { recursive: true }) as string[]).filter((name) => name.endsWith('.ts')).map((name) => `db/${name}`)
  const served = (readdirSync(join(root, 'server'), { recursive: true }) as string[]).filter((name) => name.endsWith('.ts')).map((name) => `server/${name}`)
  expect([files.length > 40, served.length > 100]).toEqual([true, true])
  const found = [...files, ...served].filter((name) => /\bsql\.(raw|lit)\b|\$\.\$\{|\.whereRaw|\bJSONPath/.test(readFileSync(join(root, name), 'utf8')))
  // Schemas, backups and statements prepared once: from names in the program, at the start or by an operator, never at a request
  expect(found.filter((name) => !/^db\/(migrations|backup|connections|rooms|preparedQuery|migrate|crossings\/(finishWhatWasCut|rewriteFiles))/.test(name))).toEqual([])
})
