import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { acts } from '../../../db/audit/acts.ts'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { entryHash } from '../../../db/audit/entryHash.ts'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { trimTrail } from '../../../db/audit/trimTrail.ts'
import { verifyTrail } from '../../../db/audit/verifyTrail.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import type { ActToRecord } from '../../../db/audit/auditTrail.ts'
import type { Store } from '../../../db/store.ts'

const start = Date.parse('2026-11-21T10:00:00.000Z')
const minute = 60_000
const steward = { kind: 'account', id: 'a1', role: 'steward' } as const

const record = (store: Store, act: ActToRecord) => store.kysely.transaction().execute((transaction) => recordAct(transaction, act))

/** Entries 1 to `count`, a minute apart, about the waves w1, w2, … */
async function fill(store: Store, count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    await record(store, { at: new Date(start + number * minute), actor: steward, act: 'waveExtended', subject: { kind: 'wave', id: `w${number}` }, details: { days: number } })
  }
}

/** As somebody would who has the database in hand: without the triggers. */
async function withoutTriggers(store: Store): Promise<void> {
  if (store.kind === 'sqlite') for (const name of ['audit_entry_stays', 'audit_entry_stands', 'audit_entry_new', 'audit_head_stays']) await sql`drop trigger ${sql.ref(name)}`.execute(store.kysely)
  else {
    await sql`drop trigger audit_entry_stays on audit_entry`.execute(store.kysely)
    await sql`drop trigger audit_head_stays on audit_head`.execute(store.kysely)
  }
}

