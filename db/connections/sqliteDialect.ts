import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver, SqliteQueryCompiler } from 'kysely'
import type Sqlite from 'better-sqlite3'
import type { DatabaseConnection, DialectAdapter, Driver, QueryCompiler, SelectModifierNode, SqliteDatabase, SqliteDialectConfig } from 'kysely'
import { preparedStatements } from './preparedStatements.ts'
import type { ImmediateAdapter } from '../preparedQuery.ts'

/** A transaction takes the write lock at its start: one that begins reading could not wait for another process later on. */
class WritingDriver extends SqliteDriver {
  readonly #database: Sqlite.Database

  constructor(config: SqliteDialectConfig, database: Sqlite.Database) {
    super(config)
    this.#database = database
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** Where a full disk breaks a commit, SQLite has taken the transaction back itself; a second time would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** Row locks (`for update`, `for share`) say nothing here: the transaction has locked every row already. */
class RowLocklessCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier !== 'ForUpdate' && node.modifier !== 'ForShare' && node.modifier !== 'SkipLocked') super.visitSelectModifier(node)
  }
}

type Prepare = (text: string) => Sqlite.Statement<unknown[], unknown>

/**
 * SQLite answers within the call. A transaction has the writing connection to itself; a read outside one goes over a
 * connection of its own, so that it neither waits for a transaction nor sees what that has not committed.
 */
class ReadyAdapter extends SqliteAdapter implements ImmediateAdapter {
  readonly #database: Sqlite.Database
  readonly #write: Prepare
  readonly #read: Prepare | undefined

  constructor(database: Sqlite.Database, write: Prepare, read: Prepare | undefined) {
    super()
    this.#database = database
    this.#write = write
    this.#read = read
  }

  rowsNow(text: string, values: readonly unknown[], isTransaction: boolean): unknown[] | undefined {
    if (isTransaction) {
      if (!this.#database.inTransaction) throw new Error('the transaction of this query has ended')
      const statement = this.#write(text)
      if (statement.reader) return statement.all(values)
      statement.run(values)
      return []
    }
    const statement = this.#read?.(text)
    return statement?.readonly && statement.reader ? statement.all(values) : undefined
  }
}

class WritingDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #adapter: ReadyAdapter
  readonly #database: Sqlite.Database
  constructor(config: SqliteDialectConfig, adapter: ReadyAdapter, database: Sqlite.Database) {
    super(config)
    this.#config = config
    this.#adapter = adapter
    this.#database = database
  }
  override createDriver(): Driver {
    return new WritingDriver(this.#config, this.#database)
  }
  override createAdapter(): DialectAdapter {
    return this.#adapter
  }
  override createQueryCompiler(): QueryCompiler {
    return new RowLocklessCompiler()
  }
}

/** @param reader a second, read-only connection to the same file; undefined where there can be none */
export function sqliteDialect(database: Sqlite.Database, reader: Sqlite.Database | undefined): SqliteDialect {
  const prepare = preparedStatements(database)
  const adapter = new ReadyAdapter(database, prepare, reader && preparedStatements(reader))
  const forKysely = { prepare, close: () => void database.close() } as unknown as SqliteDatabase
  return new WritingDialect({ database: forKysely }, adapter, database)
}
