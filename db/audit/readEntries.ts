import type { Role } from '../identity/schema.ts'
import type { Database } from '../store.ts'
import type { ActDetails } from './auditTrail.ts'
import type { ActorKind } from './schema.ts'

export interface AuditEntry {
  readonly sequence: number
  readonly at: string
  readonly actor: { readonly kind: ActorKind; readonly id: string | null; readonly role: Role | null }
  readonly act: string
  readonly subject: { readonly kind: string; readonly id: string } | null
  readonly details: ActDetails
}

export interface WhichEntries {
  /** At this moment or later. */
  readonly since?: Date
  readonly act?: string
  readonly subject?: { readonly kind: string; readonly id: string }
  /** Older than this entry: how a next page is asked for. */
  readonly before?: number
  readonly limit: number
}

/** Entries of the audit trail, newest first. */
export async function readEntries(db: Database, { since, act, subject, before, limit }: WhichEntries): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit_entry').selectAll()
  if (since !== undefined) query = query.where('at', '>=', since.toISOString())
  if (act !== undefined) query = query.where('act', '=', act)
  if (subject !== undefined) query = query.where('subject_kind', '=', subject.kind).where('subject_id', '=', subject.id)
  if (before !== undefined) query = query.where('sequence', '<', before)
  const rows = await query.orderBy('sequence', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    sequence: row.sequence,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, role: row.actor_role },
    act: row.act,
    subject: row.subject_kind === null ? null : { kind: row.subject_kind, id: row.subject_id! },
    details: JSON.parse(row.details) as ActDetails,
  }))
}
