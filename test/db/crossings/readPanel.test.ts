import { expect, test } from 'vitest'
import { readPanel } from '../../../db/crossings/readPanel.ts'
import { insertInvitedMembers, listInvitedMembers } from '../../../db/identity/waves/invitedMember.ts'
import { insertWave } from '../../../db/identity/waves/wave.ts'
import { onEachDatabase } from '../onEachDatabase.ts'
import { closing, opening, smallProgramme } from '../programme.ts'
import type { Store } from '../../../db/store.ts'

/** A second wave that invites the members `from` and later. */
async function secondWave(store: Store, from: number): Promise<void> {
  const members = await listInvitedMembers(store.kysely, '2026')
  await insertWave(store.kysely, { id: '2027', label: '2027', questionnaireVersion: '2020.1', opensAt: opening, closesAt: closing, synthetic: true })
  await insertInvitedMembers(store.kysely, '2027', members.slice(from).map((member) => ({ ...member, id: `second-${member.id}`, reference: `second-${member.reference}`, memberId: `other key of ${member.memberId}` })))
}

const answered = async (store: Store, ...invitations: readonly string[]) =>
  await store.kysely.insertInto('response_link').values(invitations.map((one) => ({ invitation_id: one, response_id: `response of ${one}` }))).execute()

onEachDatabase('the panel of two waves', ({ open }) => {
  test('follows a membership, whatever its key in the file of a wave, and only those who have both responses', async () => {
    const store = await open()
    await smallProgramme(store, 6)
    await secondWave(store, 1)
    await answered(store, 'invitation-0', 'invitation-1', 'invitation-2', 'invitation-4', 'second-invitation-2', 'second-invitation-3', 'second-invitation-4')
    const { invitedTwice, pairs } = await readPanel(store.kysely, '2026', '2027')
    expect(invitedTwice).toBe(5)
    expect([...pairs].sort((a, b) => a.later.localeCompare(b.later))).toEqual([2, 4].map((member) => ({ earlier: `response of invitation-${member}`, later: `response of second-invitation-${member}` })))
    const back = await readPanel(store.kysely, '2027', '2026')
    expect(new Set(back.pairs.map(({ earlier }) => earlier))).toEqual(new Set(pairs.map(({ later }) => later)))
  })

  test('is empty where nobody was invited twice', async () => {
    const store = await open()
    await smallProgramme(store, 3)
    expect(await readPanel(store.kysely, '2026', 'nowhere')).toEqual({ invitedTwice: 0, pairs: [], isUnlinked: false })
  })
})
