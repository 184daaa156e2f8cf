import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { findAccount } from '../../../db/identity/access/account.ts'
import { countMails, inboundCounts, listMails, mailsPausedAt, pauseMails } from '../../../db/identity/mails/outbox.ts'
import { brusselsDayOf } from '../../../db/brusselsDay.ts'
import { unfinishedAlike } from '../../../db/identity/waves/progress.ts'
import { countNextMails, queueMails } from '../../../db/identity/mails/queueMails.ts'
import { listPlannedReminders, planReminder } from '../../../db/identity/mails/reminderPlan.ts'
import { listClusters } from '../../../db/identity/members/cluster.ts'
import { waveStateAt } from '../../../db/identity/waves/waveStates.ts'
import type { Wave } from '../../../db/identity/waves/wave.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { languageSchema, type Language } from '../../api/language.ts'
import {
  mailKindSchema, mailPreviewSchema, mailsOverviewSchema, mailStateSchema, outboxPageSchema, pauseMailsSchema, queuedMailsSchema, reminderPlanSchema, sendMailsSchema, testMailOutcomeSchema, testMailSchema,
  type MailsOverview,
} from '../../api/mails.ts'
import { mailDomainOf } from '../../fieldwork/sending/postman.ts'
import { sampleMail } from '../../fieldwork/sending/sampleMail.ts'
import { reminderMoment } from '../../fieldwork/sending/reminderMoment.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave, summaryOf } from '../findWave.ts'

const params = z.object({ wave: z.string().max(100) })
const readProblems = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])
const writeProblems = problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'mailsRefused', 'tooLarge', 'notJson'])
const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: { 'application/json': { schema } } })
const tags = ['steward']
const rowsAtOnce = 100

const overviewRoute = createRoute({
  method: 'get',
  path: '/api/steward/waves/{wave}/mails',
  tags,
  summary: 'How far the mails of a wave are, and what each press would send',
  request: { params },
  responses: { ...jsonOf(mailsOverviewSchema, 'Counts'), ...readProblems },
})

const outboxRoute = createRoute({
  method: 'get',
  path: '/api/steward/waves/{wave}/outbox',
  tags,
  summary: 'What became of each mail, by name of the company',
  request: { params, query: z.object({ kind: mailKindSchema.optional(), state: z.union([mailStateSchema, z.literal('replied')]).optional(), from: z.coerce.number().int().min(0).max(10_000_000).default(0) }) },
  responses: { ...jsonOf(outboxPageSchema, `At most ${rowsAtOnce}`), ...readProblems },
})

const previewRoute = createRoute({
  method: 'get',
  path: '/api/steward/waves/{wave}/mail-preview',
  tags,
  summary: 'A mail as members of a cluster get it',
  request: { params, query: z.object({ kind: z.enum(['invitation', 'reminder1', 'reminder2']).default('invitation'), language: languageSchema.default('nl'), cluster: z.string().max(100).optional() }) },
  responses: { ...jsonOf(mailPreviewSchema, 'Subject and text; the mail itself also has a version with mark-up'), ...readProblems },
})

const testRoute = createRoute({
  method: 'post',
  path: '/api/steward/waves/{wave}/test-mail',
  tags,
  summary: 'Sends such a mail to the one who asks',
  request: { params, body: bodyOf(testMailSchema) },
  responses: { ...jsonOf(testMailOutcomeSchema, 'What the mail server said'), ...writeProblems },
})

const sendRoute = createRoute({
  method: 'post',
  path: '/api/steward/waves/{wave}/mails',
  tags,
  summary: 'Puts invitations or reminders in the outbox: for everybody, some clusters, or a chosen set',
  request: { params, body: bodyOf(sendMailsSchema) },
  responses: { ...jsonOf(queuedMailsSchema, 'How many now wait'), ...writeProblems },
})

const pauseRoute = createRoute({
  method: 'post',
  path: '/api/steward/waves/{wave}/mails/pause',
  tags,
  summary: 'Lets the mails of a wave wait, or go on',
  request: { params, body: bodyOf(pauseMailsSchema) },
  responses: { ...jsonOf(pauseMailsSchema, 'As it is now'), ...writeProblems },
})

