import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { listAccounts } from '../../../db/identity/access/account.ts'
import { listRegisterClusters, saveRegisterCluster } from '../../../db/identity/register/clusters.ts'
import { mergeCompanies } from '../../../db/identity/register/mergeCompanies.ts'
import { lockRegister } from '../../../db/identity/register/registerRows.ts'
import { requestLists } from '../../../db/identity/register/tasks.ts'
import type { Schema } from '../../../db/schema.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { contactSchema, goneSchema } from '../../api/register/ownMembers.ts'
import { clusterFactsSchema, doneSchema, mergeSchema, requestedListsSchema, requestListsSchema } from '../../api/register/register.ts'
import { brusselsDayOf } from '../../imports/brusselsDay.ts'
import { correctContact, endMembership } from '../../register/changeMember.ts'
import { listRequestMail } from '../../register/listRequestMail.ts'
import { listPageOf } from '../../register/remindLists.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'tooLarge', 'notJson'])
const json = <Body extends z.ZodType>(schema: Body) => ({ required: true, content: { 'application/json': { schema } } })
const done = jsonOf(doneSchema, 'It is stored')

const tasksRoute = createRoute({
  method: 'post',
  path: '/api/steward/register/tasks',
  tags: ['steward'],
  summary: 'Asks clusters for their list by a mail to their managers, or reminds those that sent none',
  request: { body: json(requestListsSchema) },
  responses: { ...jsonOf(requestedListsSchema, 'How many were asked and reminded'), ...refusals },
})

const clusterRoute = createRoute({
  method: 'put',
  path: '/api/steward/register/clusters/{cluster}',
  tags: ['steward'],
  summary: 'Describes a cluster, or adds it; waves keep the classes that they froze',
  request: { params: z.object({ cluster: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'expected lower case letters, digits and hyphens') }), body: json(clusterFactsSchema) },
  responses: { ...done, ...refusals },
})

const mergeRoute = createRoute({
  method: 'post',
  path: '/api/steward/register/merges',
  tags: ['steward'],
  summary: 'Makes one company of two; memberships stay apart',
  request: { body: json(mergeSchema) },
  responses: { ...done, ...problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'mergeRefused', 'tooLarge', 'notJson']) },
})

const member = z.object({ membership: z.string().max(100) })

const contactRoute = createRoute({
  method: 'put',
  path: '/api/steward/register/members/{membership}/contact',
  tags: ['steward'],
  summary: 'Corrects whom of a member is written to',
  request: { params: member, body: json(contactSchema) },
  responses: { ...done, ...refusals },
})

const goneRoute = createRoute({
  method: 'put',
  path: '/api/steward/register/members/{membership}/gone',
  tags: ['steward'],
  summary: 'Ends a membership, or takes that back',
  request: { params: member, body: json(goneSchema) },
  responses: { ...done, ...refusals },
})

const mergeRefusals = {
  sameCompany: { nl: 'Het is een en hetzelfde bedrijf.', en: 'They are one and the same company.' },
  twoNumbers: { nl: 'Elk heeft een eigen ondernemingsnummer: het zijn twee bedrijven.', en: 'Each has an enterprise number of its own: they are two companies.' },
} as const

/** What the data steward changes in the register by hand. */
export function registerChangeRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  /** All of it, or nothing, while nobody else changes the register. */
  const change = <Outcome>(work: (transaction: Transaction<Schema>) => Promise<Outcome>): Promise<Outcome> =>
    service.store.kysely.transaction().execute(async (transaction) => {
      await lockRegister(transaction)
      return await work(transaction)
    })

  app.openapi(tasksRoute, async (context) => {
    const { round, clusterIds } = context.req.valid('json')
    const [now, actor] = [service.now(), actorOf(context.get('account'))]
    const outcome = await change(async (transaction) => {
      const names = new Map((await listRegisterClusters(transaction)).map(({ id, name }) => [id, name]))
      if (clusterIds.some((id) => !names.has(id))) return undefined
      const { asked, reminded } = await requestLists(transaction, clusterIds, round, now)
      const managers = (await listAccounts(transaction)).filter(({ disabledAt }) => disabledAt === null)
      const counts = { asked: asked.length, reminded: reminded.length }
      await recordAct(transaction, { at: now, actor, act: 'listRequested', subject: { kind: 'round', id: round }, details: counts })
      return { counts, names, managers, asked: new Set(asked), reminded: new Set(reminded) }
    })
    if (outcome === undefined) throw new Problem('notFound')
    const { counts, names, managers, asked, reminded } = outcome
    for (const { email, name, clusterId } of managers) {
      if (clusterId === null || !(asked.has(clusterId) || reminded.has(clusterId))) continue
      service.mailer.post(listRequestMail(email, { name, cluster: names.get(clusterId)!, round, link: listPageOf(service.publicOrigin), isReminder: reminded.has(clusterId) }))
    }
    return sendJson(context, requestedListsSchema, counts)
  })

  app.openapi(clusterRoute, async (context) => {
    const facts = context.req.valid('json')
    const id = context.req.valid('param').cluster
    const [now, actor] = [service.now(), actorOf(context.get('account'))]
    await change(async (transaction) => {
      await saveRegisterCluster(transaction, { id, ...facts, abbreviation: facts.abbreviation === '' ? null : facts.abbreviation })
      await recordAct(transaction, { at: now, actor, act: 'clusterChanged', subject: { kind: 'cluster', id }, details: { call: facts.call, embedding: facts.embedding, endsOn: facts.endsOn, aliases: facts.aliases.length } })
    })
    return sendJson(context, doneSchema, { done: true })
  })

  app.openapi(mergeRoute, async (context) => {
    const { companyId, intoId } = context.req.valid('json')
    const [now, actor] = [service.now(), actorOf(context.get('account'))]
    const lastDay = brusselsDayOf(new Date(now.getTime() - 86_400_000))
    const outcome = await change(async (transaction) => {
      const merged = await mergeCompanies(transaction, companyId, intoId, { now, lastDay })
      if (merged === 'merged') await recordAct(transaction, { at: now, actor, act: 'companiesMerged', subject: { kind: 'company', id: intoId }, details: { merged: companyId } })
      return merged
    })
    if (outcome === 'unknown') throw new Problem('notFound')
    if (outcome !== 'merged') throw new Problem('mergeRefused', { detail: mergeRefusals[outcome][context.get('language')], members: { reason: outcome } })
    return sendJson(context, doneSchema, { done: true })
  })

  app.openapi(contactRoute, async (context) => {
    const how = { actor: actorOf(context.get('account')), now: service.now() }
    const { membership } = context.req.valid('param')
    if (!(await change((transaction) => correctContact(transaction, membership, context.req.valid('json'), how)))) throw new Problem('notFound')
    return sendJson(context, doneSchema, { done: true })
  })

  app.openapi(goneRoute, async (context) => {
    const how = { actor: actorOf(context.get('account')), now: service.now() }
    const { membership } = context.req.valid('param')
    if (!(await change((transaction) => endMembership(transaction, membership, context.req.valid('json').leftOn, how)))) throw new Problem('notFound')
    return sendJson(context, doneSchema, { done: true })
  })
}
