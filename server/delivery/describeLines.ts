import { linesType } from './figureRequests.ts'

interface Operation {
  readonly responses?: Record<string, { readonly content?: Record<string, object> }>
}

interface Described {
  readonly paths?: Record<string, { readonly get?: Operation }>
}

const lines = {
  schema: { type: 'string' },
  description: 'For who accepts it, of an answer that takes its time: lines of JSON, {"progress":0.25} and at last {"status":200,"answer":…} with the plain answer or problem.',
}

const broken = { description: 'computationFailed', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }

/** Says of every JSON answer of the workbench that it may come as lines, and that a computation can break off. */
export function describeLines<Document extends object>(document: Document): Document {
  for (const [path, { get }] of Object.entries((document as Described).paths ?? {})) {
    const content = get?.responses?.['200']?.content
    if (!path.startsWith('/api/analyst/') || !content?.['application/json']) continue
    content[linesType] = lines
    get!.responses!['503'] ??= broken
  }
  return document
}
