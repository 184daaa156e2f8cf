import type { Kysely, Transaction } from 'kysely'
import type { Room } from './rooms.ts'
import type { Schema } from './schema.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

/** A handle or a transaction: what every query function takes first. */
export type Database = Kysely<Schema> | Transaction<Schema>

/** How migrations reach the rooms. */
export interface RoomsInPlace {
  /** Makes the places themselves, where they are not made by opening. */
  prepare(): Promise<void>
  /** A transaction that sees one room, where a table is made in that room without saying so. */
  change<Outcome>(room: Room, work: (transaction: Transaction<any>) => Promise<Outcome>): Promise<Outcome>
  /** Gives reporting its right to read what the migrations made. */
  letReportingRead(): Promise<void>
}

/** An open, migrated database. */
export interface Store {
  /** All three rooms: for what serves one member, and for commands. */
  readonly kysely: Kysely<Schema>
  /**
   * Reads identity and answers, and has no way to the key between them: on SQLite its connection opened the files of
   * these two only, on PostgreSQL its sessions are of a role without any right on the schema of the key.
   * For columns, figures, exports, participation and releases. It sees what is committed. Its type is that of the other
   * handle: held against a narrower schema, every query function cost the compiler seconds; the places themselves refuse.
   */
  readonly reporting: Kysely<Schema>
  readonly kind: DatabaseKind
  readonly rooms: RoomsInPlace
  /** Reads one state of all rooms, in which every commit is whole, while others go on writing. */
  snapshot<Outcome>(work: (reading: Database) => Promise<Outcome>): Promise<Outcome>
  /** Waits for nothing: close when no query runs any more. */
  close(): Promise<void>
}
