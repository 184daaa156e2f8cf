import { sql } from 'kysely'
import { migrations as allMigrations } from './migrations/migrations.ts'
import type { Migration } from './migrations/migration.ts'
import type { Store } from './store.ts'

/** Any number that no other program uses; every process of ours waits for the same one. */
const advisoryLock = 4_250_919

/**
 * Brings the schema up to date, each migration in a transaction of its own: after a crash it is there or it is not.
 * Two processes that start at once wait for each other.
 * A database that a newer program migrated further is left as it is.
 * @returns the names of what was applied
 */
export async function migrate(store: Store, migrations: readonly Migration[] = allMigrations): Promise<string[]> {
  const applied: string[] = []
  for (const migration of migrations) {
    const done = await store.kysely.transaction().execute(async (transaction) => {
      if (store.kind === 'postgres') await sql`select pg_advisory_xact_lock(${advisoryLock})`.execute(transaction)
      await transaction.schema
        .createTable('migration')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('applied_at', 'text', (column) => column.notNull())
        .execute()
      const before = await transaction.selectFrom('migration').select('name').where('name', '=', migration.name).executeTakeFirst()
      if (before) return false
      await migration.up(transaction, store.kind)
      await transaction.insertInto('migration').values({ name: migration.name, applied_at: new Date().toISOString() }).execute()
      return true
    })
    if (done) applied.push(migration.name)
  }
  return applied
}
