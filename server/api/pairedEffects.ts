import { z } from '@hono/zod-openapi'
import type { PairedEffects, Reliability } from '../../analysis/index.ts'
import { crossingBySchema, crossingSchema, domainIdSchema, intervalSchema, result, valueWithError, viewSchema } from './figures.ts'
import type { FigureAgrees } from './figureAgrees.ts'

export const shareFigureSchema = z.object({ share: valueWithError, interval: intervalSchema }).openapi('ShareFigure')

export const testedMeanSchema = result({
  value: z.number(),
  standardError: z.number(),
  lower: z.number(),
  upper: z.number(),
  t: z.number(),
  degreesOfFreedom: z.number(),
  p: z.number(),
}).openapi('TestedMean')

/** A family of tests, one an effect. */
export const effectFamilySchema = <Test extends z.ZodType>(difference: Test) => ({
  familySize: z.number().int().openapi({ description: 'Tests made: what p was adjusted for.' }),
  tests: z.array(z.object({ effect: z.number().int(), difference, holm: z.number().nullable(), benjaminiHochberg: z.number().nullable() })),
})

const pairedEffectSchema = z
  .object({
    effect: z.number().int(),
    base: z.number().int().nullable(),
    wanting: z.number().int().nullable(),
    wantsAndHas: shareFigureSchema,
    wantsExpectsHelp: shareFigureSchema,
    wantsExpectsNone: shareFigureSchema,
    doesNotWant: shareFigureSchema,
    wantsHasNot: shareFigureSchema,
    gap: testedMeanSchema,
  })
  .openapi('PairedEffect')

export const pairedEffectsSchema = z
  .object({
    view: viewSchema,
    domains: z.array(z.object({ domain: domainIdSchema, base: z.number().int().nullable(), effects: z.array(pairedEffectSchema) })),
    families: z.array(z.object({ by: crossingBySchema, ...effectFamilySchema(crossingSchema.shape.difference) })),
  })
  .openapi('PairedEffects')

export const pairedEffectsAgree: FigureAgrees<z.infer<typeof pairedEffectsSchema>, PairedEffects> = true

const alphaSchema = result({ alpha: z.number(), statements: z.number().int(), base: z.number().int() })

export const reliabilitySchema = z.object({ strength: alphaSchema, benefit: alphaSchema }).openapi('Reliability')

export const reliabilityAgrees: FigureAgrees<z.infer<typeof alphaSchema>, Reliability> = true

export type Reliabilities = z.infer<typeof reliabilitySchema>
