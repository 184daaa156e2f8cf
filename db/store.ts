import type { Kysely, Transaction } from 'kysely'
import type { Room } from './rooms.ts'
import type { ReportingSchema, Schema } from './schema.ts'

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
   * For columns, figures, exports, participation and releases. It sees what is committed.
   */
  readonly reporting: Kysely<ReportingSchema>
  readonly kind: DatabaseKind
  readonly rooms: RoomsInPlace
  /** Waits for nothing: close when no query runs any more. */
  close(): Promise<void>
}
