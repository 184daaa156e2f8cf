import { z } from '@hono/zod-openapi'
import { languageSchema } from './language.ts'

const bilingual = z.object({ nl: z.string(), en: z.string() })

export const waveToPrepareSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/).openapi({ description: 'Stands in addresses, and never changes.', example: '2027' }),
    label: z.string().trim().min(1).max(100),
    opensOn: z.iso.date().openapi({ description: 'Open from the start of this day in Belgium.' }),
    closesOn: z.iso.date().openapi({ description: 'The last day on which it is open.' }),
    copyOf: z.string().max(100).openapi({ description: 'The wave whose questionnaire it takes over.' }),
  })
  .openapi('WaveToPrepare')

export const questionnaireChangesSchema = z
  .object({
    version: z.string(),
    since: z.string().openapi({ description: 'The version of the earlier wave.' }),
    expectedMinutes: z.number(),
    questions: z.array(
      z.object({
        question: z.string(),
        short: bilingual,
        kind: z.enum(['same', 'reworded', 'rescaled', 'partly', 'broken', 'new', 'gone']),
        before: bilingual.nullable(),
        now: bilingual.nullable(),
        variables: z.number().int(),
        continued: z.number().int(),
      }),
    ),
  })
  .openapi('QuestionnaireChanges')

export const trialStateSchema = z
  .object({
    possible: z.boolean().openapi({ description: 'Only while the wave is being prepared.' }),
    links: z.number().int(),
    complete: z.number().int(),
    longestMinutes: z.number().nullable().openapi({ description: 'From opening the link to sending, of the slowest who finished.' }),
    clusters: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .openapi('TrialState')

export const askTrialSchema = z.strictObject({ cluster: z.string().max(100), language: languageSchema }).openapi('AskTrial')

export const trialLinkSchema = z.object({ link: z.string(), clusterName: z.string() }).openapi('TrialLink')

export type QuestionnaireChanges = z.infer<typeof questionnaireChangesSchema>
export type TrialState = z.infer<typeof trialStateSchema>
export type TrialLink = z.infer<typeof trialLinkSchema>
export type WaveToPrepare = z.infer<typeof waveToPrepareSchema>
