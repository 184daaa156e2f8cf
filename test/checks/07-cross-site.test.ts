import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everything, openDatabase } from '../server/database.ts'
import { operationsOf, readOpenApi, type Operation } from '../server/openApi.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, type Visitor } from '../server/visitor.ts'

let server: RunningServer
let database: Database.Database
let visitors: readonly Visitor[]
let changing: readonly Operation[]
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  visitors = await Promise.all([server.links.respondent, server.links.steward].map((link) => enter(server.origin, link)))
  changing = operationsOf(await readOpenApi(server.origin)).filter(({ method }) => method !== 'GET')
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const contentTypes = [undefined, 'text/plain', 'TEXT/PLAIN', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json', 'APPLICATION/JSON']
const elsewhere: Record<string, string>[] = [{}, { Origin: 'https://evil.example' }, { Origin: 'null' }, { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }, { 'Sec-Fetch-Site': 'none' }]

test('check 7: every POST, PUT and DELETE from another site is refused, with any content type or none, and changes nothing', async () => {
  expect(new Set(changing.map(({ method }) => method))).toEqual(new Set(['POST', 'PUT', 'DELETE']))
  const changed = () => {
    const { audit_entry: _, audit_head: __, ...tables } = everything(database)
    return tables
  }
  const before = changed()
  const places = [...elsewhere, { Origin: `${server.origin}.evil.example` }, { Origin: server.origin.replace('http:', 'https:') }]
  for (const { method, path } of changing) {
    for (const headers of places) {
      for (const contentType of contentTypes) {
        for (const person of visitors) {
          const { status } = await person.request(path.replace('{token}', server.links.analyst.split('/').at(-1)!), {
            method,
            headers: { ...headers, ...(contentType === undefined ? {} : { 'Content-Type': contentType }) },
            // Bytes, so that no content type is added for us
            body: new TextEncoder().encode('{}'),
          })
          expect([method, path, headers, contentType, status]).toEqual([method, path, headers, contentType, 403])
        }
      }
    }
  }
  expect(changed()).toEqual(before)
})

test('check 7: the same requests from our own pages are not refused for where they come from', async () => {
  for (const { method, path } of changing) {
    const isApi = path.startsWith('/api/')
    const response = await visitors[1]!.request(path.replace('{token}', 'x'), { method, headers: { Origin: server.origin, 'Content-Type': isApi ? 'application/json' : 'application/x-www-form-urlencoded' }, body: isApi ? '{}' : '' })
    expect([method, path, (await response.text()).includes('otherOrigin')]).toEqual([method, path, false])
  }
})
