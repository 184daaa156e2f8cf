import { randomBytes } from 'node:crypto'
import { recordAct, type Actor } from '../audit/auditTrail.ts'
import { lockWaves } from '../identity/waves/wave.ts'
import type { Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import type { Database } from '../store.ts'

const dayMs = 24 * 3_600_000
const trialDays = 90

export type TrialOutcome =
  | { readonly kind: 'made'; readonly clusterName: string }
  | { readonly kind: 'unknown' }
  /** Only what is still being prepared is tried out. */
  | { readonly kind: 'notDraft' }
  /** The cluster has no member yet, or every member has a trial link. */
  | { readonly kind: 'noMemberLeft' }

export interface TrialLink {
  readonly waveId: string
  readonly clusterId: string
  readonly language: string
  readonly tokenHash: string
  readonly actor: Actor
  readonly now: Date
}

const trialOf = (waveId: string) => `${waveId}~proef`

const newId = () => randomBytes(12).toString('base64url')

/**
 * A link to try the questionnaire of a wave that is still a draft, as a member of a cluster. The trial is a wave of its
 * own that no list of waves has: what is answered there is in no count, no figure and no file, by where it stands.
 */
export async function makeTrialLink(transaction: Transaction<Schema>, { waveId, clusterId, language, tokenHash, actor, now }: TrialLink): Promise<TrialOutcome> {
  const wave = (await lockWaves(transaction)).find(({ id }) => id === waveId)
  if (wave === undefined) return { kind: 'unknown' }
  if (wave.state !== 'draft') return { kind: 'notDraft' }
  const id = trialOf(waveId)
  const closes = new Date(now.getTime() + trialDays * dayMs).toISOString()
  await transaction
    .insertInto('wave')
    .values({ id, label: wave.label, questionnaire_version: wave.questionnaireVersion, opens_at: now.toISOString(), closes_at: closes, synthetic: 1, mark: newId(), state: 'open', test_of: waveId })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ closes_at: closes }))
    .execute()
  const member = await transaction
    .selectFrom('membership')
    .innerJoin('cluster', 'cluster.id', 'membership.cluster_id')
    .select(['membership.id as id', 'cluster.name as clusterName', 'cluster.call as call', 'cluster.embedding as embedding'])
    .where('membership.cluster_id', '=', clusterId)
    .where('membership.id', 'not in', (eb) => eb.selectFrom('invitation').select('membership_id').where('wave_id', '=', id))
    .orderBy('membership.id')
    .limit(1)
    .executeTakeFirst()
  if (member === undefined) return { kind: 'noMemberLeft' }
  const invitationId = newId()
  await transaction
    .insertInto('invitation')
    .values({ id: invitationId, wave_id: id, membership_id: member.id, member_id: newId(), reference: newId(), token_hash: null, cluster_id: clusterId, call: member.call, embedding: member.embedding, size: 'KO', employees: null, language, opened_at: null, started_at: null, completed_at: null, opted_out_at: null, revoked_at: null })
    .execute()
  await transaction.insertInto('invitation_link').values({ token_hash: tokenHash, invitation_id: invitationId, purpose: 'answer', recipient_id: null, mail_id: null, made_at: now.toISOString(), stopped_at: null }).execute()
  await recordAct(transaction, { at: now, actor, act: 'trialMade', subject: { kind: 'wave', id: waveId } })
  return { kind: 'made', clusterName: member.clusterName }
}

export interface TrialState {
  readonly links: number
  readonly complete: number
  /** The longest time from the first to the last answer of one who finished, in minutes; null before anybody did. */
  readonly longestMinutes: number | null
}

/** How far the trial of a wave is; all zero without one. */
export async function readTrial(db: Database, waveId: string): Promise<TrialState> {
  const rows = await db.selectFrom('invitation').select(['opened_at as openedAt', 'completed_at as completedAt']).where('wave_id', '=', trialOf(waveId)).execute()
  const minutes = rows.flatMap(({ openedAt, completedAt }) => (openedAt === null || completedAt === null ? [] : [(Date.parse(completedAt) - Date.parse(openedAt)) / 60_000]))
  return { links: rows.length, complete: rows.filter(({ completedAt }) => completedAt !== null).length, longestMinutes: minutes.length === 0 ? null : Math.max(...minutes) }
}

/** Removes the trial of a wave whole: answers, links to them, invitations. Crosses all three rooms. */
export async function wipeTrial(transaction: Transaction<Schema>, waveId: string, { actor, now }: { readonly actor: Actor; readonly now: Date }): Promise<void> {
  const id = trialOf(waveId)
  const trial = await transaction.selectFrom('wave').select('id').where('id', '=', id).where('test_of', '=', waveId).executeTakeFirst()
  if (trial === undefined) return
  const invitations = transaction.selectFrom('invitation').select('id').where('wave_id', '=', id)
  const { numDeletedRows } = await transaction.deleteFrom('response').where('wave_id', '=', id).executeTakeFirstOrThrow()
  await transaction.deleteFrom('response_link').where('invitation_id', 'in', invitations).execute()
  for (const table of ['respondent_session', 'mail_invitation', 'invitation_link', 'delegate'] as const) await transaction.deleteFrom(table).where('invitation_id', 'in', invitations).execute()
  await transaction.deleteFrom('mail').where('wave_id', '=', id).execute()
  await transaction.deleteFrom('invitation').where('wave_id', '=', id).execute()
  await transaction.deleteFrom('wave').where('id', '=', id).execute()
  await recordAct(transaction, { at: now, actor, act: 'trialWiped', subject: { kind: 'wave', id: waveId }, details: { responses: Number(numDeletedRows) } })
}
