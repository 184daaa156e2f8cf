import { z } from '@hono/zod-openapi'
import { ageClasses, areas, headCountClasses, membershipClasses, sizeLevels } from '../../../analysis/index.ts'
import { clusterGaps, missingKinds } from '../../register/missing.ts'

const day = z.iso.date()
const count = z.number().int().nonnegative()
const countsOf = <Names extends readonly [string, ...string[]]>(names: Names) => z.record(z.enum(names), count)

export const taskSchema = z.object({
  round: z.string(),
  state: z.enum(['requested', 'overdue', 'received', 'accepted']),
  requestedAt: z.string(),
  remindedAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  acceptedAt: z.string().nullable(),
})

const missingCountsSchema = countsOf(missingKinds)

export const registerSchema = z
  .object({
    /** The year for which lists are asked now. */
    round: z.string(),
    clusters: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        abbreviation: z.string().nullable(),
        call: z.string(),
        embedding: z.string(),
        endsOn: z.string().nullable(),
        aliases: z.array(z.string()),
        active: z.boolean(),
        gaps: z.array(z.enum(clusterGaps)),
        members: count,
        missing: missingCountsSchema,
        task: taskSchema.nullable(),
        received: z.object({ fileName: z.string(), receivedAt: z.string() }).nullable(),
      }),
    ),
    missing: missingCountsSchema,
    members: count,
    companies: count,
    waves: z
      .array(z.object({ id: z.string(), label: z.string(), population: z.object({ frozenAt: z.string(), on: day, members: count }).nullable() }))
      .openapi({ description: 'Those that are not open yet, with the population that was taken from the register.' }),
  })
  .openapi('Register')

export const missingMembersSchema = z
  .object({
    total: count,
    members: z
      .array(z.object({ membershipId: z.string(), company: z.string(), clusterId: z.string(), cluster: z.string(), name: z.string().nullable(), email: z.string().nullable(), language: z.string(), missing: z.array(z.enum(missingKinds)) }))
      .openapi({ description: 'The first ones, by company.' }),
  })
  .openapi('MissingMembers')

export const reachSchema = z
  .object({
    cluster: z.object({ id: z.string(), name: z.string() }).nullable().openapi({ description: 'Null: the whole programme.' }),
    clusters: z.array(z.object({ id: z.string(), name: z.string() })),
    on: day,
    companies: count,
    memberships: count,
    byHeadCount: countsOf(headCountClasses),
    byAge: countsOf(ageClasses),
    meanAge: z.number().nullable(),
    byArea: countsOf(areas),
    byMunicipality: z.array(z.object({ municipality: z.string(), companies: count })),
    byMemberships: z.record(z.enum(membershipClasses), countsOf(sizeLevels)),
  })
  .openapi('Reach')

export const mergeProposalsSchema = z
  .object({
    proposals: z.array(
      z.object({
        company: z.object({ id: z.string(), name: z.string(), provisionalId: z.string().nullable(), clusters: z.array(z.string()) }),
        other: z.object({ id: z.string(), name: z.string(), enterpriseNumber: z.string().nullable(), clusters: z.array(z.string()) }),
        because: z.enum(['sameName', 'likeName', 'sameDomain']),
      }),
    ),
  })
  .openapi('MergeProposals')

export const requestListsSchema = z.object({ round: z.string().regex(/^20\d\d$/, 'expected a year such as 2027'), clusterIds: z.array(z.string().max(100)).min(1).max(1_000) }).openapi('RequestLists')
export const requestedListsSchema = z.object({ asked: count, reminded: count }).openapi('RequestedLists')

export const clusterFactsSchema = z
  .object({
    name: z.string().trim().min(1).max(200),
    abbreviation: z.string().trim().max(50).nullable(),
    call: z.string().trim().min(1).max(20),
    embedding: z.enum(['zelfstandig', 'gevestigd']),
    endsOn: day.nullable(),
    aliases: z.array(z.string().trim().min(1).max(200)).max(30),
  })
  .openapi('ClusterFacts')

export const freezePopulationSchema = z.object({ waveId: z.string().max(100), on: day.optional().openapi({ description: 'Who was a member on this day is in; today when it is left out.' }) }).openapi('FreezePopulation')
export const frozenPopulationSchema = z.object({ already: z.boolean(), frozenAt: z.string(), on: day, members: count, withoutAddress: count }).openapi('FrozenPopulation')

const correctedFacts = { employees: z.number().int().nullable(), founded: z.number().int().nullable(), postalCode: z.string().nullable() }
export const correctionsSchema = z
  .object({ corrections: z.array(z.object({ companyId: z.string(), company: z.string(), proposedAt: z.iso.datetime(), ...correctedFacts, now: z.object(correctedFacts) })) })
  .openapi('FactCorrections', { description: 'What members say of their company; null where they say nothing. Beside it what the register says now.' })
export const decideCorrectionSchema = z.object({ companyId: z.string().max(100), proposedAt: z.iso.datetime(), accept: z.boolean() }).openapi('DecideCorrection')
export const mergeSchema = z.object({ companyId: z.string().max(100), intoId: z.string().max(100) }).openapi('CompanyMerge')
export const doneSchema = z.object({ done: z.literal(true) }).openapi('Done')

export type Register = z.infer<typeof registerSchema>
export type RegisterClusterRow = Register['clusters'][number]
export type MissingMembers = z.infer<typeof missingMembersSchema>
export type ReachShown = z.infer<typeof reachSchema>
export type FactCorrections = z.infer<typeof correctionsSchema>
export type MergeProposals = z.infer<typeof mergeProposalsSchema>
export type FrozenPopulation = z.infer<typeof frozenPopulationSchema>
export type TaskShown = z.infer<typeof taskSchema>
