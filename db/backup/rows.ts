import { sql } from 'kysely'
import { inChunks } from '../inChunks.ts'
import { tables } from './tables.ts'
import type { Database, DatabaseKind } from '../store.ts'
import type { RowCounts, TableName } from './tables.ts'

type Row = Record<string, unknown>

const rowsAtOnce = 2_000

/** All rows of a table in batches; on PostgreSQL in a transaction. */
export async function* readRows(transaction: Database, kind: DatabaseKind, table: TableName): AsyncGenerator<Row[]> {
  if (kind === 'sqlite') {
    let batch: Row[] = []
    for await (const row of transaction.selectFrom(table).selectAll().stream()) {
      if (batch.push(row as Row) < rowsAtOnce) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
    return
  }
  await sql`declare backup_rows no scroll cursor for select * from ${sql.table(table)}`.execute(transaction)
  while (true) {
    const { rows } = await sql<Row>`fetch ${sql.lit(rowsAtOnce)} from backup_rows`.execute(transaction)
    if (rows.length === 0) break
    yield rows
  }
  await sql`close backup_rows`.execute(transaction)
}

export async function insertRows(db: Database, table: TableName, rows: readonly Row[]): Promise<void> {
  await inChunks(rows, async (chunk) => await db.insertInto(table).values(chunk as never).execute())
}

export async function countRows(db: Database): Promise<RowCounts> {
  const counts: Partial<RowCounts> = {}
  for (const table of tables) {
    const { count } = await db.selectFrom(table).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
    counts[table] = count
  }
  return counts as RowCounts
}
