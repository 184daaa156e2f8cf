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

/** A trigger of the database ends the sessions and the sign-in links of an account whose rights change. */
export async function disableAccount(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('account').set({ disabled_at: now.toISOString() }).where('id', '=', id).where('disabled_at', 'is', null).execute()
}

export async function enableAccount(db: Database, id: string): Promise<void> {
  await db.updateTable('account').set({ disabled_at: null }).where('id', '=', id).execute()
}

/** What an account may see. Its sessions and links end, when that is something else than before. */
export async function setAccountRights(db: Database, id: string, { role, clusterId }: Pick<Account, 'role' | 'clusterId'>): Promise<void> {
  await db.updateTable('account').set({ role, cluster_id: clusterId }).where('id', '=', id).execute()
}

/** The accounts of stewards that may sign in. In a transaction on PostgreSQL nobody else changes them until it ends. */
export async function lockActiveStewards(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('account').select('id').where('role', '=', 'steward').where('disabled_at', 'is', null).orderBy('id').forUpdate().execute()
  return rows.map(({ id }) => id)
}
