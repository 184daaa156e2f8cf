import type Sqlite from 'better-sqlite3'

const kept = 300

/** Keeps the statements used last: preparing one costs more than running it. */
export function preparedStatements(database: Sqlite.Database): (text: string) => Sqlite.Statement<unknown[], unknown> {
  const statements = new Map<string, Sqlite.Statement<unknown[], unknown>>()
  return (text) => {
    let statement = statements.get(text)
    if (statement) statements.delete(text)
    else {
      statement = database.prepare<unknown[], unknown>(text)
      if (statements.size >= kept) statements.delete(statements.keys().next().value!)
    }
    statements.set(text, statement)
    return statement
  }
}
