import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { DatabaseKind } from '../store.ts'
import type { Migration } from './migration.ts'

async function widenMembers(schema: Transaction<any>['schema']): Promise<void> {
  await schema.alterTable('cluster').addColumn('ends_on', 'text').execute()
  for (const column of ['provisional_id', 'size', 'municipality']) await schema.alterTable('company').addColumn(column, 'text').execute()
  await schema.createIndex('company_provisional_once').unique().on('company').column('provisional_id').execute()
  for (const column of ['joined_on', 'left_on']) await schema.alterTable('membership').addColumn(column, 'text').execute()
  for (const column of ['population_frozen_at', 'population_on']) await schema.alterTable('wave').addColumn(column, 'text').execute()
  for (const column of ['bounced_at', 'gone_at']) await schema.alterTable('contact').addColumn(column, 'text').execute()
  await schema
    .createTable('cluster_alias')
    .addColumn('cluster_id', 'text', (column) => column.notNull().references('cluster.id'))
    .addColumn('alias', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('cluster_alias_key', ['cluster_id', 'alias'])
    .execute()
  await schema
    .createTable('company_merge')
    .addColumn('company_id', 'text', (column) => column.primaryKey().references('company.id'))
    .addColumn('into_id', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('merged_at', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('former_membership')
    .addColumn('membership_id', 'text', (column) => column.notNull().references('membership.id'))
    .addColumn('joined_on', 'text')
    .addColumn('left_on', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('former_membership_key', ['membership_id', 'left_on'])
    .execute()
}

async function createLists(schema: Transaction<any>['schema'], kind: DatabaseKind): Promise<void> {
  const bytes = kind === 'sqlite' ? 'blob' : 'bytea'
  await schema
    .createTable('list_mapping')
    .addColumn('cluster_id', 'text', (column) => column.notNull().references('cluster.id'))
    .addColumn('header', 'text', (column) => column.notNull())
    .addColumn('mapping', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('list_mapping_key', ['cluster_id', 'header'])
    .execute()
  await schema
    .createTable('list_task')
    .addColumn('cluster_id', 'text', (column) => column.notNull().references('cluster.id'))
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('requested_at', 'text', (column) => column.notNull())
    .addColumn('reminded_at', 'text')
    .addColumn('received_at', 'text')
    .addColumn('accepted_at', 'text')
    .addPrimaryKeyConstraint('list_task_key', ['cluster_id', 'round'])
    .execute()
  await schema
    .createTable('received_list')
    .addColumn('cluster_id', 'text', (column) => column.primaryKey().references('cluster.id'))
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('content', sql.raw(bytes), (column) => column.notNull())
    .addColumn('mapping', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.references('account.id'))
    .execute()
}

/** Who was a member when, what a cluster is called and until when it runs, and the lists that clusters send. */
export const register: Migration = {
  name: '0012 register',
  async up({ schema }, kind) {
    await widenMembers(schema)
    await createLists(schema, kind)
  },
}
