import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RequestProblem, requestJson } from '../../../client/ui/request/requestJson.ts'

let origin = ''
const server = createServer((request, response) => {
  const answer = (status: number, type: string, body: string) => {
    response.writeHead(status, { 'Content-Type': type })
    response.end(body)
  }
  if (request.url === '/good') answer(200, 'application/json', '{"base":269}')
  else if (request.url === '/problem') answer(409, 'application/problem+json', '{"type":"about:blank","title":"Conflict","status":409,"code":"staleRevision","detail":"Another page stored first","revision":4}')
  else if (request.url === '/page') answer(502, 'text/html', '<h1>Bad gateway</h1>')
  else if (request.url === '/odd') answer(200, 'text/html', '<h1>Hello</h1>')
  else if (request.url === '/long') {
    // In pieces that break where lines do not
    const lines = '{"progress":0}\n{"progress":0.25}\n{"progress":0.8}\n'
    const last = request.headers.accept?.startsWith('application/x-ndjson') ? '{"status":200,"answer":{"base":269}}\n' : ''
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
    response.write(lines.slice(0, 20))
    setImmediate(() => response.end(lines.slice(20) + last))
  } else if (request.url === '/longProblem') answer(200, 'application/x-ndjson', '{"progress":0.5}\n{"status":503,"answer":{"code":"computationFailed","title":"The computation broke off, try again"}}\n')
  else if (request.url === '/cutOff') answer(200, 'application/x-ndjson', '{"progress":0.5}\n')
  // '/never' is left without an answer
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const problemOf = (path: string) => requestJson(`${origin}${path}`).then(() => null, (error: unknown) => error)

describe('a request for JSON', () => {
  test('gives what the server answered', async () => {
    expect(await requestJson<{ base: number }>(`${origin}/good`)).toEqual({ base: 269 })
  })

  test('problem details become an error with status, code and words', async () => {
    const problem = await problemOf('/problem')
    expect(problem).toBeInstanceOf(RequestProblem)
    expect(problem).toMatchObject({ status: 409, code: 'staleRevision', message: 'Another page stored first', body: { revision: 4 } })
  })

  test('an answer that is not JSON is an error with its status', async () => {
    expect(await problemOf('/page')).toMatchObject({ status: 502, code: 'unknown' })
    expect(await problemOf('/odd')).toMatchObject({ status: 200, code: 'notJson' })
  })

  test('an answer that takes its time says how far it is, and then is the same answer', async () => {
    const shares: number[] = []
    expect(await requestJson(`${origin}/long`, { onProgress: (share) => shares.push(share) })).toEqual({ base: 269 })
    expect(shares).toEqual([0, 0.25, 0.8])
    expect(await requestJson(`${origin}/good`, { onProgress: (share) => shares.push(share) })).toEqual({ base: 269 })
    expect(shares).toHaveLength(3)
  })

  test('a long computation that fails is the problem that it ends with; one that is cut off is an error', async () => {
    const long = (path: string) => requestJson(`${origin}${path}`, { onProgress: () => undefined }).then(() => null, (error: unknown) => error)
    expect(await long('/longProblem')).toMatchObject({ status: 503, code: 'computationFailed', message: 'The computation broke off, try again' })
    expect(await long('/cutOff')).toMatchObject({ code: 'notJson' })
  })

  test('no server is no connection', async () => {
    const problem = await requestJson('http://127.0.0.1:1/nothing').then(() => null, (error: unknown) => error)
    expect(problem).toMatchObject({ status: 0, code: 'noConnection' })
  })

  test('a request that is no longer wanted stops', async () => {
    const controller = new AbortController()
    const asked = requestJson(`${origin}/never`, { signal: controller.signal }).then(() => null, (error: unknown) => error)
    controller.abort()
    expect(await asked).toMatchObject({ name: 'AbortError' })
  })
})
