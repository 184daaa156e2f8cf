import { z } from 'zod'

export interface Operation {
  readonly method: string
  /** As in the document: `/r/{token}`. */
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>>
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<Operation, 'method' | 'path'>>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

export async function readOpenApi(origin: string): Promise<OpenApiDocument> {
  return (await (await fetch(`${origin}/api/openapi.json`)).json()) as OpenApiDocument
}

export function operationsOf({ paths }: OpenApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, parameters: operation.parameters ?? [], responses: operation.responses })),
  )
}

/** The schema as the document states it, with nothing beside what it names: an answer may not hold more than was said. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] =>
    key === '$ref' ? [key, String(value).replace('#/components/schemas/', '#/$defs/')] : [key, strict(value)],
  )
  const copy = Object.fromEntries(entries)
  return copy['type'] === 'object' && copy['properties'] !== undefined && copy['additionalProperties'] === undefined ? { ...copy, additionalProperties: false } : copy
}

/** What is wrong with an answer by the document's own words; empty when nothing is. */
export function complaints(document: OpenApiDocument, schema: object, value: unknown): string[] {
  const whole = { ...(strict(schema) as object), $defs: strict(document.components.schemas) }
  const parsed = z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0]).safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}
