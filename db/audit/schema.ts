import type { Role } from '../identity/schema.ts'

export type ActorKind = 'account' | 'command' | 'clock' | 'member' | 'visitor'

export interface AuditRoom {
  /** Only ever added to; triggers refuse every change, and a removal of what the anchor does not cover. */
  audit_entry: {
    /** 1, 2, 3 … without a gap. */
    sequence: number
    at: string
    actor_kind: ActorKind
    /** Of an account its id, of a command its name; null for the others. */
    actor_id: string | null
    /** As it was at that moment. */
    actor_role: Role | null
    act: string
    subject_kind: string | null
    subject_id: string | null
    /** Canonical JSON. Never a name, an address, a token or an answer. */
    details: string
    /** The hash of the entry before, in hexadecimal. */
    previous_hash: string
    hash: string
  }
  /** One row, from the first act on. */
  audit_head: {
    id: number
    /** Of the last entry. */
    sequence: number
    hash: string
    /** Entries up to this one were removed by the retention period; 0 when none was. */
    anchor_sequence: number
    anchor_hash: string
  }
}
