import { z } from '@hono/zod-openapi'
import { effectMatrixSchema, participationSchema, rakingReportSchema, viewSchema } from './figures.ts'
import { waveSummarySchema } from './waves.ts'

export const analystWavesSchema = z.object({ waves: z.array(waveSummarySchema) }).openapi('AnalystWaves')

const levelParticipation = z.array(z.object({ level: z.string(), participation: participationSchema }))

export const analystParticipationSchema = z
  .object({
    total: participationSchema,
    clusters: z.array(z.object({ id: z.string(), name: z.string(), participation: participationSchema })),
    call: levelParticipation,
    size: levelParticipation,
    embedding: levelParticipation,
  })
  .openapi('AnalystParticipation')

export const effectMatricesSchema = z
  .object({ view: viewSchema, matrices: z.array(effectMatrixSchema), raking: rakingReportSchema.optional() })
  .openapi('EffectMatrices')

const bilingual = z.object({ nl: z.string(), en: z.string() })

const scaleSchema = z.object({
  lowest: z.number(),
  highest: z.number(),
  ends: z.tuple([bilingual, bilingual]),
  middle: z.object({ at: z.number(), label: bilingual }).optional(),
})

const named = { name: z.string(), question: z.string(), labels: bilingual, short: bilingual, alone: bilingual }

export const codebookSchema = z
  .object({
    version: z.string(),
    questions: z.array(z.object({ id: z.string(), title: bilingual, short: bilingual, text: bilingual })),
    variables: z.array(
      z.object({
        ...named,
        row: z.string().optional(),
        kind: z.enum(['dichotomous', 'ordinal', 'interval', 'nominal']),
        categories: z.array(z.object({ code: z.number().int(), label: bilingual })),
        scale: scaleSchema.nullable(),
        canBeNotAsked: z.boolean(),
      }),
    ),
    derived: z.array(
      z.object({
        ...named,
        of: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('meanOfRows'), variables: z.array(z.string()) }),
          z.object({ kind: z.literal('share'), variable: z.string(), codes: z.array(z.number().int()) }),
        ]),
        scale: scaleSchema,
      }),
    ),
  })
  .openapi('Codebook')

export type AnalystWaves = z.infer<typeof analystWavesSchema>
export type AnalystParticipation = z.infer<typeof analystParticipationSchema>
export type EffectMatrices = z.infer<typeof effectMatricesSchema>
