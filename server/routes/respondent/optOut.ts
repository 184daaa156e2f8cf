import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { followStopLink } from '../../../db/identity/mails/links/invitationLink.ts'
import { optOut } from '../../../db/identity/waves/invitation.ts'
import { hashToken } from '../../access/tokens.ts'
import type { Language } from '../../api/language.ts'
import { withLanguage } from '../../pages/layout.ts'
import { optOutPage, optOutTitle } from '../../pages/optOut.ts'
import { isLanguage } from '../../pages/preferredLanguage.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { languageQuery, pageOf, redirectTo } from '../describe.ts'
import { sendPage } from '../sendPage.ts'
import { sendClosedDoor } from './welcome.ts'
import { wrongLinks } from './wrongLinks.ts'

const request = { params: z.object({ token: z.string().max(200) }), query: languageQuery }
const closed = pageOf({ 404: 'No such link', 429: 'Too many wrong links from this address' })

const pageRoute = createRoute({
  method: 'get',
  path: '/stop/{token}',
  tags: ['pages'],
  summary: 'Asks whether the reminders should stop. Changes nothing, however often it is fetched.',
  request,
  responses: { ...pageOf({ 200: 'A button, or that it is done' }), ...closed },
})

const stopRoute = createRoute({
  method: 'post',
  path: '/stop/{token}',
  tags: ['pages'],
  summary: 'Stops the reminders of the questionnaires that the link is about; also after closing',
  request,
  responses: { ...redirectTo('the same page'), ...closed },
})

/** No more reminders: reached from every mail, by its own link. */
export function optOutRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const wrong = wrongLinks(service)

  async function follow(context: VisitContext, token: string) {
    if (await wrong.mustWait(context)) return 'tooManyAttempts' as const
    const link = await followStopLink(service.store.kysely, hashToken(token))
    if (link !== undefined) return link
    return (await wrong.count(context)) ? ('tooManyAttempts' as const) : ('unknownLink' as const)
  }

  const languageOf = (context: VisitContext, ofInvitation: string): Language =>
    isLanguage(context.req.query('taal')) ? context.get('language') : isLanguage(ofInvitation) ? ofInvitation : 'nl'

  app.openapi(pageRoute, async (context) => {
    const { token } = context.req.valid('param')
    const link = await follow(context, token)
    if (typeof link === 'string') return sendClosedDoor(service, context, { kind: link })
    const language = languageOf(context, link.invitations[0]!.language)
    const page = { language, clusterNames: link.invitations.map((one) => one.cluster.name), stopped: link.stopped, address: withLanguage(`/stop/${token}`, language) }
    return sendPage(service, context, { language, title: optOutTitle(page), content: optOutPage(page) })
  })

  app.openapi(stopRoute, async (context) => {
    const { token } = context.req.valid('param')
    const link = await follow(context, token)
    if (typeof link === 'string') return sendClosedDoor(service, context, { kind: link })
    const now = service.now()
    if (!link.stopped) {
      await service.store.kysely.transaction().execute(async (transaction) => {
        for (const { id } of link.invitations) await optOut(transaction, id, now)
        // Which member it was stands with the invitation, and nowhere in the trail
        await recordAct(transaction, { at: now, actor: { kind: 'member' }, act: 'optedOut', subject: { kind: 'wave', id: link.invitations[0]!.wave.id }, details: { questionnaires: link.invitations.length } })
      })
    }
    return context.redirect(withLanguage(`/stop/${token}`, languageOf(context, link.invitations[0]!.language)), 303) as never
  })
}
