import type { Database } from '../../store.ts'

/** A table that an analyst gave a name, for everybody at the agency. */
export interface SavedCrossing {
  readonly id: string
  readonly name: string
  /** The state of the page: the query of its address. */
  readonly address: string
  /** Name of the account. */
  readonly savedBy: string
  /** Id of that account. */
  readonly accountId: string
  readonly savedAt: string
}

/** All saved crossings, by name. */
export async function listSavedCrossings(db: Database): Promise<SavedCrossing[]> {
  return await db
    .selectFrom('saved_crossing')
    .innerJoin('account', 'account.id', 'saved_crossing.account_id')
    .select(['saved_crossing.id', 'saved_crossing.name', 'saved_crossing.address', 'account.name as savedBy', 'saved_crossing.account_id as accountId', 'saved_crossing.saved_at as savedAt'])
    .orderBy('saved_crossing.name')
    .orderBy('saved_crossing.id')
    .execute()
}

/** @returns false when another saved crossing has this name: it stays as it is */
export async function insertSavedCrossing(
  db: Database,
  crossing: { readonly id: string; readonly name: string; readonly address: string; readonly accountId: string; readonly now: Date },
): Promise<boolean> {
  const { id, name, address, accountId, now } = crossing
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('saved_crossing')
    .values({ id, name, address, account_id: accountId, saved_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Whose it is; undefined when there is none with this id. */
export async function ownerOfSavedCrossing(db: Database, id: string): Promise<string | undefined> {
  return (await db.selectFrom('saved_crossing').select('account_id').where('id', '=', id).executeTakeFirst())?.account_id
}

/** @returns false when there is none with this id */
export async function deleteSavedCrossing(db: Database, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('saved_crossing').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
