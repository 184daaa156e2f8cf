import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** Few of many memberships ended: whoever counts those of a wave finds them without reading all. */
export const membersGone: Migration = {
  name: '0014 members gone',
  async up({ schema }) {
    await schema.createIndex('membership_left_on').on('membership').column('left_on').where(sql.ref('left_on'), 'is not', null).execute()
  },
}
