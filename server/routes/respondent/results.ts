import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { findRelease } from '../../../db/answers/release.ts'
import { findOwnResponse } from '../../../db/crossings/ownResponse.ts'
import { codeAnswers } from '../../../surveys/index.ts'
import { openedInvitation } from '../../access/sessions/requireSession.ts'
import { waveState } from '../../access/waveState.ts'
import { giveBack, giveBackTitle } from '../../pages/giveBack.ts'
import { isLanguage } from '../../pages/preferredLanguage.ts'
import { clusterRelease } from '../../release/clusterRelease.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { languageQuery, pageOf } from '../describe.ts'
import { sendPage } from '../sendPage.ts'
import { sendClosedDoor } from './welcome.ts'

const resultsRoute = createRoute({
  method: 'get',
  path: '/resultaten',
  tags: ['pages'],
  summary: 'After the release: the own answers of a member beside the released figures; needs a link opened in this browser',
  request: { query: languageQuery },
  responses: pageOf({ 200: 'Own answers and released figures', 401: 'The personal link has to be opened first', 410: 'Nothing has been released yet' }),
})

/** What a member gets back: figures from the release alone, and the own answers as long as the link to them exists. */
export function memberResultsRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(resultsRoute, async (context) => {
    const invitation = await openedInvitation(service, context)
    if (invitation === undefined) return sendClosedDoor(service, context, { kind: 'linkNotOpened' })
    const { cluster, wave, startedAt, completedAt } = invitation
    const asked = context.req.query('taal')
    const language = isLanguage(asked) ? asked : isLanguage(invitation.language) ? invitation.language : 'nl'
    const state = waveState(wave, service.now())
    const release = state === 'released' || state === 'archived' ? await findRelease(service.store.reporting, wave.id) : undefined
    if (release === undefined) return sendClosedDoor(service, context, { kind: 'closed', clusterName: cluster.name, closedAt: wave.closesAt, complete: completedAt !== null }, language)
    const own = await findOwnResponse(service.store.kysely, { id: invitation.id, startedAt, wave })
    return sendPage(service, context, {
      language,
      title: giveBackTitle(language),
      content: giveBack({
        language,
        clusterName: cluster.name,
        questionnaireVersion: wave.questionnaireVersion,
        releasedAt: release.madeAt,
        synthetic: wave.synthetic,
        own: own === 'unlinked' ? own : own?.status === 'complete' ? codeAnswers(wave.questionnaireVersion, own.answers) : null,
        release: clusterRelease(release.document, cluster.id),
      }),
    })
  })
}
