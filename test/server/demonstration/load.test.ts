import { expect, test } from 'vitest'
import { listAccounts } from '../../../db/identity/access/account.ts'
import { findInvitationByTokenHash } from '../../../db/identity/waves/invitation.ts'
import { listInvitedMembers } from '../../../db/identity/waves/invitedMember.ts'
import { participationBy, participationTotal } from '../../../db/identity/waves/participation.ts'
import { listWaves } from '../../../db/identity/waves/wave.ts'
import { insertClusters, listClusters } from '../../../db/identity/members/cluster.ts'
import { hashToken, looksLikeToken } from '../../../server/access/tokens.ts'
import { loadWaveColumns } from '../../../server/columns/waveColumns.ts'
import { linkedColumns } from '../../../server/linkedColumns.ts'
import { demonstrationAccess } from '../../../server/demonstration/access.ts'
import { committedFiles, loadDemonstration, openDemonstrationWave } from '../../../server/demonstration/load.ts'
import { readCodedAnswers } from '../../../server/files/codedAnswers.ts'
import { readMemberRegister } from '../../../server/files/memberRegister.ts'
import { currentVersion } from '../../../surveys/index.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { matrixContents } from '../columns/matrixContents.ts'
import type { AnswersFile } from '../../../server/files/codedAnswers.ts'
import type { RegisterFile } from '../../../server/files/memberRegister.ts'

const now = new Date('2026-11-21T12:00:00Z')

onEachDatabase('loading the demonstration', ({ open }) => {
  test('fills an empty database with a released and an open wave that say they are synthetic', async () => {
    const store = await open()
    expect(await loadDemonstration(store, now)).toBe(true)
    expect((await listWaves(store.kysely)).map(({ mark: _, ...wave }) => wave)).toEqual([
      { id: '2026', label: 'Demonstratiegolf 2026 (synthetisch)', questionnaireVersion: currentVersion, opensAt: '2025-12-31T23:00:00.000Z', closesAt: '2026-12-31T22:59:59.000Z', synthetic: true, state: 'open', frozenAt: null, answersHash: null, releasedAt: null, archivedAt: null, linkDestroyed: false },
      { id: '2019', label: 'Demonstratiegolf 2019 (synthetisch)', questionnaireVersion: currentVersion, opensAt: '2019-09-01T22:00:00.000Z', closesAt: '2019-10-31T23:00:00.000Z', synthetic: true, state: 'released', frozenAt: now.toISOString(), answersHash: expect.stringMatching(/^[0-9a-f]{64}$/), releasedAt: now.toISOString(), archivedAt: null, linkDestroyed: false },
    ])
    expect(await participationTotal(store.kysely, '2019')).toEqual({ invited: 1_065, started: 328, complete: 269 })
    expect(await participationTotal(store.kysely, '2026')).toEqual({ invited: 1_065, started: 0, complete: 0 })
    const membersOf = async (wave: string) => (await listInvitedMembers(store.kysely, wave)).map((member) => member.membershipId)
    expect(await membersOf('2026')).toEqual(await membersOf('2019'))
    expect((await listClusters(store.kysely)).filter((cluster) => cluster.name === cluster.id)).toEqual([])
    expect(await listClusters(store.kysely)).toHaveLength(20)
  })

  test('its columns are those of the committed files', async () => {
    const store = await open()
    await loadDemonstration(store, now)
    const answers = (await readCodedAnswers(committedFiles.responses, (await readMemberRegister(committedFiles.members)) as RegisterFile)) as AnswersFile
    const live = (await (await loadWaveColumns(linkedColumns(store))).matrixOf('2019'))!
    expect(matrixContents(live)).toEqual(matrixContents(answers.matrix))
  })

  test('there is an account for every role, at addresses that cannot exist', async () => {
    const store = await open()
    await loadDemonstration(store, now)
    const accounts = await listAccounts(store.kysely)
    expect(accounts.map((account) => account.role).sort()).toEqual(['analyst', 'manager', 'manager', 'steward'])
    expect(accounts.filter((account) => !/@voorbeeld\.example$/.test(account.email) || !/demonstratie/.test(account.name))).toEqual([])
    const clusters = await participationBy(store.kysely, '2019', 'cluster')
    const answersOf = (id: string) => clusters.find((cluster) => cluster.level === accounts.find((account) => account.id === id)!.clusterId)!.complete
    expect(answersOf('demonstration-manager-small')).toBe(Math.min(...clusters.map((cluster) => cluster.complete)))
    expect(clusters.filter((cluster) => cluster.complete > answersOf('demonstration-manager')).length).toBeGreaterThan(4)
    expect(clusters.filter((cluster) => cluster.complete < answersOf('demonstration-manager')).length).toBeGreaterThan(4)
  })

  test('each start gives another member a link, and only its hash is stored', async () => {
    const store = await open()
    await loadDemonstration(store, now)
    const tokens = [(await demonstrationAccess(store, now))!.respondentToken!, (await demonstrationAccess(store, now))!.respondentToken!]
    const invitations = await Promise.all(tokens.map((token) => findInvitationByTokenHash(store.kysely, hashToken(token))))
    expect(tokens.map(looksLikeToken)).toEqual([true, true])
    expect(new Set(invitations.map((invitation) => invitation!.id)).size).toBe(2)
    expect(invitations.map((invitation) => invitation!.wave.id)).toEqual(['2026', '2026'])
    const stored = JSON.stringify(await store.kysely.selectFrom('invitation').selectAll().execute())
    expect(tokens.filter((token) => stored.includes(token))).toEqual([])
  })

  test('a database that holds something is left alone, a loaded one too', async () => {
    const [other, loaded] = [await open(), await open()]
    await insertClusters(other.kysely, [{ id: 'real', name: 'A real cluster', abbreviation: null, call: '1', embedding: 'gevestigd' }])
    expect(await loadDemonstration(other, now)).toBe(false)
    expect(await listWaves(other.kysely)).toEqual([])
    expect(await demonstrationAccess(other, now)).toBeUndefined()
    await loadDemonstration(loaded, now)
    expect(await loadDemonstration(loaded, now)).toBe(false)
    expect(await listWaves(loaded.kysely)).toHaveLength(2)
  })

  test('it comes whole or not at all', async () => {
    const store = await open()
    await expect(loadDemonstration(store, now, { ...committedFiles, responses: committedFiles.members })).rejects.toThrow('is refused and nothing is stored')
    expect(await listWaves(store.kysely)).toEqual([])
    expect(await listClusters(store.kysely)).toEqual([])
  })
})

test.each([
  ['2026-11-21T12:00:00Z', '2026', '2026-12-31T22:59:59.000Z'],
  ['2026-12-31T22:59:58Z', '2026', '2026-12-31T22:59:59.000Z'],
  ['2026-12-31T22:59:59Z', '2027', '2027-12-31T22:59:59.000Z'],
  ['2027-06-01T00:00:00Z', '2027', '2027-12-31T22:59:59.000Z'],
])('loaded at %s the open wave is %s until %s', (moment, id, closesAt) => {
  const at = new Date(moment)
  const wave = openDemonstrationWave(at)
  expect([wave.id, wave.closesAt.toISOString()]).toEqual([id, closesAt])
  expect(wave.opensAt.getTime()).toBeLessThanOrEqual(at.getTime())
})
