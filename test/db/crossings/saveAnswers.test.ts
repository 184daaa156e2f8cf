import { expect, test } from 'vitest'
import { hashAnswers } from '../../../db/answers/answersHash.ts'
import { readCodedResponses } from '../../../db/answers/codedResponses.ts'
import { findOwnResponse } from '../../../db/crossings/ownResponse.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { groupCommits } from '../../../db/groupCommits.ts'
import { participationTotal } from '../../../db/identity/waves/participation.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { closing, during, opening, smallProgramme } from '../programme.ts'
import type { AnswersToSave, SaveOutcome } from '../../../db/crossings/saveAnswers.ts'
import type { Store } from '../../../db/store.ts'

const coded = (...codes: number[]) => Uint8Array.from(codes)

const partial = (change: Partial<AnswersToSave> = {}): AnswersToSave => ({
  invitationId: 'invitation-0',
  basedOnRevision: 0,
  answers: { q1: 1 },
  coded: coded(1, 255),
  page: 'participation',
  status: 'partial',
  now: during,
  ...change,
})

const complete = (change: Partial<AnswersToSave> = {}): AnswersToSave =>
  partial({ answers: { q1: 1, q2: 4 }, coded: coded(1, 4), page: 'end', status: 'complete', submissionKey: 'key-one-of-this-test', ...change })

const saveWith = (store: Store) => groupCommits(store, saveAnswers)
const invitation = { id: 'invitation-0', startedAt: null, wave: { id: '2026' } }

/** Everything that is stored of answers, as the rows themselves. */
async function rows(store: Store) {
  return {
    responses: await store.kysely.selectFrom('response').selectAll().orderBy('id').execute(),
    links: await store.kysely.selectFrom('response_link').selectAll().orderBy('invitation_id').execute(),
    moments: await store.kysely.selectFrom('invitation').select(['id', 'started_at', 'completed_at']).orderBy('id').execute(),
  }
}

