import type { Database } from '../../store.ts'

/** A new link ends the earlier ones of the same account. Run it in a transaction. */
export async function createSignInLink(
  db: Database,
  link: { readonly tokenHash: string; readonly accountId: string; readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await db.deleteFrom('sign_in_link').where('account_id', '=', link.accountId).execute()
  await db
    .insertInto('sign_in_link')
    .values({
      token_hash: link.tokenHash,
      account_id: link.accountId,
      created_at: link.now.toISOString(),
      expires_at: link.expiresAt.toISOString(),
      used_at: null,
    })
    .execute()
}

/** The account that a usable link signs in; changes nothing. */
export async function findSignInLink(db: Database, tokenHash: string, now: Date): Promise<{ accountId: string } | undefined> {
  return await db
    .selectFrom('sign_in_link')
    .innerJoin('account', 'account.id', 'sign_in_link.account_id')
    .select('account_id as accountId')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Uses a link up: of many attempts at once exactly one gets the account. */
export async function consumeSignInLink(db: Database, tokenHash: string, now: Date): Promise<{ accountId: string } | undefined> {
  return await db
    .updateTable('sign_in_link')
    .set({ used_at: now.toISOString() })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .where('account_id', 'in', (eb) => eb.selectFrom('account').select('account.id').where('account.disabled_at', 'is', null))
    .returning('account_id as accountId')
    .executeTakeFirst()
}

/** Removes the links that were used, or that have expired by then. */
export async function removeDeadSignInLinks(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('sign_in_link')
    .where((eb) => eb.or([eb('used_at', 'is not', null), eb('expires_at', '<=', now.toISOString())]))
    .execute()
}
