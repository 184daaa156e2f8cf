/**
 * One text for one set of answers, whatever the order of its keys: two documents with the same text say the same.
 * The order of chosen effects says nothing either, so lists are sorted.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && !isEmpty(inner))
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).sort().join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** A question whose rows were all taken away again is a question without an answer. */
const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0
