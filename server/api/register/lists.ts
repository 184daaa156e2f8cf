import { z } from '@hono/zod-openapi'
import { listFields } from '../../memberLists/columns/fields.ts'

const textSchema = z.object({ nl: z.string(), en: z.string() })

/** A file of two mebibytes in base64. */
const longestContent = 2_900_000

export const listFileSchema = z.object({
  fileName: z.string().min(1).max(255).openapi({ description: 'Only its ending counts.' }),
  content: z.base64().max(longestContent).openapi({ description: 'The bytes of the file.' }),
})

export const mappingSchema = z.partialRecord(z.enum(listFields), z.number().int().min(0).max(199)).openapi({ description: 'Place of the column by field; as remembered or suggested when it is left out.' })

export const listChoicesSchema = z.object({
  mapping: mappingSchema.optional(),
  same: z.array(z.object({ line: z.number().int().positive(), companyId: z.string().max(100) })).max(5_000).default([]).openapi({ description: 'Rows that are a company of the register.' }),
  leaving: z.array(z.string().max(100)).max(5_000).default([]).openapi({ description: 'Memberships that are not on the list and end.' }),
})

/** The list itself, or the one that the manager of the cluster sent. */
export const handedInListSchema = listChoicesSchema.extend({ clusterId: z.string().max(100), file: listFileSchema.nullable().openapi({ description: 'Null: the list that the cluster sent.' }) }).openapi('HandedInList')

export const acceptListSchema = handedInListSchema.extend({ digest: z.string().max(100), acceptWarnings: z.boolean() }).openapi('AcceptList')

export const ownListSchema = z.object({ file: listFileSchema, mapping: mappingSchema.optional() }).openapi('OwnList')

export const rowCountsSchema = z.object({ added: z.number(), rejoined: z.number(), changed: z.number(), unchanged: z.number(), left: z.number() })

export const listPreviewSchema = z
  .object({
    fileName: z.string(),
    header: z.array(z.string()),
    headerLine: z.number(),
    skipped: z.array(z.number()),
    mapping: z.partialRecord(z.enum(listFields), z.number()),
    how: z.partialRecord(z.enum(listFields), z.enum(['remembered', 'name', 'content'])),
    rows: rowCountsSchema,
    errors: z.number(),
    warnings: z.number(),
    findings: z.array(z.object({ line: z.number(), kind: z.string(), severity: z.enum(['error', 'warning']), column: z.string(), value: z.string(), wrong: textSchema, expected: textSchema, advice: textSchema })).openapi({ description: 'The first ones; all are in the report.' }),
    changes: z.array(
      z.object({
        line: z.number(),
        company: z.string(),
        kind: z.enum(['added', 'rejoined', 'changed']),
        facts: z.array(z.object({ fact: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ).openapi({ description: 'The first ones.' }),
    proposals: z.array(z.object({ line: z.number(), companyId: z.string(), name: z.string(), enterpriseNumber: z.string().nullable(), because: z.enum(['sameName', 'likeName', 'sameDomain']) })),
    notListed: z.array(z.object({ membershipId: z.string(), company: z.string() })),
    report: textSchema.openapi({ description: 'Every finding as CSV.' }),
    digest: z.string(),
  })
  .openapi('ListPreview')

export const listAcceptedSchema = z.object({ rows: rowCountsSchema }).openapi('ListAccepted')

export type ShownListPreview = z.infer<typeof listPreviewSchema>
