import { z } from '@hono/zod-openapi'
import type { FindingKind, Severity } from '../../analysis/index.ts'
import { viewSchema } from './figures.ts'

const bilingual = z.object({ nl: z.string(), en: z.string() })

/** Longest text that is read, in characters: some thousand figures. */
export const longestTable = 50_000

export const typedTableSchema = z
  .object({
    text: z.string().max(longestTable),
    decimalMark: z.enum([',', '.']).optional().openapi({ description: 'Needed only where the figures themselves do not tell.' }),
  })
  .strict()
  .openapi('TypedTable')

/** As a record, so that the compiler names a kind that the analysis added. */
const kinds: Readonly<Record<FindingKind, true>> = {
  totalOutsideGroups: true,
  shareContradictsBases: true,
  shareContradictsMeasures: true,
  figuresCopied: true,
  sameFiguresInTwoCrossings: true,
  impliedTotalsDisagree: true,
  basesExceedTotal: true,
  sameFigureDiffers: true,
  outsideScale: true,
  labelTwice: true,
  headingTwice: true,
  orderChanges: true,
  noWholeNumber: true,
  sumDiffers: true,
  rateDiffers: true,
}
const severities: Readonly<Record<Severity, true>> = { impossible: true, contradicts: true, copied: true, typedTwice: true, orderChanged: true, notPossibleWithBase: true }

const placeSchema = z
  .object({
    id: z.string(),
    printed: z.string().nullable().openapi({ description: 'As it stands in the table; null for a chart.' }),
    measure: bilingual.nullable(),
    group: bilingual.nullable().openapi({ description: 'Crossing and level; null for a total.' }),
    source: bilingual.nullable().openapi({ description: 'Where it stands: a line, a page.' }),
  })
  .openapi('PlaceInTable')

const findingSchema = z
  .object({
    kind: z.enum(Object.keys(kinds) as [FindingKind, ...FindingKind[]]),
    severity: z.enum(Object.keys(severities) as [Severity, ...Severity[]]),
    certainty: z.enum(['arithmetic', 'inPractice']),
    figures: z.array(placeSchema),
    words: bilingual,
    fits: z.array(z.object({ figures: z.array(placeSchema), from: z.number(), to: z.number(), likeliest: z.string().nullable() })),
  })
  .openapi('Finding')

const missingTotalSchema = z.object({ measure: bilingual, from: z.number(), to: z.number() })

const checkedSchema = z
  .object({
    kind: z.literal('checked'),
    figures: z.number().int(),
    measures: z.number().int(),
    crossings: z.number().int(),
    findings: z.array(findingSchema),
    remarks: z.array(findingSchema).openapi({ description: 'Worth a look, and maybe right.' }),
    missingTotals: z.array(missingTotalSchema).openapi({ description: 'Totals that are not printed and that the groups agree on.' }),
  })
  .openapi('CheckedTable')

const refusedSchema = z
  .object({
    kind: z.literal('refused'),
    problems: z.array(z.object({ line: z.number().int(), column: z.string(), value: z.string(), expected: bilingual })),
  })
  .openapi('RefusedTable')

export const tableCheckSchema = z.discriminatedUnion('kind', [checkedSchema, refusedSchema]).openapi('TableCheck')
export const studyCheckSchema = z.object({ title: bilingual, source: bilingual, check: checkedSchema }).openapi('StudyCheck')
export const waveCheckSchema = z.object({ view: viewSchema, check: checkedSchema }).openapi('WaveCheck')

export type CheckedTable = z.infer<typeof checkedSchema>
export type FindingInTable = z.infer<typeof findingSchema>
export type PlaceInTable = z.infer<typeof placeSchema>
export type StudyCheck = z.infer<typeof studyCheckSchema>
export type TableCheck = z.infer<typeof tableCheckSchema>
export type WaveCheck = z.infer<typeof waveCheckSchema>
