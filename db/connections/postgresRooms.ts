import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Database } from '../store.ts'

/** Any number that no other program uses; every process of ours that changes the schema waits for the same one. */
const advisoryLock = 4_250_919

export async function lockMigrations(transaction: Transaction<any>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${advisoryLock})`.execute(transaction)
}

async function firstOf<Row>(db: Database, query: ReturnType<typeof sql<Row>>): Promise<Row> {
  return (await query.execute(db)).rows[0]!
}

/**
 * Makes the schemas of the rooms, and takes over the list of migrations of a database that had all in `public`.
 * @throws Error naming the right that is missing
 */
export async function prepareSchemas(transaction: Transaction<any>): Promise<void> {
  await lockMigrations(transaction)
  for (const room of ['identity', 'answers', 'link']) {
    const found = await firstOf(transaction, sql<{ is: boolean; may: boolean; who: string; place: string }>`
      select to_regnamespace(${room}) is not null as is, has_database_privilege(current_database(), 'create') as may, current_user as who, current_database() as place`)
    if (found.is) continue
    if (!found.may) throw new Error(`the role ${found.who} may not make the schema ${room} in the database ${found.place}: grant create on database "${found.place}" to "${found.who}", or make the schemas identity, answers and link for it`)
    await sql`create schema ${sql.id(room)}`.execute(transaction)
  }
  await sql`do $$ begin
    if to_regclass('public.migration') is not null and to_regclass('identity.migration') is null then alter table public.migration set schema identity; end if;
  end $$`.execute(transaction)
}

/**
 * Lets the role of reporting read identity and answers, column by column: the system columns (xmin, ctid) tell which
 * rows of two rooms were written in one transaction, and stay out of its sight. It has no right on the schema `link`.
 * @throws Error naming the right that is missing
 */
export async function letReportingRead(transaction: Transaction<any>, role: string): Promise<void> {
  await lockMigrations(transaction)
  await makeRole(transaction, role)
  const { rows } = await sql<{ place: string; relation: string; columns: string[] }>`
    select n.nspname as place, c.relname as relation, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('identity', 'answers') and c.relkind = 'r' and not has_column_privilege(${role}, c.oid, a.attnum, 'select')
    group by 1, 2`.execute(transaction)
  for (const place of ['identity', 'answers']) {
    const { has } = await firstOf(transaction, sql<{ has: boolean }>`select has_schema_privilege(${role}, ${place}, 'usage') as has`)
    if (!has) await sql`grant usage on schema ${sql.id(place)} to ${sql.id(role)}`.execute(transaction)
  }
  for (const { place, relation, columns } of rows) {
    await sql`grant select (${sql.join(columns.map((column) => sql.id(column)))}) on ${sql.id(place, relation)} to ${sql.id(role)}`.execute(transaction)
  }
  const { reaches } = await firstOf(transaction, sql<{ reaches: boolean }>`select has_schema_privilege(${role}, 'link', 'usage') as reaches`)
  if (reaches) throw new Error(`the role ${role} has a right on the schema link, and reporting must have none: revoke all on schema link from "${role}" and from public`)
}

async function makeRole(transaction: Transaction<any>, role: string): Promise<void> {
  const found = await firstOf(transaction, sql<{ is: boolean; may: boolean; all: boolean; takes: boolean; who: string }>`
    select exists (select 1 from pg_roles where rolname = ${role}) as is, rolcreaterole or rolsuper as may, rolsuper as all, current_user as who,
      exists (select 1 from pg_auth_members m join pg_roles r on r.oid = m.roleid where r.rolname = ${role} and m.member = self.oid) as takes
    from pg_roles self where rolname = current_user`)
  const remedy = `as a superuser: create role "${role}" nologin; grant "${role}" to "${found.who}"`
  if (!found.is) {
    if (!found.may) throw new Error(`the role ${found.who} may not make the role ${role} that reporting runs as; ${remedy}`)
    await sql`create role ${sql.id(role)} nologin`.execute(transaction)
    if (!found.all) await sql`grant ${sql.id(role)} to ${sql.id(found.who)}`.execute(transaction)
  } else if (!found.all && !found.takes) throw new Error(`the role ${found.who} may not take on the role ${role} that reporting runs as; ${remedy}`)
}
