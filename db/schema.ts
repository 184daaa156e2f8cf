import type { AnswersRoom } from './answers/schema.ts'
import type { AuditRoom } from './audit/schema.ts'
import type { IdentityRoom } from './identity/schema.ts'
import type { LinkRoom } from './link/schema.ts'

/**
 * Three rooms: who the members are, what was answered, and the key between the two.
 * No foreign key and no join leads from one room into another; what needs more than one
 * room stands in db/crossings, one file per crossing.
 */
export interface Schema extends IdentityRoom, AuditRoom, AnswersRoom, LinkRoom {
  migration: { name: string; applied_at: string }
}
