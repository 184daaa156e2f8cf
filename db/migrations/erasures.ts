import type { Migration } from './migration.ts'

export const erasures: Migration = {
  name: '0007 erasures',
  async up({ schema }) {
    await schema
      .createTable('erasure')
      .addColumn('subject_kind', 'text', (column) => column.notNull())
      .addColumn('subject_id', 'text', (column) => column.notNull())
      .addColumn('erased_on', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('erasure_key', ['subject_kind', 'subject_id'])
      .execute()
    await schema
      .createTable('restoration')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('begun_at', 'text', (column) => column.notNull())
      .execute()
    await schema.alterTable('wave').addColumn('link_destroyed_at', 'text').execute()
  },
}
