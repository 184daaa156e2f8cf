import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { endAccountSession } from '../../access/sessions/accountSession.ts'
import { readCookie, removeCookie } from '../../access/cookies.ts'
import { requireRole, signedInAccount } from '../../access/sessions/requireSession.ts'
import { sessionSchema, type Role } from '../../api/session.ts'
import type { Surface } from '../../delivery/builtPages.ts'
import { withLanguage } from '../../pages/layout.ts'
import { signedOutHere } from '../../pages/providerSignIn.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, languageQuery, pageOf, problemsOf, redirectTo, sendJson } from '../describe.ts'
import { sendPage } from '../sendPage.ts'

const sessionRoute = createRoute({
  method: 'get',
  path: '/api/session',
  tags: ['access'],
  summary: 'Who is signed in',
  responses: { ...jsonOf(sessionSchema, 'The account'), ...problemsOf(['notSignedIn']) },
})

const signOutRoute = createRoute({
  method: 'post',
  path: '/afmelden',
  tags: ['pages'],
  summary: 'Ends the session, here and in the store',
  request: { query: languageQuery },
  responses: { ...redirectTo('/'), ...pageOf({ 200: 'On to the provider where this session was signed in' }) },
})

const surfaceRoute = (path: '/cluster' | '/analyse' | '/analyse/{page}', summary: string) =>
  createRoute({
    method: 'get',
    path,
    tags: ['pages'],
    summary,
    request: { query: languageQuery },
    responses: { ...pageOf({ 200: summary, 403: 'Signed in with another role' }), ...redirectTo('/aanmelden without a session') },
  })

export function sessionRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.use(sessionRoute.getRoutingPath(), requireRole(service, ['manager', 'analyst', 'steward']))
  app.openapi(sessionRoute, (context) => {
    const { name, role, clusterId } = context.get('account')
    return sendJson(context, sessionSchema, { account: { name, role, clusterId } })
  })

  app.openapi(signOutRoute, async (context) => {
    const language = context.get('language')
    const sessionId = readCookie(context, 'session')
    const ended = sessionId === undefined ? undefined : await endAccountSession(service.store, sessionId, service.now())
    removeCookie(context, 'session')
    const provider = service.signInProvider
    const onwards = ended?.byProvider ? await provider?.signOutAddress() : undefined
    if (provider !== undefined && onwards !== undefined) {
      // Not a redirect: after a form, form-action would hold every further stop of it against this site
      context.header('Refresh', `0; url=${onwards.href}`)
      return sendPage(service, context, signedOutHere(language, provider.name, onwards.href))
    }
    return context.redirect(withLanguage('/', language), 303) as never
  })

  const surfaces: readonly [ReturnType<typeof surfaceRoute>, Surface, readonly Role[]][] = [
    [surfaceRoute('/cluster', 'The pages of a cluster manager'), 'manager', ['manager']],
    [surfaceRoute('/analyse', 'The pages of an analyst'), 'analyst', ['analyst', 'steward']],
    [surfaceRoute('/analyse/{page}', 'The pages of an analyst'), 'analyst', ['analyst', 'steward']],
  ]
  for (const [route, surface, roles] of surfaces) {
    app.openapi(route, async (context) => {
      const account = await signedInAccount(service, context)
      if (account === undefined) return context.redirect(withLanguage('/aanmelden', context.get('language')), 303) as never
      context.set('account', account)
      if (!roles.includes(account.role)) throw new Problem('notYourRole')
      return context.html(service.builtPages.page(surface)) as never
    })
  }
}
