import { OpenAPIHono } from '@hono/zod-openapi'
import { randomUUID } from 'node:crypto'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { bodySize } from './access/requests/bodySize.ts'
import { oneName } from './access/requests/oneName.ts'
import { sameOrigin } from './access/requests/sameOrigin.ts'
import { securityHeaders } from './access/requests/securityHeaders.ts'
import { figureReader, progressLines } from './delivery/figureRequests.ts'
import { recordExports, recordRefusal } from './audit/requests.ts'
import { reportTrouble } from './log.ts'
import { isLanguage, preferredLanguage } from './pages/preferredLanguage.ts'
import { problemPage } from './pages/problemPage.ts'
import { Problem } from './problem.ts'
import { providerRoutes } from './routes/access/provider.ts'
import { sessionRoutes } from './routes/access/session.ts'
import { signInRoutes } from './routes/access/signIn.ts'
import { analystRoutes } from './routes/analyst/analyst.ts'
import { changeRoutes } from './routes/analyst/change.ts'
import { effectRoutes } from './routes/analyst/effects.ts'
import { exportRoutes } from './routes/analyst/exports/figureExports.ts'
import { tableRoutes } from './routes/analyst/tables.ts'
import { representativenessRoutes } from './routes/analyst/representativeness.ts'
import { selfCheckRoutes } from './routes/analyst/selfCheck.ts'
import { machineRoutes } from './routes/machine/machine.ts'
import { managerRoutes } from './routes/manager/manager.ts'
import { informationRoutes } from './routes/pages/information.ts'
import { answerRoutes } from './routes/respondent/answers.ts'
import { correctFactsRoutes } from './routes/respondent/correctFacts.ts'
import { passOnRoutes } from './routes/respondent/passOn.ts'
import { correctionRoutes } from './routes/register/corrections.ts'
import { registerChangeRoutes } from './routes/register/changes.ts'
import { registerListRoutes } from './routes/register/lists.ts'
import { ownMemberRoutes } from './routes/register/ownMembers.ts'
import { populationRoutes } from './routes/register/population.ts'
import { registerRoutes } from './routes/register/register.ts'
import { optOutRoutes } from './routes/respondent/optOut.ts'
import { memberResultsRoutes } from './routes/respondent/results.ts'
import { questionnaireRoutes } from './routes/respondent/questionnaire.ts'
import { welcomeRoutes } from './routes/respondent/welcome.ts'
import { sendPage } from './routes/sendPage.ts'
import { auditRoutes } from './routes/steward/audit.ts'
import { mailRoutes } from './routes/steward/mails.ts'
import { preparationRoutes } from './routes/steward/preparation.ts'
import { releaseRoutes } from './routes/steward/release.ts'
import { managerReminderRoutes } from './routes/fieldwork/managerReminders.ts'
import { waveCourseRoutes } from './routes/steward/waves.ts'
import { accountRoutes } from './routes/steward/accounts.ts'
import { fieldworkRoutes } from './routes/fieldwork/cockpit.ts'
import { peopleRoutes } from './routes/steward/people.ts'
import type { Service } from './service.ts'
import type { Visit, VisitContext } from './visit.ts'

const largestBody = 64 * 1024
/** Where a list of members is handed in: two mebibytes, written in base64. */
const listPaths: ReadonlySet<string> = new Set(['/api/steward/register/lists', '/api/steward/register/lists/preview', '/api/manager/list', '/api/manager/list/preview'])
const largestList = 3 * 1024 * 1024

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) {
    if (error.status === 413) return new Problem('tooLarge')
    if (error.status === 415) return new Problem('notJson')
    if (error.status < 500) return new Problem('malformedRequest')
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // A full disk or a lock that lasts too long passes; the browser keeps the answers and asks again
  return new Problem(/^SQLITE_(FULL|BUSY|IOERR|LOCKED)/.test(code) ? 'storeUnavailable' : 'unexpected')
}

