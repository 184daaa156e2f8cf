import { z } from '@hono/zod-openapi'

export const languageSchema = z.enum(['nl', 'en'])
export type Language = z.infer<typeof languageSchema>
