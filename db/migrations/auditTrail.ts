import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Migration } from './migration.ts'

/** What the retention period lets go lies behind the anchor; everything else stays. */
async function refuseInSqlite(transaction: Transaction<any>): Promise<void> {
  await sql`create trigger audit_entry_stays before delete on audit_entry
    when old.sequence > coalesce((select anchor_sequence from audit_head), 0)
    begin select raise(abort, 'the audit trail is only added to'); end`.execute(transaction)
  await sql`create trigger audit_entry_stands before update on audit_entry
    begin select raise(abort, 'the audit trail is only added to'); end`.execute(transaction)
  // "insert or replace" takes a row away without asking the first trigger
  await sql`create trigger audit_entry_new before insert on audit_entry
    when exists (select 1 from audit_entry where sequence = new.sequence)
    begin select raise(abort, 'the audit trail is only added to'); end`.execute(transaction)
  await sql`create trigger audit_head_stays before delete on audit_head
    begin select raise(abort, 'the audit trail is only added to'); end`.execute(transaction)
}

async function refuseInPostgres(transaction: Transaction<any>): Promise<void> {
  await sql`create function audit_stays() returns trigger language plpgsql as $$
    declare anchor integer;
    begin
      if tg_op = 'DELETE' and tg_table_name = 'audit_entry' then
        execute format('select anchor_sequence from %I.audit_head', tg_table_schema) into anchor;
        if old.sequence <= coalesce(anchor, 0) then return old; end if;
      end if;
      raise exception 'the audit trail is only added to';
    end $$`.execute(transaction)
  await sql`create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_stays()`.execute(transaction)
  await sql`create trigger audit_entry_emptied before truncate on audit_entry for each statement execute function audit_stays()`.execute(transaction)
  await sql`create trigger audit_head_stays before delete on audit_head for each row execute function audit_stays()`.execute(transaction)
  await sql`create trigger audit_head_emptied before truncate on audit_head for each statement execute function audit_stays()`.execute(transaction)
}

export const auditTrail: Migration = {
  name: '0003 audit trail',
  async up(transaction, kind) {
    await transaction.schema
      .createTable('audit_entry')
      .addColumn('sequence', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('actor_kind', 'text', (column) => column.notNull())
      .addColumn('actor_id', 'text')
      .addColumn('actor_role', 'text')
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('subject_kind', 'text')
      .addColumn('subject_id', 'text')
      .addColumn('details', 'text', (column) => column.notNull())
      .addColumn('previous_hash', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute()
    await transaction.schema.createIndex('audit_entry_by_moment').on('audit_entry').column('at').execute()
    await transaction.schema.createIndex('audit_entry_by_subject').on('audit_entry').columns(['subject_kind', 'subject_id']).execute()
    await transaction.schema
      .createTable('audit_head')
      .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
      .addColumn('sequence', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('anchor_sequence', 'integer', (column) => column.notNull())
      .addColumn('anchor_hash', 'text', (column) => column.notNull())
      .execute()
    await (kind === 'sqlite' ? refuseInSqlite(transaction) : refuseInPostgres(transaction))
  },
}
