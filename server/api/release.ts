import { z } from '@hono/zod-openapi'
import type { DerivedMean, ReleasedBase, ReleasedFigure } from '../../analysis/index.ts'
import { type FigureAgrees } from './figureAgrees.ts'
import { waveSummarySchema } from './waves.ts'

const withheldSchema = z.object({ kind: z.literal('withheld') }).openapi('Withheld', { description: 'Not shown, to protect companies; never with a reason.' })

const releasedBaseSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('exact'), base: z.number().int() }),
    z.object({ kind: z.literal('about'), base: z.number().int() }),
    z.object({ kind: z.literal('between'), least: z.number().int(), most: z.number().int() }),
  ])
  .openapi('ReleasedBase')

const meanShape = { kind: z.literal('mean'), base: releasedBaseSchema, mean: z.number(), decimals: z.union([z.literal(1), z.literal(2)]) }
const counts = z.array(z.tuple([z.number().int(), z.number().int()])).openapi({ description: 'Code and count, the count to the nearest multiple of three.' })

export const releasedFigureSchema = z
  .discriminatedUnion('kind', [
    withheldSchema,
    z.object(meanShape),
    z.object({ kind: z.literal('atLeast'), base: releasedBaseSchema, bound: z.number() }),
    z.object({ kind: z.literal('atMost'), base: releasedBaseSchema, bound: z.number() }),
    z.object({ kind: z.literal('distribution'), base: releasedBaseSchema, counts, mean: z.number().nullable() }),
    z.object({ kind: z.literal('exact'), base: releasedBaseSchema, counts, mean: z.number().nullable() }),
    z.object({ kind: z.literal('nearlyAll'), base: releasedBaseSchema, code: z.number().int() }),
  ])
  .openapi('ReleasedFigure')

export const derivedFigureSchema = z.discriminatedUnion('kind', [withheldSchema, z.object({ ...meanShape, parts: z.number().int() })]).openapi('DerivedFigure')

/** Own cluster, programme and peer group of one figure. */
const beside = <Schema extends z.ZodType>(schema: Schema) => ({ own: schema, programme: schema, peers: schema.nullable() })

export const clusterReleaseSchema = z
  .object({
    peerGroup: z.string().nullable().openapi({ description: 'call=… or embedding=…; null where no group passes the rule.' }),
    figures: z.array(z.object({ variable: z.string(), ...beside(releasedFigureSchema) })),
    derived: z.array(z.object({ measure: z.string(), ...beside(derivedFigureSchema) })),
  })
  .openapi('ClusterRelease')

export const releaseStampSchema = z
  .object({ edition: z.number().int(), hash: z.string().openapi({ description: 'SHA-256 over the release; the same answers give the same hash.' }), madeAt: z.iso.datetime() })
  .openapi('ReleaseStamp')

const auditedFigure = z.object({ variable: z.string(), group: z.string() })

/** What the steward looks at before releasing, and after. */
export const waveReleaseSchema = z
  .object({
    wave: waveSummarySchema,
    released: z.union([releaseStampSchema, z.null()]).openapi({ description: 'What counts outside the agency; null before the release.' }),
    intact: z.boolean().nullable().openapi({ description: 'Whether the answers still are those that were frozen; null before freezing.' }),
    look: z
      .object({
        hash: z.string().openapi({ description: 'Of the release, or of what would be released.' }),
        eligible: z.number().int(),
        kept: z.number().int(),
        proven: z.number().int().openapi({ description: 'Answers for which a second data set with the same displays was shown to exist.' }),
        rounds: z.number().int(),
        dropped: z.array(auditedFigure.extend({ reason: z.enum(['fewAnswers', 'remainder', 'linear', 'integer']) })),
        rounded: z.array(auditedFigure).openapi({ description: 'Shown with the mean of the rounded counts instead of the mean to two decimals.' }),
        peers: z.array(z.object({ cluster: z.string(), group: z.string().nullable() })),
        findings: z.array(z.object({ nl: z.string(), en: z.string() })).openapi({ description: 'What the self-check finds; with any of these it is not released.' }),
      })
      .nullable()
      .openapi({ description: 'Null before freezing: nothing is made of answers that still change.' }),
  })
  .openapi('WaveRelease')

export const releaseRequestSchema = z.object({ hash: z.string().length(64).openapi({ description: 'Of the release as it was looked at.' }) }).openapi('ReleaseRequest')

export type WaveRelease = z.infer<typeof waveReleaseSchema>
export type ClusterReleaseShown = z.infer<typeof clusterReleaseSchema>
export type ReleasedFigureShown = z.infer<typeof releasedFigureSchema>
export type DerivedFigureShown = z.infer<typeof derivedFigureSchema>
export type ReleasedBaseShown = z.infer<typeof releasedBaseSchema>

/** The compiler refuses this file when a schema and the release part ways. */
export const releaseAgrees: {
  readonly figure: FigureAgrees<ReleasedFigureShown, ReleasedFigure>
  readonly base: FigureAgrees<ReleasedBaseShown, ReleasedBase>
  readonly derived: FigureAgrees<Extract<DerivedFigureShown, { kind: 'mean' }>, DerivedMean>
} = { figure: true, base: true, derived: true }
