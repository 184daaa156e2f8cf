import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { findAccount, type Account } from '../../../db/identity/access/account.ts'
import { findAccountOfSubject } from '../../../db/identity/access/accountSubject.ts'
import { requestSeconds } from '../../access/provider/browserRequest.ts'
import { ProviderError, returnPath, type ProvenPerson, type SignInProvider } from '../../access/provider/signInProvider.ts'
import { clientAddress, networkOf } from '../../access/requests/clientAddress.ts'
import { readCookie, removeCookie, writeCookie } from '../../access/cookies.ts'
import { beginAccountSession } from '../../access/sessions/accountSession.ts'
import { newToken } from '../../access/tokens.ts'
import { recordFailedSignIn } from '../../audit/requests.ts'
import { reportTrouble } from '../../log.ts'
import { withLanguage } from '../../pages/layout.ts'
import { noAccess, providerDown, providerRefused } from '../../pages/providerSignIn.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { languageQuery, pageOf, redirectTo } from '../describe.ts'
import { sendPage } from '../sendPage.ts'
import { sendTooMany, wrongSignIns } from './signIn.ts'

const absent = { 404: 'Sign-in is by mailed link only' }
const down = { 503: 'The provider does not answer' }

const beginRoute = createRoute({
  method: 'get',
  path: '/aanmelding/begin',
  tags: ['pages'],
  summary: 'Sends the browser to the OpenID Connect provider',
  request: { query: languageQuery },
  responses: { ...redirectTo('the provider'), ...pageOf({ ...absent, ...down }) },
})

const returnRoute = createRoute({
  method: 'get',
  path: returnPath,
  tags: ['pages'],
  summary: 'Where the provider sends the browser back to: begins a session for an account that is linked to this person',
  request: { query: z.looseObject({ state: z.string().max(200).optional(), code: z.string().max(4000).optional(), error: z.string().max(200).optional() }) },
  responses: {
    ...redirectTo('/cluster or /analyse'),
    ...pageOf({ ...absent, ...down, 400: 'Broken off, too late, begun in another browser, or not what the provider vouches for', 403: 'Recognised, and without access', 429: 'Too many attempts from this address' }),
  },
})

/** The account that our own store links to this person; what the provider says about rights counts for nothing. */
async function accountOf({ store }: Service, provider: SignInProvider, person: ProvenPerson): Promise<Account | undefined> {
  const link = await findAccountOfSubject(store.kysely, provider.issuer, person.subject)
  if (link === undefined) return undefined
  if (link.organisation !== null && link.organisation !== (await person.organisation())) return undefined
  return findAccount(store.kysely, link.accountId)
}

/** Signing in at the provider of the organisation. The routes are there, and not found, when there is no provider. */
export function providerRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const wrong = wrongSignIns(service)

  function required(): SignInProvider {
    if (service.signInProvider === undefined) throw new Problem('notFound')
    return service.signInProvider
  }

  async function sendTrouble(context: VisitContext, network: string, error: unknown) {
    if (!(error instanceof ProviderError)) throw error
    const language = context.get('language')
    if (error.trouble === 'down') {
      reportTrouble('the sign-in provider could not be used', error)
      return sendPage(service, context, providerDown(language), 503)
    }
    const wait = await wrong.count(network)
    if (wait > 0) return sendTooMany(service, context, wait)
    await recordFailedSignIn(service, context, 'providerRefused')
    return sendPage(service, context, providerRefused(language), 400)
  }

  const networkBehind = (context: VisitContext) => networkOf(clientAddress(context, service.isTrustedProxy))

  app.openapi(beginRoute, async (context) => {
    const provider = required()
    const browserSecret = newToken()
    try {
      const address = await provider.begin(browserSecret, context.get('language'))
      writeCookie(context, 'providerRequest', browserSecret, requestSeconds)
      return context.redirect(address.href, 303) as never
    } catch (error) {
      return sendTrouble(context, networkBehind(context), error)
    }
  })

  app.openapi(returnRoute, async (context) => {
    const provider = required()
    const network = networkBehind(context)
    const wait = await wrong.secondsToWait(network)
    if (wait > 0) return sendTooMany(service, context, wait)
    const browserSecret = readCookie(context, 'providerRequest')
    try {
      if (browserSecret === undefined) throw new ProviderError('refused', new Error('a browser that did not begin'))
      // One cookie serves one return, whatever comes of it
      removeCookie(context, 'providerRequest')
      const person = await provider.finish(new URL(context.req.url).searchParams, browserSecret)
      context.set('language', person.language)
      const account = await accountOf(service, provider, person)
      if (account === undefined) {
        await recordFailedSignIn(service, context, 'noAccount')
        return sendPage(service, context, noAccess(person.language, person.subject), 403)
      }
      writeCookie(context, 'session', await beginAccountSession(service.store, account, readCookie(context, 'session'), service.now(), true))
      return context.redirect(withLanguage(account.role === 'manager' ? '/cluster' : '/analyse', person.language), 303) as never
    } catch (error) {
      return sendTrouble(context, network, error)
    }
  })
}
