import type Sqlite from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

const kept = 300

/** Keeps the statements used last: preparing one costs more than running it. */
export function preparedStatements(database: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    prepare(text) {
      let statement = statements.get(text)
      if (statement) statements.delete(text)
      else {
        statement = database.prepare(text) as unknown as SqliteStatement
        if (statements.size >= kept) statements.delete(statements.keys().next().value!)
      }
      statements.set(text, statement)
      return statement
    },
    close: () => void database.close(),
  }
}