/** The one place where an error becomes an answer: problem details under /api, a plain page elsewhere. */
async function sendProblem(service: Service, context: VisitContext, error: unknown): Promise<Response> {
  // Who asked is gone: nobody reads this, and nothing went wrong
  if (context.req.raw.signal.aborted) return new Response(null, { status: 499 })
  const problem = problemOf(error)
  await recordRefusal(service, context, problem)
  const language = context.get('language') ?? 'nl'
  const reference = problem.status >= 500 ? randomUUID() : undefined
  if (reference !== undefined) reportTrouble(`${context.req.method} ${context.req.routePath} failed, reference ${reference}`, problem.cause ?? error)
  if (problem.code === 'storeUnavailable') context.header('Retry-After', '5')
  if (context.req.path.startsWith('/api/') || context.req.path === '/healthz') {
    context.header('Content-Language', language)
    return context.body(JSON.stringify(problem.document(language, reference && `urn:uuid:${reference}`)), problem.status, { 'Content-Type': 'application/problem+json' })
  }
  return sendPage(service, context, problemPage(language, problem.code, reference), problem.status)
}

/** The whole server as one function from request to response. */
export function createApplication(service: Service): OpenAPIHono<Visit> {
  const app = new OpenAPIHono<Visit>({
    defaultHook: (result) => {
      if (!result.success) {
        const where = result.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || result.target}: ${issue.message}`)
        throw new Problem('malformedRequest', { detail: where.join('; ') })
      }
    },
  })
  app.onError((error, context) => sendProblem(service, context, error))
  app.notFound((context) => sendProblem(service, context, new Problem('notFound')))

  app.use(securityHeaders(service.publicOrigin))
  app.use(async (context, next) => {
    const chosen = context.req.query('taal')
    context.set('language', isLanguage(chosen) ? chosen : preferredLanguage(context.req.header('accept-language')))
    await next()
  })
  app.use(oneName(service.publicOrigin))
  app.use(sameOrigin(service.publicOrigin))
  const [plainBody, listBody] = [bodySize(largestBody), bodySize(largestList)]
  app.use((context, next) => (listPaths.has(context.req.path) ? listBody : plainBody)(context, next))
  // Figures are long and repeat themselves; nothing in them is secret beside something that a stranger chose
  app.use('/api/analyst/*', compress({ encoding: 'gzip' }))
  app.use('/api/manager/results', compress({ encoding: 'gzip' }))
  app.use('/api/analyst/*', progressLines(app), figureReader)
  app.use('/api/manager/results', figureReader)

  app.use('/api/*', recordExports(service))

  informationRoutes(app, service)
  welcomeRoutes(app, service)
  optOutRoutes(app, service)
  passOnRoutes(app, service)
  correctFactsRoutes(app, service)
  questionnaireRoutes(app, service)
  memberResultsRoutes(app, service)
  answerRoutes(app, service)
  signInRoutes(app, service)
  providerRoutes(app, service)
  sessionRoutes(app, service)
  managerRoutes(app, service)
  analystRoutes(app, service)
  changeRoutes(app, service)
  effectRoutes(app, service)
  exportRoutes(app, service)
  tableRoutes(app, service)
  representativenessRoutes(app, service)
  selfCheckRoutes(app, service)
  fieldworkRoutes(app, service)
  managerReminderRoutes(app, service)
  waveCourseRoutes(app, service)
  preparationRoutes(app, service)
  mailRoutes(app, service)
  releaseRoutes(app, service)
  auditRoutes(app, service)
  accountRoutes(app, service)
  peopleRoutes(app, service)
  registerRoutes(app, service)
  registerListRoutes(app, service)
  registerChangeRoutes(app, service)
  correctionRoutes(app, service)
  populationRoutes(app, service)
  ownMemberRoutes(app, service)
  machineRoutes(app, service)
  return app
}
