import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** Waves that were there before are recorded as open: their clock decides, as it did. */
export const waveStates: Migration = {
  name: '0005 wave states',
  async up({ schema }) {
    const known = sql`state in ('draft', 'open', 'closed', 'frozen', 'released', 'archived')`
    await schema.alterTable('wave').addColumn('state', 'text', (column) => column.notNull().defaultTo('open').check(known)).execute()
    for (const column of ['frozen_at', 'answers_hash', 'released_at', 'archived_at']) await schema.alterTable('wave').addColumn(column, 'text').execute()
  },
}