const planRoute = createRoute({
  method: 'put',
  path: '/api/steward/waves/{wave}/reminder-plan',
  tags,
  summary: 'When the reminders go out by themselves',
  request: { params, body: bodyOf(reminderPlanSchema) },
  responses: { ...jsonOf(reminderPlanSchema, 'The plan as it is now'), ...writeProblems },
})

export const mailRefusals = {
  notOpenYet: { nl: 'De golf is nog in voorbereiding. Open ze eerst, dan kunnen de mails weg.', en: 'The wave is still being prepared. Open it first, then mails can go out.' },
  over: { nl: 'De golf is afgesloten. Er gaan geen mails meer uit.', en: 'The wave is closed. No mails go out any more.' },
  day: { nl: 'Die dag ligt in het verleden, of na de sluiting van de golf. Kies een andere dag.', en: 'That day lies in the past, or after the wave closes. Choose another day.' },
  order: { nl: 'De tweede herinnering komt na de eerste. Kies een latere dag.', en: 'The second reminder comes after the first. Choose a later day.' },
} as const

/** @throws Problem when no mail of the wave can go out, now or at its opening */
export function assertMailsGoOut(wave: Wave, now: Date, language: Language): void {
  const state = waveStateAt(wave, now)
  const why = state === 'draft' ? 'notOpenYet' : state === 'open' || state === 'planned' ? undefined : 'over'
  if (why !== undefined) throw new Problem('mailsRefused', { detail: mailRefusals[why][language], members: { reason: why } })
}

