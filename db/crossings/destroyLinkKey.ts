import { randomBytes } from 'node:crypto'
import { recordAct } from '../audit/auditTrail.ts'
import { inChunks } from '../inChunks.ts'
import { markWave } from '../identity/waves/wave.ts'
import { rewriteFiles } from './rewriteFiles.ts'
import type { Transaction } from 'kysely'
import type { Actor } from '../audit/auditTrail.ts'
import type { Schema } from '../schema.ts'
import type { Database, Store } from '../store.ts'

const dayMs = 24 * 3_600_000

export type DestructionOutcome =
  | { readonly kind: 'done'; readonly links: number }
  | { readonly kind: 'unknown' }
  /** The wave is not frozen, so that the days do not count yet. */
  | { readonly kind: 'notFrozen' }
  | { readonly kind: 'tooEarly'; readonly from: Date }
  | { readonly kind: 'already'; readonly at: string }

export interface Destruction {
  readonly waveId: string
  /** Days after the freezing of the wave during which the link is kept. */
  readonly keptDays: number
  readonly actor: Actor
  readonly now: Date
}

/**
 * From here on nobody can tell which answers of a wave are whose: the links go, and the responses get other random
 * ids, so that a key that was kept somewhere else fits none of them. Afterwards the files, or tables, are written anew,
 * so that no page and no journal still holds what was deleted. Cut in the middle it is finished by doing it again.
 * Crosses all three rooms.
 */
export async function destroyLinkKey(store: Store, { waveId, keptDays, actor, now }: Destruction): Promise<DestructionOutcome> {
  const outcome = await store.kysely.transaction().execute(async (transaction): Promise<DestructionOutcome> => {
    const wave = await transaction.selectFrom('wave').select(['frozen_at', 'link_destroyed_at']).where('id', '=', waveId).forUpdate().executeTakeFirst()
    if (!wave) return { kind: 'unknown' }
    if (wave.link_destroyed_at !== null) return { kind: 'already', at: wave.link_destroyed_at }
    if (wave.frozen_at === null) return { kind: 'notFrozen' }
    const from = new Date(Date.parse(wave.frozen_at) + keptDays * dayMs)
    if (now < from) return { kind: 'tooEarly', from }
    const links = await destroyLinks(transaction, waveId, now.toISOString())
    await recordAct(transaction, { at: now, actor, act: 'linkKeyDestroyed', subject: { kind: 'wave', id: waveId }, details: { links } })
    return { kind: 'done', links }
  })
  // Also when it was done before: the rewriting may be what was cut
  if (outcome.kind === 'done' || outcome.kind === 'already') await rewriteFiles(store)
  return outcome
}

/** The rows only: what stood on the pages stays there until they are written anew. */
export async function destroyLinks(transaction: Transaction<Schema>, waveId: string, at: string): Promise<number> {
  const invitations = transaction.selectFrom('invitation').select('id').where('wave_id', '=', waveId)
  const { numDeletedRows } = await transaction.deleteFrom('response_link').where('invitation_id', 'in', invitations).executeTakeFirstOrThrow()
  await giveNewIds(transaction, waveId)
  await transaction.updateTable('wave').set({ link_destroyed_at: at }).where('id', '=', waveId).execute()
  await markWave(transaction, waveId)
  return Number(numDeletedRows)
}

async function giveNewIds(db: Database, waveId: string): Promise<void> {
  const ids = (await db.selectFrom('response').select('id').where('wave_id', '=', waveId).execute()).map((row) => row.id)
  await inChunks(ids, async (chunk) => {
    const rows = await db.selectFrom('response').selectAll().where('wave_id', '=', waveId).where('id', 'in', chunk).execute()
    await db.deleteFrom('response').where('wave_id', '=', waveId).where('id', 'in', chunk).execute()
    // What makes a submission safe to send again has served
    await db.insertInto('response').values(rows.map((row) => ({ ...row, id: randomBytes(16).toString('base64url'), submission_key: null }))).execute()
  })
}
