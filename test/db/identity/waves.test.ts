import { expect, test } from 'vitest'
import { readCodedResponses } from '../../../db/answers/codedResponses.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { groupCommits } from '../../../db/groupCommits.ts'
import { findCluster, listClusters } from '../../../db/identity/members/cluster.ts'
import { membersOfCluster } from '../../../db/identity/members/memberList.ts'
import { participationBy, participationByWave, participationTotal } from '../../../db/identity/waves/participation.ts'
import { readRegister } from '../../../db/identity/waves/register.ts'
import { findWave, insertWave, listWaves, markWave } from '../../../db/identity/waves/wave.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { closing, during, opening, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

/** Seven members, of whom 0 and 1 completed, 2 and 4 started, 4 and 6 opted out. */
async function withAnswers(store: Store): Promise<void> {
  const { invitations } = await smallProgramme(store, 7)
  const save = groupCommits(store, saveAnswers)
  const answer = (member: number, status: 'partial' | 'complete') =>
    save({ invitationId: invitations[member]!, basedOnRevision: 0, answers: { q1: 1 }, coded: Uint8Array.of(member, 255), page: null, status, now: during })
  await Promise.all([answer(0, 'complete'), answer(1, 'complete'), answer(2, 'partial'), answer(4, 'partial')])
  await store.kysely.updateTable('invitation').set({ opted_out_at: during.toISOString() }).where('id', 'in', ['invitation-4', 'invitation-6', 'invitation-0']).execute()
}

