import { recordAct, type Actor } from '../../db/audit/auditTrail.ts'
import { listClusterMembers } from '../../db/identity/register/members.ts'
import { insertRegisterContacts, listRegisterContacts, updateMembershipDates, updateRegisterContact } from '../../db/identity/register/registerRows.ts'
import { newId } from '../memberLists/plan/describedCompany.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { ClusterMember } from '../../db/identity/register/members.ts'

export interface NewContact {
  readonly name: string | null
  readonly email: string | null
  readonly language: 'nl' | 'en'
}

interface Change {
  readonly actor: Actor
  readonly now: Date
  /** The cluster of the manager who changes; a member of another is as good as none. */
  readonly onlyOf?: string
}

async function findMember(transaction: Transaction<Schema>, membershipId: string, { onlyOf }: Change): Promise<ClusterMember | undefined> {
  const [member] = await listClusterMembers(transaction, { membershipId })
  return member !== undefined && (onlyOf === undefined || member.clusterId === onlyOf) ? member : undefined
}

/**
 * Corrects whom is written to, or names somebody where there was nobody. Another address has not bounced.
 * @returns false when there is no such member
 */
export async function correctContact(transaction: Transaction<Schema>, membershipId: string, said: NewContact, change: Change): Promise<boolean> {
  const member = await findMember(transaction, membershipId, change)
  if (member === undefined) return false
  const contacts = await listRegisterContacts(transaction, member.clusterId)
  const before = contacts.find(({ id }) => id === member.contact?.id)
  const isOtherAddress = before?.email?.toLowerCase() !== said.email?.toLowerCase()
  if (before && before.name === said.name && before.email === said.email && before.language === said.language) return true
  if (before) await updateRegisterContact(transaction, { ...before, ...said, bouncedAt: isOtherAddress ? null : before.bouncedAt })
  else await insertRegisterContacts(transaction, [{ id: newId(), companyId: member.companyId, membershipId, ...said, bouncedAt: null, goneAt: null }])
  await recordAct(transaction, {
    at: change.now,
    actor: change.actor,
    act: 'memberChanged',
    subject: { kind: 'membership', id: membershipId },
    details: { cluster: member.clusterId, otherAddress: isOtherAddress, bouncedBefore: before?.bouncedAt != null },
  })
  return true
}

/**
 * Ends a membership, or takes that back. It stays in the waves that have it already.
 * @param leftOn the last day, YYYY-MM-DD; null: still a member
 * @returns false when there is no such member
 */
export async function endMembership(transaction: Transaction<Schema>, membershipId: string, leftOn: string | null, change: Change): Promise<boolean> {
  const member = await findMember(transaction, membershipId, change)
  if (member === undefined) return false
  if (member.leftOn === leftOn) return true
  await updateMembershipDates(transaction, { id: membershipId, joinedOn: member.joinedOn, leftOn })
  await recordAct(transaction, { at: change.now, actor: change.actor, act: leftOn === null ? 'memberChanged' : 'memberGone', subject: { kind: 'membership', id: membershipId }, details: { cluster: member.clusterId, leftOn } })
  return true
}
