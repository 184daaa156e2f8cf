import type { Database } from '../../store.ts'

/** Which account a person at a sign-in provider is. Only this row lets that person in; no claim does. */
export interface AccountSubject {
  readonly issuer: string
  readonly subject: string
  readonly accountId: string
  /** OVO or KBO number that the provider has to name at every sign-in; null when any will do. */
  readonly organisation: string | null
}

/** An account that is not disabled, behind a subject of a provider. */
export async function findAccountOfSubject(db: Database, issuer: string, subject: string): Promise<{ readonly accountId: string; readonly organisation: string | null } | undefined> {
  return await db
    .selectFrom('account_subject')
    .innerJoin('account', 'account.id', 'account_subject.account_id')
    .select(['account_id as accountId', 'organisation'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** All of one provider, or of all. */
export async function listAccountSubjects(db: Database, issuer?: string): Promise<AccountSubject[]> {
  return await db
    .selectFrom('account_subject')
    .select(['issuer', 'subject', 'account_id as accountId', 'organisation'])
    .$if(issuer !== undefined, (query) => query.where('issuer', '=', issuer!))
    .orderBy('issuer')
    .orderBy('account_id')
    .execute()
}

/**
 * One account has one subject of a provider, and one subject one account.
 * @returns false when either is taken already
 */
export async function insertAccountSubject(db: Database, { issuer, subject, accountId, organisation }: AccountSubject, now: Date): Promise<boolean> {
  const inserted = await db
    .insertInto('account_subject')
    .values({ issuer, subject, account_id: accountId, organisation, linked_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Takes every link of an account away, and ends its sessions. Run it in a transaction. @returns how many links there were */
export async function deleteAccountSubjects(db: Database, accountId: string): Promise<number> {
  const deleted = await db.deleteFrom('account_subject').where('account_id', '=', accountId).returning('issuer').execute()
  if (deleted.length > 0) await db.deleteFrom('session').where('account_id', '=', accountId).execute()
  return deleted.length
}
