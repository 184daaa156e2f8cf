import { z } from '@hono/zod-openapi'
import type { TypedResponse } from 'hono'
import type { VisitContext } from '../../../visit.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The 200 of a route that answers with a file. */
export const fileOf = (type: string, description: string) => ({ 200: { description, content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } } } })

type Sent = Response & TypedResponse<any, any, any>

/** @param name plain ASCII without quotes, as fileName makes it */
export function sendFile(context: VisitContext, name: string, type: string, content: string | Buffer): Sent {
  return context.body(content as string, 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` }) as unknown as Sent
}
