import { readHead } from './auditTrail.ts'
import { entryHash, noHash } from './entryHash.ts'
import type { Database } from '../store.ts'
import type { AuditHead } from './auditTrail.ts'

export type Breach =
  /** The entry is not there. */
  | 'missing'
  /** Its content is not what was hashed. */
  | 'changed'
  /** It is whole, but does not follow the entry before it. */
  | 'unlinked'
  /** It stands behind the last entry that the head knows. */
  | 'added'
  /** The head names another hash for it. */
  | 'headDiffers'
  /** The oldest entries are gone, and no entry says that they were removed by the retention period. */
  | 'anchorUnexplained'
  /** The hash that was kept elsewhere is another. */
  | 'keptDiffers'

export type Verification =
  | { readonly kind: 'intact'; readonly entries: number; readonly first: number; readonly last: number; readonly hash: string }
  | { readonly kind: 'broken'; readonly sequence: number; readonly breach: Breach }

/** The head as it was printed once and kept outside the database. */
export interface KeptHead {
  readonly sequence: number
  readonly hash: string
}

const rowsAtOnce = 1_000
const beforeAnyAct: AuditHead = { sequence: 0, hash: noHash, anchor_sequence: 0, anchor_hash: noHash }

/**
 * Reads the whole trail and holds every entry against its hash and the one before it; nothing waits for it meanwhile.
 * Whoever may write to the database could rebuild the chain from some entry on: only a head that was kept elsewhere
 * shows that.
 */
export async function verifyTrail(db: Database, kept?: KeptHead): Promise<Verification> {
  while (true) {
    const before = (await readHead(db)) ?? beforeAnyAct
    const result = await readThrough(db, before, kept)
    const after = (await readHead(db)) ?? beforeAnyAct
    // Trimmed while it was read: what was missing then is accounted for now
    if (after.anchor_sequence === before.anchor_sequence) return result
  }
}

async function readThrough(db: Database, anchor: AuditHead, kept: KeptHead | undefined): Promise<Verification> {
  const broken = (sequence: number, breach: Breach): Verification => ({ kind: 'broken', sequence, breach })
  const first = anchor.anchor_sequence + 1
  let last = { sequence: anchor.anchor_sequence, hash: anchor.anchor_hash }
  let explained = anchor.anchor_sequence === 0
  let keptSeen = kept === undefined || kept.sequence < first
  while (true) {
    const rows = await db.selectFrom('audit_entry').selectAll().where('sequence', '>', last.sequence).orderBy('sequence').limit(rowsAtOnce).execute()
    for (const row of rows) {
      if (row.sequence !== last.sequence + 1) return broken(last.sequence + 1, 'missing')
      if (entryHash(row) !== row.hash) return broken(row.sequence, 'changed')
      if (row.previous_hash !== last.hash) return broken(row.sequence, 'unlinked')
      if (kept?.sequence === row.sequence) {
        if (kept.hash !== row.hash) return broken(row.sequence, 'keptDiffers')
        keptSeen = true
      }
      if (row.act === 'auditTrimmed') explained ||= isAbout(row.details, anchor)
      last = row
    }
    const head = (await readHead(db)) ?? beforeAnyAct
    if (head.sequence === last.sequence) {
      if (head.hash !== last.hash) return broken(last.sequence, 'headDiffers')
      break
    }
    if (head.sequence < last.sequence) return broken(head.sequence + 1, 'added')
    // The head is further: either acts were added while this was read, or the last ones are gone
    if (rows.length === 0) return broken(last.sequence + 1, 'missing')
  }
  if (!explained) return broken(anchor.anchor_sequence, 'anchorUnexplained')
  if (!keptSeen) return broken(kept!.sequence, 'missing')
  return { kind: 'intact', entries: last.sequence - anchor.anchor_sequence, first, last: last.sequence, hash: last.hash }
}

function isAbout(details: string, { anchor_sequence, anchor_hash }: AuditHead): boolean {
  const said = JSON.parse(details) as { upTo?: unknown; hash?: unknown }
  return said.upTo === anchor_sequence && said.hash === anchor_hash
}
