import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { findAccount, findAccountByEmail } from '../../../db/identity/access/account.ts'
import { beginAccountSession } from '../../access/sessions/accountSession.ts'
import { attemptLimit } from '../../access/requests/attemptLimit.ts'
import { clientAddress, networkOf } from '../../access/requests/clientAddress.ts'
import { readCookie, removeCookie, writeCookie } from '../../access/cookies.ts'
import { isUsableSignInLink, issueSignInLink, useSignInLink } from '../../access/sessions/signInLink.ts'
import { newToken } from '../../access/tokens.ts'
import { recordFailedSignIn } from '../../audit/requests.ts'
import { reportTrouble } from '../../log.ts'
import { isOneAddress } from '../../mail/mailer.ts'
import { signInMail } from '../../mail/signInMail.ts'
import { withLanguage } from '../../pages/layout.ts'
import { askForLink, deadSignInLink, linkOnItsWay, minutesValid, pressToSignIn, tooManySignIns } from '../../pages/signIn.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { languageQuery, pageOf, redirectTo } from '../describe.ts'
import { sendPage } from '../sendPage.ts'

const params = z.object({ token: z.string().max(200) })
const query = languageQuery
const tooMany = pageOf({ 429: 'Too many attempts from this address' })
const dead = pageOf({ 404: 'Unknown, used, expired, replaced, or asked for in another browser: these look the same' })

const askRoute = createRoute({
  method: 'get',
  path: '/aanmelden',
  tags: ['pages'],
  summary: 'Where an account asks for a link',
  request: { query },
  responses: pageOf({ 200: 'A form for the e-mail address' }),
})

const sendRoute = createRoute({
  method: 'post',
  path: '/aanmelden',
  tags: ['pages'],
  summary: 'Mails a link when the address is known; the answer is the same when it is not',
  request: { query, body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: z.object({ email: z.string().max(320) }) } } } },
  responses: { ...pageOf({ 200: 'Look in your mailbox', 422: 'That is not an e-mail address' }), ...tooMany },
})

const pressRoute = createRoute({
  method: 'get',
  path: '/aanmelden/{token}',
  tags: ['pages'],
  summary: 'A button that signs in. Changes nothing, however often it is fetched.',
  request: { params, query },
  responses: { ...pageOf({ 200: 'A button' }), ...dead, ...tooMany },
})

const enterRoute = createRoute({
  method: 'post',
  path: '/aanmelden/{token}',
  tags: ['pages'],
  summary: 'Uses the link up and begins a session',
  request: { params, query },
  responses: { ...redirectTo('/cluster or /analyse'), ...dead, ...tooMany },
})

/** Wrong links and failed returns from the provider count together. */
export const wrongSignIns = ({ store, now }: Service) => attemptLimit({ store, now, purpose: 'wrong sign-in', perMinute: { each: 20, everybody: 200 } })

export function sendTooMany(service: Service, context: VisitContext, seconds: number) {
  context.header('Retry-After', String(seconds))
  return sendPage(service, context, tooManySignIns(context.get('language')), 429)
}

export function signInRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const { store, now, publicOrigin, mailer } = service
  const asked = attemptLimit({ store, now, purpose: 'asked for a link', perMinute: { each: 10 } })
  const askedForAccount = attemptLimit({ store, now, purpose: 'asked for a link of', perMinute: { each: 3 } })
  const wrong = wrongSignIns(service)
  const networkBehind = (context: VisitContext) => networkOf(clientAddress(context, service.isTrustedProxy))

  app.openapi(askRoute, (context) => sendPage(service, context, askForLink(context.get('language'), service.signInProvider?.name)))

  /** Runs after the answer has been sent, so that its time says nothing about the address. */
  async function mailLink(email: string, browserSecret: string, language: string): Promise<void> {
    const account = await findAccountByEmail(store.kysely, email)
    if (account === undefined || account.disabledAt !== null) return
    if ((await askedForAccount.count(account.id)) > 0) return
    const token = await issueSignInLink(store, account.id, browserSecret, now(), minutesValid * 60_000)
    mailer.post(signInMail(account.email, `${publicOrigin}/aanmelden/${token}${language === 'nl' ? '' : `?taal=${language}`}`))
  }

  app.openapi(sendRoute, async (context) => {
    const language = context.get('language')
    const wait = await asked.count(networkBehind(context))
    if (wait > 0) return sendTooMany(service, context, wait)
    const email = context.req.valid('form').email.trim()
    if (!isOneAddress(email)) return sendPage(service, context, askForLink(language, service.signInProvider?.name, 'notAnAddress'), 422)
    const browserSecret = newToken()
    writeCookie(context, 'signInRequest', browserSecret, minutesValid * 60)
    setImmediate(() => void mailLink(email, browserSecret, language).catch((error: unknown) => reportTrouble('a sign-in link could not be made', error)))
    return sendPage(service, context, linkOnItsWay(language))
  })

  async function sendDead(context: VisitContext) {
    const wait = await wrong.count(networkBehind(context))
    if (wait > 0) return sendTooMany(service, context, wait)
    await recordFailedSignIn(service, context, 'deadLink')
    return sendPage(service, context, deadSignInLink(context.get('language')), 404)
  }

  app.openapi(pressRoute, async (context) => {
    const wait = await wrong.secondsToWait(networkBehind(context))
    if (wait > 0) return sendTooMany(service, context, wait)
    const { token } = context.req.valid('param')
    const usable = await isUsableSignInLink(store, token, readCookie(context, 'signInRequest'), now())
    return usable ? sendPage(service, context, pressToSignIn(context.get('language'), `/aanmelden/${token}`)) : sendDead(context)
  })

  app.openapi(enterRoute, async (context) => {
    const wait = await wrong.secondsToWait(networkBehind(context))
    if (wait > 0) return sendTooMany(service, context, wait)
    const used = await useSignInLink(store, context.req.valid('param').token, readCookie(context, 'signInRequest'), now())
    const account = used && (await findAccount(store.kysely, used.accountId))
    if (account === undefined) return sendDead(context)
    writeCookie(context, 'session', await beginAccountSession(store, account, readCookie(context, 'session'), now()))
    removeCookie(context, 'signInRequest')
    return context.redirect(withLanguage(account.role === 'manager' ? '/cluster' : '/analyse', context.get('language')), 303) as never
  })
}
