import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { DatabaseKind } from '../store.ts'
import type { Migration } from './migration.ts'

async function createMembers(schema: Transaction<any>['schema']): Promise<void> {
  await schema
    .createTable('cluster')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('abbreviation', 'text')
    .addColumn('call', 'text', (column) => column.notNull())
    .addColumn('embedding', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('company')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('enterprise_number', 'text', (column) => column.unique())
    .addColumn('founded', 'integer')
    .addColumn('postal_code', 'text')
    .addColumn('employees', 'integer')
    .execute()
  await schema
    .createTable('membership')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('company_id', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('cluster_id', 'text', (column) => column.notNull().references('cluster.id'))
    .addUniqueConstraint('membership_once', ['company_id', 'cluster_id'])
    .execute()
  await schema
    .createTable('contact')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('company_id', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('membership_id', 'text', (column) => column.references('membership.id'))
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('contact_by_membership').on('contact').column('membership_id').execute()
  await schema.createIndex('contact_by_company').on('contact').column('company_id').execute()
}

async function createAccess(schema: Transaction<any>['schema']): Promise<void> {
  await schema
    .createTable('account')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('cluster_id', 'text', (column) => column.references('cluster.id'))
    .addColumn('disabled_at', 'text')
    .addCheckConstraint('account_role_known', sql`role in ('manager', 'analyst', 'steward')`)
    .addCheckConstraint('account_manager_has_cluster', sql`(role = 'manager') = (cluster_id is not null)`)
    .execute()
  await schema
    .createTable('sign_in_link')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('account.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute()
  await schema.createIndex('sign_in_link_by_account').on('sign_in_link').column('account_id').execute()
  await schema
    .createTable('session')
    .addColumn('id_hash', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('account.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('session_by_account').on('session').column('account_id').execute()
}

async function createWaves(schema: Transaction<any>['schema']): Promise<void> {
  await schema
    .createTable('wave')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('questionnaire_version', 'text', (column) => column.notNull())
    .addColumn('opens_at', 'text', (column) => column.notNull())
    .addColumn('closes_at', 'text', (column) => column.notNull())
    .addColumn('synthetic', 'integer', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .addCheckConstraint('wave_opens_before_it_closes', sql`opens_at < closes_at`)
    .execute()
  await schema
    .createTable('invitation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('wave_id', 'text', (column) => column.notNull().references('wave.id'))
    .addColumn('membership_id', 'text', (column) => column.notNull().references('membership.id'))
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull().unique())
    .addColumn('token_hash', 'text', (column) => column.unique())
    .addColumn('cluster_id', 'text', (column) => column.notNull().references('cluster.id'))
    .addColumn('call', 'text', (column) => column.notNull())
    .addColumn('embedding', 'text', (column) => column.notNull())
    .addColumn('size', 'text', (column) => column.notNull())
    .addColumn('employees', 'integer')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text')
    .addColumn('started_at', 'text')
    .addColumn('completed_at', 'text')
    .addColumn('opted_out_at', 'text')
    .addColumn('revoked_at', 'text')
    .addUniqueConstraint('invitation_once', ['wave_id', 'membership_id'])
    .addUniqueConstraint('invitation_member_once', ['wave_id', 'member_id'])
    .execute()
  await schema.createIndex('invitation_by_cluster').on('invitation').columns(['wave_id', 'cluster_id']).execute()
  await schema.createIndex('invitation_by_membership').on('invitation').column('membership_id').execute()
  await schema
    .createTable('respondent_session')
    .addColumn('id_hash', 'text', (column) => column.primaryKey())
    .addColumn('invitation_id', 'text', (column) => column.notNull().references('invitation.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('respondent_session_by_invitation').on('respondent_session').column('invitation_id').execute()
}

/** In SQLite these two are kept in the order of their random keys, so that no row number tells the order of arrival. */
async function createAnswersAndLink(schema: Transaction<any>['schema'], kind: DatabaseKind): Promise<void> {
  const bytes = kind === 'sqlite' ? 'blob' : 'bytea'
  const response = schema
    .createTable('response')
    .addColumn('wave_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('cluster_id', 'text', (column) => column.notNull())
    .addColumn('call', 'text', (column) => column.notNull())
    .addColumn('embedding', 'text', (column) => column.notNull())
    .addColumn('size', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('submission_revision', 'integer')
    .addColumn('submission_digest', 'text')
    .addColumn('page', 'text')
    .addColumn('coded', sql.raw(bytes), (column) => column.notNull())
    .addColumn('answers', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('response_key', ['wave_id', 'id'])
    .addCheckConstraint('response_status_known', sql`status in ('partial', 'complete')`)
  const link = schema
    .createTable('response_link')
    .addColumn('invitation_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('response_id', 'text', (column) => column.notNull().unique())
    .addColumn('submission_key', 'text')
  for (const table of [response, link]) await (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute()
}

export const firstRooms: Migration = {
  name: '0001 first rooms',
  async up(transaction, kind) {
    await createMembers(transaction.schema)
    await createAccess(transaction.schema)
    await createWaves(transaction.schema)
    await createAnswersAndLink(transaction.schema, kind)
  },
}
