import { z } from '@hono/zod-openapi'
import type { CrossTable } from '../../analysis/tables/crossTable.ts'
import type { FigureAgrees } from './figureAgrees.ts'
import { crossingSchema, meanFigureSchema, rakingReportSchema, rankSchema, result, valueWithError, viewSchema } from './figures.ts'

const letters = z.array(z.string()).openapi({ description: 'Columns of the same banner question that are significantly smaller, after Holm.' })
const share = crossingSchema.shape.columns.element.shape.distribution.element

const tableCellSchema = meanFigureSchema
  .extend({
    leftBlank: z.number().int().nullable(),
    notAsked: z.number().int().nullable(),
    designEffect: z.number().nullable(),
    effectiveBase: z.number().nullable(),
    pooled: valueWithError.nullable(),
    letters,
    distribution: z.array(share.extend({ letters })),
  })
  .openapi('TableCell')

const pairSchema = z
  .object({
    first: z.string(),
    second: z.string(),
    test: result({
      difference: z.number(),
      lower: z.number(),
      upper: z.number(),
      t: z.number(),
      degreesOfFreedom: z.number(),
      p: z.number(),
      holm: z.number(),
      benjaminiHochberg: z.number(),
    }),
    rank: rankSchema.nullable(),
  })
  .openapi('TablePair')

const layerSchema = z.object({ classification: z.string(), level: z.string() })

const crossTableSchema = z.object({
  view: viewSchema,
  layer: layerSchema.nullable(),
  responses: z.number().int().nullable(),
  banner: z.array(z.object({ classification: z.string(), columns: z.array(z.object({ level: z.string(), letter: z.string(), responses: z.number().int().nullable() })) })),
  rows: z.array(
    z.object({
      row: z.string(),
      kind: z.enum(['score', 'share', 'axisMean']),
      total: tableCellSchema,
      banner: z.array(
        z.object({
          classification: z.string(),
          cells: z.array(tableCellSchema),
          familySize: z.number().int(),
          pairs: z.array(pairSchema).openapi({ description: 'Empty unless the tests are asked for.' }),
          pairsByCategory: z.array(z.object({ code: z.number().int(), familySize: z.number().int(), pairs: z.array(pairSchema) })),
          independence: crossingSchema.shape.independence,
        }),
      ),
    }),
  ),
})

export const tableSchema = crossTableSchema.extend({ raking: rakingReportSchema.optional() }).openapi('CrossTable')

/** What a table of a wave may be made of. */
export const tablePartsSchema = z
  .object({
    rows: z.array(z.string()),
    rowGroups: z.record(z.string(), z.array(z.string())),
    classifications: z.array(
      z.object({
        name: z.string(),
        canBeBanner: z.boolean().openapi({ description: 'False where it has more levels than a banner has room for; as a layer it can be used.' }),
        unknown: z.boolean().optional().openapi({ description: 'True where the register says it of nobody.' }),
        levels: z.array(z.object({ level: z.string(), name: z.string().optional().openapi({ description: 'Of a cluster.' }) })),
      }),
    ),
  })
  .openapi('TableParts')

export const savedCrossingSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    address: z.string().openapi({ description: 'The state of the page, as the query of its address.' }),
    savedBy: z.string(),
    savedAt: z.iso.datetime(),
    isOwn: z.boolean().openapi({ description: 'Saved by who asks.' }),
    mayDelete: z.boolean().openapi({ description: 'By who saved it and by the data steward.' }),
  })
  .openapi('SavedCrossing')

export const savedCrossingsSchema = z.object({ crossings: z.array(savedCrossingSchema) }).openapi('SavedCrossings')

export const newCrossingSchema = z
  .object({
    name: z.string().trim().min(1).max(80),
    address: z.string().max(2000).regex(/^[\w.~,%=&+-]*$/, 'expected the query of an address'),
  })
  .openapi('NewCrossing')

export type Table = z.infer<typeof tableSchema>
export type TableParts = z.infer<typeof tablePartsSchema>
export type SavedCrossing = z.infer<typeof savedCrossingSchema>
export type SavedCrossings = z.infer<typeof savedCrossingsSchema>

/** The compiler refuses this file when the schema and the table of the analysis part ways. */
export const tableAgrees: FigureAgrees<z.infer<typeof crossTableSchema>, CrossTable> = true
