import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { passOn } from '../../../db/identity/mails/links/passOn.ts'
import type { Invitation } from '../../../db/identity/waves/invitation.ts'
import { attemptLimit } from '../../access/requests/attemptLimit.ts'
import { clientAddress, networkOf } from '../../access/requests/clientAddress.ts'
import { removeCookie } from '../../access/cookies.ts'
import { hashToken } from '../../access/tokens.ts'
import { mailDomainOf } from '../../fieldwork/sending/postman.ts'
import { isOneAddress } from '../../mail/mailer.ts'
import { passedOnPage, passOnPage, passOnTitle, type PassOnRefusal } from '../../pages/passOn.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { languageQuery, pageOf } from '../describe.ts'
import { sendPage } from '../sendPage.ts'
import { doors, languageOf } from './door.ts'
import { sendClosedDoor } from './welcome.ts'

const request = { params: z.object({ token: z.string().max(200) }), query: languageQuery }

const closed = pageOf({ 403: 'The survey is not open yet', 404: 'No such link', 410: 'The survey is closed, or the questionnaire was passed on before', 429: 'Too many attempts' })

const askRoute = createRoute({
  method: 'get',
  path: '/r/{token}/doorgeven',
  tags: ['pages'],
  summary: 'A form that asks for a colleague. Changes nothing, however often it is fetched.',
  request,
  responses: { ...pageOf({ 200: 'The form' }), ...closed },
})

const passRoute = createRoute({
  method: 'post',
  path: '/r/{token}/doorgeven',
  tags: ['pages'],
  summary: 'The colleague gets a mail with a link of their own, and this link stops',
  request: { ...request, body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: z.object({ name: z.string().max(1_000), email: z.string().max(1_000) }) } } } },
  responses: { ...pageOf({ 200: 'Passed on', 422: 'Something in the form is not right' }), ...closed },
})

/** A name that goes into a mail to somebody who never asked for one: no place for a message or a web address. */
const isName = (text: string): boolean => text !== '' && text.length <= 80 && !/[\p{Cc}\u2028\u2029<>@]|:\/\/|www\./iu.test(text)

/** Passing a questionnaire on to a colleague. */
export function passOnRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const follow = doors(service)
  const passedOn = attemptLimit({ store: service.store, now: service.now, purpose: 'passed on', perMinute: { each: 5, everybody: 200 } })

  function sendForm(context: VisitContext, token: string, invitation: Invitation, typed: { readonly refused?: PassOnRefusal; readonly name?: string; readonly email?: string } = {}) {
    const language = languageOf(context, invitation)
    const content = passOnPage({ language, clusterName: invitation.cluster.name, address: `/r/${token}/doorgeven?taal=${language}`, back: `/r/${token}?taal=${language}`, ...typed })
    return sendPage(service, context, { language, title: passOnTitle(language), content }, typed.refused === undefined ? 200 : 422)
  }

  app.openapi(askRoute, async (context) => {
    const { token } = context.req.valid('param')
    const { invitation, door } = await follow(context, token)
    if (invitation === undefined || door !== undefined) return sendClosedDoor(service, context, door ?? { kind: 'unknownLink' }, invitation && languageOf(context, invitation))
    return sendForm(context, token, invitation, invitation.completedAt === null ? {} : { refused: 'complete' })
  })

  app.openapi(passRoute, async (context) => {
    const { token } = context.req.valid('param')
    const { invitation, door } = await follow(context, token)
    if (invitation === undefined || door !== undefined) return sendClosedDoor(service, context, door ?? { kind: 'unknownLink' }, invitation && languageOf(context, invitation))
    const typed = context.req.valid('form')
    const [name, email] = [typed.name.trim(), typed.email.trim()]
    if (!isName(name)) return sendForm(context, token, invitation, { refused: 'name', email })
    if (!isOneAddress(email)) return sendForm(context, token, invitation, { refused: 'email', name })
    const wait = await passedOn.count(networkOf(clientAddress(context, service.isTrustedProxy)))
    if (wait > 0) {
      context.header('Retry-After', String(wait))
      return sendClosedDoor(service, context, { kind: 'tooManyAttempts' }, languageOf(context, invitation))
    }
    const language = languageOf(context, invitation)
    const outcome = await service.store.kysely
      .transaction()
      .execute((transaction) => passOn(transaction, { tokenHash: hashToken(token), name, email, language, mailDomain: mailDomainOf(service.contact.email), now: service.now() }))
    switch (outcome.kind) {
      case 'closed':
        return sendClosedDoor(service, context, { kind: 'passedOn', clusterName: invitation.cluster.name }, language)
      case 'passedOn':
        removeCookie(context, 'respondent')
        service.postman?.wake()
        return sendPage(service, context, { language, ...passedOnPage(language, invitation.cluster.name) })
      default:
        return sendForm(context, token, invitation, { refused: outcome.kind, name, email })
    }
  })
}
