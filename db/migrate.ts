import { migrations as allMigrations } from './migrations/migrations.ts'
import { roomsInOrderOfCommit } from './rooms.ts'
import type { Transaction } from 'kysely'
import type { CrossingMigration, Migration, RoomMigration } from './migrations/migration.ts'
import type { Room } from './rooms.ts'
import type { Store } from './store.ts'

/** Each room says itself what was applied to it, so that a step and its record are committed together. */
const recordsOf: Readonly<Record<Room, 'migration' | 'answers_migration' | 'link_migration'>> = {
  identity: 'migration',
  answers: 'answers_migration',
  link: 'link_migration',
}

async function isRecorded(transaction: Transaction<any>, room: Room, name: string): Promise<boolean> {
  await transaction.schema
    .createTable(recordsOf[room])
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute()
  return (await transaction.selectFrom(recordsOf[room]).select('name').where('name', '=', name).executeTakeFirst()) !== undefined
}

async function record(transaction: Transaction<any>, room: Room, name: string): Promise<void> {
  await transaction.insertInto(recordsOf[room]).values({ name, applied_at: new Date().toISOString() }).execute()
}

async function applyInRoom(store: Store, { room = 'identity', name, up }: RoomMigration): Promise<boolean> {
  return await store.rooms.change(room, async (transaction) => {
    if (await isRecorded(transaction, room, name)) return false
    await up(transaction, store.kind)
    await record(transaction, room, name)
    return true
  })
}

/** Recorded after it is done: killed before that, it is done again. */
async function applyAcross(store: Store, { name, across }: CrossingMigration): Promise<boolean> {
  if (await store.rooms.change('identity', (transaction) => isRecorded(transaction, 'identity', name))) return false
  await across(store)
  // Identity last: it is asked
  for (const room of roomsInOrderOfCommit) {
    await store.rooms.change(room, async (transaction) => {
      if (!(await isRecorded(transaction, room, name))) await record(transaction, room, name)
    })
  }
  return true
}

/**
 * Brings the schema up to date. A migration of one room is a transaction of its own: after a crash it is there or it is not.
 * Two processes that start at once wait for each other.
 * A database that a newer program migrated further is left as it is.
 * @returns the names of what was applied
 */
export async function migrate(store: Store, migrations: readonly Migration[] = allMigrations): Promise<string[]> {
  await store.rooms.prepare()
  const applied: string[] = []
  for (const migration of migrations) {
    const isNew = await ('across' in migration ? applyAcross(store, migration) : applyInRoom(store, migration))
    if (isNew) applied.push(migration.name)
  }
  await store.rooms.letReportingRead()
  return applied
}