onEachDatabase('the audit trail', ({ open }) => {
  test('chains entries: each hash is SHA-256 over the entry in canonical JSON with the hash before it', async () => {
    const store = await open()
    await record(store, { at: new Date(start), actor: { kind: 'command', name: 'import' }, act: 'membersImported', subject: { kind: 'wave', id: '2026' }, details: { b: 2, a: null, c: true, d: 'open' } })
    await record(store, { at: new Date(start + 1), actor: { kind: 'visitor' }, act: 'signInFailed' })
    const rows = await store.kysely.selectFrom('audit_entry').selectAll().orderBy('sequence').execute()
    const zero = '0'.repeat(64)
    const first = `{"act":"membersImported","actor_id":"import","actor_kind":"command","actor_role":null,"at":"2026-11-21T10:00:00.000Z","details":"{\\"a\\":null,\\"b\\":2,\\"c\\":true,\\"d\\":\\"open\\"}","previous_hash":"${zero}","sequence":1,"subject_id":"2026","subject_kind":"wave"}`
    const firstHash = createHash('sha256').update(first).digest('hex')
    const second = `{"act":"signInFailed","actor_id":null,"actor_kind":"visitor","actor_role":null,"at":"2026-11-21T10:00:00.001Z","details":"{}","previous_hash":"${firstHash}","sequence":2,"subject_id":null,"subject_kind":null}`
    const secondHash = createHash('sha256').update(second).digest('hex')
    expect(rows.map((row) => row.hash)).toEqual([firstHash, secondHash])
    expect(await verifyTrail(store.kysely)).toEqual({ kind: 'intact', entries: 2, first: 1, last: 2, hash: secondHash })
    expect(await readEntries(store.kysely, { limit: 1 })).toEqual([
      { sequence: 2, at: '2026-11-21T10:00:00.001Z', actor: { kind: 'visitor', id: null, role: null }, act: 'signInFailed', subject: null, details: {} },
    ])
  })

  test('an empty trail is intact', async () => {
    const store = await open()
    expect(await verifyTrail(store.kysely)).toEqual({ kind: 'intact', entries: 0, first: 1, last: 0, hash: '0'.repeat(64) })
  })

  test('is read newest first, by moment, act, subject and page', async () => {
    const store = await open()
    await fill(store, 5)
    await record(store, { at: new Date(start + 6 * minute), actor: steward, act: 'waveFrozen', subject: { kind: 'wave', id: 'w2' } })
    const sequences = async (which: Partial<Parameters<typeof readEntries>[1]>) => (await readEntries(store.kysely, { limit: 10, ...which })).map((entry) => entry.sequence)
    expect(await sequences({})).toEqual([6, 5, 4, 3, 2, 1])
    expect(await sequences({ limit: 2, before: 5 })).toEqual([4, 3])
    expect(await sequences({ since: new Date(start + 4 * minute) })).toEqual([6, 5, 4])
    expect(await sequences({ act: 'waveFrozen' })).toEqual([6])
    expect(await sequences({ subject: { kind: 'wave', id: 'w2' } })).toEqual([6, 2])
  })

  test('acts that come together follow each other without a gap', async () => {
    const store = await open()
    await Promise.all(Array.from({ length: 40 }, (_, number) => record(store, { at: new Date(start + number), actor: { kind: 'clock' }, act: 'retentionApplied', details: { number } })))
    expect(await verifyTrail(store.kysely)).toMatchObject({ kind: 'intact', entries: 40, last: 40 })
    const numbers = (await readEntries(store.kysely, { limit: 100 })).map((entry) => entry.details['number'] as number)
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, number) => number))
  })

  test('an act that is undone leaves no entry', async () => {
    const store = await open()
    await fill(store, 1)
    await expect(
      store.kysely.transaction().execute(async (transaction) => {
        await recordAct(transaction, { at: new Date(start), actor: steward, act: 'waveClosed' })
        throw new Error('the wave could not be closed')
      }),
    ).rejects.toThrow('could not be closed')
    expect(await verifyTrail(store.kysely)).toMatchObject({ kind: 'intact', last: 1 })
  })

  test('takes no address and no long text', async () => {
    const store = await open()
    const of = (more: Partial<ActToRecord>) => record(store, { at: new Date(start), actor: steward, act: 'accountAdded', ...more })
    await expect(of({ details: { who: 'iemand@voorbeeld.example' } })).rejects.toThrow('the detail who of an audit entry')
    await expect(of({ subject: { kind: 'account', id: 'iemand@voorbeeld.example' } })).rejects.toThrow('the subject of an audit entry')
    await expect(of({ details: { text: 'x'.repeat(201) } })).rejects.toThrow(RangeError)
    await expect(of({ details: { text: 'two\nlines' } })).rejects.toThrow(RangeError)
    expect(await readEntries(store.kysely, { limit: 1 })).toEqual([])
  })

  test('the database refuses every change and removal', async () => {
    const store = await open()
    await fill(store, 3)
    const only = 'the audit trail is only added to'
    const { kysely: db } = store
    await expect(db.deleteFrom('audit_entry').where('sequence', '=', 3).execute()).rejects.toThrow(only)
    await expect(db.deleteFrom('audit_entry').execute()).rejects.toThrow(only)
    await expect(db.updateTable('audit_entry').set({ act: 'signedIn' }).where('sequence', '=', 1).execute()).rejects.toThrow(only)
    await expect(db.updateTable('audit_entry').set({ sequence: 9 }).where('sequence', '=', 1).execute()).rejects.toThrow(only)
    await expect(db.deleteFrom('audit_head').execute()).rejects.toThrow(only)
    const [row] = await db.selectFrom('audit_entry').selectAll().where('sequence', '=', 2).execute()
    if (store.kind === 'sqlite') {
      await expect(db.replaceInto('audit_entry').values(row!).execute()).rejects.toThrow(only)
      await expect(sql`update or replace audit_entry set act = 'signedIn'`.execute(db)).rejects.toThrow(only)
    } else {
      await expect(db.insertInto('audit_entry').values(row!).onConflict((conflict) => conflict.column('sequence').doUpdateSet({ act: 'signedIn' })).execute()).rejects.toThrow(only)
      await expect(sql`truncate audit_entry`.execute(db)).rejects.toThrow(only)
      await expect(sql`truncate audit_head`.execute(db)).rejects.toThrow(only)
    }
    expect(await verifyTrail(db)).toMatchObject({ kind: 'intact', entries: 3 })
  })

  test.each([
    ['an entry in the middle that is gone', 3, 'missing', (store: Store) => store.kysely.deleteFrom('audit_entry').where('sequence', '=', 3).execute()],
    ['the first entry that is gone', 1, 'missing', (store: Store) => store.kysely.deleteFrom('audit_entry').where('sequence', '=', 1).execute()],
    ['the last entry that is gone', 5, 'missing', (store: Store) => store.kysely.deleteFrom('audit_entry').where('sequence', '=', 5).execute()],
    ['all entries that are gone', 1, 'missing', (store: Store) => store.kysely.deleteFrom('audit_entry').execute()],
    ['an act that is another', 2, 'changed', (store: Store) => store.kysely.updateTable('audit_entry').set({ act: 'signedIn' }).where('sequence', '=', 2).execute()],
    ['a moment that is another', 2, 'changed', (store: Store) => store.kysely.updateTable('audit_entry').set({ at: '2026-11-20T10:00:00.000Z' }).where('sequence', '=', 2).execute()],
    ['a detail that is another', 4, 'changed', (store: Store) => store.kysely.updateTable('audit_entry').set({ details: '{"days":1}' }).where('sequence', '=', 4).execute()],
    ['two entries that changed places', 2, 'changed', async (store: Store) => {
      for (const [from, to] of [[2, 99], [3, 2], [99, 3]] as const) await store.kysely.updateTable('audit_entry').set({ sequence: to }).where('sequence', '=', from).execute()
    }],
    ['an entry behind the last one', 6, 'added', async (store: Store) => {
      const [last] = await store.kysely.selectFrom('audit_entry').selectAll().where('sequence', '=', 5).execute()
      const added = { ...last!, sequence: 6, previous_hash: last!.hash }
      await store.kysely.insertInto('audit_entry').values({ ...added, hash: entryHash(added) }).execute()
    }],
    ['an entry changed with its own hash', 3, 'unlinked', async (store: Store) => {
      const [row] = await store.kysely.selectFrom('audit_entry').selectAll().where('sequence', '=', 2).execute()
      const forged = { ...row!, actor_id: 'a2' }
      await store.kysely.updateTable('audit_entry').set({ actor_id: 'a2', hash: entryHash(forged) }).where('sequence', '=', 2).execute()
    }],
    ['the last entry changed with its own hash', 5, 'headDiffers', async (store: Store) => {
      const [row] = await store.kysely.selectFrom('audit_entry').selectAll().where('sequence', '=', 5).execute()
      await store.kysely.updateTable('audit_entry').set({ actor_id: 'a2', hash: entryHash({ ...row!, actor_id: 'a2' }) }).where('sequence', '=', 5).execute()
    }],
    ['oldest entries that were taken away behind a moved anchor', 2, 'anchorUnexplained', async (store: Store) => {
      const [row] = await store.kysely.selectFrom('audit_entry').selectAll().where('sequence', '=', 2).execute()
      await store.kysely.updateTable('audit_head').set({ anchor_sequence: 2, anchor_hash: row!.hash }).execute()
      await store.kysely.deleteFrom('audit_entry').where('sequence', '<=', 2).execute()
    }],
    ['a head that is gone with its last entry', 1, 'added', (store: Store) => store.kysely.deleteFrom('audit_head').execute()],
  ])('finds %s', async (_, sequence, breach, tamper) => {
    const store = await open()
    await fill(store, 5)
    await withoutTriggers(store)
    expect(await verifyTrail(store.kysely)).toMatchObject({ kind: 'intact', entries: 5 })
    await tamper(store)
    expect(await verifyTrail(store.kysely)).toEqual({ kind: 'broken', sequence, breach })
  })

  test('a head kept elsewhere shows that the chain was shortened or built again', async () => {
    const store = await open()
    await fill(store, 5)
    const whole = await verifyTrail(store.kysely)
    const kept = whole.kind === 'intact' ? { sequence: whole.last, hash: whole.hash } : undefined
    await withoutTriggers(store)
    const [fourth] = await store.kysely.selectFrom('audit_entry').selectAll().where('sequence', '=', 4).execute()
    await store.kysely.deleteFrom('audit_entry').where('sequence', '=', 5).execute()
    await store.kysely.updateTable('audit_head').set({ sequence: 4, hash: fourth!.hash }).execute()
    expect(await verifyTrail(store.kysely)).toMatchObject({ kind: 'intact', last: 4 })
    expect(await verifyTrail(store.kysely, kept)).toEqual({ kind: 'broken', sequence: 5, breach: 'missing' })
    await record(store, { at: new Date(start), actor: steward, act: 'signedOut' })
    expect(await verifyTrail(store.kysely)).toMatchObject({ kind: 'intact', last: 5 })
    expect(await verifyTrail(store.kysely, kept)).toEqual({ kind: 'broken', sequence: 5, breach: 'keptDiffers' })
  })

  test('what was kept long enough can go, and what stays still verifies', async () => {
    const store = await open()
    await fill(store, 6)
    const kept = { sequence: 5, hash: (await store.kysely.selectFrom('audit_entry').select('hash').where('sequence', '=', 5).executeTakeFirstOrThrow()).hash }
    const trim = (before: number, now: number) =>
      store.kysely.transaction().execute((transaction) => trimTrail(transaction, { before: new Date(before), actor: { kind: 'clock' }, now: new Date(now) }))
    expect(await trim(start, start + 10 * minute)).toBe(0)
    expect(await verifyTrail(store.kysely)).toMatchObject({ entries: 6 })
    expect(await trim(start + 4 * minute, start + 10 * minute)).toBe(3)
    expect(await verifyTrail(store.kysely, kept)).toMatchObject({ kind: 'intact', entries: 4, first: 4, last: 7 })
    expect((await readEntries(store.kysely, { limit: 1 }))[0]).toMatchObject({ sequence: 7, actor: { kind: 'clock' }, act: 'auditTrimmed', details: { upTo: 3, entries: 3 } })
    expect(await trim(start + 60 * minute, start + 61 * minute)).toBe(4)
    expect(await verifyTrail(store.kysely)).toMatchObject({ kind: 'intact', entries: 1, first: 8, last: 8 })
    // Gone for good: it can no longer say anything
    expect(await verifyTrail(store.kysely, kept)).toMatchObject({ kind: 'intact' })
    await expect(store.kysely.deleteFrom('audit_entry').execute()).rejects.toThrow('only added to')
  })
})

test('every act has words in both languages, no two the same', () => {
  for (const language of ['nl', 'en'] as const) {
    const words = Object.values(acts).map((act) => act[language])
    expect(words.filter((text) => text.trim() === '')).toEqual([])
    expect(new Set(words).size).toBe(words.length)
  }
})