/** Invitations and reminders, by the data steward. The cockpit sends a chosen set through the same address. */
export function mailRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.kysely
  const paper = { publicOrigin: service.publicOrigin, contactEmail: service.contact.email }

  app.openapi(overviewRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    const now = service.now()
    const next = await countNextMails(db, wave.id, now)
    const plan = await listPlannedReminders(db, wave.id)
    const reminder = (number: 1 | 2): MailsOverview['reminders'][number] => {
      const planned = plan.find((one) => one.number === number)
      return { number, mails: number === 1 ? next.reminder1 : next.reminder2, dueAt: planned?.dueAt ?? null, queuedAt: planned?.queuedAt ?? null }
    }
    return sendJson(context, mailsOverviewSchema, {
      wave: summaryOf(wave, now),
      pausedAt: await mailsPausedAt(db, wave.id),
      counts: await countMails(db, wave.id),
      invitations: next.invitations,
      reminders: [reminder(1), reminder(2)],
      withoutAddress: next.withoutAddress,
      inbound: await inboundCounts(db),
      clusters: (await listClusters(db)).map(({ id, name }) => ({ id, name })),
    })
  })

  app.openapi(outboxRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    const { kind, state, from } = context.req.valid('query')
    const narrow = state === 'replied' ? { replied: true } : state === undefined ? {} : { state }
    const mails = await listMails(db, { waveId: wave.id, ...(kind === undefined ? {} : { kind }), ...narrow, from, limit: rowsAtOnce + 1 })
    return sendJson(context, outboxPageSchema, { mails: mails.slice(0, rowsAtOnce), next: mails.length > rowsAtOnce ? from + rowsAtOnce : null })
  })

  async function sampleFor(wave: Wave, asked: { readonly kind: 'invitation' | 'reminder1' | 'reminder2'; readonly language: Language; readonly cluster?: string | undefined; readonly ownWords?: string | undefined }) {
    const clusters = await listClusters(db)
    const cluster = asked.cluster === undefined ? clusters[0] : clusters.find(({ id }) => id === asked.cluster)
    if (cluster === undefined) throw new Problem('notFound')
    return await sampleMail(db, { kind: asked.kind, language: asked.language, cluster, closesAt: wave.closesAt, ownWords: asked.ownWords ?? null }, paper)
  }

  app.openapi(previewRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    const { subject, text } = await sampleFor(wave, context.req.valid('query'))
    return sendJson(context, mailPreviewSchema, { subject, text })
  })

  app.openapi(testRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    const account = context.get('account')
    const { email } = (await findAccount(db, account.id))!
    const handover = await service.mailer.deliver({ ...(await sampleFor(wave, context.req.valid('json'))), to: email, name: account.name })
    const now = service.now()
    await db.transaction().execute((transaction) => recordAct(transaction, { at: now, actor: actorOf(account), act: 'testMailSent', subject: { kind: 'wave', id: wave.id }, details: { state: handover.kind } }))
    return sendJson(context, testMailOutcomeSchema, handover)
  })

  app.openapi(sendRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    const account = context.get('account')
    const { kind, number, clusters, groups, ownWords, ...chosen } = context.req.valid('json')
    const now = service.now()
    assertMailsGoOut(wave, now, context.get('language'))
    if (ownWords !== undefined && !(await listClusters(db)).some(({ id }) => id === ownWords.cluster)) throw new Problem('malformedRequest', { detail: 'ownWords.cluster: expected the id of a cluster' })
    if (groups !== undefined && (clusters !== undefined || chosen.invitations !== undefined)) throw new Problem('malformedRequest', { detail: 'groups: expected without clusters and invitations' })
    const outcome = await db.transaction().execute(async (transaction) => {
      const invitations = groups === undefined ? chosen.invitations : await unfinishedAlike(transaction, wave.id, brusselsDayOf(now), groups)
      const queued = await queueMails(transaction, {
        waveId: wave.id,
        kind,
        accountId: account.id,
        ownWords: ownWords === undefined ? null : { clusterId: ownWords.cluster, text: ownWords.text },
        mailDomain: mailDomainOf(service.contact.email),
        now,
        ...(number === undefined ? {} : { number }),
        ...(clusters === undefined ? {} : { clusterIds: clusters }),
        ...(invitations === undefined ? {} : { invitationIds: invitations }),
      })
      const details = { mails: queued.queued, leftOut: queued.leftOut, ...(number === undefined ? {} : { number }), ...(ownWords === undefined ? {} : { ownWords: true }) }
      if (queued.queued > 0) await recordAct(transaction, { at: now, actor: actorOf(account), act: kind === 'invitation' ? 'invitationSent' : 'reminderSent', subject: { kind: 'wave', id: wave.id }, details })
      return queued
    })
    service.postman?.wake()
    return sendJson(context, queuedMailsSchema, outcome)
  })

  app.openapi(pauseRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    const { paused } = context.req.valid('json')
    const now = service.now()
    await db.transaction().execute(async (transaction) => {
      if (((await mailsPausedAt(transaction, wave.id)) !== null) === paused) return
      await pauseMails(transaction, wave.id, paused ? now : null)
      await recordAct(transaction, { at: now, actor: actorOf(context.get('account')), act: paused ? 'mailsPaused' : 'mailsResumed', subject: { kind: 'wave', id: wave.id } })
    })
    if (!paused) service.postman?.wake()
    return sendJson(context, pauseMailsSchema, { paused })
  })

  app.openapi(planRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    const { reminders } = context.req.valid('json')
    const now = service.now()
    const refuse = (why: 'day' | 'order') => new Problem('mailsRefused', { detail: mailRefusals[why][context.get('language')], members: { reason: why } })
    const asked = reminders.map(({ number, on }) => ({ number, on, dueAt: on === null ? null : reminderMoment(on) }))
    for (const { dueAt } of asked) if (dueAt !== null && (dueAt <= now || dueAt.getTime() >= Date.parse(wave.closesAt) || dueAt.getTime() < Date.parse(wave.opensAt))) throw refuse('day')
    const plan = await db.transaction().execute(async (transaction) => {
      for (const { number, dueAt } of asked) await planReminder(transaction, wave.id, number, dueAt)
      const planned = await listPlannedReminders(transaction, wave.id)
      const [first, second] = [planned.find(({ number }) => number === 1), planned.find(({ number }) => number === 2)]
      if (first && second && second.dueAt <= first.dueAt) throw refuse('order')
      for (const { number, dueAt } of asked) {
        await recordAct(transaction, { at: now, actor: actorOf(context.get('account')), act: 'reminderPlanned', subject: { kind: 'wave', id: wave.id }, details: { number, dueAt: dueAt?.toISOString() ?? null } })
      }
      return asked.map(({ number, on }) => ({ number, on }))
    })
    return sendJson(context, reminderPlanSchema, { reminders: plan })
  })
}
