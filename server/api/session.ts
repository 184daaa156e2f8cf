import { z } from '@hono/zod-openapi'

export const roleSchema = z.enum(['manager', 'analyst', 'steward'])

export const sessionSchema = z
  .object({ account: z.object({ name: z.string(), role: roleSchema, clusterId: z.string().nullable() }) })
  .openapi('Session')

export type Role = z.infer<typeof roleSchema>
export type Session = z.infer<typeof sessionSchema>
