import type { Database } from '../../store.ts'

export interface Cluster {
  readonly id: string
  readonly name: string
  readonly abbreviation: string | null
  readonly call: string
  readonly embedding: string
}

const fields = ['id', 'name', 'abbreviation', 'call', 'embedding'] as const

/** All clusters, by name. */
export async function listClusters(db: Database): Promise<Cluster[]> {
  return await db.selectFrom('cluster').select(fields).orderBy('name').orderBy('id').execute()
}

export async function findCluster(db: Database, id: string): Promise<Cluster | undefined> {
  return await db.selectFrom('cluster').select(fields).where('id', '=', id).executeTakeFirst()
}

export async function insertClusters(db: Database, clusters: readonly Cluster[]): Promise<void> {
  if (clusters.length > 0) await db.insertInto('cluster').values([...clusters]).execute()
}
