import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operationsOf, readOpenApi, type Operation } from '../server/openApi.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, type Visitor } from '../server/visitor.ts'

let server: RunningServer
let people: Record<'respondent' | 'manager' | 'steward', Visitor>
let changing: readonly Operation[]
beforeAll(async () => {
  server = await startServer()
  people = { respondent: await enter(server.origin, server.links.respondent), manager: await enter(server.origin, server.links.manager), steward: await enter(server.origin, server.links.steward) }
  changing = operationsOf(await readOpenApi(server.origin)).filter(({ method }) => method !== 'GET')
})
afterAll(() => server.stop())

const ownerOf = (path: string): Visitor => (path.startsWith('/api/respondent/') ? people.respondent : path.startsWith('/api/manager/') ? people.manager : people.steward)
const isApi = (path: string) => path.startsWith('/api/')
const addressOf = (path: string) => path.replaceAll(/\{\w+\}/g, 'x')

/** A body that never says how long it is; resolves with the status, also when the server answers before it is all there. */
function inPieces({ method, path }: Operation, part: Buffer, pieces: number, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(server.origin)
  const { cookies } = ownerOf(path)
  return new Promise((answered, failed) => {
    const sent = request({ hostname, port, path: addressOf(path), method, headers: { Origin: server.origin, 'Content-Type': isApi(path) ? 'application/json' : 'application/x-www-form-urlencoded', 'Transfer-Encoding': 'chunked', Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...headers } }, (response) => {
      response.resume()
      response.on('end', () => answered(response.statusCode!))
      response.on('error', () => answered(response.statusCode!))
    })
    // Cut off while it was still sending; the answer, if there is one, comes before
    sent.on('error', (error: NodeJS.ErrnoException) => (['ECONNRESET', 'EPIPE'].includes(error.code ?? '') ? setImmediate(() => answered(413)) : failed(error)))
    let left = pieces
    const send = () => {
      while (left-- > 0) if (!sent.write(part)) return void sent.once('drain', send)
      sent.end()
    }
    send()
  })
}

const residentMegabytes = () => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))![1]) / 1024

const piece = Buffer.alloc(64 * 1024, 0x61)
/** A list that is handed in comes as a file of two megabytes at most, in base64; everything else is an answer or an act. */
const piecesOver = (path: string) => (/\/(list|lists)(\/preview)?$/.test(path) ? 60 : 20)

test('check 17: more than a megabyte in pieces is 413 on every route that takes a body, and takes no memory', async () => {
  expect(changing.length).toBeGreaterThan(8)
  await inPieces(changing[0]!, piece, 20)
  const before = residentMegabytes()
  let most = before
  const look = () => (most = Math.max(most, residentMegabytes()))
  for (const operation of changing) {
    look()
    // A route that reads no body may answer without it; none may take it
    const status = await inPieces(operation, piece, piecesOver(operation.path))
    expect([operation.method, operation.path, status]).toEqual([operation.method, operation.path, 413])
  }
  // Many megabytes, to see that what is not wanted is not gathered
  for (const operation of changing.slice(0, 3)) expect(await inPieces(operation, piece, 800)).toBe(413)
  look()
  expect(most - before).toBeLessThan(60)
})

test('check 17: a length that is announced is refused before anything is read, and one that lies does not help', async () => {
  for (const operation of changing) {
    const { hostname, port } = new URL(server.origin)
    const status = await new Promise<number>((answered) => {
      const sent = request({ hostname, port, path: addressOf(operation.path), method: operation.method, headers: { Origin: server.origin, 'Content-Type': isApi(operation.path) ? 'application/json' : 'application/x-www-form-urlencoded', 'Content-Length': String(5_000_000) } }, (response) => {
        answered(response.statusCode!)
        sent.destroy()
      })
      sent.on('error', () => undefined)
      // Nothing of it is ever sent
      sent.flushHeaders()
    })
    expect([operation.method, operation.path, status]).toEqual([operation.method, operation.path, 413])
  }
})

const depth = 10_000
const nested: [what: string, text: string][] = [
  ['arrays', '['.repeat(depth) + ']'.repeat(depth)],
  ['objects', `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  ['arrays that never end', '['.repeat(60_000)],
  ['objects that never end', '{"a":'.repeat(12_000)],
]

test('check 17: JSON as deep as the largest body can hold, alone and inside what is expected, is refused and leaves the server as it was', async () => {
  const { reference } = (await (await people.respondent.get('/api/respondent/questionnaire')).json()) as { reference: string }
  const before = residentMegabytes()
  for (const operation of changing.filter(({ path }) => isApi(path))) {
    for (const [what, text] of nested) {
      for (const body of [text, `{"reference":${JSON.stringify(reference)},"basedOnRevision":0,"page":null,"submissionKey":"abcdefghijklmnop","answers":${text}}`, `{"reference":${JSON.stringify(reference)},"basedOnRevision":0,"page":null,"answers":{"q1":${text}}}`]) {
        const { status } = await ownerOf(operation.path).sendJson(operation.method as 'PUT', addressOf(operation.path), body)
        expect([operation.path, what, [400, 404, 413, 422].includes(status)]).toEqual([operation.path, what, true])
      }
    }
  }
  // A hundred thousand deep does not fit in a body at all, but for a list
  for (const operation of changing.filter(({ path }) => isApi(path))) {
    expect((await ownerOf(operation.path).sendJson(operation.method as 'PUT', addressOf(operation.path), `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).status).toBe(piecesOver(operation.path) > 20 ? 400 : 413)
  }
  expect(residentMegabytes() - before).toBeLessThan(60)
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
})

test('check 17: form fields with points, brackets and names of the language make nothing of it', async () => {
  const names = ['a.b.c.d', `${'a.'.repeat(5_000)}b`, `a${'[b]'.repeat(5_000)}`, '__proto__', '__proto__.polluted', '__proto__[polluted]', 'constructor.prototype.polluted', 'email.email', 'email[]', 'email[0]', 'toString']
  const before = residentMegabytes()
  for (const { method, path } of changing.filter((one) => !isApi(one.path))) {
    for (const name of names) {
      const response = await people.manager.request(addressOf(path), { method, headers: { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' }, body: `${encodeURIComponent(name)}=polluted&${encodeURIComponent(name)}=again` })
      expect([path, name, response.status < 500]).toEqual([path, name, true])
    }
    const parts = `--x\r\nContent-Disposition: form-data; name="${'a.'.repeat(2_000)}"\r\n\r\nx\r\n`.repeat(10)
    const response = await people.manager.request(addressOf(path), { method, headers: { Origin: server.origin, 'Content-Type': 'multipart/form-data; boundary=x' }, body: `${parts}--x--` })
    expect([path, response.status < 500]).toEqual([path, true])
  }
  expect(residentMegabytes() - before).toBeLessThan(60)
  // Nothing was given to every object: an answer of the API has its own keys and no other
  expect(Object.keys((await (await people.steward.get('/api/session')).json()) as object)).toEqual(['account'])
})
