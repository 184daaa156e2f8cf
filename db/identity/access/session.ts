import type { Role } from '../schema.ts'
import type { Database } from '../../store.ts'

/** A signed-in account that is not disabled. How long it may last is for the access rules to say. */
export interface Session {
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly clusterId: string | null
  readonly createdAt: string
  readonly seenAt: string
  /** Signed in at the OpenID Connect provider, so that signing out has to go past it. */
  readonly byProvider: boolean
}

export interface NewSession {
  readonly idHash: string
  readonly accountId: string
  readonly now: Date
  readonly byProvider?: boolean
}

export async function createSession(db: Database, { idHash, accountId, now, byProvider = false }: NewSession): Promise<void> {
  const moment = now.toISOString()
  await db.insertInto('session').values({ id_hash: idHash, account_id: accountId, created_at: moment, seen_at: moment, by_provider: byProvider ? 1 : 0 }).execute()
}

export async function findSession(db: Database, idHash: string): Promise<Session | undefined> {
  const found = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select([
      'account.id as accountId',
      'account.name as name',
      'account.email as email',
      'account.role as role',
      'account.cluster_id as clusterId',
      'session.created_at as createdAt',
      'session.seen_at as seenAt',
      'session.by_provider as byProvider',
    ])
    .where('session.id_hash', '=', idHash)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  return found && { ...found, byProvider: found.byProvider === 1 }
}

export async function touchSession(db: Database, idHash: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: now.toISOString() }).where('id_hash', '=', idHash).execute()
}

export async function endSession(db: Database, idHash: string): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', idHash).execute()
}

export async function endSessionsOfAccount(db: Database, accountId: string): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', accountId).execute()
}

/** Removes the sessions that were last seen before one moment, or began before another. */
export async function removeSessions(db: Database, before: { readonly seen: Date; readonly created: Date }): Promise<void> {
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('seen_at', '<', before.seen.toISOString()), eb('created_at', '<', before.created.toISOString())]))
    .execute()
}
