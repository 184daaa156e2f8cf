import { z } from '@hono/zod-openapi'
import { kindOfView, rakingVariables, readView } from '../../analysis/index.ts'
import type { Crossing, CrossingBy } from '../../analysis/figures/crossing.ts'
import type { DomainId, EffectMatrix } from '../../analysis/figures/effectMatrix.ts'
import type { MeanFigure, View } from '../../analysis/figures/mean.ts'
import type { NotEstimableReason } from '../../analysis/result.ts'
import type { Participation } from '../../analysis/figures/participation.ts'
import type { RakingReport } from '../../analysis/figures/raking.ts'

/** As a record, so that the compiler names a reason that the analysis added. */
const reasons: Readonly<Record<NotEstimableReason, true>> = {
  noResponse: true,
  oneResponse: true,
  noVariation: true,
  everybodyAnswered: true,
  emptyLevel: true,
  moreThanTwoLevels: true,
  notATable: true,
  tooFewStatements: true,
  expectedCountBelowOne: true,
  noDegreesOfFreedom: true,
  marginWithoutResponse: true,
  didNotConverge: true,
  questionChanged: true,
  emptyGroup: true,
  notAsked: true,
  tooManyGroups: true,
  noFormerCourse: true,
}

const notEstimableSchema = z
  .object({ kind: z.literal('notEstimable'), reason: z.enum(Object.keys(reasons) as [NotEstimableReason, ...NotEstimableReason[]]) })
  .openapi('NotEstimable')

const suppressedSchema = z.object({ kind: z.literal('suppressed'), reason: z.enum(['baseBelowFive', 'complement']) }).openapi('Suppressed')

/** One of the three things that a figure can be. */
export function result<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.discriminatedUnion('kind', [z.object({ kind: z.literal('estimated'), ...shape }), notEstimableSchema, suppressedSchema])
}

export const viewSchema = z.enum(['published', 'stratified', 'raked']).or(z.templateLiteral(['raked:', z.string()]))

