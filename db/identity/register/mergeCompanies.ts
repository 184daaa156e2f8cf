import type { Transaction } from 'kysely'
import type { Schema } from '../../schema.ts'

export type MergeOutcome = 'merged' | 'unknown' | 'sameCompany' | 'twoNumbers'

/**
 * Two companies turn out to be one: the memberships and contacts of the first go to the second, which keeps what it says
 * of itself and takes over what it lacks. Memberships stay apart, one a cluster; invitations follow their membership.
 * Where both are in one cluster, one membership was too many: that of the first ends.
 * @param lastDay the last day of memberships that end, YYYY-MM-DD: the day before this one
 */
export async function mergeCompanies(transaction: Transaction<Schema>, companyId: string, intoId: string, { now, lastDay }: { readonly now: Date; readonly lastDay: string }): Promise<MergeOutcome> {
  if (companyId === intoId) return 'sameCompany'
  const merged = await transaction.selectFrom('company_merge').select('company_id').where('company_id', 'in', [companyId, intoId]).execute()
  const found = await transaction.selectFrom('company').selectAll().where('id', 'in', [companyId, intoId]).execute()
  const [from, into] = [found.find(({ id }) => id === companyId), found.find(({ id }) => id === intoId)]
  if (merged.length > 0 || from === undefined || into === undefined) return 'unknown'
  if (from.enterprise_number !== null && into.enterprise_number !== null) return 'twoNumbers'
  const memberships = await transaction.selectFrom('membership').select(['id', 'company_id', 'cluster_id', 'left_on']).where('company_id', 'in', [companyId, intoId]).execute()
  const clusters = new Set(memberships.filter((one) => one.company_id === intoId).map((one) => one.cluster_id))
  for (const { id, cluster_id: cluster, left_on: leftOn } of memberships.filter((one) => one.company_id === companyId)) {
    if (!clusters.has(cluster)) {
      await transaction.updateTable('membership').set({ company_id: intoId }).where('id', '=', id).execute()
      await transaction.updateTable('contact').set({ company_id: intoId }).where('membership_id', '=', id).execute()
    } else if (leftOn === null) await transaction.updateTable('membership').set({ left_on: lastDay }).where('id', '=', id).execute()
  }
  // Who speaks for the company in every cluster
  await transaction.updateTable('contact').set({ company_id: intoId }).where('company_id', '=', companyId).where('membership_id', 'is', null).execute()
  await transaction.updateTable('company').set({ enterprise_number: null, provisional_id: null }).where('id', '=', companyId).execute()
  const enterpriseNumber = into.enterprise_number ?? from.enterprise_number
  await transaction
    .updateTable('company')
    .set({
      enterprise_number: enterpriseNumber,
      provisional_id: enterpriseNumber === null ? (into.provisional_id ?? from.provisional_id) : null,
      founded: into.founded ?? from.founded,
      postal_code: into.postal_code ?? from.postal_code,
      municipality: into.municipality ?? from.municipality,
      employees: into.employees ?? from.employees,
      size: into.employees !== null || from.employees !== null ? null : (into.size ?? from.size),
    })
    .where('id', '=', intoId)
    .execute()
  // What a member proposed goes along, where nobody of the other did
  await transaction.updateTable('fact_correction').set({ company_id: intoId }).where('company_id', '=', companyId).where((eb) => eb.not(eb.exists(eb.selectFrom('fact_correction as other').select('other.company_id').where('other.company_id', '=', intoId)))).execute()
  await transaction.deleteFrom('fact_correction').where('company_id', '=', companyId).execute()
  // What was merged into the first before is now part of the second
  await transaction.updateTable('company_merge').set({ into_id: intoId }).where('into_id', '=', companyId).execute()
  await transaction.insertInto('company_merge').values({ company_id: companyId, into_id: intoId, merged_at: now.toISOString() }).execute()
  return 'merged'
}
