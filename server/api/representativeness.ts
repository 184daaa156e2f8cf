import { z } from '@hono/zod-openapi'
import type { DomainDifference, Move, Representativeness } from '../../analysis/index.ts'
import type { FigureAgrees } from './figureAgrees.ts'
import { crossingBySchema, crossingSchema, participationSchema, rakingReportSchema, result, valueWithError } from './figures.ts'

const indicator = z.object({ value: z.number(), standardError: z.number().nullable(), margin: z.number().nullable() })
const { completionRate } = participationSchema.shape

export const representativenessSchema = result({
  members: z.number().int(),
  responses: z.number().int(),
  rIndicator: z.number(),
  adjusted: z.number(),
  standardError: z.number().nullable(),
  margin: z.number().nullable(),
  meanPropensity: z.number(),
  partial: z.array(
    z.object({
      variable: z.enum(['call', 'size', 'embedding']),
      betweenLevels: z.number(),
      unconditional: indicator,
      conditional: indicator,
      levels: z.array(z.object({ level: z.string(), value: z.number(), members: z.number().int(), responses: z.number().int(), completionRate, unconditional: indicator, conditional: indicator })),
    }),
  ),
}).openapi('Representativeness')

export const waveRepresentativenessSchema = z
  .object({
    members: z.number().int(),
    responses: z.number().int(),
    completionRate,
    representativeness: representativenessSchema,
    raking: rakingReportSchema,
    effectiveBase: z.number().nullable().openapi({ description: 'Complete responses divided by the design effect of the raked weights; null where raking failed.' }),
  })
  .openapi('WaveRepresentativeness')

const moveSchema = z
  .object({
    variable: z.string(),
    base: z.number().int().nullable(),
    lowest: z.number(),
    highest: z.number(),
    values: z.object({ published: valueWithError, stratified: valueWithError, raked: valueWithError }),
    moved: result({ value: z.number(), partOfScale: z.number() }),
  })
  .openapi('Move')

const differenceTest = crossingSchema.shape.difference

const domainDifferenceSchema = z
  .object({
    variable: z.string(),
    differences: z.object({ published: differenceTest, stratified: differenceTest, raked: differenceTest }),
    moved: result({ value: z.number() }),
    largestBias: result({ value: z.number() }).openapi({ description: 'The largest difference that nonresponse along the register variables could make on its own.' }),
    nonresponseCouldMakeIt: z.boolean().nullable(),
  })
  .openapi('DomainDifference')

export const nonresponseSchema = z.object({ by: crossingBySchema, moves: z.array(moveSchema), differences: z.array(domainDifferenceSchema) }).openapi('Nonresponse')

export type WaveRepresentativeness = z.infer<typeof waveRepresentativenessSchema>
export type Nonresponse = z.infer<typeof nonresponseSchema>

/** The compiler refuses this file when a schema and the figure of the analysis part ways. */
export const representativenessAgrees: {
  readonly representativeness: FigureAgrees<z.infer<typeof representativenessSchema>, Representativeness>
  readonly move: FigureAgrees<z.infer<typeof moveSchema>, Move>
  readonly difference: FigureAgrees<z.infer<typeof domainDifferenceSchema>, DomainDifference>
} = { representativeness: true, move: true, difference: true }
