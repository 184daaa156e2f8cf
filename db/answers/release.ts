import { createHash } from 'node:crypto'
import { canonicalJson } from './canonicalJson.ts'
import type { ReleaseAudit, ReleaseDocument } from '../../analysis/index.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import type { Database } from '../store.ts'

/** A release as it is stored: never changed, only followed by a later edition. */
export interface StoredRelease {
  readonly waveId: string
  /** 1, 2, …; the last counts. */
  readonly edition: number
  /** SHA-256 over the document as canonical JSON. */
  readonly hash: string
  readonly madeAt: string
  readonly document: ReleaseDocument
}

/** The same document has the same hash on every machine and every database. */
export const releaseHash = (document: ReleaseDocument): string => createHash('sha256').update(canonicalJson(document)).digest('hex')

const fields = ['wave_id as waveId', 'edition', 'hash', 'made_at as madeAt', 'document'] as const

/**
 * The release of a wave that counts; undefined before the first.
 * @throws Error when what is stored is not what was released: then nothing of it is shown
 */
export async function findRelease(db: Database, waveId: string): Promise<StoredRelease | undefined> {
  const row = await db.selectFrom('release').select(fields).where('wave_id', '=', waveId).orderBy('edition', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return undefined
  const document = JSON.parse(row.document) as ReleaseDocument
  if (releaseHash(document) !== row.hash) throw new Error(`release ${row.edition} of wave ${waveId} is not what was released: its hash is another`)
  return { ...row, document }
}

/** The release that was made last, of any wave; undefined before the first. */
export async function findLatestRelease(db: Database): Promise<StoredRelease | undefined> {
  const row = await db.selectFrom('release').select('wave_id as waveId').orderBy('made_at', 'desc').limit(1).executeTakeFirst()
  return row && (await findRelease(db, row.waveId))
}

/** What the steward sees of the audit of an edition; it stays with the agency. */
export async function findReleaseAudit(db: Database, waveId: string, edition: number): Promise<ReleaseAudit | undefined> {
  const row = await db.selectFrom('release').select('audit').where('wave_id', '=', waveId).where('edition', '=', edition).executeTakeFirst()
  return row && (JSON.parse(row.audit) as ReleaseAudit)
}

/** Stores the next edition of a wave's release. Run it with the change of the wave's state in one transaction. */
export async function insertRelease(
  transaction: Transaction<Schema>,
  release: { readonly waveId: string; readonly madeAt: Date; readonly document: ReleaseDocument; readonly audit: ReleaseAudit },
): Promise<StoredRelease> {
  const { waveId, document } = release
  const last = await transaction.selectFrom('release').select((of) => of.fn.max('edition').as('edition')).where('wave_id', '=', waveId).executeTakeFirst()
  const stored = { waveId, edition: Number(last?.edition ?? 0) + 1, hash: releaseHash(document), madeAt: release.madeAt.toISOString(), document }
  await transaction
    .insertInto('release')
    .values({ wave_id: waveId, edition: stored.edition, hash: stored.hash, made_at: stored.madeAt, document: canonicalJson(document), audit: canonicalJson(release.audit) })
    .execute()
  return stored
}
