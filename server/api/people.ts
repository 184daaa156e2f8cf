import { z } from '@hono/zod-openapi'
import { languageSchema } from './language.ts'

export const peopleSearchSchema = z.object({ text: z.string().trim().min(3).max(200) }).openapi('PeopleSearch')

export const peopleSchema = z
  .object({
    people: z.array(
      z.object({ contactId: z.string(), name: z.string().nullable(), email: z.string().nullable(), company: z.string(), enterpriseNumber: z.string().nullable() }),
    ),
    /** True when there are more than are listed. */
    more: z.boolean(),
  })
  .openapi('People')

const moment = z.string().nullable()

export const personSchema = z
  .object({
    contact: z.object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable(), language: z.string() }),
    company: z.object({ name: z.string(), enterpriseNumber: z.string().nullable(), founded: z.number().nullable(), postalCode: z.string().nullable(), employees: z.number().nullable() }),
    memberships: z.array(z.object({ cluster: z.string() })),
    invitations: z.array(
      z.object({
        id: z.string(),
        wave: z.string(),
        cluster: z.string(),
        openedAt: moment,
        startedAt: moment,
        completedAt: moment,
        optedOutAt: moment,
        revokedAt: moment,
        linkDestroyedAt: moment,
      }),
    ),
  })
  .openapi('Person')

export const correctionSchema = z
  .object({ name: z.string().trim().max(200).nullable(), email: z.string().trim().toLowerCase().max(254).nullable(), language: languageSchema })
  .openapi('PersonCorrection')

export const erasureSchema = z
  .discriminatedUnion('what', [z.object({ what: z.literal('contact') }), z.object({ what: z.literal('answers'), invitationId: z.string().max(100) })])
  .openapi('Erasure')

export const erasedSchema = z
  .object({ responses: z.number().int().openapi({ description: 'How many answer documents went.' }), unlinked: z.boolean().openapi({ description: 'Nobody can tell any more which answers are meant: nothing was erased.' }) })
  .openapi('Erased')

export type People = z.infer<typeof peopleSchema>
export type Person = z.infer<typeof personSchema>
export type Erased = z.infer<typeof erasedSchema>
