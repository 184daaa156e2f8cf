import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { runCommand } from './runCommand.ts'
import { runHere } from './runHere.ts'
import type { Store } from '../../../db/store.ts'

const record = (store: Store, at: string, waveId: string) =>
  store.kysely.transaction().execute((transaction) =>
    recordAct(transaction, { at: new Date(at), actor: { kind: 'account', id: 'a1', role: 'steward' }, act: 'waveClosed', subject: { kind: 'wave', id: waveId }, details: { responses: 3 } }),
  )

onEachDatabase('npm run audit', ({ open, newUrl, newMigratedUrl, kind }) => {
  test('lists, verifies, prints the head, and finds what was changed', async () => {
    const url = await newUrl()
    const audit = (...words: string[]) => runHere('audit', words, url)
    expect(await runCommand('audit', ['verify'], url)).toMatchObject({ code: 0, output: `the audit trail is whole: 0 entries, 1 to 0, head 0:${'0'.repeat(64)}\n` })
    expect(await audit('head')).toEqual({ code: 1, output: '', errors: 'audit: the audit trail has no entry yet\n' })
    const store = await open(url)
    await record(store, '2026-03-01T22:59:59.999Z', 'w1')
    await record(store, '2026-03-01T23:00:00.000Z', 'w2')
    expect((await runHere('account', ['add', 'steward@voorbeeld.example', '--role', 'steward'], url)).code).toBe(0)
    expect((await audit('list')).output.split('\n').map((line) => line.split('  ').slice(2, 4))).toEqual([['command account', 'accountAdded'], ['account steward a1', 'waveClosed'], ['account steward a1', 'waveClosed'], []])
    // 2 March begins in Belgium an hour before it does in UTC
    expect(await audit('list', '--since', '2026-03-02', '--act', 'waveClosed')).toEqual({ code: 0, errors: '', output: '2  2026-03-01T23:00:00.000Z  account steward a1  waveClosed  wave w2  responses=3\n' })
    const head = (await audit('head')).output.trim()
    expect(head).toMatch(/^3:[0-9a-f]{64}$/)
    expect(await audit('verify', '--kept', head)).toEqual({ code: 0, errors: '', output: `the audit trail is whole: 3 entries, 1 to 3, head ${head}\n` })
    expect(await audit('verify', '--kept', `2:${head.slice(2)}`)).toEqual({ code: 1, output: '', errors: 'audit: the audit trail is broken at entry 2: the entry is not the one whose hash you kept\n' })
    await sql.raw(kind === 'sqlite' ? 'drop trigger audit_entry_stands' : 'drop trigger audit_entry_stays on audit_entry').execute(store.kysely)
    await store.kysely.updateTable('audit_entry').set({ actor_id: 'a2' }).where('sequence', '=', 2).execute()
    expect(await runCommand('audit', ['verify'], url)).toEqual({ code: 1, output: '', errors: 'audit: the audit trail is broken at entry 2: the entry was changed\n' })
  })

  test('trims what was kept for five years, and nothing younger', async () => {
    const url = await newMigratedUrl()
    const store = await open(url)
    const year = new Date().getUTCFullYear()
    await record(store, `${year - 7}-06-01T10:00:00.000Z`, 'old')
    await record(store, `${year - 6}-06-01T10:00:00.000Z`, 'older than five')
    await record(store, `${year - 1}-06-01T10:00:00.000Z`, 'young')
    const audit = (...words: string[]) => runHere('audit', words, url)
    const refused = await audit('trim', '--before', `${year - 1}-01-01`)
    expect([refused.code, refused.errors]).toEqual([1, expect.stringMatching(/is too late: entries are kept 5 years/)])
    expect((await audit('trim', '--before', `${year - 5}-01-01`)).output).toMatch(/^2 entries from before .* are removed\n$/)
    expect((await audit('verify')).output).toMatch(/^the audit trail is whole: 2 entries, 3 to 4, head 4:/)
    expect((await audit('list', '--act', 'auditTrimmed')).output).toContain('upTo=2')
  })
})

test.each([
  [[], 'nothing to do, expected verify, head, list or trim'],
  [['remove'], '"remove" to do, expected verify, head, list or trim'],
  [['verify', 'all'], '"all" is one word too many'],
  [['verify', '--since', '2026-01-01'], '--since does not go with verify'],
  [['verify', '--kept', '12'], '--kept is "12", expected SEQUENCE:HASH'],
  [['list', '--act', 'nothing'], '--act is "nothing", expected one of signedIn'],
  [['list', '--since', 'yesterday'], '--since is "yesterday", expected a day'],
  [['trim'], '--before DAY is missing'],
])('%j is wrong usage', async (words, message) => {
  const ended = await runHere('audit', words, 'sqlite::memory:')
  expect(ended).toMatchObject({ code: 2, output: '' })
  expect(ended.errors).toMatch(/^audit: [^\n]+; see --help\n$/)
  expect(ended.errors).toContain(message)
})

test('wrong usage ends the process with 2', async () => {
  expect(await runCommand('audit', ['remove'], 'sqlite::memory:')).toEqual(await runHere('audit', ['remove'], 'sqlite::memory:'))
})

test('--help tells how', async () => {
  expect((await runCommand('audit', ['--help'], 'sqlite::memory:')).output).toMatch(/^Usage: npm run audit -- verify/)
})
