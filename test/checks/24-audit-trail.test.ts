import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '../../db/answers/canonicalJson.ts'
import { releaseHash } from '../../db/answers/release.ts'
import type { ReleaseDocument } from '../../analysis/index.ts'
import type { AuditEntryShown, AuditPage, AuditVerification } from '../../server/api/waveCourse.ts'
import type { WaveRelease } from '../../server/api/release.ts'
import { runCommand } from '../server/commands/runCommand.ts'
import { closedWave, openDatabase, openWave } from '../server/database.ts'
import { fileWith, memberRow, registerText, removeFilesAfterwards } from '../server/imports/smallFiles.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, visitor, type Visitor } from '../server/visitor.ts'

let server: RunningServer
let database: Database.Database
let manager: Visitor
let steward: Visitor
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  manager = await enter(server.origin, server.links.manager)
  steward = await enter(server.origin, server.links.steward)
})
afterAll(async () => {
  database.close()
  await server.stop()
})
removeFilesAfterwards()

const newest = async (act: string, person = steward): Promise<AuditEntryShown | undefined> => ((await (await person.get(`/api/steward/audit?act=${act}`)).json()) as AuditPage).entries[0]

/** Does something, and holds what is then newest in the trail to who, when and what. */
async function expectEntry(act: string, actor: { kind: string; role?: string | null; name?: unknown }, subject: { kind: string; id: string } | null, carryOut: () => Promise<unknown>): Promise<AuditEntryShown> {
  const startedAt = new Date().toISOString()
  const before = database.prepare('select max(sequence) from audit_entry').pluck().get() as number
  await carryOut()
  const entry = await newest(act)
  expect([act, entry?.sequence ?? 0]).toEqual([act, expect.toSatisfy((sequence: number) => sequence > before)])
  expect([act, entry!.actor, entry!.subject]).toEqual([act, expect.objectContaining(actor), subject === null ? null : subject])
  expect([act, entry!.at >= startedAt && entry!.at <= new Date().toISOString()]).toEqual([act, true])
  expect(entry!.words.nl.length).toBeGreaterThan(5)
  return entry!
}

const asSteward = { kind: 'account', role: 'steward', name: expect.any(String) }
const ok = async (answering: Promise<Response>, status = 200) => {
  const response = await answering
  const text = await response.text()
  expect([response.url, response.status, response.status === status ? '' : text]).toEqual([response.url, status, ''])
  return text
}
const actOn = (wave: string, body: object) => ok(steward.sendJson('POST', `/api/steward/waves/${wave}/acts`, body))

test('check 24: a login and a failed access are written down with who, when and what', async () => {
  const signedIn = await newest('signedIn')
  expect([signedIn!.actor.kind, signedIn!.actor.role]).toEqual(['account', 'steward'])
  const refused = await expectEntry('accessRefused', { kind: 'account', role: 'manager' }, null, () => ok(manager.get('/api/analyst/waves'), 403))
  expect(refused.details).toEqual({ route: 'GET /api/analyst/waves', code: 'notYourRole' })
  await expectEntry('signInFailed', { kind: 'visitor' }, null, () => ok(visitor(server.origin).press('/aanmelden/wrong'), 404))
  await expectEntry('signedOut', { kind: 'account', role: 'manager' }, null, async () => manager.press('/afmelden'))
})

test('check 24: so are an export, an import of members, and closing, opening again and releasing a wave', async () => {
  const closed = closedWave(database)
  await expectEntry('exportTaken', asSteward, { kind: 'wave', id: closed }, () => ok(steward.get(`/api/analyst/waves/${closed}/crossing/table.csv?variable=q2_relevance&by=size&view=published`)))

  const file = fileWith(registerText(Array.from({ length: 6 }, (_, number) => memberRow(number + 1))))
  const url = `sqlite:${server.databaseFile}`
  await expectEntry('membersImported', { kind: 'command', name: 'import' }, { kind: 'wave', id: 'small' }, async () => {
    expect(await runCommand('import', ['members', file, '--wave', 'small', '--opens', '2018-01-01', '--closes', '2018-02-01'], url)).toMatchObject({ code: 0 })
  })

  const open = openWave(database)
  await expectEntry('waveClosed', asSteward, { kind: 'wave', id: open }, () => actOn(open, { act: 'close' }))
  const closesOn = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  const reason = 'one cluster got its links late'
  for (const without of [{}, { reason: '  ' }, { reason: 'two\nlines' }]) expect((await steward.sendJson('POST', `/api/steward/waves/${open}/acts`, { act: 'reopen', closesOn, ...without })).status).toBeGreaterThanOrEqual(400)
  const reopened = await expectEntry('waveReopened', asSteward, { kind: 'wave', id: open }, () => actOn(open, { act: 'reopen', closesOn, reason }))
  expect(reopened.details).toMatchObject({ reason })

  await expectEntry('waveFrozen', asSteward, { kind: 'wave', id: 'small' }, () => actOn('small', { act: 'freeze' }))
  const { look } = JSON.parse(await ok(steward.get('/api/steward/waves/small/release'))) as WaveRelease
  const released = await expectEntry('waveReleased', asSteward, { kind: 'wave', id: 'small' }, () => ok(steward.sendJson('POST', '/api/steward/waves/small/release', { hash: look!.hash })))
  expect(released.details).toMatchObject({ hash: look!.hash })
})

