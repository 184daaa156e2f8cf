import { expect, test } from 'vitest'
import { hashAnswers } from '../../../db/answers/answersHash.ts'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { eraseOnRequest } from '../../../db/crossings/eraseOnRequest.ts'
import { finishWhatWasCut } from '../../../db/crossings/finishWhatWasCut.ts'
import { findOwnResponse } from '../../../db/crossings/ownResponse.ts'
import { recordErasure } from '../../../db/crossings/erasures.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { findInvitationByTokenHash } from '../../../db/identity/waves/invitation.ts'
import { findWave } from '../../../db/identity/waves/wave.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { during, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

const steward = { actor: { kind: 'account', id: 'steward', role: 'steward' }, now: new Date('2026-02-10T09:00:00.000Z') } as const

/** Four members, of whom the first three answered. */
async function answered(store: Store): Promise<void> {
  await smallProgramme(store, 4)
  for (const member of [0, 1, 2]) {
    const save = { invitationId: `invitation-${member}`, basedOnRevision: 0, answers: { q1: 1, q2: 1 + member }, coded: Uint8Array.of(1, 0, member), page: null, status: 'complete' as const, submissionKey: `submission-key-${member}`, now: during }
    await store.kysely.transaction().execute((transaction) => saveAnswers(transaction, save))
  }
}

const answersIn = async (store: Store) => (await store.kysely.selectFrom('response').select('answers').execute()).map((row) => row.answers).sort()

