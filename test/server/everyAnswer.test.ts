import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type RunningServer } from './runningServer.ts'
import { visitor, type Visitor } from './visitor.ts'

let server: RunningServer
let stranger: Visitor
beforeAll(async () => {
  server = await startServer()
  stranger = visitor(server.origin)
})
afterAll(() => server.stop())

describe('every answer', () => {
  test('carries the headers that keep a page to itself', async () => {
    const addresses = ['/', '/privacy', '/aanmelden', '/r/x', '/nowhere', '/api/nowhere', '/api/session', '/healthz', '/cluster', '/api/openapi.json']
    for (const address of addresses) {
      const { headers } = await stranger.get(address)
      const policy = headers.get('content-security-policy')!
      expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "object-src 'none'"]))
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|\*/)
      expect(Object.fromEntries(['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'cache-control', 'x-frame-options'].map((name) => [name, headers.get(name)]))).toEqual({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
        'x-frame-options': 'DENY',
      })
      expect(headers.has('strict-transport-security')).toBe(false)
    }
  })

  test('what was built is kept for good, small, and only by its exact name', async () => {
    const page = await (await stranger.get('/')).text()
    const sheet = /href="(\/built\/assets\/[^"]+\.css)"/.exec(page)![1]!
    const response = await stranger.get(sheet, { 'Accept-Encoding': 'br' })
    expect([response.status, response.headers.get('cache-control'), response.headers.get('content-encoding'), response.headers.get('content-type')]).toEqual([
      200, 'public, max-age=31536000, immutable', 'br', 'text/css; charset=utf-8',
    ])
    const plain = await (await stranger.get(sheet, { 'Accept-Encoding': 'identity' })).text()
    expect(await response.text()).toBe(plain)
    for (const path of ['manifest.json', '../index.html', '..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', 'assets/..%5c..%5cpackage.json', 'assets%2f', '', 'respondent/respondent.html', '/etc/passwd']) {
      expect([path, (await stranger.get(`/built/${path}`)).status]).toEqual([path, 404])
    }
  })

  test('a problem speaks the language that was asked for, in one shape', async () => {
    for (const [language, title] of [['nl', 'Niet gevonden'], ['en', 'Not found']] as const) {
      const response = await stranger.get('/api/nowhere', { 'Accept-Language': language })
      expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
        404, 'application/problem+json', { type: 'urn:cluster-survey:problem:notFound', title, status: 404, code: 'notFound' },
      ])
      const page = await stranger.get('/nowhere', { 'Accept-Language': language })
      expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([404, 'text/html; charset=UTF-8', expect.stringContaining(`<h1>${title}</h1>`)])
    }
  })

  test('what a stranger types comes back escaped, or not at all', async () => {
    for (const payload of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'-alert(1)-'", '{{7*7}}']) {
      for (const path of [`/r/${encodeURIComponent(payload)}`, `/aanmelden/${encodeURIComponent(payload)}`, `/?taal=${encodeURIComponent(payload)}`, `/${encodeURIComponent(payload)}`]) {
        expect(await (await stranger.get(path)).text()).not.toContain(payload)
      }
    }
  })

  /** A request as it stands on the wire, with any Host. */
  function withHost(host: string, path: string): Promise<{ status: number; location: string | undefined; body: string }> {
    return new Promise((done, failed) => {
      request({ port: new URL(server.origin).port, host: '127.0.0.1', path, headers: { Host: host, 'X-Forwarded-Host': host } }, (incoming) => {
        let body = ''
        incoming.on('data', (part: Buffer) => (body += part.toString()))
        incoming.on('end', () => done({ status: incoming.statusCode!, location: incoming.headers.location, body }))
      })
        .on('error', failed)
        .end()
    })
  }

  test('a spoofed host leads nowhere, another name of this machine to the one in the links', async () => {
    const { port } = new URL(server.origin)
    for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1.evil.example:${port}`, 'localhost:1', `localhost:${port}@evil.example`, '']) {
      const { location, body } = await withHost(host, '/')
      expect([host, location, body.includes('evil.example')]).toEqual([host, undefined, false])
    }
    for (const path of ['/r/x?taal=en', '//evil.example/', '/\\evil.example']) {
      const { location } = await withHost(`localhost:${port}`, path)
      expect([path, new URL(location ?? '/', server.origin).origin]).toEqual([path, server.origin])
    }
    expect(await withHost(`localhost:${port}`, '/r/x?taal=en')).toMatchObject({ status: 307, location: `${server.origin}/r/x?taal=en` })
    expect((await withHost(`localhost:${port}`, '/healthz')).status).toBe(200)
  })
})
