import type { Database } from '../../store.ts'

/** Column by field of lists that a cluster sent before, by their header; the newest first. */
export async function listMappings(db: Database, clusterId: string): Promise<{ readonly header: string; readonly mapping: Readonly<Record<string, string>> }[]> {
  const rows = await db.selectFrom('list_mapping').select(['header', 'mapping']).where('cluster_id', '=', clusterId).orderBy('used_at', 'desc').orderBy('header').execute()
  return rows.map(({ header, mapping }) => ({ header, mapping: JSON.parse(mapping) as Record<string, string> }))
}

export async function rememberMapping(db: Database, clusterId: string, header: string, mapping: Readonly<Record<string, string>>, now: Date): Promise<void> {
  const said = { mapping: JSON.stringify(mapping), used_at: now.toISOString() }
  await db.insertInto('list_mapping').values({ cluster_id: clusterId, header, ...said }).onConflict((conflict) => conflict.columns(['cluster_id', 'header']).doUpdateSet(said)).execute()
}

/** A list that a manager sent and that the agency did not take over yet. */
export interface ReceivedList {
  readonly clusterId: string
  readonly fileName: string
  readonly content: Uint8Array
  /** Place of the column by field; empty: as suggested. */
  readonly mapping: Readonly<Record<string, number>>
  readonly receivedAt: string
}

export async function findReceivedList(db: Database, clusterId: string): Promise<ReceivedList | undefined> {
  const row = await db.selectFrom('received_list').select(['file_name', 'content', 'mapping', 'received_at']).where('cluster_id', '=', clusterId).executeTakeFirst()
  return row && { clusterId, fileName: row.file_name, content: row.content, mapping: JSON.parse(row.mapping) as Record<string, number>, receivedAt: row.received_at }
}

/** Which clusters sent a list that is not taken over yet; without what is in it. */
export async function listReceived(db: Database): Promise<Pick<ReceivedList, 'clusterId' | 'fileName' | 'receivedAt'>[]> {
  return await db.selectFrom('received_list').select(['cluster_id as clusterId', 'file_name as fileName', 'received_at as receivedAt']).orderBy('cluster_id').execute()
}

/** Takes the place of one that was received before. */
export async function keepReceivedList(db: Database, list: ReceivedList, accountId: string | null): Promise<void> {
  const said = { file_name: list.fileName, content: list.content, mapping: JSON.stringify(list.mapping), received_at: list.receivedAt, account_id: accountId }
  await db.insertInto('received_list').values({ cluster_id: list.clusterId, ...said }).onConflict((conflict) => conflict.column('cluster_id').doUpdateSet(said)).execute()
}

/** What was taken over is kept no longer. */
export async function dropReceivedList(db: Database, clusterId: string): Promise<void> {
  await db.deleteFrom('received_list').where('cluster_id', '=', clusterId).execute()
}

/** Removes lists that wait since before a moment. @returns how many there were */
export async function forgetReceivedLists(db: Database, receivedBefore: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('received_list').where('received_at', '<', receivedBefore.toISOString()).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
