import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { hashAnswers } from '../../../db/answers/answersHash.ts'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { verifyTrail } from '../../../db/audit/verifyTrail.ts'
import { changeWave } from '../../../db/crossings/changeWave.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { groupCommits } from '../../../db/groupCommits.ts'
import { findWave, insertWave } from '../../../db/identity/waves/wave.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { closing, during, opening, smallProgramme } from '../programme.ts'
import type { WaveChange } from '../../../db/crossings/changeWave.ts'
import type { AnswersToSave } from '../../../db/crossings/saveAnswers.ts'
import type { Store } from '../../../db/store.ts'

const minute = 60_000
const day = 86_400_000
const after = (moment: Date, milliseconds: number) => new Date(moment.getTime() + milliseconds)
const steward = { kind: 'account', id: 'a1', role: 'steward' } as const

const change = (store: Store, more: Partial<WaveChange> & Pick<WaveChange, 'act'>) =>
  store.kysely.transaction().execute((transaction) => changeWave(transaction, { waveId: '2026', actor: steward, now: during, ...more }))

const answer = (member: number, more: Partial<AnswersToSave> = {}): AnswersToSave => ({
  invitationId: `invitation-${member}`,
  basedOnRevision: 0,
  answers: { q1: 1, q2: 1 + (member % 4) },
  coded: Uint8Array.of(1, 1 + (member % 4)),
  page: null,
  status: 'complete',
  now: during,
  ...more,
})

const acts = async (store: Store) => (await readEntries(store.kysely, { limit: 50 })).map((entry) => entry.act).reverse()

