import type { RegisterMembership } from '../../../db/identity/register/registerRows.ts'
import type { ListedMember } from '../readMemberList.ts'

/** An earlier time as a member, that is kept when somebody comes back. */
export interface FormerTime {
  readonly membershipId: string
  readonly joinedOn: string | null
  readonly leftOn: string
}

export interface PlannedMembership {
  readonly after: RegisterMembership
  readonly former: FormerTime | null
  readonly comesBack: boolean
}

/**
 * The membership of a row. Who had left and is on the list without an end is a member again: from the day the list gives,
 * or from today; a day from before the end says that it never left.
 */
export function planMembership(
  before: RegisterMembership | undefined,
  fresh: Pick<RegisterMembership, 'id' | 'companyId' | 'clusterId'>,
  { joined, left }: Pick<ListedMember, 'joined' | 'left'>,
  today: string,
): PlannedMembership {
  if (before === undefined) return { after: { ...fresh, joinedOn: joined, leftOn: left }, former: null, comesBack: false }
  if (before.leftOn === null || left !== null) return { after: { ...before, joinedOn: joined ?? before.joinedOn, leftOn: left ?? before.leftOn }, former: null, comesBack: false }
  if (before.leftOn >= today) return { after: { ...before, joinedOn: joined ?? before.joinedOn }, former: null, comesBack: false }
  if (joined !== null && joined <= before.leftOn) return { after: { ...before, joinedOn: joined, leftOn: null }, former: null, comesBack: true }
  return { after: { ...before, joinedOn: joined ?? today, leftOn: null }, former: { membershipId: before.id, joinedOn: before.joinedOn, leftOn: before.leftOn }, comesBack: true }
}