onEachDatabase('erasing on request', ({ open }) => {
  test('the answers of one member go, with link and session; the others stay', async () => {
    const store = await open()
    await answered(store)
    await store.kysely.insertInto('respondent_session').values({ id_hash: 'session', invitation_id: 'invitation-1', created_at: during.toISOString() }).execute()
    const before = (await findWave(store.kysely, '2026'))!.mark
    expect(await eraseOnRequest(store, { what: 'answers', invitationId: 'invitation-1' }, steward)).toEqual({ kind: 'done', responses: 1 })
    expect(await answersIn(store)).toEqual(['{"q1":1,"q2":1}', '{"q1":1,"q2":3}'])
    expect(await store.kysely.selectFrom('response_link').select('invitation_id as id').orderBy('invitation_id').execute()).toEqual([{ id: 'invitation-0' }, { id: 'invitation-2' }])
    expect(await store.kysely.selectFrom('respondent_session').selectAll().execute()).toEqual([])
    expect(await findInvitationByTokenHash(store.kysely, 'hash-1')).toBeUndefined()
    expect((await findWave(store.kysely, '2026'))!.mark).not.toBe(before)
    expect((await readEntries(store.kysely, { limit: 9 })).map(({ act, actor, subject, details }) => ({ act, role: actor.role, subject, details }))).toEqual([
      { act: 'personErased', role: 'steward', subject: { kind: 'wave', id: '2026' }, details: { what: 'answers', responses: 1 } },
    ])
  })

  test('somebody who did not answer loses the link, and what does not exist is said to be unknown', async () => {
    const store = await open()
    await answered(store)
    expect(await eraseOnRequest(store, { what: 'answers', invitationId: 'invitation-3' }, steward)).toEqual({ kind: 'done', responses: 0 })
    expect(await findInvitationByTokenHash(store.kysely, 'hash-3')).toBeUndefined()
    expect(await eraseOnRequest(store, { what: 'answers', invitationId: 'nowhere' }, steward)).toEqual({ kind: 'unknown' })
    expect(await eraseOnRequest(store, { what: 'contact', contactId: 'nobody' }, steward)).toEqual({ kind: 'unknown' })
    expect(await answersIn(store)).toHaveLength(3)
  })

  test('of a frozen wave the row goes, and the hash of the answers says so', async () => {
    const store = await open()
    await answered(store)
    const { hash: hashBefore } = await hashAnswers(store.kysely, '2026')
    await store.kysely.updateTable('wave').set({ state: 'frozen', frozen_at: during.toISOString(), answers_hash: hashBefore }).execute()
    await eraseOnRequest(store, { what: 'answers', invitationId: 'invitation-0' }, steward)
    const { hash } = await hashAnswers(store.kysely, '2026')
    expect(hash).not.toBe(hashBefore)
    expect((await findWave(store.kysely, '2026'))!.answersHash).toBe(hash)
    expect((await readEntries(store.kysely, { limit: 9 }))[0]!.details).toEqual({ what: 'answers', responses: 1, hashBefore, hash })
  })

  test('nobody can say whose answers they are once the key is destroyed: nothing is erased', async () => {
    const store = await open()
    await answered(store)
    await store.kysely.deleteFrom('response_link').execute()
    await store.kysely.updateTable('wave').set({ state: 'frozen', frozen_at: during.toISOString(), link_destroyed_at: during.toISOString() }).execute()
    expect(await eraseOnRequest(store, { what: 'answers', invitationId: 'invitation-0' }, steward)).toEqual({ kind: 'unlinked' })
    expect(await answersIn(store)).toHaveLength(3)
    expect(await readEntries(store.kysely, { limit: 9 })).toEqual([])
  })

  test('a contact goes, its company and what it answered stay', async () => {
    const store = await open()
    await answered(store)
    expect(await eraseOnRequest(store, { what: 'contact', contactId: 'contact-2' }, steward)).toEqual({ kind: 'done', responses: 0 })
    expect((await store.kysely.selectFrom('contact').select('id').orderBy('id').execute()).map(({ id }) => id)).toEqual(['contact-0', 'contact-1', 'contact-3'])
    expect(await findOwnResponse(store.kysely, { id: 'invitation-2', startedAt: during.toISOString(), wave: { id: '2026' } })).toMatchObject({ answers: { q1: 1, q2: 3 } })
  })

  test('a person goes everywhere: in every cluster, and where a questionnaire was passed on', async () => {
    const store = await open()
    await answered(store)
    await store.kysely.updateTable('contact').set({ email: 'Zelfde@Voorbeeld.example' }).where('id', '=', 'contact-1').execute()
    await store.kysely.updateTable('contact').set({ email: 'zelfde@voorbeeld.example' }).where('id', '=', 'contact-2').execute()
    const colleague = (id: string, email: string) => ({ id, invitation_id: 'invitation-3', former_recipient_id: 'contact-3', name: 'Collega', email, language: 'nl', made_at: during.toISOString(), bounced_at: null })
    await store.kysely.insertInto('delegate').values([colleague('delegate-0', 'zelfde@VOORBEELD.example'), colleague('delegate-1', 'ander@voorbeeld.example')]).execute()
    expect(await eraseOnRequest(store, { what: 'contact', contactId: 'contact-2' }, steward)).toEqual({ kind: 'done', responses: 0 })
    expect((await store.kysely.selectFrom('contact').select('id').orderBy('id').execute()).map(({ id }) => id)).toEqual(['contact-0', 'contact-3'])
    expect((await store.kysely.selectFrom('delegate').select('id').execute()).map(({ id }) => id)).toEqual(['delegate-1'])
  })

  test('written down and then cut, it is finished at the next start', async () => {
    const store = await open()
    await answered(store)
    const { response_id: id } = await store.kysely.selectFrom('response_link').select('response_id').where('invitation_id', '=', 'invitation-0').executeTakeFirstOrThrow()
    await store.kysely.transaction().execute((transaction) => recordErasure(transaction, [{ kind: 'response', id }, { kind: 'invitation', id: 'invitation-0' }], during))
    expect(await answersIn(store)).toHaveLength(3)
    await finishWhatWasCut(store, during)
    expect(await answersIn(store)).toEqual(['{"q1":1,"q2":2}', '{"q1":1,"q2":3}'])
  })
})