onEachDatabase('saving answers', ({ open, kind }) => {
  test('the first answer makes one response with the frozen classes, and a link to it', async () => {
    const store = await open()
    await smallProgramme(store, 2)
    const outcome = (await saveWith(store)(partial())) as Extract<SaveOutcome, { kind: 'stored' }>
    expect(outcome).toMatchObject({ kind: 'stored', revision: 1, status: 'partial', response: { waveId: '2026', clusterId: 'alpha', call: '1', embedding: 'zelfstandig', size: 'MGO' } })
    const { responses, links, moments } = await rows(store)
    expect(responses.map((row) => ({ ...row, coded: [...row.coded] }))).toEqual([
      {
        wave_id: '2026', id: outcome.response.id, cluster_id: 'alpha', call: '1', embedding: 'zelfstandig', size: 'MGO', tenure: null, status: 'partial',
        revision: 1, submission_revision: null, submission_digest: null, submission_key: null, page: 'participation', coded: [1, 255], answers: '{"q1":1}',
      },
    ])
    expect(links).toEqual([{ invitation_id: 'invitation-0', response_id: outcome.response.id }])
    expect(moments).toEqual([
      { id: 'invitation-0', started_at: during.toISOString(), completed_at: null },
      { id: 'invitation-1', started_at: null, completed_at: null },
    ])
    expect(outcome.response.id).toMatch(/^[\w-]{22}$/)
  })

  test('the time since joining travels with the other classes, and the hash of the answers counts it', async () => {
    const store = await open()
    await smallProgramme(store, 2)
    await store.kysely.updateTable('invitation').set({ tenure: 'from3to5' }).where('id', '=', 'invitation-0').execute()
    const outcome = (await saveWith(store)(complete())) as Extract<SaveOutcome, { kind: 'stored' }>
    expect(outcome.response.tenure).toBe('from3to5')
    expect((await rows(store)).responses.map((row) => row.tenure)).toEqual(['from3to5'])
    const coded = []
    for await (const batch of readCodedResponses(store.kysely, '2026')) coded.push(...batch)
    expect(coded.map((one) => one.tenure)).toEqual(['from3to5'])
    const { hash } = await hashAnswers(store.kysely, '2026')
    await store.kysely.updateTable('response').set({ tenure: 'over5' }).execute()
    expect((await hashAnswers(store.kysely, '2026')).hash).not.toBe(hash)
  })

  test('each change raises the revision, and completing notes the first moment only', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    const later = new Date(during.getTime() + 60_000)
    const latest = new Date(during.getTime() + 120_000)
    expect(await save(partial())).toMatchObject({ kind: 'stored', revision: 1 })
    expect(await save(partial({ basedOnRevision: 1, answers: { q1: 0 } }))).toMatchObject({ kind: 'stored', revision: 2 })
    expect(await save(complete({ basedOnRevision: 2, now: later }))).toMatchObject({ kind: 'stored', revision: 3, status: 'complete' })
    expect(await save(complete({ basedOnRevision: 3, answers: { q1: 0, q2: 1 }, submissionKey: 'another-key-than-that', now: latest }))).toMatchObject({ kind: 'stored', revision: 4 })
    const { responses, links, moments } = await rows(store)
    expect(responses).toHaveLength(1)
    expect(links).toHaveLength(1)
    expect(moments).toEqual([{ id: 'invitation-0', started_at: during.toISOString(), completed_at: later.toISOString() }])
    expect(await findOwnResponse(store.kysely, invitation)).toEqual({ status: 'complete', revision: 4, answers: { q1: 0, q2: 1 }, page: 'end' })
    expect(await participationTotal(store.kysely, '2026')).toEqual({ invited: 1, started: 1, complete: 1 })
  })

  test('a stale tab is told what is stored, and overwrites nothing', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    await save(partial())
    await save(partial({ basedOnRevision: 1, answers: { q1: 0 }, page: 'second' }))
    const before = await rows(store)
    expect(await save(partial({ basedOnRevision: 1, answers: { q1: 1, q2: 3 } }))).toEqual({ kind: 'stale', revision: 2, answers: { q1: 0 }, page: 'second' })
    expect(await save(partial({ basedOnRevision: 9 }))).toMatchObject({ kind: 'stale', revision: 2 })
    expect(await rows(store)).toEqual(before)
  })

  test('a revision of something that is not there is stale as well, and starts nothing', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    expect(await saveWith(store)(partial({ basedOnRevision: 3 }))).toEqual({ kind: 'stale', revision: 0, answers: {}, page: null })
    expect((await rows(store)).moments[0]!.started_at).toBeNull()
  })

  test('a save whose acknowledgement was lost may come again', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    await save(partial({ answers: { q2: 3, q1: 1 } }))
    expect(await save(partial({ answers: { q1: 1, q2: 3 } }))).toEqual({ kind: 'same', revision: 1 })
    expect((await rows(store)).responses.map((row) => row.revision)).toEqual([1])
  })

  test('one submission key: the same answers are the same submission, others are refused', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    expect(await save(complete())).toMatchObject({ kind: 'stored', revision: 1 })
    expect(await save(complete())).toEqual({ kind: 'same', revision: 1 })
    expect(await save(complete({ answers: { q1: 0, q2: 4 } }))).toEqual({ kind: 'keyReused' })
    // A correction follows without a key; the first submission is still known by its own revision
    expect(await save(complete({ basedOnRevision: 1, answers: { q1: 0, q2: 2 }, submissionKey: undefined }))).toMatchObject({ kind: 'stored', revision: 2 })
    expect(await save(complete())).toEqual({ kind: 'same', revision: 1 })
    expect(await findOwnResponse(store.kysely, invitation)).toMatchObject({ revision: 2, answers: { q1: 0, q2: 2 } })
  })

  test('another key on an old revision leaves the stored answer untouched', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    await save(complete())
    expect(await save(complete({ submissionKey: 'key-of-a-second-device', answers: { q1: 0, q2: 1 } }))).toEqual({ kind: 'stale', revision: 1, answers: { q1: 1, q2: 4 }, page: 'end' })
  })

  test('a complete response does not become partial', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    await save(complete())
    expect(await save(partial({ basedOnRevision: 1 }))).toEqual({ kind: 'mustStayComplete', revision: 1 })
    expect(await findOwnResponse(store.kysely, invitation)).toMatchObject({ status: 'complete', revision: 1 })
  })

  test('the wave takes answers from its opening until just before its closing, and a quarter of an hour longer from who had started', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    const at = (moment: Date, milliseconds: number) => partial({ now: new Date(moment.getTime() + milliseconds) })
    expect(await save(at(opening, -1))).toEqual({ kind: 'closed' })
    expect(await save(at(closing, 0))).toEqual({ kind: 'closed' })
    expect((await rows(store)).responses).toEqual([])
    expect(await save(at(opening, 0))).toMatchObject({ kind: 'stored', revision: 1 })
    expect(await save({ ...at(closing, -1), basedOnRevision: 1 })).toMatchObject({ kind: 'stored', revision: 2 })
    const quarter = 15 * 60_000
    expect(await save({ ...at(closing, quarter - 1), basedOnRevision: 2, answers: { q1: 0 } })).toMatchObject({ kind: 'stored', revision: 3 })
    expect(await save({ ...at(closing, quarter), basedOnRevision: 3, answers: { q1: 1 } })).toEqual({ kind: 'closed' })
  })

  test('a submission that was stored in time is acknowledged again after closing', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    await save(complete())
    expect(await save(complete({ now: closing }))).toEqual({ kind: 'same', revision: 1 })
  })

  test('a revoked or unknown invitation takes nothing', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    await store.kysely.updateTable('invitation').set({ revoked_at: during.toISOString() }).execute()
    const save = saveWith(store)
    expect(await save(partial())).toEqual({ kind: 'closed' })
    expect(await save(partial({ invitationId: 'nobody' }))).toEqual({ kind: 'closed' })
    expect((await rows(store)).responses).toEqual([])
  })

  test('the same submission a hundred times at once is one row and a hundred equal answers', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => save(complete())))
    expect(outcomes.filter((outcome) => outcome.kind === 'stored')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome.kind === 'same')).toHaveLength(99)
    expect(new Set(outcomes.map((outcome) => 'revision' in outcome && outcome.revision))).toEqual(new Set([1]))
    expect((await rows(store)).responses).toHaveLength(1)
  })

  test('of two tabs that save at once one wins, every time', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const save = saveWith(store)
    const rounds = kind === 'sqlite' ? 1_000 : 200
    for (let round = 0; round < rounds; round++) {
      const outcomes = await Promise.all([
        save(partial({ basedOnRevision: round, answers: { q1: 1, q2: 1 + (round % 4) } })),
        save(partial({ basedOnRevision: round, answers: { q1: 0, q2: 1 + (round % 4) } })),
      ])
      expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['stale', 'stored'])
    }
    expect((await rows(store)).responses.map((row) => row.revision)).toEqual([rounds])
  })
})
