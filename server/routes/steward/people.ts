import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { findPeople, mostPeople } from '../../../db/identity/people/findPeople.ts'
import { readPersonRecord } from '../../../db/identity/people/personRecord.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { requireRole } from '../../access/sessions/requireSession.ts'
import { correctionSchema, erasedSchema, erasureSchema, peopleSchema, peopleSearchSchema, personSchema } from '../../api/people.ts'
import { Problem } from '../../problem.ts'
import { correctPerson, erasePerson, giveAccess, wrongInCorrection, type ByWhom } from '../../rights/peopleRights.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const tags = ['steward']
const params = z.object({ contact: z.string().max(100) })
const body = <Shape extends z.ZodType>(schema: Shape) => ({ required: true, content: { 'application/json': { schema } } })
const unreadable = ['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'tooLarge', 'notJson'] as const

const searchRoute = createRoute({
  method: 'post',
  path: '/api/steward/people/search',
  tags,
  summary: 'Contacts by name, address, company or enterprise number; a POST, so that no address stands in a log',
  request: { body: body(peopleSearchSchema) },
  responses: { ...jsonOf(peopleSchema, `At most ${mostPeople}`), ...problemsOf(unreadable) },
})

const personRoute = createRoute({
  method: 'get',
  path: '/api/steward/people/{contact}',
  tags,
  summary: 'What stands about a contact outside the answers',
  request: { params },
  responses: { ...jsonOf(personSchema, 'The record'), ...problemsOf(['notSignedIn', 'notYourRole', 'notFound']) },
})

const recordRoute = createRoute({
  method: 'get',
  path: '/api/steward/people/{contact}/record.json',
  tags,
  summary: 'The same as a file for the person who asked for it, with how long it is kept',
  request: { params },
  responses: { 200: { description: 'A JSON file', content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } } }, ...problemsOf(['notSignedIn', 'notYourRole', 'notFound']) },
})

const correctRoute = createRoute({
  method: 'put',
  path: '/api/steward/people/{contact}',
  tags,
  summary: 'Corrects who a contact is',
  request: { params, body: body(correctionSchema) },
  responses: { ...jsonOf(personSchema, 'The record after the correction'), ...problemsOf([...unreadable, 'notFound']) },
})

const eraseRoute = createRoute({
  method: 'post',
  path: '/api/steward/people/{contact}/erasure',
  tags,
  summary: 'Erases the contact, or what a member answered in one wave',
  request: { params, body: body(erasureSchema) },
  responses: { ...jsonOf(erasedSchema, 'What went'), ...problemsOf([...unreadable, 'notFound']) },
})

/** Access, correction and erasure for people who ask for it, by the data steward. */
export function peopleRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const { store, now, keyRetentionDays } = service
  app.use('/api/steward/people/*', requireRole(service, ['steward']))
  const by = (context: VisitContext): ByWhom => ({ actor: actorOf(context.get('account')), now: now() })

  async function sendPerson(context: VisitContext, id: string) {
    const record = await readPersonRecord(store.kysely, id)
    if (record === undefined) throw new Problem('notFound')
    return sendJson(context, personSchema, record)
  }

  app.openapi(searchRoute, async (context) => {
    const people = await findPeople(store.kysely, context.req.valid('json').text)
    return sendJson(context, peopleSchema, { people, more: people.length === mostPeople })
  })

  app.openapi(personRoute, (context) => sendPerson(context, context.req.valid('param').contact))

  app.openapi(recordRoute, async (context) => {
    const document = await giveAccess(store, context.req.valid('param').contact, keyRetentionDays, by(context))
    if (document === undefined) throw new Problem('notFound')
    return context.body(JSON.stringify(document, null, 2), 200, { 'Content-Type': 'application/json', 'Content-Disposition': 'attachment; filename="record.json"' }) as never
  })

  app.openapi(correctRoute, async (context) => {
    const { contact } = context.req.valid('param')
    const correction = context.req.valid('json')
    const wrong = wrongInCorrection(correction)
    if (wrong !== null) throw new Problem('malformedRequest', { detail: `${wrong.field}: expected ${wrong.expected}` })
    if (!(await correctPerson(store, contact, correction, by(context)))) throw new Problem('notFound')
    return sendPerson(context, contact)
  })

  app.openapi(eraseRoute, async (context) => {
    const { contact } = context.req.valid('param')
    const given = context.req.valid('json')
    const outcome = await erasePerson(store, contact, given.what === 'contact' ? { what: 'contact', contactId: contact } : given, by(context))
    if (outcome.kind === 'unknown') throw new Problem('notFound')
    return sendJson(context, erasedSchema, { responses: outcome.kind === 'done' ? outcome.responses : 0, unlinked: outcome.kind === 'unlinked' })
  })
}
