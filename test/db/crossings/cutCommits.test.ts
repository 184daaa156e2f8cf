import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { roomFiles } from '../../../db/connections/sqliteFiles.ts'
import { findOwnResponse } from '../../../db/crossings/ownResponse.ts'
import { repairProgress } from '../../../db/crossings/repairProgress.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { participationTotal } from '../../../db/identity/waves/participation.ts'
import { roomsInOrderOfCommit } from '../../../db/rooms.ts'
import { closing, during, smallProgramme } from '../programme.ts'
import type { AnswersToSave, SaveOutcome } from '../../../db/crossings/saveAnswers.ts'
import type { Store } from '../../../db/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'cut-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0

const first: AnswersToSave = { invitationId: 'invitation-0', basedOnRevision: 0, answers: { q1: 1 }, coded: Uint8Array.of(1, 255), page: 'one', status: 'partial', now: during }
const submission: AnswersToSave = { ...first, answers: { q1: 1, q2: 4 }, coded: Uint8Array.of(1, 4), page: null, status: 'complete', submissionKey: 'key-of-the-first' }
const correction: AnswersToSave = { ...submission, basedOnRevision: 1, answers: { q1: 1, q2: 2 }, coded: Uint8Array.of(1, 2), submissionKey: 'key-of-the-second' }

const save = (store: Store, what: AnswersToSave): Promise<SaveOutcome> => store.kysely.transaction().execute((transaction) => saveAnswers(transaction, what))

/** The three files with these saves stored, closed. */
async function filesAfter(saves: readonly AnswersToSave[]): Promise<string> {
  const file = join(folder, `${++made}.db`)
  const store = await connect(`sqlite:${file}`)
  await smallProgramme(store, 2)
  for (const one of saves) expect(await save(store, one)).toMatchObject({ kind: 'stored' })
  await store.close()
  return file
}

/** As a crash leaves the files that cuts the commit of the last save after `committed` of the three. */
async function cutAfter(committed: number, saves: readonly AnswersToSave[]): Promise<string> {
  const after = await filesAfter(saves)
  const file = join(folder, `${++made}.db`)
  // The same state before the last save, with the same random ids: what it stored is taken out again
  for (const room of roomsInOrderOfCommit) copyFileSync(roomFiles(after)[room], roomFiles(file)[room])
  const store = await connect(`sqlite:${file}`)
  if (saves.length === 1) {
    await store.kysely.deleteFrom('response_link').execute()
    await store.kysely.deleteFrom('response').execute()
  } else {
    const before = saves.at(-2)!
    await store.kysely
      .updateTable('response')
      .set({ status: before.status, revision: saves.length - 1, answers: JSON.stringify(before.answers), coded: before.coded, page: before.page, submission_key: before.submissionKey ?? null, ...(before.submissionKey === undefined ? { submission_digest: null, submission_revision: null } : {}) })
      .execute()
  }
  const wasComplete = saves.slice(0, -1).some((one) => one.status === 'complete')
  await store.kysely
    .updateTable('invitation')
    .set({ started_at: saves.length === 1 ? null : during.toISOString(), completed_at: wasComplete ? during.toISOString() : null })
    .where('id', '=', 'invitation-0')
    .execute()
  await store.close()
  for (const room of roomsInOrderOfCommit.slice(0, committed)) copyFileSync(roomFiles(after)[room], roomFiles(file)[room])
  return file
}

describe.each([
  ['the first answer', [first]],
  ['a first submission', [submission]],
  ['a submission after an answer', [first, { ...submission, basedOnRevision: 1 }]],
  ['a correction of a submission', [submission, correction]],
] as const)('%s, its commit cut between the files', (_, saves) => {
  const last = saves.at(-1)!
  const whole = { status: last.status, revision: saves.length, answers: last.answers, page: last.page }

  test.each([0, 1, 2, 3])('after %d of 3: sent again it is stored once, and counted', async (committed) => {
    const store = await connect(`sqlite:${await cutAfter(committed, saves)}`)
    try {
      const again = await save(store, last)
      expect(['stored', 'same']).toContain(again.kind)
      expect(again).toMatchObject({ revision: saves.length })
      expect(await findOwnResponse(store.kysely, { id: 'invitation-0', startedAt: null, wave: { id: '2026' } })).toEqual(whole)
      expect(await participationTotal(store.kysely, '2026')).toEqual({ invited: 2, started: 1, complete: last.status === 'complete' ? 1 : 0 })
      expect(await store.kysely.selectFrom('response').select('id').execute()).toHaveLength(1)
      expect(await store.kysely.selectFrom('response_link').select('response_id').execute()).toHaveLength(1)
      // The columns have to hear of it, unless they could have heard of it before
      if (committed < 2) expect(again.kind).toBe('stored')
      expect((await save(store, last)).kind).toBe('same')
    } finally {
      await store.close()
    }
  })

  test.each([0, 1, 2, 3])('after %d of 3: a start without it finds what was acknowledged, and marks that agree', async (committed) => {
    const store = await connect(`sqlite:${await cutAfter(committed, saves)}`)
    try {
      const before = saves.at(-2)
      const own = await findOwnResponse(store.kysely, { id: 'invitation-0', startedAt: null, wave: { id: '2026' } })
      if (committed >= 2) expect(own).toEqual(whole)
      else if (before) expect(own).toMatchObject({ answers: before.answers, status: before.status, revision: saves.length - 1 })
      else expect(own).toBeUndefined()
      const behind = await repairProgress(store, new Date(closing.getTime() + 86_400_000))
      const { started, complete } = await participationTotal(store.kysely, '2026')
      expect([started, complete]).toEqual([own ? 1 : 0, own && own !== 'unlinked' && own.status === 'complete' ? 1 : 0])
      if (behind > 0) expect(committed).toBe(2)
      const { completed_at: completedAt } = await store.kysely.selectFrom('invitation').select('completed_at').where('id', '=', 'invitation-0').executeTakeFirstOrThrow()
      // Found after closing, noted as before it
      if (completedAt !== null) expect(Date.parse(completedAt)).toBeLessThan(closing.getTime())
      expect(await repairProgress(store, closing)).toBe(0)
    } finally {
      await store.close()
    }
  })
})