onEachDatabase('waves', ({ open }) => {
  test('participation in total, by class and by wave', async () => {
    const store = await open()
    await withAnswers(store)
    const db = store.kysely
    expect(await participationTotal(db, '2026')).toEqual({ invited: 7, started: 4, complete: 2 })
    expect(await participationTotal(db, '2026', 'beta')).toEqual({ invited: 3, started: 1, complete: 1 })
    expect(await participationTotal(db, '1999')).toEqual({ invited: 0, started: 0, complete: 0 })
    expect(await participationBy(db, '2026', 'cluster')).toEqual([
      { level: 'alpha', invited: 4, started: 3, complete: 1 },
      { level: 'beta', invited: 3, started: 1, complete: 1 },
    ])
    expect(await participationBy(db, '2026', 'call')).toEqual([
      { level: '1', invited: 4, started: 3, complete: 1 },
      { level: '2', invited: 3, started: 1, complete: 1 },
    ])
    expect(await participationBy(db, '2026', 'size')).toEqual([
      { level: 'KO', invited: 4, started: 3, complete: 1 },
      { level: 'MGO', invited: 3, started: 1, complete: 1 },
    ])
    expect(await participationBy(db, '2026', 'embedding')).toEqual([
      { level: 'gevestigd', invited: 3, started: 1, complete: 1 },
      { level: 'zelfstandig', invited: 4, started: 3, complete: 1 },
    ])
    expect(await participationByWave(db, 'beta')).toEqual([{ waveId: '2026', invited: 3, started: 1, complete: 1 }])
    expect(await participationByWave(db, 'nowhere')).toEqual([])
  })

  test('the members of one cluster with what they did, and no one else', async () => {
    const store = await open()
    await withAnswers(store)
    await store.kysely.insertInto('contact').values({ id: 'contact-0-second', company_id: 'company-0', membership_id: 'membership-0', name: 'Second', email: null, language: 'nl' }).execute()
    const member = (number: number, status: string) => ({ company: `Bedrijf ${number}`, contact: `Contact ${number}`, email: `contact${number}@voorbeeld.example`, status, mail: null })
    expect(await membersOfCluster(store.kysely, '2026', 'alpha', '2026-02-01')).toEqual([member(0, 'complete'), member(2, 'started'), member(4, 'optedOut'), member(6, 'optedOut')])
    expect(await membersOfCluster(store.kysely, '2026', 'beta', '2026-02-01')).toEqual([member(1, 'complete'), member(3, 'invited'), member(5, 'invited')])
    expect(await membersOfCluster(store.kysely, '1999', 'alpha', '2026-02-01')).toEqual([])
    await store.kysely.updateTable('membership').set({ left_on: '2026-02-01' }).where('id', 'in', ['membership-1', 'membership-3']).execute()
    expect(await membersOfCluster(store.kysely, '2026', 'beta', '2026-02-01')).toEqual([member(1, 'complete'), member(3, 'gone'), member(5, 'invited')])
  })

  test('the register has every invited member by its frozen classes', async () => {
    const store = await open()
    await withAnswers(store)
    await store.kysely.updateTable('cluster').set({ call: '9' }).execute()
    const register = await readRegister(store.kysely, '2026')
    expect(register).toMatchObject({ members: 7, clusterIds: ['alpha', 'beta'], levels: { call: ['1', '2'], size: ['KO', 'MGO'], embedding: ['gevestigd', 'zelfstandig'] } })
    expect([...register.cluster].sort()).toEqual([0, 0, 0, 0, 1, 1, 1])
    expect([...register.size].sort()).toEqual([0, 0, 0, 0, 1, 1, 1])
  })

  test('coded responses: the complete ones only, each once, whatever the size of a batch', async () => {
    const store = await open()
    await withAnswers(store)
    const { invitations } = { invitations: ['invitation-3', 'invitation-5'] }
    const save = groupCommits(store, saveAnswers)
    for (const [place, invitationId] of invitations.entries()) {
      await save({ invitationId, basedOnRevision: 0, answers: { q1: 0 }, coded: Uint8Array.of(3 + 2 * place, 254), page: null, status: 'complete', now: during })
    }
    for (const batchSize of [1, 2, 3, 4, 100]) {
      const codes: number[] = []
      for await (const batch of readCodedResponses(store.kysely, '2026', batchSize)) {
        expect(batch.length).toBeLessThanOrEqual(batchSize)
        codes.push(...batch.map((response) => response.coded[0]!))
      }
      expect(codes.sort()).toEqual([0, 1, 3, 5])
    }
  })

  test('waves, the latest first, with a mark that changes', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    await insertWave(store.kysely, { id: '2019', label: 'Golf 2019', questionnaireVersion: 'coded:1/2/3', opensAt: new Date('2019-01-01'), closesAt: new Date('2019-02-01'), synthetic: true })
    const waves = await listWaves(store.kysely)
    const asMade = { state: 'open', linkDestroyed: false, frozenAt: null, answersHash: null, releasedAt: null, archivedAt: null }
    expect(waves.map(({ mark: _, ...wave }) => wave)).toEqual([
      { id: '2026', label: 'Golf 2026', questionnaireVersion: '2020.1', opensAt: opening.toISOString(), closesAt: closing.toISOString(), synthetic: false, ...asMade },
      { id: '2019', label: 'Golf 2019', questionnaireVersion: 'coded:1/2/3', opensAt: '2019-01-01T00:00:00.000Z', closesAt: '2019-02-01T00:00:00.000Z', synthetic: true, ...asMade },
    ])
    await markWave(store.kysely, '2019')
    expect((await findWave(store.kysely, '2019'))!.mark).not.toBe(waves[1]!.mark)
    expect((await findWave(store.kysely, '2026'))!.mark).toBe(waves[0]!.mark)
    await expect(insertWave(store.kysely, { id: 'x', label: 'x', questionnaireVersion: '2020.1', opensAt: closing, closesAt: opening, synthetic: false })).rejects.toThrow(/constraint/i)
  })

  test('clusters by name', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    expect((await listClusters(store.kysely)).map((cluster) => cluster.id)).toEqual(['alpha', 'beta'])
    expect(await findCluster(store.kysely, 'beta')).toEqual({ id: 'beta', name: 'Beta netwerk', abbreviation: null, call: '2', embedding: 'gevestigd' })
    expect(await findCluster(store.kysely, 'gamma')).toBeUndefined()
  })
})
