import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { hashAnswers } from '../../../db/answers/answersHash.ts'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { roomFiles } from '../../../db/connections/sqliteFiles.ts'
import { destroyLinkKey } from '../../../db/crossings/destroyLinkKey.ts'
import { findOwnResponse } from '../../../db/crossings/ownResponse.ts'
import { readPanel } from '../../../db/crossings/readPanel.ts'
import { shuffleAnswers } from '../../../db/crossings/rewriteFiles.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { findWave } from '../../../db/identity/waves/wave.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { during, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'
import type { AnswerDocument } from '../../../surveys/index.ts'

const members = 12
const frozenAt = new Date('2026-03-10T09:00:00.000Z')
const days = (count: number) => new Date(frozenAt.getTime() + count * 86_400_000)
const destruction = { waveId: '2026', keptDays: 90, actor: { kind: 'command', name: 'destroy-key' } } as const

/** A frozen wave in which all but the last member answered, each of them twice, but the first. */
async function frozenWave(store: Store): Promise<string[]> {
  await smallProgramme(store, members)
  for (const basedOnRevision of [0, 1]) {
    for (let member = basedOnRevision; member < members - 1; member++) {
      const save = { invitationId: `invitation-${member}`, basedOnRevision, answers: { q1: 1, q2: 1 + (member % 4) }, coded: Uint8Array.of(1, basedOnRevision, member), page: null, status: 'complete' as const, submissionKey: `submission-key-${basedOnRevision}-${member}`, now: during }
      await store.kysely.transaction().execute((transaction) => saveAnswers(transaction, save))
    }
  }
  await store.kysely.updateTable('wave').set({ state: 'frozen', frozen_at: frozenAt.toISOString() }).execute()
  return (await store.kysely.selectFrom('response').select('id').execute()).map((row) => row.id)
}

const answersIn = async (store: Store) => (await store.kysely.selectFrom('response').select(['answers', 'cluster_id', 'size', 'revision', 'status']).execute()).map((row) => JSON.stringify(row)).sort()

onEachDatabase('destroying the link of a wave', ({ open, newUrl, kind }) => {
  test('is refused before its day, and of a wave that is not frozen', async () => {
    const store = await open()
    const ids = await frozenWave(store)
    expect(await destroyLinkKey(store, { ...destruction, now: new Date(days(90).getTime() - 1) })).toEqual({ kind: 'tooEarly', from: days(90) })
    expect(await destroyLinkKey(store, { ...destruction, keptDays: 30, waveId: '1999', now: days(99) })).toEqual({ kind: 'unknown' })
    await store.kysely.updateTable('wave').set({ state: 'open', frozen_at: null }).execute()
    expect(await destroyLinkKey(store, { ...destruction, now: days(99) })).toEqual({ kind: 'notFrozen' })
    expect((await store.kysely.selectFrom('response_link').select('response_id as id').execute()).map((row) => row.id).sort()).toEqual(ids.sort())
    expect(await readEntries(store.kysely, { limit: 9 })).toEqual([])
  })

  test('leaves every answer, and nobody who can say whose it is', async () => {
    const store = await open()
    const ids = await frozenWave(store)
    const before = { answers: await answersIn(store), hash: await hashAnswers(store.kysely, '2026'), wave: await findWave(store.kysely, '2026') }
    expect(await destroyLinkKey(store, { ...destruction, now: days(90) })).toEqual({ kind: 'done', links: members - 1 })
    expect(await answersIn(store)).toEqual(before.answers)
    expect(await hashAnswers(store.kysely, '2026')).toEqual(before.hash)
    expect(await store.kysely.selectFrom('response_link').selectAll().execute()).toEqual([])
    const now = await store.kysely.selectFrom('response').select(['id', 'submission_key']).execute()
    expect(now.filter(({ id }) => ids.includes(id))).toEqual([])
    expect(new Set(now.map(({ submission_key: key }) => key))).toEqual(new Set([null]))
    // A server that runs reads the wave again, under the new ids
    expect((await findWave(store.kysely, '2026'))!.mark).not.toBe(before.wave!.mark)

    const invitation = (member: number, startedAt: string | null) => ({ id: `invitation-${member}`, startedAt, wave: { id: '2026' } })
    expect(await findOwnResponse(store.kysely, invitation(0, during.toISOString()))).toBe('unlinked')
    expect(await findOwnResponse(store.kysely, invitation(members - 1, null))).toBeUndefined()
    expect(await readPanel(store.kysely, '2026', '2026')).toEqual({ invitedTwice: members, pairs: [], isUnlinked: true })
    expect((await readEntries(store.kysely, { limit: 9 })).map(({ act, subject, details }) => ({ act, subject, details }))).toEqual([
      { act: 'linkKeyDestroyed', subject: { kind: 'wave', id: '2026' }, details: { links: members - 1 } },
    ])
    expect(await destroyLinkKey(store, { ...destruction, now: days(91) })).toEqual({ kind: 'already', at: days(90).toISOString() })
  })

  test('cut between the places it is done by doing it again', async () => {
    const store = await open()
    await frozenWave(store)
    await store.kysely.deleteFrom('response_link').execute()
    expect(await destroyLinkKey(store, { ...destruction, now: days(90) })).toEqual({ kind: 'done', links: 0 })
    expect((await findWave(store.kysely, '2026'))!.mark).toBeDefined()
    expect(await readPanel(store.kysely, '2026', '2026')).toMatchObject({ isUnlinked: true })
  })

  test('another wave keeps its link', async () => {
    const store = await open()
    await frozenWave(store)
    await store.kysely.insertInto('wave').values({ id: '2027', label: '2027', questionnaire_version: '2020.1', opens_at: '2027-01-01', closes_at: '2027-02-01', synthetic: 0, mark: 'm' }).execute()
    await store.kysely.updateTable('invitation').set({ wave_id: '2027' }).where('id', 'in', ['invitation-1', 'invitation-2']).execute()
    expect(await destroyLinkKey(store, { ...destruction, now: days(90) })).toMatchObject({ links: members - 3 })
    expect((await store.kysely.selectFrom('response_link').select('invitation_id as id').orderBy('invitation_id').execute()).map((row) => row.id)).toEqual(['invitation-1', 'invitation-2'])
  })

  if (kind === 'sqlite') {
    test('leaves no byte of the old ids in the three files and their journals', async () => {
      const url = await newUrl()
      const store = await open(url)
      const ids = await frozenWave(store)
      const files = Object.values(roomFiles(url.slice('sqlite:'.length))).flatMap((file) => [file, `${file}-wal`])
      const holding = (trace: string) => files.filter((file) => existsSync(file) && readFileSync(file).includes(trace))
      expect(holding(ids[0]!).length).toBeGreaterThan(1)
      await destroyLinkKey(store, { ...destruction, now: days(90) })
      for (const id of ids) expect(holding(id), id).toEqual([])
      for (let member = 0; member < members; member++) {
        expect(holding(`submission-key-0-${member}`)).toEqual([])
        expect(holding(`invitation-${member}`).filter((file) => file.includes('-key') || file.includes('-answers'))).toEqual([])
      }
    })

    test('while answers come in, a response of usual length stands whole where its random id puts it', async () => {
      const store = await open()
      const { invitations } = await smallProgramme(store, 40)
      for (const invitationId of invitations) {
        const save = { invitationId, basedOnRevision: 0, answers: { comment: 'x'.repeat(3_000) } as AnswerDocument, coded: new Uint8Array(60), page: null, status: 'partial' as const, now: during }
        await store.kysely.transaction().execute((transaction) => saveAnswers(transaction, save))
      }
      const { rows } = await sql<{ kind: string; pages: number }>`select pagetype as kind, count(*) as pages from dbstat('answers') where name = 'response' group by 1`.execute(store.kysely)
      const pages = Object.fromEntries(rows.map(({ kind: type, pages: count }) => [type, count]))
      expect(pages['overflow']).toBeUndefined()
      expect(pages['leaf']).toBeGreaterThan(1)
    })
  } else {
    test('the rows of a frozen wave bear one transaction, in the order of their ids, and the old versions are gone', async () => {
      const store = await open()
      const ids = await frozenWave(store)
      const together = sql`select 1 from identity.invitation i join answers.response r on r.xmin = i.xmin`
      expect((await together.execute(store.kysely)).rows.length).toBeGreaterThan(0)
      await shuffleAnswers(store, '2026')
      expect((await together.execute(store.kysely)).rows).toEqual([])
      const stored = await sql<{ id: string; writer: string }>`select id, xmin::text as writer from answers.response order by ctid`.execute(store.kysely)
      const inOrder = await sql<{ id: string }>`select id from answers.response order by wave_id, id`.execute(store.kysely)
      expect(stored.rows.map(({ id }) => id)).toEqual(inOrder.rows.map(({ id }) => id))
      expect(new Set(stored.rows.map(({ writer }) => writer)).size).toBe(1)
      await destroyLinkKey(store, { ...destruction, now: days(90) })
      const { rows } = await sql<{ size: number }>`select pg_relation_size('link.response_link') as size`.execute(store.kysely)
      expect(rows[0]!.size).toBe(0)
      expect(ids).toHaveLength(members - 1)
    })
  }
})
