import { z } from '@hono/zod-openapi'
import type { TypedResponse } from 'hono'
import { problems, problemSchema, type ProblemCode } from '../api/problems.ts'
import type { VisitContext } from '../visit.ts'

/** Anything of the schema's shape; readonly values of the analysis may be sent as they are. */
type Sendable<Value> = Value extends readonly (infer Entry)[]
  ? readonly Sendable<Entry>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Sendable<Value[Key]> }
    : Value

/** Fits every route, because `sendJson` has already held the value against the schema. */
type Sent = Response & TypedResponse<any, any, any>

export function sendJson<Schema extends z.ZodType>(context: VisitContext, _schema: Schema, value: Sendable<z.output<Schema>>): Sent {
  return context.json(value as never) as unknown as Sent
}

/** The 200 of a route that answers with JSON. */
export const jsonOf = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
})

/** The problems that a route answers with, one entry a status. A schema of its own goes with a status that says more. */
export function problemsOf(codes: readonly ProblemCode[], schemas: Readonly<Record<number, z.ZodType>> = {}) {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) byStatus.set(problems[code].status, [...(byStatus.get(problems[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      { description: of.join(', '), content: { 'application/problem+json': { schema: schemas[status] ?? problemSchema } } },
    ]),
  )
}

const htmlContent = { 'text/html': { schema: z.string() } }

/** The answers of a page, by status. */
export const pageOf = (descriptions: Readonly<Record<number, string>>) =>
  Object.fromEntries(Object.entries(descriptions).map(([status, description]) => [status, { description, content: htmlContent }]))

export const redirectTo = (where: string) => ({ 303: { description: `To ${where}` } })

/** `?taal=en`; anything else is no choice. */
export const languageQuery = z.object({ taal: z.string().optional().openapi({ description: 'nl or en', example: 'en' }) })
