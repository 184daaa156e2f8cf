import { z } from '@hono/zod-openapi'
import { participationSchema, result } from './figures.ts'
import { representativenessSchema } from './representativeness.ts'

const { responseRate, completionRate } = participationSchema.shape
const count = z.number().int()

const stagesSchema = z.object({ invited: count, opened: count, started: count, complete: count, bounced: count, optedOut: count, gone: count, responseRate, completionRate }).openapi('Stages')
const levelsSchema = z.array(stagesSchema.extend({ level: z.string() }))

const daysSchema = z.array(z.object({ day: count, complete: count, share: z.number() }).openapi('CurvePoint'))

const curves = {
  days: daysSchema.openapi({ description: 'Complete answers from the day of the opening on, by whole days in Belgium.' }),
  former: z.object({ label: z.string(), days: daysSchema }).nullable().openapi({ description: 'The same of the wave before, whole; null without one.' }),
}

const until = { untilMeans: count, untilDistributions: count }

export const fieldworkSchema = z
  .object({
    total: stagesSchema,
    clusters: z.array(stagesSchema.extend({ level: z.string(), name: z.string(), ...until })),
    call: levelsSchema,
    size: levelsSchema,
    embedding: levelsSchema,
    ...curves,
    forecast: result({ value: z.number() }).openapi({ description: 'Complete at the end over invited, if it goes on as in the wave before.' }),
    fillingTime: result({ base: count, medianMinutes: z.number(), classes: z.array(z.object({ from: z.number(), until: z.number().nullable(), members: count })) }),
    stops: z.array(z.object({ page: z.string().nullable(), members: count })).openapi({ description: 'Where those are who started and did not finish.' }),
    balance: z.object({
      representativeness: representativenessSchema,
      groups: z.array(z.object({ call: z.string(), size: z.string(), embedding: z.string(), invited: count, complete: count, missing: count, part: z.number() })),
    }),
  })
  .openapi('Fieldwork')

export const clusterFieldworkSchema = z.object({ total: stagesSchema, ...curves, ...until }).openapi('ClusterFieldwork')

const versioned = <Answer extends z.ZodType>(answer: Answer) => z.object({ version: z.string().openapi({ description: 'For `after`: the next request is answered when it is another, or after some time.' }), answer })
export const fieldworkAnswerSchema = versioned(fieldworkSchema).openapi('FieldworkAnswer')
export const clusterFieldworkAnswerSchema = versioned(clusterFieldworkSchema).openapi('ClusterFieldworkAnswer')

export type Fieldwork = z.infer<typeof fieldworkSchema>
export type ClusterFieldwork = z.infer<typeof clusterFieldworkSchema>
