import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { findCluster } from '../../../db/identity/members/cluster.ts'
import { keepReceivedList, listReceived } from '../../../db/identity/register/lists.ts'
import { listClusterMembers } from '../../../db/identity/register/members.ts'
import { lockRegister } from '../../../db/identity/register/registerRows.ts'
import { advanceTask, listTasks } from '../../../db/identity/register/tasks.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { listPreviewSchema, ownListSchema } from '../../api/register/lists.ts'
import { contactSchema, goneSchema, ownMembersSchema } from '../../api/register/ownMembers.ts'
import { doneSchema } from '../../api/register/register.ts'
import { brusselsDayOf } from '../../imports/brusselsDay.ts'
import { isError } from '../../memberLists/finding.ts'
import { previewList } from '../../memberLists/previewList.ts'
import { correctContact, endMembership } from '../../register/changeMember.ts'
import { missingOf } from '../../register/missing.ts'
import { shownPreview } from '../../register/shownPreview.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { readHandedIn } from './lists.ts'
import { shownTask, sendTemplate, templateRoute } from './register.ts'

const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'tooLarge', 'notJson'])
const listRefusals = problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'listHasErrors', 'tooLarge', 'notJson', 'listRefused'])
const json = <Body extends z.ZodType>(schema: Body) => ({ required: true, content: { 'application/json': { schema } } })
const member = z.object({ membership: z.string().max(100) })
const query = z.object({ taal: z.string().optional() })

const membersRoute = createRoute({
  method: 'get',
  path: '/api/manager/members',
  tags: ['manager'],
  summary: 'The members of the own cluster in the register, with whom is written to',
  responses: { ...jsonOf(ownMembersSchema, 'By name'), ...problemsOf(['notSignedIn', 'notYourRole', 'notFound']) },
})

const contactRoute = createRoute({
  method: 'put',
  path: '/api/manager/members/{membership}/contact',
  tags: ['manager'],
  summary: 'Corrects whom of an own member is written to',
  request: { params: member, body: json(contactSchema) },
  responses: { ...jsonOf(doneSchema, 'It is stored'), ...refusals },
})

const goneRoute = createRoute({
  method: 'put',
  path: '/api/manager/members/{membership}/gone',
  tags: ['manager'],
  summary: 'Ends an own membership, or takes that back',
  request: { params: member, body: json(goneSchema) },
  responses: { ...jsonOf(doneSchema, 'It is stored'), ...refusals },
})

const previewRoute = createRoute({
  method: 'post',
  path: '/api/manager/list/preview',
  tags: ['manager'],
  summary: 'Reads the own list and says what is wrong with it and what it would change; nothing is stored',
  request: { query, body: json(ownListSchema) },
  responses: { ...jsonOf(listPreviewSchema, 'What the list holds'), ...listRefusals },
})

const sendRoute = createRoute({
  method: 'post',
  path: '/api/manager/list',
  tags: ['manager'],
  summary: 'Sends the own list to the agency, which takes it over; one that was sent before is replaced',
  request: { query, body: json(ownListSchema) },
  responses: { ...jsonOf(doneSchema, 'It waits for the agency'), ...listRefusals },
})

/** What a manager does for the own members. The cluster always comes from the account; a member of another is not found. */
export function ownMemberRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.kysely

  const ownCluster = async (context: VisitContext) => {
    const { clusterId } = context.get('account')
    if (clusterId === null) throw new Problem('notYourRole')
    const cluster = await findCluster(db, clusterId)
    if (cluster === undefined) throw new Problem('notFound')
    return cluster
  }

  app.openapi(membersRoute, async (context) => {
    const { id, name } = await ownCluster(context)
    const now = service.now()
    const [task] = await listTasks(db, id)
    const received = (await listReceived(db)).find(({ clusterId }) => clusterId === id)
    // Who left this year is shown still, so that it can be taken back
    const members = await listClusterMembers(db, { clusterId: id, activeOn: `${brusselsDayOf(now).slice(0, 4)}-01-01` })
    return sendJson(context, ownMembersSchema, {
      cluster: { id, name },
      task: task === undefined ? null : shownTask(task, now),
      received: received === undefined ? null : { fileName: received.fileName, receivedAt: received.receivedAt },
      members: members.map((one) => ({
        membershipId: one.membershipId,
        company: one.company,
        enterpriseNumber: one.enterpriseNumber,
        joinedOn: one.joinedOn,
        leftOn: one.leftOn,
        contact: one.contact === null ? null : { name: one.contact.name, email: one.contact.email, language: one.contact.language, bouncedOn: one.contact.bouncedAt === null ? null : brusselsDayOf(new Date(one.contact.bouncedAt)) },
        missing: missingOf(one),
      })),
    })
  })

  app.openapi(contactRoute, async (context) => {
    const { id: onlyOf } = await ownCluster(context)
    const how = { actor: actorOf(context.get('account')), now: service.now(), onlyOf }
    const { membership } = context.req.valid('param')
    const done = await db.transaction().execute((transaction) => correctContact(transaction, membership, context.req.valid('json'), how))
    if (!done) throw new Problem('notFound')
    return sendJson(context, doneSchema, { done: true })
  })

  app.openapi(goneRoute, async (context) => {
    const { id: onlyOf } = await ownCluster(context)
    const how = { actor: actorOf(context.get('account')), now: service.now(), onlyOf }
    const { membership } = context.req.valid('param')
    const done = await db.transaction().execute((transaction) => endMembership(transaction, membership, context.req.valid('json').leftOn, how))
    if (!done) throw new Problem('notFound')
    return sendJson(context, doneSchema, { done: true })
  })

  app.openapi(previewRoute, async (context) => {
    const { id: clusterId } = await ownCluster(context)
    const { file, mapping } = context.req.valid('json')
    const read = await readHandedIn(context, Buffer.from(file.content, 'base64'), file.fileName)
    const preview = await previewList(db, { clusterId, file: read, mapping }, service.now())
    if (preview.kind === 'unknownCluster') throw new Problem('notFound')
    return sendJson(context, listPreviewSchema, shownPreview(preview, { fileName: file.fileName, leaving: new Set(), toManager: true }))
  })

  app.openapi(sendRoute, async (context) => {
    const { id: clusterId } = await ownCluster(context)
    const { file, mapping } = context.req.valid('json')
    const content = Buffer.from(file.content, 'base64')
    const read = await readHandedIn(context, content, file.fileName)
    const now = service.now()
    const account = context.get('account')
    const errors = await db.transaction().execute(async (transaction) => {
      await lockRegister(transaction)
      const preview = await previewList(transaction, { clusterId, file: read, mapping }, now)
      if (preview.kind === 'unknownCluster') throw new Problem('notFound')
      const found = preview.findings.filter(isError).length
      if (found > 0) return found
      await keepReceivedList(transaction, { clusterId, fileName: file.fileName, content, mapping: mapping ?? {}, receivedAt: now.toISOString() }, account.id)
      await advanceTask(transaction, clusterId, 'received', now)
      const rows = read.table.rows.length
      await recordAct(transaction, { at: now, actor: actorOf(account), act: 'listReceived', subject: { kind: 'cluster', id: clusterId }, details: { rows, warnings: preview.findings.length } })
      return 0
    })
    if (errors > 0) throw new Problem('listHasErrors')
    return sendJson(context, doneSchema, { done: true })
  })

  app.openapi(templateRoute('/api/manager/list-template.xlsx', 'manager'), sendTemplate)
}
