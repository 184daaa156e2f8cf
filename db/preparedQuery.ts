import type { Compilable, CompiledQuery, DialectAdapter } from 'kysely'
import type { Database } from './store.ts'

/** A dialect that can answer without waiting, for statements that it finds fit for that. */
export interface ImmediateAdapter extends DialectAdapter {
  /** Undefined: this one has to go the common way. */
  rowsNow(statement: string, values: readonly unknown[], isTransaction: boolean): unknown[] | undefined
}

/** Stands in a query where a value comes later. */
class Awaited {
  readonly name: PropertyKey
  constructor(name: PropertyKey) {
    this.name = name
  }
}

export type Place<Values> = <Name extends keyof Values>(name: Name) => Values[Name]

interface Prepared {
  readonly query: CompiledQuery
  /** What fills each place of the statement: a name of the values, or a constant. */
  readonly fillings: readonly unknown[]
}

/**
 * Makes of a query a function that is compiled once for each open database instead of at every call:
 * for what happens at every save, where building the statement costs more than running it.
 * @param build the query, with `place('name')` where the value of that name goes
 */
export function preparedQuery<Values extends object, Row>(
  build: (db: Database, place: Place<Values>) => Compilable<Row>,
): (db: Database, values: Values) => Promise<Row[]> {
  const preparedFor = new WeakMap<DialectAdapter, Prepared>()

  function prepare(db: Database): Prepared {
    const query = build(db, ((name: PropertyKey) => new Awaited(name)) as Place<Values>).compile()
    return { query, fillings: query.parameters }
  }

  return async (db, values) => {
    const { adapter } = db.getExecutor()
    let prepared = preparedFor.get(adapter)
    if (prepared === undefined) preparedFor.set(adapter, (prepared = prepare(db)))
    const { query, fillings } = prepared
    const parameters = fillings.map((filling) => (filling instanceof Awaited ? values[filling.name as keyof Values] : filling))
    if ('rowsNow' in adapter) {
      const rows = (adapter as ImmediateAdapter).rowsNow(query.sql, parameters, db.isTransaction)
      if (rows !== undefined) return rows as Row[]
    }
    return (await db.executeQuery<Row>({ ...query, parameters } as CompiledQuery<Row>)).rows
  }
}
