import { z } from '@hono/zod-openapi'
import { isOrganisation, isShownName, isSubject } from '../accounts/fields.ts'
import { isOneAddress } from '../mail/mailer.ts'
import { roleSchema } from './session.ts'

/** A manager has a cluster, and nobody else has. */
const rights = z.object({ role: roleSchema, clusterId: z.string().max(100).nullable() })
const clusterFits = ({ role, clusterId }: z.infer<typeof rights>) => (role === 'manager') === (clusterId !== null)
const clusterExpected = 'expected with the role manager, and with no other'

export const rightsSchema = rights.refine(clusterFits, { path: ['clusterId'], message: clusterExpected }).openapi('AccountRights')

export const newAccountSchema = rights
  .extend({
    email: z.string().trim().toLowerCase().max(254).refine(isOneAddress, 'expected one e-mail address'),
    name: z.string().trim().max(200).refine(isShownName, 'expected one line of 1 to 200 characters'),
  })
  .refine(clusterFits, { path: ['clusterId'], message: clusterExpected })
  .openapi('NewAccount')

export const accountStateSchema = z.object({ disabled: z.boolean() }).openapi('AccountState')

export const accountLinkSchema = z
  .object({
    subject: z.string().trim().refine(isSubject, 'expected the code that the page without access shows'),
    organisation: z.string().trim().refine(isOrganisation, 'expected an OVO code such as OVO000001, or ten digits').nullable(),
  })
  .openapi('AccountLink')

export const accountsSchema = z
  .object({
    accounts: z.array(
      z.object({
        id: z.string(),
        email: z.string(),
        name: z.string(),
        role: roleSchema,
        clusterId: z.string().nullable(),
        disabledAt: z.string().nullable(),
        /** Can sign in at the provider; what that calls the person is not shown. */
        linked: z.boolean(),
      }),
    ),
    clusters: z.array(z.object({ id: z.string(), name: z.string() })),
    /** The name of the sign-in provider; null when sign-in is by mailed link only. */
    provider: z.string().nullable(),
    /** The account of who asks. */
    own: z.string(),
  })
  .openapi('Accounts')

export type Accounts = z.infer<typeof accountsSchema>
export type AccountRow = Accounts['accounts'][number]
