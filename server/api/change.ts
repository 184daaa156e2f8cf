import { z } from '@hono/zod-openapi'
import type { Difference, MatrixDifferences, Spread, WaveChange } from '../../analysis/index.ts'
import { domainIdSchema, effectMatrixSchema, meanFigureSchema, result, viewSchema } from './figures.ts'
import type { FigureAgrees } from './figureAgrees.ts'
import { effectFamilySchema, testedMeanSchema } from './pairedEffects.ts'

export const verticalAxisSchema = z.enum(['realised', 'contribution'])

const differenceSchema = result({
  base: z.number().int(),
  difference: z.number(),
  standardError: z.number(),
  lower: z.number(),
  upper: z.number(),
  t: z.number(),
  degreesOfFreedom: z.number(),
  p: z.number(),
}).openapi('Difference')

const spreadSchema = result({ standardDeviation: z.number(), effects: z.number().int() }).openapi('Spread')

const comparedMatrixSchema = z.object({ wave: z.string(), matrix: effectMatrixSchema, spread: spreadSchema })

const overlapSchema = z
  .object({
    invited: z.number().int().openapi({ description: 'Memberships that were invited in both waves.' }),
    answered: z.number().int().nullable().openapi({ description: 'Members who answered both completely; null under ten.' }),
    isUnlinked: z.boolean().openapi({ description: 'The link between members and answers of one of the waves was destroyed: nobody can tell who answered both.' }),
  })
  .openapi('WaveOverlap')

const axisDifferencesSchema = z.object({ ...effectFamilySchema(differenceSchema), mean: differenceSchema, pooled: differenceSchema }).openapi('AxisDifferences')

const matrixDifferencesSchema = z.object({ desired: axisDifferencesSchema, vertical: axisDifferencesSchema })

export const matrixComparisonSchema = z
  .object({ first: comparedMatrixSchema, second: comparedMatrixSchema, differences: matrixDifferencesSchema, overlap: overlapSchema.nullable() })
  .openapi('MatrixComparison')

const waveChangeSchema = z.object({
  view: viewSchema,
  domain: domainIdSchema,
  items: z.array(
    z.object({
      variable: z.string(),
      everyone: z.object({ earlier: meanFigureSchema, later: meanFigureSchema, change: differenceSchema }),
      panel: result({ base: z.number().int(), earlier: meanFigureSchema, later: meanFigureSchema, change: testedMeanSchema }),
    }),
  ),
})

export const changeSchema = waveChangeSchema.extend({ earlier: z.string(), later: z.string(), overlap: overlapSchema }).openapi('WaveChange')

export const changeAgrees: {
  readonly differences: FigureAgrees<z.infer<typeof matrixDifferencesSchema>, MatrixDifferences>
  readonly difference: FigureAgrees<z.infer<typeof differenceSchema>, Difference>
  readonly spread: FigureAgrees<z.infer<typeof spreadSchema>, Spread>
  readonly change: FigureAgrees<z.infer<typeof waveChangeSchema>, WaveChange>
} = { differences: true, difference: true, spread: true, change: true }

export type MatrixComparison = z.infer<typeof matrixComparisonSchema>
export type WaveChangeAnswer = z.infer<typeof changeSchema>
