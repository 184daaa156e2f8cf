import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { findOwnResponse } from '../../../db/crossings/ownResponse.ts'
import { openedInvitation, requireInvitation } from '../../access/sessions/requireSession.ts'
import { waveStateFor } from '../../access/waveState.ts'
import { respondentQuestionnaireSchema } from '../../api/respondent.ts'
import { isLanguage } from '../../pages/preferredLanguage.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, pageOf, problemsOf, sendJson } from '../describe.ts'
import { sendClosedDoor } from './welcome.ts'

const pageRoute = createRoute({
  method: 'get',
  path: '/vragenlijst',
  tags: ['pages'],
  summary: 'The questionnaire; needs a link opened in this browser',
  responses: pageOf({ 200: 'The questionnaire', 401: 'The personal link has to be opened first' }),
})

const questionnaireRoute = createRoute({
  method: 'get',
  path: '/api/respondent/questionnaire',
  tags: ['respondent'],
  summary: 'Who is asked what, and the answers stored so far',
  responses: { ...jsonOf(respondentQuestionnaireSchema, 'The state of this member'), ...problemsOf(['linkNotOpened', 'waveNotOpen', 'waveClosed', 'answersUnlinked']) },
})

export function questionnaireRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(pageRoute, async (context) => {
    if ((await openedInvitation(service, context)) === undefined) return sendClosedDoor(service, context, { kind: 'linkNotOpened' })
    return context.html(service.builtPages.page('respondent')) as never
  })

  app.use(questionnaireRoute.getRoutingPath(), requireInvitation(service))
  app.openapi(questionnaireRoute, async (context) => {
    const { reference, cluster, wave, language, ...invitation } = context.get('invitation')
    const state = waveStateFor(wave, invitation.startedAt, service.now())
    if (state === 'draft' || state === 'planned') throw new Problem('waveNotOpen')
    if (state !== 'open') throw new Problem('waveClosed')
    const own = await findOwnResponse(service.store.kysely, { id: invitation.id, startedAt: invitation.startedAt, wave })
    if (own === 'unlinked') throw new Problem('answersUnlinked')
    return sendJson(context, respondentQuestionnaireSchema, {
      reference,
      cluster: { id: cluster.id, name: cluster.name },
      wave: { id: wave.id, label: wave.label, closesAt: wave.closesAt, synthetic: wave.synthetic },
      version: wave.questionnaireVersion,
      language: isLanguage(language) ? language : 'nl',
      status: own?.status ?? 'notStarted',
      revision: own?.revision ?? 0,
      answers: own?.answers ?? {},
      page: own?.page ?? null,
    })
  })
}
