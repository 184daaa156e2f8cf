import type { ManagerOverview, MemberStatus } from '../../../server/api/manager.ts'

export type Member = ManagerOverview['members'][number]
export type SortKey = 'company' | 'contact' | 'status'

export interface MemberChoice {
  readonly search: string
  readonly status: MemberStatus | null
  readonly sort: SortKey
  readonly descending: boolean
}

export const statuses: readonly MemberStatus[] = ['complete', 'started', 'invited', 'optedOut', 'gone']

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The members that the manager asked for, in the order asked for; accents and capitals do not matter in a search. */
export function chooseMembers(members: readonly Member[], { search, status, sort, descending }: MemberChoice): readonly Member[] {
  const wanted = plain(search.trim())
  const found = members.filter((member) => (status === null || member.status === status) && [member.company, member.contact, member.email].some((text) => text !== null && plain(text).includes(wanted)))
  const order = (a: Member, b: Member) => sort === 'status' ? statuses.indexOf(a.status) - statuses.indexOf(b.status) : (a[sort] ?? '').localeCompare(b[sort] ?? '', 'nl')
  const turn = descending ? -1 : 1
  return [...found].sort((a, b) => turn * order(a, b) || a.company.localeCompare(b.company, 'nl'))
}
