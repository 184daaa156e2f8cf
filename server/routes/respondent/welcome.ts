import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { companyFactsOf } from '../../../db/identity/members/companyFacts.ts'
import { setInvitationLanguage, type Invitation } from '../../../db/identity/waves/invitation.ts'
import { readCookie, writeCookie } from '../../access/cookies.ts'
import { beginRespondentSession, respondentSeconds } from '../../access/sessions/respondentSession.ts'
import type { Language } from '../../api/language.ts'
import { closedDoor, type ClosedDoor } from '../../pages/closedDoor.ts'
import { withLanguage } from '../../pages/layout.ts'
import { welcome, welcomeTitle } from '../../pages/welcome.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { languageQuery, pageOf, redirectTo } from '../describe.ts'
import { sendPage } from '../sendPage.ts'
import { doors, languageOf } from './door.ts'

const request = { params: z.object({ token: z.string().max(200) }), query: languageQuery }

const closed = pageOf({
  403: 'The survey is not open yet',
  404: 'No such link: wrong, replaced or revoked, which look the same',
  410: 'The survey is closed',
  429: 'Too many wrong links from this address',
})

const welcomeRoute = createRoute({
  method: 'get',
  path: '/r/{token}',
  tags: ['pages'],
  summary: 'The first page of a member. Changes nothing, however often it is fetched.',
  request,
  responses: { ...pageOf({ 200: 'What this is, for which cluster, how long, who sees what' }), ...closed },
})

const openRoute = createRoute({
  method: 'post',
  path: '/r/{token}',
  tags: ['pages'],
  summary: 'Opens the questionnaire in this browser',
  request,
  responses: { ...redirectTo('/vragenlijst, or /resultaten after the release'), ...closed },
})

const doorStatus = { unknownLink: 404, tooManyAttempts: 429, linkNotOpened: 401, notOpenYet: 403, closed: 410, passedOn: 410 } as const

export async function sendClosedDoor(service: Service, context: VisitContext, door: ClosedDoor, language: Language = context.get('language')) {
  return sendPage(service, context, { ...closedDoor(language, door, service.contact), language }, doorStatus[door.kind])
}

/** The personal link of a member: a page that reads, and a button that opens. */
export function welcomeRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const follow = doors(service)

  const stayClosed = (context: VisitContext, invitation: Invitation | undefined, door: ClosedDoor = { kind: 'unknownLink' }) =>
    sendClosedDoor(service, context, door, invitation === undefined ? undefined : languageOf(context, invitation))

  app.openapi(welcomeRoute, async (context) => {
    const { token } = context.req.valid('param')
    const { invitation, door } = await follow(context, token)
    if (invitation === undefined || door !== undefined) return stayClosed(context, invitation, door)
    const language = languageOf(context, invitation)
    const page = {
      language,
      clusterName: invitation.cluster.name,
      closesAt: invitation.wave.closesAt,
      synthetic: invitation.wave.synthetic,
      status: invitation.completedAt !== null ? 'complete' : invitation.startedAt !== null ? 'partial' : 'notStarted',
      address: `/r/${token}?taal=${language}`,
      facts: invitation.wave.isTrial ? undefined : await companyFactsOf(service.store.kysely, invitation.id),
      contactEmail: service.contact.email,
      keyRetentionDays: service.keyRetentionDays,
      correctFacts: `/r/${token}/gegevens?taal=${language}`,
      passOn: `/r/${token}/doorgeven?taal=${language}`,
    } as const
    return sendPage(service, context, { language, title: welcomeTitle(page), content: welcome(page), laterFiles: service.builtPages.questionnaireFiles })
  })

  app.openapi(openRoute, async (context) => {
    const { token } = context.req.valid('param')
    const { invitation, door, released = false } = await follow(context, token)
    if (invitation === undefined || (door !== undefined && !released)) return stayClosed(context, invitation, door)
    const sessionId = await beginRespondentSession(service.store, invitation.id, readCookie(context, 'respondent'), service.now())
    writeCookie(context, 'respondent', sessionId, respondentSeconds)
    const language = languageOf(context, invitation)
    if (released) return context.redirect(withLanguage('/resultaten', language), 303) as never
    if (language !== invitation.language) await setInvitationLanguage(service.store.kysely, invitation.id, language)
    return context.redirect('/vragenlijst', 303) as never
  })
}
