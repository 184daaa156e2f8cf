import { z } from '@hono/zod-openapi'
import { participationSchema } from './figures.ts'
import { clusterReleaseSchema, releaseStampSchema } from './release.ts'
import { waveSummarySchema } from './waves.ts'

export const memberStatusSchema = z.enum(['invited', 'started', 'complete', 'optedOut', 'gone'])

export const managerOverviewSchema = z
  .object({
    cluster: z.object({ id: z.string(), name: z.string(), abbreviation: z.string().nullable() }),
    waves: z.array(waveSummarySchema.extend({ participation: participationSchema })),
    wave: waveSummarySchema.nullable().openapi({ description: 'The wave asked for, else the latest; null without any.' }),
    participation: participationSchema.nullable(),
    programme: participationSchema.nullable(),
    members: z.array(
      z.object({
        company: z.string(),
        contact: z.string().nullable(),
        email: z.string().nullable(),
        status: memberStatusSchema,
        mail: z.enum(['waiting', 'sent', 'bounced', 'failed']).nullable().openapi({ description: 'What became of the last mail about this member; null while there is none.' }),
      }),
    ),
  })
  .openapi('ManagerOverview')

const answersNeededSchema = z.discriminatedUnion('kind', [
  z.object({ variable: z.string(), kind: z.literal('none') }),
  z.object({ variable: z.string(), kind: z.literal('more'), least: z.number().int(), most: z.number().int() }),
  z.object({ variable: z.string(), kind: z.literal('notTold'), from: z.number().int() }),
])

export const managerResultsSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('open') }),
    z.object({ state: z.literal('awaitingRelease') }).openapi({ description: 'Closed, but nothing of it has left the agency yet.' }),
    z.object({
      state: z.literal('released'),
      release: releaseStampSchema,
      ...clusterReleaseSchema.shape,
      needed: z.array(answersNeededSchema).openapi({ description: 'How many more answers of the own cluster the rules ask for, as far as the release itself tells how many there were.' }),
    }),
  ])
  .openapi('ManagerResults')

export type ManagerOverview = z.infer<typeof managerOverviewSchema>
export type ManagerResults = z.infer<typeof managerResultsSchema>
export type MemberStatus = z.infer<typeof memberStatusSchema>
