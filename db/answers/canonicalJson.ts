/** The same value with the keys of every object in order; a value without objects is itself. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inOrder)
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) ordered[key] = inOrder((value as Record<string, unknown>)[key])
  return ordered
}

/** JSON with the keys of every object in order, so that equal documents are equal text. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value))
