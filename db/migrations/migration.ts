import type { Transaction } from 'kysely'
import type { DatabaseKind } from '../store.ts'

/** One step of the schema, the same for both databases. What was released never changes: a next step follows it. */
export interface Migration {
  readonly name: string
  up(transaction: Transaction<any>, kind: DatabaseKind): Promise<void>
}
