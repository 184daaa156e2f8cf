import { insertClusters } from '../../db/identity/members/cluster.ts'
import { insertWave } from '../../db/identity/waves/wave.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'

export const opening = new Date('2026-01-05T08:00:00Z')
export const during = new Date('2026-02-01T12:00:00Z')
export const closing = new Date('2026-03-01T22:59:59Z')

export interface SmallProgramme {
  readonly waveId: string
  /** By cluster, the ids of the invitations in the order of the members. */
  readonly invitations: readonly string[]
}

/** Two clusters and `members` members, spread over both, invited in one wave; token hashes are `hash-0`, `hash-1`, … */
export async function smallProgramme(store: Store, members = 4, waveId = '2026'): Promise<SmallProgramme> {
  return await store.kysely.transaction().execute((transaction) => fill(transaction, members, waveId))
}

async function fill(db: Transaction<Schema>, members: number, waveId: string): Promise<SmallProgramme> {
  await insertClusters(db, [
    { id: 'alpha', name: 'Alpha netwerk', abbreviation: 'ALFA', call: '1', embedding: 'zelfstandig' },
    { id: 'beta', name: 'Beta netwerk', abbreviation: null, call: '2', embedding: 'gevestigd' },
  ])
  await insertWave(db, { id: waveId, label: 'Golf 2026', questionnaireVersion: '2020.1', opensAt: opening, closesAt: closing, synthetic: false })
  const invitations: string[] = []
  for (let member = 0; member < members; member++) {
    const cluster = member % 2 === 0 ? { id: 'alpha', call: '1', embedding: 'zelfstandig' } : { id: 'beta', call: '2', embedding: 'gevestigd' }
    const size = member % 3 === 0 ? 'MGO' : 'KO'
    const employees = size === 'MGO' ? 60 + member : 5 + member
    await db.insertInto('company').values({ id: `company-${member}`, name: `Bedrijf ${member}`, enterprise_number: null, founded: 1990, postal_code: '1000', employees }).execute()
    await db.insertInto('membership').values({ id: `membership-${member}`, company_id: `company-${member}`, cluster_id: cluster.id }).execute()
    await db
      .insertInto('contact')
      .values({ id: `contact-${member}`, company_id: `company-${member}`, membership_id: `membership-${member}`, name: `Contact ${member}`, email: `contact${member}@voorbeeld.example`, language: 'nl' })
      .execute()
    await db
      .insertInto('invitation')
      .values({
        id: `invitation-${member}`,
        wave_id: waveId,
        membership_id: `membership-${member}`,
        member_id: `M${member}`,
        reference: `reference-${member}`,
        token_hash: `hash-${member}`,
        cluster_id: cluster.id,
        call: cluster.call,
        embedding: cluster.embedding,
        size,
        employees,
        language: 'nl',
        opened_at: null,
        started_at: null,
        completed_at: null,
        opted_out_at: null,
        revoked_at: null,
      })
      .execute()
    invitations.push(`invitation-${member}`)
  }
  return { waveId, invitations }
}
