import { migrate } from './migrate.ts'
import type { Store } from './store.ts'

/** @throws Error naming both versions, where the native SQLite binding would crash without a word */
export function assertNodeVersion(version: string): void {
  const major = Number(/^v(\d+)\./.exec(version)?.[1])
  if (!(major >= 24)) throw new Error(`this is Node ${version}, and Node 24 is needed: start it with npm (npm start), which finds the one in node_modules`)
}

export interface HowToConnect {
  /** The same PostgreSQL under another login, for reporting; that login may take on the role of reporting, and no other. */
  readonly reportingUrl?: string | undefined
  /** Also when putting back a copy was broken off: for putting it back again. */
  readonly evenHalfRestored?: boolean
}

/**
 * Opens the database and brings its schema up to date.
 * @param databaseUrl `sqlite:PATH`, or `postgres://user:password@host/name`
 * @throws Error in one sentence that says what is wrong with the place or its settings
 */
export async function connect(databaseUrl: string, { reportingUrl, evenHalfRestored = false }: HowToConnect = {}): Promise<Store> {
  const store = await openDatabase(databaseUrl, reportingUrl)
  try {
    await migrate(store)
    if (!evenHalfRestored) await assertWhole(store)
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}

/** @throws Error when a restore was killed before all of it was committed, or one of the files is another's */
async function assertWhole(store: Store): Promise<void> {
  const begun = await store.kysely.selectFrom('restoration').select('begun_at').executeTakeFirst()
  if (begun) throw new Error(`putting back a backup was broken off (begun ${begun.begun_at}), and what is there now may not fit together: run npm run restore -- FILE --replace again`)
  const [wave, response] = [await store.kysely.selectFrom('wave').select('id').limit(1).execute(), await store.kysely.selectFrom('response').select('id').limit(1).execute()]
  if (wave.length === 0 && response.length > 0) throw new Error('there are answers, and no wave that they belong to: the places of one database do not belong together; put its files back beside each other, or run npm run restore -- FILE --replace')
}

/** The same without touching the schema. The drivers are loaded only when needed, after the version of Node is known to be right. */
export async function openDatabase(databaseUrl: string, reportingUrl?: string): Promise<Store> {
  assertNodeVersion(process.version)
  if (databaseUrl.startsWith('sqlite:')) {
    const file = databaseUrl.slice('sqlite:'.length)
    if (file === '') throw new Error('DATABASE_URL sqlite: lacks a path; expected for example sqlite:data/survey.db')
    const { openSqlite } = await import('./connections/sqlite.ts')
    return openSqlite(file)
  }
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) {
    const { openPostgres } = await import('./connections/postgres.ts')
    return openPostgres(databaseUrl, reportingUrl)
  }
  throw new Error(`DATABASE_URL begins with ${databaseUrl.split(':')[0]}:, expected sqlite:PATH or postgres://…`)
}
