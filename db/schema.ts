import type { AnswersRoom } from './answers/schema.ts'
import type { AuditRoom } from './audit/schema.ts'
import type { IdentityRoom } from './identity/schema.ts'
import type { LinkRoom } from './link/schema.ts'

/** What was applied to one room; each room has such a table of its own, see db/migrations/README.md. */
interface AppliedMigration {
  name: string
  applied_at: string
}

/** What reporting may see: everything but the key. */
export interface ReportingSchema extends IdentityRoom, AuditRoom, AnswersRoom {
  migration: AppliedMigration
  answers_migration: AppliedMigration
}

/**
 * Three rooms in three places: who the members are (with the audit trail), what was answered, and the key between the two.
 * Names of tables are unique over the rooms, so that queries need not say the place.
 * No foreign key and no join leads from one room into another; what needs more than one
 * room stands in db/crossings, one file per crossing.
 */
export interface Schema extends ReportingSchema, LinkRoom {
  link_migration: AppliedMigration
}
