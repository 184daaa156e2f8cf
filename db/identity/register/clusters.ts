import type { Database } from '../../store.ts'

export interface RegisterCluster {
  readonly id: string
  readonly name: string
  readonly abbreviation: string | null
  readonly call: string
  readonly embedding: string
  /** The last day of its support; null where nobody knows it yet. */
  readonly endsOn: string | null
  /** Other names under which lists mention it. */
  readonly aliases: readonly string[]
}

/** All clusters with their aliases, by name. */
export async function listRegisterClusters(db: Database): Promise<RegisterCluster[]> {
  const rows = await db.selectFrom('cluster').select(['id', 'name', 'abbreviation', 'call', 'embedding', 'ends_on as endsOn']).orderBy('name').orderBy('id').execute()
  const aliases = await db.selectFrom('cluster_alias').select(['cluster_id', 'alias']).orderBy('alias').execute()
  return rows.map((row) => ({ ...row, aliases: aliases.filter((one) => one.cluster_id === row.id).map(({ alias }) => alias) }))
}

/** Describes a cluster anew, or adds it. Waves keep the classes that they froze. */
export async function saveRegisterCluster(db: Database, { id, name, abbreviation, call, embedding, endsOn, aliases }: RegisterCluster): Promise<void> {
  const facts = { name, abbreviation, call, embedding, ends_on: endsOn }
  await db.insertInto('cluster').values({ id, ...facts }).onConflict((conflict) => conflict.column('id').doUpdateSet(facts)).execute()
  await db.deleteFrom('cluster_alias').where('cluster_id', '=', id).execute()
  if (aliases.length > 0) await db.insertInto('cluster_alias').values([...new Set(aliases)].map((alias) => ({ cluster_id: id, alias }))).execute()
}
