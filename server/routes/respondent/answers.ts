import { setTimeout } from 'node:timers/promises'
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { saveAnswers, type AnswersToSave } from '../../../db/crossings/saveAnswers.ts'
import { groupCommits } from '../../../db/groupCommits.ts'
import { isMailUnderWay } from '../../../db/identity/mails/sending/underWay.ts'
import { findInvitation } from '../../../db/identity/waves/invitation.ts'
import { checkAnswers, codeAnswers } from '../../../surveys/index.ts'
import { requireInvitation } from '../../access/sessions/requireSession.ts'
import type { OpenedInvitation } from '../../access/sessions/respondentSession.ts'
import { waveStateFor } from '../../access/waveState.ts'
import type { ProblemCode } from '../../api/problems.ts'
import { answersDoNotFitSchema, savedAnswersSchema, saveAnswersSchema, staleRevisionSchema, submissionSchema, submittedSchema } from '../../api/respondent.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const refusals = problemsOf(
  ['malformedRequest', 'linkNotOpened', 'otherOrigin', 'waveNotOpen', 'staleRevision', 'otherInvitation', 'waveClosed', 'answersUnlinked', 'tooLarge', 'notJson', 'answersDoNotFit', 'submissionKeyReused'],
  { 409: staleRevisionSchema, 422: answersDoNotFitSchema },
)

const saveRoute = createRoute({
  method: 'put',
  path: '/api/respondent/answers',
  tags: ['respondent'],
  summary: 'Stores the answers as they are now. Acknowledged means committed.',
  request: { body: { required: true, content: { 'application/json': { schema: saveAnswersSchema } } } },
  responses: { ...jsonOf(savedAnswersSchema, 'Stored'), ...refusals },
})

const submitRoute = createRoute({
  method: 'post',
  path: '/api/respondent/submission',
  tags: ['respondent'],
  summary: 'Sends the answers for good; the same key again is the same submission',
  request: { body: { required: true, content: { 'application/json': { schema: submissionSchema } } } },
  responses: { ...jsonOf(submittedSchema, 'Stored as complete'), ...refusals },
})

interface Sent {
  readonly reference: string
  readonly basedOnRevision: number
  readonly answers: unknown
  readonly page: string | null
  readonly submissionKey?: string
}

export function answerRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const save = groupCommits(service.store, saveAnswers)

  /** Who may answer, does it fit, store it, count it: in this order. Returns the stored revision. */
  async function take(invitation: OpenedInvitation, sent: Sent): Promise<number> {
    if (sent.reference !== invitation.reference) throw new Problem('otherInvitation')
    const now = service.now()
    const state = waveStateFor(invitation.wave, invitation.startedAt, now)
    if (state === 'draft' || state === 'planned') throw new Problem('waveNotOpen')
    const version = invitation.wave.questionnaireVersion
    const isSubmission = sent.submissionKey !== undefined
    // What was submitted stays whole: a change that leaves a gap waits with the member until it is filled
    const mustBeWhole = isSubmission || invitation.completedAt !== null
    const check = checkAnswers(version, sent.answers, mustBeWhole ? 'complete' : 'partial')
    if (!check.fits) {
      if (state !== 'open') throw new Problem('waveClosed')
      throw new Problem('answersDoNotFit', { members: { problems: check.problems } })
    }
    const coded = codeAnswers(version, check.answers)
    const toSave: AnswersToSave = {
      invitationId: invitation.id,
      basedOnRevision: sent.basedOnRevision,
      answers: check.answers,
      coded,
      page: sent.page,
      status: mustBeWhole ? 'complete' : 'partial',
      ...(sent.submissionKey === undefined ? {} : { submissionKey: sent.submissionKey }),
      now,
    }
    const outcome = await save(toSave)
    if (mustBeWhole && (outcome.kind === 'stored' || outcome.kind === 'same')) await mailsHandedOver(invitation.id)
    switch (outcome.kind) {
      case 'stored':
        if (outcome.status === 'complete') service.figures.take({ ...outcome.response, revision: outcome.revision }, coded)
        return outcome.revision
      case 'same':
        return outcome.revision
      case 'stale':
        throw new Problem('staleRevision', { members: { revision: outcome.revision, answers: outcome.answers, page: outcome.page } })
      case 'mustStayComplete':
        // Completed by another tab between reading the invitation and storing
        throw new Problem('answersDoNotFit')
      case 'keyReused':
        throw new Problem('submissionKeyReused')
      case 'unlinked':
        throw new Problem('answersUnlinked')
      case 'closed':
        throw new Problem(await whyClosed(invitation.id, now))
    }
  }

  /**
   * A reminder that was begun before the answer was stored is on its way: who is told that everything arrived gets no
   * reminder after that. Waits for the mail server, which takes milliseconds, and no longer than ten seconds.
   */
  async function mailsHandedOver(invitationId: string): Promise<void> {
    const last = performance.now() + 10_000
    while (performance.now() < last && (await isMailUnderWay(service.store.kysely, invitationId, service.now()))) await setTimeout(20)
  }

  /** Read again: the wave may have been closed, or the link revoked, since the request came in. */
  async function whyClosed(invitationId: string, now: Date): Promise<ProblemCode> {
    const invitation = await findInvitation(service.store.kysely, invitationId)
    return invitation !== undefined && waveStateFor(invitation.wave, invitation.startedAt, now) === 'open' ? 'linkNotOpened' : 'waveClosed'
  }

  app.use(saveRoute.getRoutingPath(), requireInvitation(service))
  app.openapi(saveRoute, async (context) => {
    const revision = await take(context.get('invitation'), context.req.valid('json'))
    return sendJson(context, savedAnswersSchema, { revision, storedAt: service.now().toISOString() })
  })

  app.use(submitRoute.getRoutingPath(), requireInvitation(service))
  app.openapi(submitRoute, async (context) => {
    const revision = await take(context.get('invitation'), { ...context.req.valid('json'), page: null })
    return sendJson(context, submittedSchema, { revision, status: 'complete' })
  })
}
