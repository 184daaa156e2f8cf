import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { accessibilityStatement } from '../../pages/information/accessibilityStatement.ts'
import { landing, landingTitle } from '../../pages/information/landing.ts'
import { privacy } from '../../pages/information/privacy.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { languageQuery, pageOf } from '../describe.ts'
import { sendPage } from '../sendPage.ts'

const informationPage = (path: string, summary: string) =>
  createRoute({ method: 'get', path, tags: ['pages'], summary, request: { query: languageQuery }, responses: pageOf({ 200: summary }) })

/** Pages for everybody: what this is, what happens with data, how accessible it is. */
export function informationRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(informationPage('/', 'What this is, and the way in'), (context) => {
    const language = context.get('language')
    return sendPage(service, context, { title: landingTitle(language), content: landing(language) })
  })
  app.openapi(informationPage('/privacy', 'Who sees what, and what is kept'), (context) =>
    sendPage(service, context, privacy(context.get('language'), service.contact, service.keyRetentionDays)),
  )
  app.openapi(informationPage('/toegankelijkheid', 'The accessibility statement'), (context) =>
    sendPage(service, context, accessibilityStatement(context.get('language'), service.contact)),
  )
}