test('check 24: and an erasure, without the name that was erased', async () => {
  const contact = database.prepare('select id, name, email from contact where name is not null order by id').get() as { id: string; name: string; email: string }
  const entry = await expectEntry('personErased', asSteward, null, () => ok(steward.sendJson('POST', `/api/steward/people/${contact.id}/erasure`, { what: 'contact' })))
  for (const secret of [contact.id, contact.name, contact.email]) expect(JSON.stringify(entry).includes(secret)).toBe(false)
})

test('check 24: another threshold in the program, once it runs, and reminders that are due', async () => {
  await server.kill()
  // As if what is stored had been released under another rule
  const row = database.prepare('select wave_id, edition, document from answers.release order by made_at desc limit 1').get() as { wave_id: string; edition: number; document: string }
  const document = JSON.parse(row.document) as ReleaseDocument
  const changed = { ...document, rules: { ...document.rules, smallestBase: 4 } }
  database.prepare('update answers.release set document = ?, hash = ? where wave_id = ? and edition = ?').run(canonicalJson(changed), releaseHash(changed), row.wave_id, row.edition)
  database.prepare("insert into reminder_plan (wave_id, number, due_at) values (?, 1, '2020-01-01T00:00:00.000Z')").run(openWave(database))
  const folder = server.folder
  server = await startServer({ folder })
  steward = await enter(server.origin, server.links.steward)
  const entry = await newest('thresholdChanged')
  expect([entry?.actor, entry?.details]).toEqual([expect.objectContaining({ kind: 'command', name: 'start' }), { smallestBase: 5, smallestBaseBefore: 4 }])
  await expect.poll(async () => (await newest('reminderSent'))?.subject, { timeout: 20_000 }).toEqual({ kind: 'wave', id: openWave(database) })
  // Once, not at every start
  await server.kill()
  server = await startServer({ folder })
  steward = await enter(server.origin, server.links.steward)
  expect(database.prepare("select count(*) from audit_entry where act = 'thresholdChanged'").pluck().get()).toBe(1)
})

const verification = async () => JSON.parse(await ok(steward.get('/api/steward/audit/verification'))) as AuditVerification

test('check 24: nobody deletes or changes an entry by way of the database', () => {
  for (const statement of ['delete from audit_entry where sequence = 2', "update audit_entry set actor_id = 'x' where sequence = 2", "insert or replace into audit_entry select * from audit_entry where sequence = 2"]) {
    expect(() => database.prepare(statement).run()).toThrow()
  }
})

test('check 24: who takes the guard away and deletes or changes one row, anywhere, is found, and the place is named', async () => {
  expect((await verification()).kind).toBe('intact')
  for (const trigger of database.prepare("select name from sqlite_master where type = 'trigger' and tbl_name = 'audit_entry'").pluck().all() as string[]) database.exec(`drop trigger "${trigger}"`)
  const last = database.prepare('select max(sequence) from audit_entry').pluck().get() as number
  const columns = (database.prepare('pragma table_info(audit_entry)').all() as { name: string }[]).map(({ name }) => name)
  for (const sequence of [1, 2, Math.floor(last / 2), last - 1, last]) {
    const row = database.prepare('select * from audit_entry where sequence = ?').get(sequence) as Record<string, unknown>
    database.prepare('delete from audit_entry where sequence = ?').run(sequence)
    expect([sequence, (await verification()).kind]).toEqual([sequence, 'broken'])
    database.prepare(`insert into audit_entry (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`).run(...columns.map((name) => row[name]))
    expect([sequence, (await verification()).kind]).toEqual([sequence, 'intact'])
    for (const [column, value] of [['actor_id', 'somebody'], ['at', '2020-01-01T00:00:00.000Z'], ['act', 'signedOut'], ['details', '{}'], ['hash', 'f'.repeat(64)]] as const) {
      if (row[column] === value) continue
      database.prepare(`update audit_entry set ${column} = ? where sequence = ?`).run(value, sequence)
      expect([sequence, column, (await verification()).kind]).toEqual([sequence, column, 'broken'])
      database.prepare(`update audit_entry set ${column} = ? where sequence = ?`).run(row[column], sequence)
    }
  }
  expect((await verification()).kind).toBe('intact')
  expect((await runCommand('audit', ['verify'], `sqlite:${server.databaseFile}`)).code).toBe(0)
})
