import { z } from '@hono/zod-openapi'
import { languageSchema } from './language.ts'
import { waveSummarySchema } from './waves.ts'

export const mailKindSchema = z.enum(['invitation', 'reminder1', 'reminder2', 'delegation'])
export const mailStateSchema = z.enum(['queued', 'sending', 'sent', 'failed', 'bounced', 'cancelled'])

const idsSchema = z.array(z.string().min(1).max(100)).min(1).max(10_000)

const ownWordsSchema = z.string().trim().min(1).max(1_000).openapi({ description: 'A few lines of a manager, plain text; links in it are not made into links.' })

export const mailsOverviewSchema = z
  .object({
    wave: waveSummarySchema,
    pausedAt: z.iso.datetime().nullable(),
    counts: z.array(z.object({ kind: mailKindSchema, state: mailStateSchema, mails: z.number().int() })),
    invitations: z.number().int().openapi({ description: 'Persons who would get an invitation now.' }),
    reminders: z.array(
      z.object({
        number: z.union([z.literal(1), z.literal(2)]),
        mails: z.number().int().openapi({ description: 'Persons who would get it now.' }),
        dueAt: z.iso.datetime().nullable(),
        queuedAt: z.iso.datetime().nullable().openapi({ description: 'When the plan was carried out.' }),
      }),
    ),
    withoutAddress: z.number().int().openapi({ description: 'Members who have not finished and whom no mail can reach.' }),
    inbound: z.object({ bounce: z.number().int(), automaticReply: z.number().int(), delayed: z.number().int(), unknown: z.number().int() }),
    clusters: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .openapi('MailsOverview')

export const outboxPageSchema = z
  .object({
    mails: z.array(
      z.object({
        id: z.string(),
        kind: mailKindSchema,
        state: mailStateSchema,
        company: z.string(),
        name: z.string().nullable(),
        email: z.string().nullable(),
        clusters: z.array(z.string()),
        outcome: z.string().nullable(),
        queuedAt: z.iso.datetime(),
        sentAt: z.iso.datetime().nullable(),
        repliedAt: z.iso.datetime().nullable(),
      }),
    ),
    next: z.number().int().nullable().openapi({ description: 'Pass over so many rows to get the next page; null on the last.' }),
  })
  .openapi('OutboxPage')

export const mailPreviewSchema = z.object({ subject: z.string(), text: z.string() }).openapi('MailPreview')

export const testMailSchema = z
  .strictObject({ kind: z.enum(['invitation', 'reminder1', 'reminder2']), language: languageSchema, cluster: z.string().max(100).optional(), ownWords: ownWordsSchema.optional() })
  .openapi('TestMail')

export const testMailOutcomeSchema = z.object({ kind: z.enum(['sent', 'later', 'away', 'uncertain', 'failed', 'refusedAddress']), outcome: z.string().nullable() }).openapi('TestMailOutcome')

export const sendMailsSchema = z
  .strictObject({
    kind: z.enum(['invitation', 'reminder']),
    number: z.union([z.literal(1), z.literal(2)]).optional().openapi({ description: 'Only this reminder; without it the next of each, and not to who had a mail within 24 hours.' }),
    clusters: idsSchema.optional(),
    invitations: idsSchema.optional().openapi({ description: 'Only who is asked about these; a mail names all questionnaires that wait for that person.' }),
    groups: z
      .array(z.strictObject({ call: z.string().max(100), size: z.string().max(100), embedding: z.string().max(100) }))
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: 'Only members that look like one of these in the register of the wave; not together with clusters or invitations.' }),
    ownWords: z.strictObject({ cluster: z.string().max(100), text: ownWordsSchema }).optional(),
  })
  .openapi('SendMails')

export const queuedMailsSchema = z.object({ queued: z.number().int(), leftOut: z.number().int() }).openapi('QueuedMails')

export const pauseMailsSchema = z.strictObject({ paused: z.boolean() }).openapi('PauseMails')

export const reminderPlanSchema = z
  .strictObject({ reminders: z.array(z.strictObject({ number: z.union([z.literal(1), z.literal(2)]), on: z.iso.date().nullable().openapi({ description: 'It goes out at nine in the morning of that day in Belgium; null takes it out of the plan.' }) })).max(2) })
  .openapi('ReminderPlan')

export const managerReminderSchema = z.strictObject({ wave: z.string().max(100), ownWords: ownWordsSchema.optional() }).openapi('ManagerReminder')

export type MailsOverview = z.infer<typeof mailsOverviewSchema>
export type OutboxPage = z.infer<typeof outboxPageSchema>
export type MailPreview = z.infer<typeof mailPreviewSchema>
export type TestMailOutcome = z.infer<typeof testMailOutcomeSchema>
export type QueuedMails = z.infer<typeof queuedMailsSchema>
export type SendMails = z.infer<typeof sendMailsSchema>
