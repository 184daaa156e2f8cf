import type { Migration } from './migration.ts'

export const savedCrossings: Migration = {
  name: '0002 saved crossings',
  async up(transaction) {
    await transaction.schema
      .createTable('saved_crossing')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull().unique())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id'))
      .addColumn('saved_at', 'text', (column) => column.notNull())
      .execute()
  },
}
