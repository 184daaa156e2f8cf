import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { participation } from '../../../analysis/index.ts'
import { readEntries } from '../../../db/audit/readEntries.ts'
import { changeWave } from '../../../db/crossings/changeWave.ts'
import { wipeTrial } from '../../../db/crossings/trial.ts'
import { shuffleAnswers } from '../../../db/crossings/rewriteFiles.ts'
import { listAccounts } from '../../../db/identity/access/account.ts'
import { participationTotal } from '../../../db/identity/waves/participation.ts'
import { listWaves, type Wave } from '../../../db/identity/waves/wave.ts'
import { actsWithClosing, actsWithReason, endOfGrace, refusalOf } from '../../../db/identity/waves/waveStates.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { requireRole } from '../../access/sessions/requireSession.ts'
import type { Role } from '../../api/session.ts'
import { stewardActSchema, waveActSchema, waveCourseSchema, waveCoursesSchema, waveHistorySchema, type WaveCourse } from '../../api/waveCourse.ts'
import { shownEntries } from '../../audit/inWords.ts'
import { readMoment } from '../../imports/waveMoments.ts'
import { reportTrouble } from '../../log.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { agendaOf } from '../../waves/agendaOf.ts'
import { refusalInWords } from '../../waves/refusalInWords.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave, summaryOf } from '../findWave.ts'

const params = z.object({ wave: z.string().max(100) })
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])
const mostHistory = 200

const coursesRoute = createRoute({
  method: 'get',
  path: '/api/analyst/wave-courses',
  tags: ['analyst'],
  summary: 'How far every wave has come, and what may be done with it next',
  responses: { ...jsonOf(waveCoursesSchema, 'The latest to open first'), ...problemsOf(['notSignedIn', 'notYourRole']) },
})

const historyRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/history',
  tags: ['analyst'],
  summary: 'What was done with a wave, from the audit trail',
  request: { params },
  responses: { ...jsonOf(waveHistorySchema, `The newest first, at most ${mostHistory}`), ...refusals },
})

const actRoute = createRoute({
  method: 'post',
  path: '/api/steward/waves/{wave}/acts',
  tags: ['steward'],
  summary: 'Brings a wave from one state to the next; releasing is no part of this',
  request: { params, body: { required: true, content: { 'application/json': { schema: waveActSchema } } } },
  responses: {
    ...jsonOf(waveCourseSchema, 'The wave as it is now'),
    ...problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'waveActRefused', 'tooLarge', 'notJson']),
  },
})

/** What waits for a moment or a day is offered with its reason; what does not follow on the state is not offered. */
function offered(wave: Wave, role: Role, now: Date): WaveCourse['acts'] {
  return stewardActSchema.options.flatMap((act) => {
    const why = refusalOf(act, role, wave, now)
    if (why === 'notYourRole' || why === 'otherState') return []
    // The day is still to be chosen
    const waits = why !== undefined && !actsWithClosing.has(act)
    return [{ act, refusal: waits ? { nl: refusalInWords(why, wave, 'nl'), en: refusalInWords(why, wave, 'en') } : null }]
  })
}

/** The last day on which a wave is open lasts until its last second, so that the day that is shown is that day. */
function endOfDay(day: string | undefined): Date | undefined {
  const end = day === undefined ? undefined : readMoment(day, 'end')
  return end && new Date(end.getTime() - 1_000)
}

/** The course of the waves: seen by the agency, changed by the data steward. */
export function waveCourseRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.kysely
  app.use('/api/steward/*', requireRole(service, ['steward']))

  const courseOf = async (wave: Wave, role: Role, now: Date): Promise<WaveCourse> => ({
    ...summaryOf(wave, now),
    graceEndsAt: endOfGrace(wave).toISOString(),
    frozenAt: wave.frozenAt,
    answersHash: wave.answersHash,
    releasedAt: wave.releasedAt,
    archivedAt: wave.archivedAt,
    participation: participation(await participationTotal(db, wave.id)),
    agenda: await agendaOf(db, wave, now),
    acts: offered(wave, role, now),
  })

  app.openapi(coursesRoute, async (context) => {
    const { role } = context.get('account')
    const now = service.now()
    const waves: WaveCourse[] = []
    for (const wave of await listWaves(db)) waves.push(await courseOf(wave, role, now))
    return sendJson(context, waveCoursesSchema, { waves })
  })

  app.openapi(historyRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const entries = await readEntries(db, { subject: { kind: 'wave', id }, limit: mostHistory })
    return sendJson(context, waveHistorySchema, { entries: shownEntries(entries, await listAccounts(db)) })
  })

  app.openapi(actRoute, async (context) => {
    const account = context.get('account')
    const { act, closesOn, reason } = context.req.valid('json')
    if (closesOn !== undefined && !actsWithClosing.has(act)) throw new Problem('malformedRequest', { detail: `closesOn: goes with ${[...actsWithClosing].join(', ')}` })
    if (reason !== undefined && !actsWithReason.has(act)) throw new Problem('malformedRequest', { detail: `reason: goes with ${[...actsWithReason].join(', ')}` })
    const closesAt = endOfDay(closesOn)
    if (closesOn !== undefined && closesAt === undefined) throw new Problem('malformedRequest', { detail: 'closesOn: expected a day such as 2026-04-30' })
    const now = service.now()
    const outcome = await service.store.kysely
      .transaction()
      .execute(async (transaction) => {
        const changed = await changeWave(transaction, { waveId: context.req.valid('param').wave, act, actor: actorOf(account), ...(closesAt === undefined ? {} : { closesAt }), ...(reason === undefined ? {} : { reason }), now })
        // From here on answers count: nothing of the trial is left
        if (changed.kind === 'done' && act === 'open') await wipeTrial(transaction, changed.wave.id, { actor: actorOf(account), now })
        return changed
      })
    if (outcome.kind === 'unknown') throw new Problem('notFound')
    if (outcome.kind === 'refused') {
      throw new Problem('waveActRefused', { detail: refusalInWords(outcome.why, outcome.wave, context.get('language'), outcome.other), members: { reason: outcome.why } })
    }
    // The wave is frozen, whatever becomes of this
    if (act === 'freeze') await shuffleAnswers(service.store, outcome.wave.id).catch((error: unknown) => reportTrouble('The answers of a frozen wave were not written anew', error))
    return sendJson(context, waveCourseSchema, await courseOf(outcome.wave, account.role, now))
  })
}
