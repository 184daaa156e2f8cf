import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashToken, newToken } from '../../server/access/tokens.ts'
import { openDatabase } from '../server/database.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter } from '../server/visitor.ts'

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

/** Every byte that the server keeps, what is not yet written back into the files included. */
const kept = (): string => readdirSync(join(server.folder, 'data'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
  .join('\n')

test('check 1: a million tokens of 32 random bytes, and no two the same', () => {
  const seen = new Set<string>()
  for (let number = 0; number < 1_000_000; number++) seen.add(newToken())
  expect(seen.size).toBe(1_000_000)
  for (const token of [...seen].slice(0, 1_000)) expect(Buffer.from(token, 'base64url').byteLength).toBe(32)
})

test('check 1: what is stored holds no token and no session id, only their SHA-256', async () => {
  const tokens = Object.values(server.links).map((link) => link.split('/').at(-1)!)
  expect(tokens.map((token) => Buffer.from(token, 'base64url').byteLength)).toEqual([32, 32, 32, 32])
  const visitors = await Promise.all([server.links.respondent, server.links.steward].map((link) => enter(server.origin, link)))
  const cookies = visitors.flatMap(({ cookies: held }) => [...held.values()])
  expect(cookies.length).toBe(2)
  const bytes = kept()
  for (const secret of [...tokens, ...cookies]) {
    expect([secret.length, bytes.includes(secret), bytes.includes(Buffer.from(secret, 'base64url').toString('hex'))]).toEqual([43, false, false])
    expect(bytes.includes(hashToken(secret))).toBe(true)
  }
  expect(database.prepare('select count(*) from invitation where token_hash = ?').pluck().get(hashToken(tokens[0]!))).toBe(1)
})
