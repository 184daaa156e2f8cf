import type { Transaction } from 'kysely'
import type { Room } from '../rooms.ts'
import type { DatabaseKind, Store } from '../store.ts'

/** One step of the schema of one room, the same for both databases. What was released never changes: a next step follows it. */
export interface RoomMigration {
  readonly name: string
  /** Whose tables it makes or changes; it sees no other. Without it: identity. */
  readonly room?: Room
  up(transaction: Transaction<any>, kind: DatabaseKind): Promise<void>
}

/** A step over several rooms, where no transaction makes all of it one: it may be killed anywhere and is done again then. */
export interface CrossingMigration {
  readonly name: string
  /** Does what is left to do. */
  across(store: Store): Promise<void>
}

export type Migration = RoomMigration | CrossingMigration
