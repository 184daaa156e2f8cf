import type { InferResult, SelectQueryBuilder } from 'kysely'
import type { IdentityRoom, RecordedWaveState } from '../schema.ts'
import type { Database } from '../../store.ts'

/** One member in one wave, with what its page needs to know. */
export interface Invitation {
  readonly id: string
  /** Random, public to its own member. */
  readonly reference: string
  readonly memberId: string
  readonly language: string
  readonly openedAt: string | null
  readonly startedAt: string | null
  readonly completedAt: string | null
  readonly optedOutAt: string | null
  readonly revokedAt: string | null
  readonly cluster: { readonly id: string; readonly name: string }
  readonly wave: {
    readonly id: string
    readonly label: string
    readonly questionnaireVersion: string
    readonly opensAt: string
    readonly closesAt: string
    readonly synthetic: boolean
    /** Its answers count nowhere. */
    readonly isTrial: boolean
    /** As recorded; what it is at a moment says `waveStateAt`. */
    readonly state: RecordedWaveState
  }
}

type InvitationQuery = SelectQueryBuilder<IdentityRoom, 'invitation' | 'wave' | 'cluster', object>

/** The invitations of a narrowed selection, as rows for `invitationOf`. */
export function selectInvitation(db: Database, narrow: (query: InvitationQuery) => InvitationQuery) {
  const query = db
    .selectFrom('invitation')
    .innerJoin('wave', 'wave.id', 'invitation.wave_id')
    .innerJoin('cluster', 'cluster.id', 'invitation.cluster_id') as unknown as InvitationQuery
  return narrow(query)
    .select([
      'invitation.id as id',
      'invitation.reference as reference',
      'invitation.member_id as memberId',
      'invitation.language as language',
      'invitation.opened_at as openedAt',
      'invitation.started_at as startedAt',
      'invitation.completed_at as completedAt',
      'invitation.opted_out_at as optedOutAt',
      'invitation.revoked_at as revokedAt',
      'cluster.id as clusterId',
      'cluster.name as clusterName',
      'wave.id as waveId',
      'wave.label as waveLabel',
      'wave.questionnaire_version as questionnaireVersion',
      'wave.opens_at as opensAt',
      'wave.closes_at as closesAt',
      'wave.synthetic as synthetic',
      'wave.state as state',
      'wave.test_of as testOf',
    ])
}

type InvitationRow = InferResult<ReturnType<typeof selectInvitation>>[number]

export function invitationOf(row: InvitationRow | undefined): Invitation | undefined {
  if (!row) return undefined
  const { clusterId, clusterName, waveId, waveLabel, questionnaireVersion, opensAt, closesAt, synthetic, state, testOf, ...invitation } = row
  return {
    ...invitation,
    cluster: { id: clusterId, name: clusterName },
    wave: { id: waveId, label: waveLabel, questionnaireVersion, opensAt, closesAt, synthetic: synthetic === 1, state, isTrial: testOf !== null },
  }
}

/** By the link that stands in the invitation itself, which the mails of a wave do not use. */
export async function findInvitationByTokenHash(db: Database, tokenHash: string): Promise<Invitation | undefined> {
  return invitationOf(await selectInvitation(db, (query) => query.where('invitation.token_hash', '=', tokenHash)).executeTakeFirst())
}

export async function findInvitation(db: Database, id: string): Promise<Invitation | undefined> {
  return invitationOf(await selectInvitation(db, (query) => query.where('invitation.id', '=', id)).executeTakeFirst())
}

/** Gives an invitation a link; an earlier link of the same invitation works no longer. */
export async function setInvitationToken(db: Database, id: string, tokenHash: string): Promise<void> {
  await db.updateTable('invitation').set({ token_hash: tokenHash }).where('id', '=', id).execute()
}

export async function setInvitationLanguage(db: Database, id: string, language: string): Promise<void> {
  await db.updateTable('invitation').set({ language }).where('id', '=', id).execute()
}

/** Stops the reminders; the member may still answer. */
export async function optOut(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('invitation').set({ opted_out_at: now.toISOString() }).where('id', '=', id).where('opted_out_at', 'is', null).execute()
}

/** The link works no longer, and neither do the sessions it began. Run it in a transaction. */
export async function revokeInvitation(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('invitation').set({ revoked_at: now.toISOString() }).where('id', '=', id).where('revoked_at', 'is', null).execute()
  await db.deleteFrom('respondent_session').where('invitation_id', '=', id).execute()
}

/** A member of a cluster that was not given a link yet, if there is one. */
export async function findUnusedInvitation(db: Database, waveId: string, clusterId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('invitation')
    .select('id')
    .where('wave_id', '=', waveId)
    .where('cluster_id', '=', clusterId)
    .where('token_hash', 'is', null)
    .where('revoked_at', 'is', null)
    .where('id', 'not in', (eb) => eb.selectFrom('invitation_link').select('invitation_id'))
    .orderBy('member_id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}
