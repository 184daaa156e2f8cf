import type { Migration } from './migration.ts'

export const standardTables: Migration = {
  name: '0010 standard tables',
  room: 'answers',
  async up({ schema }) {
    await schema
      .createTable('standard_table')
      .addColumn('wave_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('answers', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('figure', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('standard_table_key', ['wave_id', 'name'])
      .execute()
  },
}
