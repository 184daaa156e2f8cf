import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { queueMails } from '../../../db/identity/mails/queueMails.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { managerReminderSchema, queuedMailsSchema } from '../../api/mails.ts'
import { mailDomainOf } from '../../fieldwork/sending/postman.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave } from '../findWave.ts'
import { assertMailsGoOut } from '../steward/mails.ts'

const remindRoute = createRoute({
  method: 'post',
  path: '/api/manager/reminders',
  tags: ['manager'],
  summary: 'Sends the next reminder to the own members who have not finished, with a few words of the manager; two at most, and none within 24 hours',
  request: { body: { required: true, content: { 'application/json': { schema: managerReminderSchema } } } },
  responses: {
    ...jsonOf(queuedMailsSchema, 'How many now wait; not whose'),
    ...problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'mailsRefused', 'tooLarge', 'notJson']),
  },
})

/** A manager reminds the own cluster. The cluster comes from the account; nobody is chosen one by one. */
export function managerReminderRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(remindRoute, async (context) => {
    const account = context.get('account')
    const { clusterId } = account
    if (clusterId === null) throw new Problem('notYourRole')
    const { wave: waveId, ownWords } = context.req.valid('json')
    const wave = await requireWave(service, waveId)
    const now = service.now()
    assertMailsGoOut(wave, now, context.get('language'))
    const outcome = await service.store.kysely.transaction().execute(async (transaction) => {
      const queued = await queueMails(transaction, {
        waveId: wave.id,
        kind: 'reminder',
        clusterIds: [clusterId],
        accountId: account.id,
        ownWords: ownWords === undefined ? null : { clusterId, text: ownWords },
        mailDomain: mailDomainOf(service.contact.email),
        now,
      })
      if (queued.queued > 0) await recordAct(transaction, { at: now, actor: actorOf(account), act: 'reminderSent', subject: { kind: 'wave', id: wave.id }, details: { mails: queued.queued, leftOut: queued.leftOut, ...(ownWords === undefined ? {} : { ownWords: true }) } })
      return queued
    })
    service.postman?.wake()
    return sendJson(context, queuedMailsSchema, outcome)
  })
}
