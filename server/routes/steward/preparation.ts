import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { makeTrialLink, readTrial } from '../../../db/crossings/trial.ts'
import { listClusters } from '../../../db/identity/members/cluster.ts'
import { questionnaire, versionDifference } from '../../../surveys/index.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { hashToken, newToken } from '../../access/tokens.ts'
import { askTrialSchema, questionnaireChangesSchema, trialLinkSchema, trialStateSchema, waveToPrepareSchema } from '../../api/preparation.ts'
import { waveSummarySchema } from '../../api/waves.ts'
import { readMoment } from '../../imports/waveMoments.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { prepareWave } from '../../waves/prepareWave.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave, summaryOf } from '../findWave.ts'

const params = z.object({ wave: z.string().max(100) })
const readProblems = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])
const writing = ['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'tooLarge', 'notJson'] as const

const prepareRoute = createRoute({
  method: 'post',
  path: '/api/steward/waves',
  tags: ['steward'],
  summary: 'Makes a draft of a new wave after an earlier one, with the same questions',
  request: { body: { required: true, content: { 'application/json': { schema: waveToPrepareSchema } } } },
  responses: { ...jsonOf(waveSummarySchema, 'The draft'), ...problemsOf([...writing, 'waveNotMade']) },
})

const changesRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/questionnaire-changes',
  tags: ['analyst'],
  summary: 'Question by question what changes since an earlier wave, and where the line over time breaks',
  request: { params, query: z.object({ since: z.string().max(100) }) },
  responses: { ...jsonOf(questionnaireChangesSchema, 'In the order of the questionnaire, then what is no longer asked'), ...readProblems },
})

const trialRoute = createRoute({
  method: 'get',
  path: '/api/steward/waves/{wave}/trial',
  tags: ['steward'],
  summary: 'How far the trial of a wave is that is being prepared',
  request: { params },
  responses: { ...jsonOf(trialStateSchema, 'Counts'), ...readProblems },
})

const tryRoute = createRoute({
  method: 'post',
  path: '/api/steward/waves/{wave}/trial',
  tags: ['steward'],
  summary: 'A link to try the questionnaire; its answers never count and are wiped when the wave opens',
  request: { params, body: { required: true, content: { 'application/json': { schema: askTrialSchema } } } },
  responses: { ...jsonOf(trialLinkSchema, 'Shown once: only its hash is kept'), ...problemsOf([...writing, 'trialRefused']) },
})

const refusals = {
  unknownWave: { nl: 'De golf waarvan u een kopie wilt, bestaat niet.', en: 'The wave that you want a copy of does not exist.' },
  idTaken: { nl: 'Er is al een golf met deze korte naam. Kies een andere.', en: 'There is a wave with this short name already. Choose another one.' },
  closesFirst: { nl: 'De golf zou sluiten voor ze opent. Kies een latere laatste dag.', en: 'The wave would close before it opens. Choose a later last day.' },
  closingPast: { nl: 'De laatste dag ligt in het verleden. Kies een latere dag.', en: 'The last day lies in the past. Choose a later day.' },
  notDraft: { nl: 'Proberen kan alleen zolang de golf in voorbereiding is.', en: 'Trying out is possible only while the wave is being prepared.' },
  noMemberLeft: { nl: 'Deze cluster heeft geen lid (meer) voor een proeflink. Kies een andere cluster, of lees eerst de ledenlijst in.', en: 'This cluster has no member (left) for a trial link. Choose another cluster, or import its member list first.' },
} as const

/** What comes before a wave is opened: a copy of the last one, what changes in it, and trying it out. */
export function preparationRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.kysely

  app.openapi(prepareRoute, async (context) => {
    const { id, label, opensOn, closesOn, copyOf } = context.req.valid('json')
    const [opensAt, end] = [readMoment(opensOn, 'start'), readMoment(closesOn, 'end')]
    if (opensAt === undefined || end === undefined) throw new Problem('malformedRequest', { detail: 'opensOn, closesOn: expected days such as 2027-04-05' })
    const now = service.now()
    // Until the last second of its last day, so that the day that is shown is that day
    const closesAt = new Date(end.getTime() - 1_000)
    const outcome = await db.transaction().execute((transaction) => prepareWave(transaction, { id, label, opensAt, closesAt, copyOf, actor: actorOf(context.get('account')), now }))
    if (outcome.kind === 'refused') throw new Problem('waveNotMade', { detail: refusals[outcome.why][context.get('language')], members: { reason: outcome.why } })
    return sendJson(context, waveSummarySchema, summaryOf(outcome.wave, now))
  })

  app.openapi(changesRoute, async (context) => {
    const later = questionnaire((await requireWave(service, context.req.valid('param').wave)).questionnaireVersion)
    const earlier = questionnaire((await requireWave(service, context.req.valid('query').since)).questionnaireVersion)
    return sendJson(context, questionnaireChangesSchema, { version: later.version, since: earlier.version, expectedMinutes: later.expectedMinutes, questions: versionDifference(later, earlier) })
  })

  app.openapi(trialRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, trialStateSchema, { possible: wave.state === 'draft', ...(await readTrial(db, wave.id)), clusters: (await listClusters(db)).map(({ id, name }) => ({ id, name })) })
  })

  app.openapi(tryRoute, async (context) => {
    const { cluster, language } = context.req.valid('json')
    const token = newToken()
    const outcome = await db
      .transaction()
      .execute((transaction) => makeTrialLink(transaction, { waveId: context.req.valid('param').wave, clusterId: cluster, language, tokenHash: hashToken(token), actor: actorOf(context.get('account')), now: service.now() }))
    if (outcome.kind === 'unknown') throw new Problem('notFound')
    if (outcome.kind !== 'made') throw new Problem('trialRefused', { detail: refusals[outcome.kind][context.get('language')], members: { reason: outcome.kind } })
    return sendJson(context, trialLinkSchema, { link: `${service.publicOrigin}/r/${token}`, clusterName: outcome.clusterName })
  })
}
