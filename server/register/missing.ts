import { sizeClass } from '../../analysis/index.ts'
import type { RegisterCluster } from '../../db/identity/register/clusters.ts'
import type { ClusterMember } from '../../db/identity/register/members.ts'

/** What can be missing of a member before a wave. */
export const missingKinds = ['address', 'bounced', 'size', 'enterpriseNumber', 'postalCode', 'founded'] as const
export type MissingKind = (typeof missingKinds)[number]

/** What can be missing of a cluster. */
export const clusterGaps = ['call', 'embedding', 'endsOn', 'members'] as const
export type ClusterGap = (typeof clusterGaps)[number]

export function missingOf({ contact, employees, size, enterpriseNumber, postalCode, founded }: ClusterMember): MissingKind[] {
  const found: MissingKind[] = []
  if (contact === null || contact.email === null) found.push('address')
  else if (contact.bouncedAt !== null) found.push('bounced')
  if (sizeClass(employees, size) === 'onbekend') found.push('size')
  if (enterpriseNumber === null) found.push('enterpriseNumber')
  if (postalCode === null) found.push('postalCode')
  if (founded === null) found.push('founded')
  return found
}

/** A cluster runs until its last day; without one it counts as running. */
export const isActive = ({ endsOn }: Pick<RegisterCluster, 'endsOn'>, today: string): boolean => endsOn === null || endsOn >= today

/** Every active cluster has a call, an embedding, an end and members. */
export function gapsOf({ call, embedding, endsOn }: RegisterCluster, members: number): ClusterGap[] {
  const gaps: ClusterGap[] = []
  if (call === '') gaps.push('call')
  if (embedding === '') gaps.push('embedding')
  if (endsOn === null) gaps.push('endsOn')
  if (members === 0) gaps.push('members')
  return gaps
}

export type MissingCounts = Readonly<Record<MissingKind, number>>

export function countMissing(members: readonly ClusterMember[]): MissingCounts {
  const counts = Object.fromEntries(missingKinds.map((kind) => [kind, 0])) as Record<MissingKind, number>
  for (const member of members) for (const kind of missingOf(member)) counts[kind]++
  return counts
}
