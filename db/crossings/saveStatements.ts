/** The statements of one save in the three rooms, each compiled once. */
import { preparedQuery } from '../preparedQuery.ts'
import type { ResponseStatus } from '../answers/schema.ts'
import type { Place } from '../preparedQuery.ts'

/** Locked until the end of the transaction, so that saves of one invitation wait for each other. */
export const findInvitation = preparedQuery((db, place: Place<{ id: string }>) =>
  db
    .selectFrom('invitation')
    .select([
      'wave_id as waveId',
      'cluster_id as clusterId',
      'call',
      'embedding',
      'size',
      'tenure',
      'started_at as startedAt',
      'completed_at as completedAt',
      'revoked_at as revokedAt',
    ])
    .where('id', '=', place('id'))
    .forUpdate(),
)

/**
 * By itself: SQLite joins it to the invitation in six times the time of both. Locked until the end of the transaction
 * against a change of state, never against another save, and before the invitation, as everything locks waves first.
 */
export const findWaveClock = preparedQuery((db, place: Place<{ invitationId: string }>) =>
  db
    .selectFrom('wave')
    .select(['state', 'opens_at as opensAt', 'closes_at as closesAt'])
    .where('id', '=', (eb) => eb.selectFrom('invitation').select('wave_id').where('id', '=', place('invitationId')))
    .forShare(),
)

export const findLink = preparedQuery((db, place: Place<{ invitationId: string }>) =>
  db.selectFrom('response_link').select('response_id as responseId').where('invitation_id', '=', place('invitationId')),
)

export const findResponse = preparedQuery((db, place: Place<{ waveId: string; id: string }>) =>
  db
    .selectFrom('response')
    .select(['status', 'revision', 'submission_revision as submissionRevision', 'submission_digest as submissionDigest', 'submission_key as submissionKey', 'answers', 'page'])
    .where('wave_id', '=', place('waveId'))
    .where('id', '=', place('id')),
)

interface ResponseContent {
  readonly waveId: string
  readonly id: string
  readonly status: ResponseStatus
  readonly revision: number
  readonly submissionRevision: number | null
  readonly submissionDigest: string | null
  readonly submissionKey: string | null
  readonly page: string | null
  readonly coded: Uint8Array
  readonly answers: string
}

interface FrozenClasses {
  readonly clusterId: string
  readonly call: string
  readonly embedding: string
  readonly size: string
  readonly tenure: string | null
}

const contentOf = (place: Place<ResponseContent>) => ({
  status: place('status'),
  revision: place('revision'),
  submission_revision: place('submissionRevision'),
  submission_digest: place('submissionDigest'),
  submission_key: place('submissionKey'),
  page: place('page'),
  coded: place('coded'),
  answers: place('answers'),
})

export const replaceResponse = preparedQuery((db, place: Place<ResponseContent>) =>
  db.updateTable('response').set(contentOf(place)).where('wave_id', '=', place('waveId')).where('id', '=', place('id')),
)

export const insertResponse = preparedQuery((db, place: Place<ResponseContent & FrozenClasses>) =>
  db.insertInto('response').values({
    wave_id: place('waveId'),
    id: place('id'),
    cluster_id: place('clusterId'),
    call: place('call'),
    embedding: place('embedding'),
    size: place('size'),
    tenure: place('tenure'),
    ...contentOf(place),
  }),
)

export const insertLink = preparedQuery((db, place: Place<{ invitationId: string; responseId: string }>) =>
  db.insertInto('response_link').values({ invitation_id: place('invitationId'), response_id: place('responseId') }),
)

export const noteProgress = preparedQuery((db, place: Place<{ id: string; startedAt: string; completedAt: string | null }>) =>
  db.updateTable('invitation').set({ started_at: place('startedAt'), completed_at: place('completedAt') }).where('id', '=', place('id')),
)
