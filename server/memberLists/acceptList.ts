import { recordAct, type Actor } from '../../db/audit/auditTrail.ts'
import { dropReceivedList, rememberMapping } from '../../db/identity/register/lists.ts'
import {
  insertRegisterCompanies, insertRegisterContacts, insertRegisterMemberships, keepFormerMembership, lockRegister,
  updateMembershipDates, updateRegisterCompany, updateRegisterContact,
} from '../../db/identity/register/registerRows.ts'
import { advanceTask } from '../../db/identity/register/tasks.ts'
import { isError } from './finding.ts'
import { headerSignature, previewList, type HandedInList, type ListPreview, type PreviewOutcome } from './previewList.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { ListPlan } from './plan/planList.ts'

export interface RowCounts {
  readonly added: number
  readonly rejoined: number
  readonly changed: number
  readonly unchanged: number
  /** Members that the list did not name and whose membership ended. */
  readonly left: number
}

export type AcceptOutcome =
  | Exclude<PreviewOutcome, ListPreview>
  /** Something is wrong that has to be put right first. */
  | { readonly kind: 'errors'; readonly count: number }
  | { readonly kind: 'warnings'; readonly count: number }
  /** The register or the list is no longer what was seen. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'accepted'; readonly rows: RowCounts }

interface HowToAccept {
  /** Of the preview that somebody looked at. */
  readonly digest: string
  readonly acceptWarnings: boolean
  readonly actor: Actor
  readonly now: Date
}

export function countRows({ rows }: Pick<ListPlan, 'rows'>, left: number): RowCounts {
  const of = (kind: ListPlan['rows'][number]['kind']) => rows.filter((row) => row.kind === kind).length
  return { added: of('added'), rejoined: of('rejoined'), changed: of('changed'), unchanged: of('unchanged'), left }
}

/**
 * Takes a cluster's list over into the register: all of it, or nothing. The same list a second time changes nothing.
 * The columns are remembered for the cluster's next list, and its task is done.
 */
export async function acceptList(transaction: Transaction<Schema>, list: HandedInList, { digest, acceptWarnings, actor, now }: HowToAccept): Promise<AcceptOutcome> {
  await lockRegister(transaction)
  const preview = await previewList(transaction, list, now)
  if (preview.kind !== 'read') return preview
  const errors = preview.findings.filter(isError).length
  if (errors > 0) return { kind: 'errors', count: errors }
  if (preview.digest !== digest) return { kind: 'moved' }
  const warnings = preview.findings.length
  if (warnings > 0 && !acceptWarnings) return { kind: 'warnings', count: warnings }
  const { writes, notListed } = preview.plan
  await insertRegisterCompanies(transaction, writes.newCompanies)
  for (const company of writes.changedCompanies) await updateRegisterCompany(transaction, company)
  await insertRegisterMemberships(transaction, writes.newMemberships)
  for (const { membershipId, joinedOn, leftOn } of writes.formerTimes) await keepFormerMembership(transaction, membershipId, joinedOn, leftOn)
  for (const membership of writes.changedMemberships) await updateMembershipDates(transaction, membership)
  await insertRegisterContacts(transaction, writes.newContacts)
  for (const contact of writes.changedContacts) await updateRegisterContact(transaction, contact)
  const columns = Object.fromEntries(Object.entries(preview.mapping).map(([field, column]) => [field, preview.header[column]!]))
  await rememberMapping(transaction, list.clusterId, headerSignature(preview.header), columns, now)
  await advanceTask(transaction, list.clusterId, 'accepted', now)
  await dropReceivedList(transaction, list.clusterId)
  const rows = countRows(preview.plan, notListed.filter(({ membershipId }) => list.choices?.leaving.has(membershipId)).length)
  const { unchanged, ...changed } = rows
  if (Object.values(changed).some((count) => count > 0)) {
    await recordAct(transaction, { at: now, actor, act: 'membersImported', subject: { kind: 'cluster', id: list.clusterId }, details: { ...changed, unchanged, warnings } })
  }
  return { kind: 'accepted', rows }
}
