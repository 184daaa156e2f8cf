import { inChunks } from '../../inChunks.ts'
import type { Database } from '../../store.ts'

/** A company in a cluster. */
export interface Membership {
  readonly id: string
  readonly companyId: string
  readonly clusterId: string
}

export async function listMemberships(db: Database): Promise<Membership[]> {
  return await db.selectFrom('membership').select(['id', 'company_id as companyId', 'cluster_id as clusterId']).execute()
}

export async function insertMemberships(db: Database, memberships: readonly Membership[]): Promise<void> {
  await inChunks(memberships, async (chunk) =>
    await db
      .insertInto('membership')
      .values(chunk.map(({ id, companyId, clusterId }) => ({ id, company_id: companyId, cluster_id: clusterId })))
      .execute(),
  )
}
