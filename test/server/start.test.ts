import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { startServer } from './runningServer.ts'
import { enter } from './visitor.ts'

const root = resolve(import.meta.dirname, '../..')
const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'start-'))
  folders.push(made)
  return made
}
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })))

/** Runs a start that is expected to fail. */
function failingStart(environment: Record<string, string>, startFile = join(root, 'server/start.ts')): Promise<{ code: number | null; error: string }> {
  const { NODE_ENV: _, NODE_OPTIONS: __, ...inherited } = process.env
  const child = spawn(process.execPath, [startFile], { cwd: folder(), env: { ...inherited, PORT: '0', ...environment }, stdio: ['ignore', 'ignore', 'pipe'], timeout: 30_000 })
  let error = ''
  child.stderr.on('data', (part: Buffer) => (error += part.toString()))
  return new Promise((done) => child.once('close', (code) => done({ code, error: error.trim() })))
}

describe('a start that cannot succeed says why on one line', () => {
  test('a wrong setting', async () => {
    expect(await failingStart({ PORT: '99999' })).toEqual({ code: 1, error: 'PORT is "99999": expected a whole number from 0 (any free port) to 65535' })
  })

  test('a port that is taken', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as AddressInfo
    try {
      expect(await failingStart({ PORT: String(port) })).toEqual({
        code: 1,
        error: `The server could not start: PORT ${port} on 127.0.0.1 is already in use: stop what listens there, or choose another PORT.`,
      })
    } finally {
      other.close()
    }
  })

  test('a database that cannot be opened', async () => {
    const { code, error } = await failingStart({ DATABASE_URL: `sqlite:${import.meta.filename}/survey.db` })
    expect([code, error.split('\n').length]).toEqual([1, 1])
    expect(error).toMatch(/^The server could not start: /)
  })

  test('pages that were never built', async () => {
    const copy = folder()
    for (const name of ['server', 'db', 'surveys', 'analysis', 'package.json']) cpSync(join(root, name), join(copy, name), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    expect(await failingStart({}, join(copy, 'server/start.ts'))).toEqual({
      code: 1,
      error: 'The server could not start: The pages have not been built: run "npm run build" first, or use "npm start".',
    })
  })
})

describe('a start', () => {
  test('in production loads no demonstration and prints no link', async () => {
    const server = await startServer({ environment: { NODE_ENV: 'production' } })
    try {
      expect(server.links).toEqual({ respondent: '', manager: '', analyst: '', steward: '' })
      expect(server.output()).not.toMatch(/\/(r|aanmelden)\//)
      expect((await fetch(server.origin)).status).toBe(200)
    } finally {
      await server.stop()
    }
  })

  test('gives each time new links; those given before to a member go on working, unused sign-in links do not; a list that did not come is asked for once more', async () => {
    const first = await startServer({ folder: mkdtempSync(join(tmpdir(), 'first-start-')) })
    const { respondent, manager } = first.links
    await enter(first.origin, respondent)
    first.process.kill('SIGTERM')
    await new Promise((exited) => first.process.once('exit', exited))
    expect(first.process.exitCode).toBe(0)
    const database = new Database(first.databaseFile)
    const at = new Date(Date.now() - 11 * 86_400_000).toISOString()
    const { changes: asked } = database.prepare("insert into list_task (cluster_id, round, requested_at) select cluster_id, ?, ? from account where role = 'manager'").run(at.slice(0, 4), at)
    database.close()
    expect(asked).toBeGreaterThan(0)
    const second = await startServer({ folder: first.folder })
    try {
      expect(second.links.respondent.split('/').at(-1)).not.toBe(respondent.split('/').at(-1))
      const again = (link: string) => fetch(second.origin + new URL(link).pathname)
      expect([(await again(respondent)).status, (await again(manager)).status, (await fetch(second.links.manager)).status]).toEqual([200, 404, 200])
      await vi.waitFor(() => expect(readdirSync(second.outbox).filter((name) => readFileSync(join(second.outbox, name), 'utf8').includes('Subject: Herinnering: uw ledenlijst'))).toHaveLength(asked))
    } finally {
      await second.stop()
    }
  })

  test('prints nothing afterwards that a log should not hold', async () => {
    const server = await startServer({ folder: mkdtempSync(join(tmpdir(), 'first-start-')) })
    const printed = server.output()
    const member = await enter(server.origin, server.links.respondent)
    const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
    await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: null })
    await member.sendJson('PUT', '/api/respondent/answers', '{"reference": "secret')
    await member.press('/aanmelden', { email: 'steward@voorbeeld.example' })
    await enter(server.origin, server.links.analyst)
    await server.stop()
    expect(server.output()).toBe(printed)
  })
})
