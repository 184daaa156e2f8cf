import type { Role } from '../schema.ts'
import type { Database } from '../../store.ts'

export interface Account {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  /** Of a manager; null for the others. */
  readonly clusterId: string | null
  readonly disabledAt: string | null
}

const fields = ['id', 'email', 'name', 'role', 'cluster_id as clusterId', 'disabled_at as disabledAt'] as const

export async function findAccount(db: Database, id: string): Promise<Account | undefined> {
  return await db.selectFrom('account').select(fields).where('id', '=', id).executeTakeFirst()
}

/** @param email in any case, with or without spaces around it */
export async function findAccountByEmail(db: Database, email: string): Promise<Account | undefined> {
  return await db.selectFrom('account').select(fields).where('email', '=', email.trim().toLowerCase()).executeTakeFirst()
}

/** All accounts, by e-mail address. */
export async function listAccounts(db: Database): Promise<Account[]> {
  return await db.selectFrom('account').select(fields).orderBy('email').execute()
}

export async function insertAccount(db: Database, account: Omit<Account, 'disabledAt'>): Promise<void> {
  const { id, email, name, role, clusterId } = account
  await db
    .insertInto('account')
    .values({ id, email: email.trim().toLowerCase(), name, role, cluster_id: clusterId, disabled_at: null })
    .execute()
}

/** Ends its sessions and its sign-in links as well. Run it in a transaction. */
export async function disableAccount(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('account').set({ disabled_at: now.toISOString() }).where('id', '=', id).where('disabled_at', 'is', null).execute()
  await db.deleteFrom('session').where('account_id', '=', id).execute()
  await db.deleteFrom('sign_in_link').where('account_id', '=', id).execute()
}
