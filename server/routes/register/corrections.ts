import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { decideCorrection, listCorrections } from '../../../db/identity/register/factCorrections.ts'
import { lockRegister } from '../../../db/identity/register/registerRows.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { correctionsSchema, decideCorrectionSchema, doneSchema } from '../../api/register/register.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/api/analyst/register/corrections',
  tags: ['analyst'],
  summary: 'What members say of their company where the register is wrong',
  responses: { ...jsonOf(correctionsSchema, 'The oldest first'), ...problemsOf(['notSignedIn', 'notYourRole']) },
})

const decideRoute = createRoute({
  method: 'post',
  path: '/api/steward/register/corrections',
  tags: ['steward'],
  summary: 'Takes a correction over into the register, or leaves the register as it is',
  request: { body: { required: true, content: { 'application/json': { schema: decideCorrectionSchema } } } },
  responses: { ...jsonOf(doneSchema, 'It is stored'), ...problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'tooLarge', 'notJson']) },
})

/** What members propose for the register, and what the data steward makes of it. */
export function correctionRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(listRoute, async (context) => sendJson(context, correctionsSchema, { corrections: await listCorrections(service.store.kysely) }))

  app.openapi(decideRoute, async (context) => {
    const { companyId, proposedAt, accept } = context.req.valid('json')
    const decided = await service.store.kysely.transaction().execute(async (transaction) => {
      await lockRegister(transaction)
      const found = await decideCorrection(transaction, companyId, proposedAt, accept)
      if (found) await recordAct(transaction, { at: service.now(), actor: actorOf(context.get('account')), act: accept ? 'correctionAccepted' : 'correctionDeclined', subject: { kind: 'company', id: companyId } })
      return found
    })
    if (!decided) throw new Problem('notFound')
    return sendJson(context, doneSchema, { done: true })
  })
}
