import type { Migration } from './migration.ts'

/** What a member says of its company where the register is wrong; one at a time for each company, until somebody decides. */
export const factCorrections: Migration = {
  name: '0015 corrections of facts',
  async up({ schema }) {
    await schema
      .createTable('fact_correction')
      .addColumn('company_id', 'text', (column) => column.primaryKey().references('company.id'))
      .addColumn('employees', 'integer')
      .addColumn('founded', 'integer')
      .addColumn('postal_code', 'text')
      .addColumn('proposed_at', 'text', (column) => column.notNull())
      .execute()
  },
}