const viewText = z.string().max(300).transform((written, context): View => {
  try {
    return readView(written)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})

const rakedText = 'raked alone rakes to cluster and size; raked:cluster.call-size.cap5 to cluster and to call x size, with weights above five times the median trimmed. Margins are cluster, call, embedding, size, clusterMembers, and two of these with a hyphen between.'

/** A view as a request asks for it; whatever the wording of the same choice, it leaves here as one text. */
export const viewQuery = viewText.default('published').openapi({ type: 'string', description: `As the study of 2020 printed it (published), by strata (stratified), or raked: ${rakedText}` })

/** What is raked on, where a request is about raking. */
export const rakedViewQuery = viewText
  .refine((view) => kindOfView(view) === 'raked', { error: 'expected raked, or raked: with margins' })
  .default('raked')
  .openapi({ type: 'string', description: `What to rake on: ${rakedText}` })

export const crossingBySchema = z.enum(['call', 'size', 'embedding', 'activity'])
export const domainIdSchema = z.templateLiteral([z.enum(['call', 'size', 'embedding', 'activity', 'cluster']), '=', z.string()]).or(z.literal('total'))

export const intervalSchema = result({ lower: z.number(), upper: z.number() })
export const valueWithError = result({ value: z.number(), standardError: z.number().nullable() })

export const meanFigureSchema = z
  .object({
    base: z.number().int().nullable(),
    mean: result({ value: z.number(), standardError: z.number().nullable(), standardDeviation: z.number().nullable() }),
    interval: intervalSchema,
  })
  .openapi('MeanFigure')

const axisMeanSchema = z.object({ mean: valueWithError, interval: intervalSchema, pooled: valueWithError, effectsUsed: z.number().int() })

export const effectMatrixSchema = z
  .object({
    domain: domainIdSchema,
    vertical: z.enum(['realised', 'contribution']),
    view: viewSchema,
    base: z.number().int().nullable(),
    effects: z.array(z.object({ effect: z.number().int(), desired: meanFigureSchema, vertical: meanFigureSchema })),
    axisMeans: z.object({ desired: axisMeanSchema, vertical: axisMeanSchema }),
  })
  .openapi('EffectMatrix')

const crossingColumnSchema = z.object({
  domain: domainIdSchema,
  responses: z.number().int().nullable(),
  leftBlank: z.number().int().nullable(),
  notAsked: z.number().int().nullable(),
  figure: meanFigureSchema,
  distribution: z.array(z.object({ code: z.number().int(), count: z.number().int().nullable(), share: valueWithError, interval: intervalSchema })),
})

export const rankSchema = result({ t: z.number(), degreesOfFreedom: z.number(), p: z.number() })

export const crossingSchema = z
  .object({
    variable: z.string(),
    by: crossingBySchema,
    view: viewSchema,
    columns: z.array(crossingColumnSchema),
    difference: result({
      levels: z.tuple([z.string(), z.string()]),
      base: z.number().int(),
      difference: z.number(),
      lower: z.number(),
      upper: z.number(),
      t: z.number(),
      degreesOfFreedom: z.number(),
      p: z.number(),
    }),
    rank: rankSchema.nullable().openapi({ description: 'Design-based rank test of an item on four points.' }),
    independence: result({
      base: z.number().int(),
      F: z.number(),
      numeratorDf: z.number(),
      denominatorDf: z.number(),
      p: z.number(),
    }),
  })
  .openapi('Crossing')

const rateSchema = result({ value: z.number() })

export const participationSchema = z
  .object({
    invited: z.number().int(),
    started: z.number().int(),
    complete: z.number().int(),
    responseRate: rateSchema,
    completionRate: rateSchema,
  })
  .openapi('Participation')

/** What the reader of a raked figure must know of its weights. */
const margins = z.array(z.array(z.enum(rakingVariables)))

export const rakingReportSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('estimated'),
      converged: z.literal(true),
      margins,
      sweeps: z.number().int(),
      largestDifference: z.number().openapi({ description: 'Members: how far the weights of a level add up from its members, at most.' }),
      smallestWeight: z.number(),
      largestWeight: z.number(),
      kishDesignEffect: z.number(),
      effectiveBase: z.number(),
      cap: z.object({ limit: z.number(), trimmed: z.number().int() }).nullable().openapi({ description: 'The cap and how many responses were above it; null where none was asked for.' }),
    }),
    notEstimableSchema.extend({
      margins,
      refused: z.array(z.object({ margin: z.string(), level: z.array(z.string()) })).openapi({ description: 'Levels with members but without a response.' }),
      reached: z.object({ sweeps: z.number().int(), largestDifference: z.number() }).nullable(),
    }),
  ])
  .openapi('RakingReport')

/** `true` when both may stand where the other is expected; readonly marks aside, the wire and the analysis then speak of one thing. */
type Mutual<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never
type Writable<Value> = Value extends readonly (infer _)[]
  ? { -readonly [Key in keyof Value]: Writable<Value[Key]> }
  : Value extends object
    ? { -readonly [Key in keyof Value]: Writable<Value[Key]> }
    : Value

/** The compiler refuses this file when a schema and the figure of the analysis part ways. */
export const figuresAgree: {
  readonly crossing: Mutual<z.infer<typeof crossingSchema>, Writable<Crossing>>
  readonly crossingBy: Mutual<z.infer<typeof crossingBySchema>, CrossingBy>
  readonly domain: Mutual<z.infer<typeof domainIdSchema>, DomainId>
  readonly effectMatrix: Mutual<z.infer<typeof effectMatrixSchema>, Writable<EffectMatrix>>
  readonly meanFigure: Mutual<z.infer<typeof meanFigureSchema>, Writable<MeanFigure>>
  readonly participation: Mutual<z.infer<typeof participationSchema>, Writable<Participation>>
  readonly raking: Mutual<z.infer<typeof rakingReportSchema>, Writable<RakingReport>>
  readonly view: Mutual<z.infer<typeof viewSchema>, View>
} = { crossing: true, crossingBy: true, domain: true, effectMatrix: true, meanFigure: true, participation: true, raking: true, view: true }
