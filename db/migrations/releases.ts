import type { Migration } from './migration.ts'

export const releases: Migration = {
  name: '0011 releases',
  room: 'answers',
  async up({ schema }) {
    await schema
      .createTable('release')
      .addColumn('wave_id', 'text', (column) => column.notNull())
      .addColumn('edition', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('made_at', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('audit', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('release_key', ['wave_id', 'edition'])
      .execute()
  },
}
