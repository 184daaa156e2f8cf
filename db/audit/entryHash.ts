import { createHash } from 'node:crypto'
import { canonicalJson } from '../answers/canonicalJson.ts'
import type { Schema } from '../schema.ts'

export type StoredEntry = Schema['audit_entry']

/** What the first entry names as the one before it. */
export const noHash = '0'.repeat(64)

/** SHA-256 over the canonical entry, which holds the hash of the entry before it; hexadecimal. Covers these columns, whatever others follow. */
export function entryHash(entry: Omit<StoredEntry, 'hash'>): string {
  const { sequence, at, actor_kind, actor_id, actor_role, act, subject_kind, subject_id, details, previous_hash } = entry
  const hashed = { sequence, at, actor_kind, actor_id, actor_role, act, subject_kind, subject_id, details, previous_hash }
  return createHash('sha256').update(canonicalJson(hashed)).digest('hex')
}
