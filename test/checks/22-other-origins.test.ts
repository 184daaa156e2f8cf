import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operationsOf, readOpenApi } from '../server/openApi.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter } from '../server/visitor.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const origins = ['https://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1.evil.example']
const allowing = (response: Response) => [...response.headers.keys()].filter((name) => name.startsWith('access-control-'))

test('check 22: no answer lets another origin read it, with or without a session', async () => {
  const steward = await enter(server.origin, server.links.steward)
  for (const { method, path } of operationsOf(await readOpenApi(server.origin))) {
    for (const origin of origins) {
      const preflight = await fetch(server.origin + path.replaceAll(/\{\w+\}/g, 'x'), { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': 'content-type' } })
      expect([method, path, origin, preflight.ok, allowing(preflight)]).toEqual([method, path, origin, false, []])
    }
    if (method !== 'GET') continue
    const read = await steward.get(path.replaceAll(/\{\w+\}/g, 'x'), { Origin: origins[0]! })
    await read.arrayBuffer()
    expect([path, allowing(read)]).toEqual([path, []])
  }
})

test('check 22: a preflight with a header of 50 KB is over within 50 ms, and so is the largest that the server reads', async () => {
  for (const bytes of [50 * 1024, 15 * 1024]) {
    const headers = { Origin: origins[0]!, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'x,'.repeat(bytes / 2) }
    const times: number[] = []
    for (let attempt = 0; attempt < 20; attempt++) {
      const startedMs = performance.now()
      const answered = await fetch(`${server.origin}/api/respondent/answers`, { method: 'OPTIONS', headers }).then(
        (response) => response.status,
        // Cut off while it was still sending
        () => 431,
      )
      times.push(performance.now() - startedMs)
      expect([bytes, answered >= 400 && answered < 500]).toEqual([bytes, true])
    }
    // The quickest, because what else the machine does is not the server's
    expect([bytes, Math.min(...times) < 50]).toEqual([bytes, true])
  }
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
})

test('check 22: nothing in the server knows how to allow another origin', () => {
  const folder = resolve(import.meta.dirname, '../../server')
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'))
  expect(files.filter((name) => /hono\/cors|access-control-allow/i.test(readFileSync(join(folder, name), 'utf8')))).toEqual([])
})
