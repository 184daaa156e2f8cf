import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

/** A handle or a transaction: what every query function takes first. */
export type Database = Kysely<Schema> | Transaction<Schema>

/** An open, migrated database. */
export interface Store {
  readonly kysely: Kysely<Schema>
  readonly kind: DatabaseKind
  /** Waits for nothing: close when no query runs any more. */
  close(): Promise<void>
}
