import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Migration } from './migration.ts'

/** Whoever changes an account, by whatever way: its sessions and links are gone in the same transaction. */
async function endSessionsInSqlite(transaction: Transaction<any>): Promise<void> {
  await sql`create trigger account_rights_end_sessions after update of role, cluster_id, disabled_at on account
    when old.role is not new.role or old.cluster_id is not new.cluster_id or old.disabled_at is not new.disabled_at
    begin
      delete from session where account_id = new.id;
      delete from sign_in_link where account_id = new.id;
    end`.execute(transaction)
}

async function endSessionsInPostgres(transaction: Transaction<any>): Promise<void> {
  await sql`create function account_rights_end_sessions() returns trigger language plpgsql as $$
    begin
      execute format('delete from %I.session where account_id = $1', tg_table_schema) using new.id;
      execute format('delete from %I.sign_in_link where account_id = $1', tg_table_schema) using new.id;
      return null;
    end $$`.execute(transaction)
  await sql`create trigger account_rights_end_sessions after update of role, cluster_id, disabled_at on account
    for each row when (old.role is distinct from new.role or old.cluster_id is distinct from new.cluster_id or old.disabled_at is distinct from new.disabled_at)
    execute function account_rights_end_sessions()`.execute(transaction)
}

export const signIn: Migration = {
  name: '0004 sign-in',
  async up(transaction, kind) {
    const { schema } = transaction
    await schema
      .createTable('account_subject')
      .addColumn('issuer', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id'))
      .addColumn('organisation', 'text')
      .addColumn('linked_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('account_subject_key', ['issuer', 'subject'])
      .addUniqueConstraint('account_subject_once', ['account_id', 'issuer'])
      .execute()
    await schema
      .createTable('attempt_count')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('window_started_at', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .execute()
    await schema.alterTable('session').addColumn('by_provider', 'integer', (column) => column.notNull().defaultTo(0)).execute()
    await (kind === 'sqlite' ? endSessionsInSqlite(transaction) : endSessionsInPostgres(transaction))
  },
}
