import { z } from '@hono/zod-openapi'
import { missingKinds } from '../../register/missing.ts'
import { readMailAddress } from '../../memberLists/cells/mailAddress.ts'
import { taskSchema } from './register.ts'

const isOneAddress = (text: string): boolean => {
  const read = readMailAddress(text)
  return read.kind === 'addresses' && read.addresses.length === 1
}

const line = (longest: number) => z.string().trim().min(1).max(longest).refine((text) => !/\p{Cc}/u.test(text), 'expected one line')

export const contactSchema = z
  .object({
    name: line(200).nullable(),
    email: z.string().trim().max(254).refine(isOneAddress, 'expected one address such as name@company.be').nullable(),
    language: z.enum(['nl', 'en']),
  })
  .openapi('MemberContact')

export const goneSchema = z.object({ leftOn: z.iso.date().nullable().openapi({ description: 'The last day as a member; null takes it back.' }) }).openapi('MemberGone')

export const ownMembersSchema = z
  .object({
    cluster: z.object({ id: z.string(), name: z.string() }),
    task: taskSchema.nullable(),
    received: z.object({ fileName: z.string(), receivedAt: z.string() }).nullable(),
    members: z.array(
      z.object({
        membershipId: z.string(),
        company: z.string(),
        enterpriseNumber: z.string().nullable(),
        joinedOn: z.string().nullable(),
        leftOn: z.string().nullable(),
        contact: z.object({ name: z.string().nullable(), email: z.string().nullable(), language: z.string(), bouncedOn: z.string().nullable() }).nullable(),
        missing: z.array(z.enum(missingKinds)),
      }),
    ),
  })
  .openapi('OwnMembers')

export type OwnMembers = z.infer<typeof ownMembersSchema>
export type OwnMember = OwnMembers['members'][number]
export type MemberContact = z.infer<typeof contactSchema>