onEachDatabase('the course of a wave', ({ open, kind }) => {
  test('from open to archive, each step in the audit trail with who and when', async () => {
    const store = await open()
    await smallProgramme(store, 3)
    const save = groupCommits(store, saveAnswers)
    await save(answer(0))
    const later = after(closing, day)
    expect(await change(store, { act: 'extend', closesAt: later })).toMatchObject({ kind: 'done', wave: { state: 'open', closesAt: later.toISOString() } })
    expect(await change(store, { act: 'close' })).toMatchObject({ kind: 'done', wave: { state: 'closed', closesAt: during.toISOString() } })
    expect(await change(store, { act: 'reopen', closesAt: closing })).toMatchObject({ kind: 'refused', why: 'reasonMissing' })
    expect(await change(store, { act: 'reopen', closesAt: closing, reason: 'a cluster was forgotten' })).toMatchObject({ kind: 'done', wave: { state: 'open', closesAt: closing.toISOString() } })
    const frozenAt = after(closing, 15 * minute)
    const frozen = await change(store, { act: 'freeze', now: frozenAt })
    expect(frozen).toMatchObject({ kind: 'done', wave: { state: 'frozen', frozenAt: frozenAt.toISOString(), answersHash: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect(await change(store, { act: 'release', now: after(frozenAt, 1) })).toMatchObject({ kind: 'done', wave: { state: 'released', releasedAt: after(frozenAt, 1).toISOString(), frozenAt: frozenAt.toISOString() } })
    expect(await change(store, { act: 'archive', now: after(frozenAt, 2) })).toMatchObject({ kind: 'done', wave: { state: 'archived', archivedAt: after(frozenAt, 2).toISOString() } })
    const stored = (await findWave(store.kysely, '2026'))!
    expect(stored).toMatchObject({ state: 'archived', frozenAt: frozenAt.toISOString(), releasedAt: after(frozenAt, 1).toISOString(), archivedAt: after(frozenAt, 2).toISOString() })
    expect(await acts(store)).toEqual(['waveExtended', 'waveClosed', 'waveReopened', 'waveFrozen', 'waveReleased', 'waveArchived'])
    const [entry] = await readEntries(store.kysely, { act: 'waveFrozen', limit: 1 })
    expect(entry).toMatchObject({ at: frozenAt.toISOString(), actor: steward, subject: { kind: 'wave', id: '2026' }, details: { responses: 1, hash: stored.answersHash } })
    expect((await readEntries(store.kysely, { act: 'waveReopened', limit: 1 }))[0]!.details).toMatchObject({ reason: 'a cluster was forgotten' })
    expect(await verifyTrail(store.kysely)).toMatchObject({ kind: 'intact', entries: 6 })
  })

  test('what is refused changes nothing and leaves no entry', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const before = await findWave(store.kysely, '2026')
    expect(await change(store, { act: 'close', waveId: 'nowhere' })).toEqual({ kind: 'unknown' })
    expect(await change(store, { act: 'close', actor: { kind: 'account', id: 'a2', role: 'analyst' } })).toMatchObject({ kind: 'refused', why: 'notYourRole' })
    expect(await change(store, { act: 'freeze' })).toMatchObject({ kind: 'refused', why: 'otherState' })
    expect(await change(store, { act: 'freeze', now: after(closing, 15 * minute - 1) })).toMatchObject({ kind: 'refused', why: 'graceRuns' })
    expect(await change(store, { act: 'extend', closesAt: closing })).toMatchObject({ kind: 'refused', why: 'closingNotLater' })
    expect(await findWave(store.kysely, '2026')).toEqual(before)
    expect(await acts(store)).toEqual([])
  })

  test('two waves of one programme are not opened for the same time, also when both are opened at once', async () => {
    const store = await open()
    const draft = (id: string, synthetic = false) =>
      insertWave(store.kysely, { id, label: `Golf ${id}`, questionnaireVersion: '2020.1', opensAt: opening, closesAt: closing, synthetic, state: 'draft' })
    for (const id of ['one', 'two']) await draft(id)
    await draft('made-up', true)
    const outcomes = await Promise.all(['one', 'two', 'made-up'].map((waveId) => change(store, { act: 'open', waveId })))
    expect(outcomes[2]!.kind).toBe('done')
    expect(outcomes.slice(0, 2).map((outcome) => outcome.kind).sort()).toEqual(['done', 'refused'])
    const refused = outcomes.find((outcome) => outcome.kind === 'refused')!
    expect(refused).toMatchObject({ why: 'anotherOpen', other: { state: 'open' } })
    expect((await acts(store)).filter((act) => act === 'waveOpened')).toHaveLength(2)
    // After the first one has closed there is room
    const [first, second] = outcomes[0]!.kind === 'done' ? ['one', 'two'] : ['two', 'one']
    await change(store, { act: 'close', waveId: first! })
    expect(await change(store, { act: 'open', waveId: second!, now: after(during, 1) })).toMatchObject({ kind: 'done' })
    expect(await change(store, { act: 'reopen', waveId: first!, closesAt: after(closing, 1), reason: 'a cluster was forgotten', now: after(during, 2) })).toMatchObject({ kind: 'refused', why: 'anotherOpen', other: { id: second } })
  })

  test('the hash of the answers is over the hash of each response in canonical JSON, whatever their random ids', async () => {
    const store = await open()
    await smallProgramme(store, 3)
    for (const [id, cluster] of [['b-2', 'alpha'], ['B-1', 'beta'], ['a-3', 'alpha']] as const) {
      await store.kysely
        .insertInto('response')
        .values({ wave_id: '2026', id, cluster_id: cluster, call: '1', embedding: 'zelfstandig', size: 'KO', status: 'complete', revision: 7, submission_revision: null, submission_digest: null, submission_key: null, page: 'end', coded: Uint8Array.of(1, 255), answers: '{"q1":1}' })
        .execute()
    }
    const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
    const line = (cluster: string) => `{"answers":"{\\"q1\\":1}","call":"1","cluster_id":"${cluster}","coded":"Af8=","embedding":"zelfstandig","size":"KO","status":"complete"}`
    const expected = hashOf(['beta', 'alpha', 'alpha'].map((cluster) => hashOf(line(cluster))).sort().join('\n'))
    const frozen = await change(store, { act: 'freeze', now: after(closing, 15 * minute) })
    expect(frozen).toMatchObject({ kind: 'done', wave: { answersHash: expected } })
  })

  test('a frozen wave takes no answer, whoever started and whatever the clock says', async () => {
    const store = await open()
    await smallProgramme(store, 2)
    const save = groupCommits(store, saveAnswers)
    await save(answer(0))
    const closed = after(during, minute)
    await change(store, { act: 'close', now: closed })
    // Started, and within the quarter of an hour
    expect(await save(answer(0, { basedOnRevision: 1, answers: { q1: 0 }, now: after(closed, 14 * minute) }))).toMatchObject({ kind: 'stored', revision: 2 })
    expect(await save(answer(1, { now: after(closed, 1) }))).toEqual({ kind: 'closed' })
    expect(await change(store, { act: 'freeze', now: after(closed, 15 * minute) })).toMatchObject({ kind: 'done' })
    for (const now of [during, after(closed, 1), after(closed, 14 * minute), after(closed, day)]) {
      expect(await save(answer(0, { basedOnRevision: 2, answers: { q1: 1 }, now }))).toEqual({ kind: 'closed' })
    }
  })

  test.each(['close', 'freeze'] as const)('saves that race with the act to %s: each is in before it or refused, and nothing comes later', async (act) => {
    const store = await open()
    const { invitations } = await smallProgramme(store, 60)
    const save = groupCommits(store, saveAnswers)
    // Everybody had started; for the freeze the wave has closed and the clock of the saves stands within the grace
    await Promise.all(invitations.map((_, member) => save(answer(member, { status: 'partial' }))))
    const closed = after(during, minute)
    if (act === 'freeze') await change(store, { act: 'close', now: closed })
    const now = act === 'close' ? closed : after(closed, 15 * minute)
    const late = act === 'close' ? after(closed, 15 * minute) : after(closed, 15 * minute - 1)
    const saving = invitations.map(async (_, member) => {
      // Spread over the time that the act takes
      for (let turn = 0; turn < member; turn++) await new Promise((next) => setImmediate(next))
      return save(answer(member, { basedOnRevision: 1, now: late }))
    })
    const halfway = invitations.length / 2
    const [outcome, ...saved] = await Promise.all([
      (async () => {
        for (let turn = 0; turn < halfway; turn++) await new Promise((next) => setImmediate(next))
        return await change(store, { act, now })
      })(),
      ...saving,
    ])
    expect(outcome).toMatchObject({ kind: 'done' })
    const stored = saved.filter((one) => one.kind === 'stored').length
    expect(saved.filter((one) => one.kind === 'closed')).toHaveLength(invitations.length - stored)
    const complete = async () => (await store.kysely.selectFrom('response').select('id').where('status', '=', 'complete').execute()).length
    expect(await complete()).toBe(stored)
    if (act === 'freeze') {
      // What was frozen is what is there: no row came after the hash was taken
      expect((await hashAnswers(store.kysely, '2026')).hash).toBe((await findWave(store.kysely, '2026'))!.answersHash)
    }
    expect(await save(answer(0, { basedOnRevision: 9, now: late }))).toEqual({ kind: 'closed' })
    expect(await verifyTrail(store.kysely)).toMatchObject({ kind: 'intact' })
  })

  if (kind === 'postgres') {
    test('a save that has begun is waited for: the freeze sees its answers', async () => {
      const store = await open()
      await smallProgramme(store, 2)
      const save = groupCommits(store, saveAnswers)
      await save(answer(0, { status: 'partial' }))
      const closed = after(during, minute)
      await change(store, { act: 'close', now: closed })
      const late = after(closed, 15 * minute - 1)
      let freezing: ReturnType<typeof change> | undefined
      const inside = await store.kysely.transaction().execute(async (transaction) => {
        const outcome = await saveAnswers(transaction, answer(0, { basedOnRevision: 1, now: late }))
        freezing = change(store, { act: 'freeze', now: after(closed, 15 * minute) })
        const first = await Promise.race([freezing.then(() => 'frozen'), waitsForLock(store).then(() => 'waits')])
        expect(first).toBe('waits')
        return outcome
      })
      expect(inside).toMatchObject({ kind: 'stored' })
      expect(await freezing).toMatchObject({ kind: 'done' })
      const [entry] = await readEntries(store.kysely, { act: 'waveFrozen', limit: 1 })
      expect(entry!.details['responses']).toBe(1)
      expect((await hashAnswers(store.kysely, '2026')).hash).toBe(entry!.details['hash'])
    })
  }
})

/** Resolves once a session of this database waits for a lock. */
async function waitsForLock(store: Store): Promise<void> {
  while (true) {
    const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(store.kysely)
    if (rows[0]!.waiting > 0) return
  }
}
