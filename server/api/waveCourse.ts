import { z } from '@hono/zod-openapi'
import { participationSchema } from './figures.ts'
import { roleSchema } from './session.ts'
import { waveSummarySchema } from './waves.ts'

const count = z.number().int()
const bilingual = z.object({ nl: z.string(), en: z.string() })

/** Releasing comes with the release itself: it is no act of this list. */
export const stewardActSchema = z.enum(['open', 'extend', 'close', 'reopen', 'freeze', 'archive'])

export const waveCourseSchema = waveSummarySchema
  .extend({
    graceEndsAt: z.iso.datetime().openapi({ description: 'Until then who had started before closing may answer.' }),
    frozenAt: z.iso.datetime().nullable(),
    answersHash: z.string().nullable().openapi({ description: 'SHA-256 over the answers as they were frozen.' }),
    releasedAt: z.iso.datetime().nullable(),
    archivedAt: z.iso.datetime().nullable(),
    participation: participationSchema,
    agenda: z
      .object({
        population: z.object({ frozenAt: z.iso.datetime(), on: z.iso.date() }).nullable().openapi({ description: 'Null until it is taken from the register.' }),
        lists: z.object({ round: z.string(), clusters: count, asked: count, accepted: count }).openapi({ description: 'Of the clusters that are active, in the year in which the wave opens.' }),
        invitations: z.object({ waiting: count, sent: count }),
        reminders: z.array(z.object({ number: z.union([z.literal(1), z.literal(2)]), dueAt: z.iso.datetime().nullable(), sent: count })),
      })
      .nullable()
      .openapi({ description: 'What is left to do before the wave closes; null once it is closed.' }),
    acts: z
      .array(z.object({ act: stewardActSchema, refusal: bilingual.nullable() }))
      .openapi({ description: 'What the one who asks may do in this state; with a reason where it has to wait.' }),
  })
  .openapi('WaveCourse')

export const waveCoursesSchema = z.object({ waves: z.array(waveCourseSchema) }).openapi('WaveCourses')

export const waveActSchema = z
  .object({
    act: stewardActSchema,
    closesOn: z.iso.date().optional().openapi({ description: 'The last day on which the wave is open, in Belgium; for acts that set it.', example: '2026-04-30' }),
    reason: z.string().trim().regex(/^[^\p{Cc}\u2028\u2029]{3,300}$/u, 'expected one line of 3 to 300 characters').optional().openapi({ description: 'Why; for acts that need it. It stands in the audit trail for five years and names nobody.' }),
  })
  .openapi('WaveActRequest')

export const auditEntrySchema = z
  .object({
    sequence: z.number().int(),
    at: z.iso.datetime(),
    actor: z.object({
      kind: z.enum(['account', 'command', 'clock', 'member', 'visitor']),
      role: roleSchema.nullable(),
      name: z.string().nullable().openapi({ description: 'Of the account as it is called now, or of the command; null for the others.' }),
    }),
    act: z.string(),
    words: bilingual,
    subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .openapi('AuditEntry')

export const auditPageSchema = z
  .object({
    entries: z.array(auditEntrySchema),
    /** Ask for entries before this one to get the next page; null on the last. */
    next: z.number().int().nullable(),
    acts: z.array(bilingual.extend({ act: z.string() })),
  })
  .openapi('AuditPage')

export const waveHistorySchema = z.object({ entries: z.array(auditEntrySchema) }).openapi('WaveHistory')

export const auditVerificationSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('intact'), entries: z.number().int(), first: z.number().int(), last: z.number().int(), hash: z.string() }),
    z.object({ kind: z.literal('broken'), sequence: z.number().int(), breach: z.string(), words: bilingual }),
  ])
  .openapi('AuditVerification')

export type StewardAct = z.infer<typeof stewardActSchema>
export type WaveCourse = z.infer<typeof waveCourseSchema>
export type WaveCourses = z.infer<typeof waveCoursesSchema>
export type AuditEntryShown = z.infer<typeof auditEntrySchema>
export type AuditPage = z.infer<typeof auditPageSchema>
export type WaveHistory = z.infer<typeof waveHistorySchema>
export type AuditVerification = z.infer<typeof auditVerificationSchema>
