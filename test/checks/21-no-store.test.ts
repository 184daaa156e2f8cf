import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closedWave, openDatabase } from '../server/database.ts'
import { operationsOf, readOpenApi } from '../server/openApi.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, visitor } from '../server/visitor.ts'

let server: RunningServer
let database: Database.Database
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

test('check 21: no answer of any route to anybody may be kept by a cache; only the files of the build, which hold nothing of anybody', async () => {
  const people = {
    nobody: visitor(server.origin),
    respondent: await enter(server.origin, server.links.respondent),
    manager: await enter(server.origin, server.links.manager),
    steward: await enter(server.origin, server.links.steward),
  }
  const links: Record<string, string> = { '/r/{token}': new URL(server.links.respondent).pathname, '/aanmelden/{token}': new URL(server.links.analyst).pathname }
  const reading = operationsOf(await readOpenApi(server.origin)).filter(({ method, path }) => method === 'GET' && path !== '/built/{name}')
  let answered = 0
  for (const { path } of reading) {
    for (const [who, person] of Object.entries(people)) {
      const response = await person.get((links[path] ?? path).replaceAll(/\{\w+\}/g, closedWave(database)))
      await response.arrayBuffer()
      if (response.status === 200) answered++
      expect([path, who, response.headers.get('cache-control')]).toEqual([path, who, 'no-store'])
    }
  }
  expect(answered).toBeGreaterThan(30)
  // Answers to what changes something, and errors, alike
  for (const response of [await people.nobody.press('/afmelden'), await people.nobody.press('/r/wrong'), await people.nobody.request('/api/respondent/answers', { method: 'PUT' }), await people.nobody.get('/nowhere'), await people.nobody.get(`/${'x'.repeat(5_000)}`)]) {
    expect(response.headers.get('cache-control')).toBe('no-store')
  }
})

test('check 21: no cache of answers is in the server', () => {
  const folder = resolve(import.meta.dirname, '../../server')
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((name) => /from '(hono\/cache|[^']*(lru-cache|node-cache|apicache))'|\bcaches\.open\b/.test(readFileSync(join(folder, name), 'utf8')))).toEqual([])
})
