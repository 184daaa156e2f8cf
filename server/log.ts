const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n')

/**
 * What went wrong, for the operator. The message of an error may quote what somebody typed, an address or a token,
 * so only its kind, its code and the lines of the program are written.
 */
export function reportTrouble(what: string, error: unknown): void {
  if (!(error instanceof Error)) {
    console.error(`${what}: not an Error`)
    return
  }
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,40}$/.test(error.code) ? ` ${error.code}` : ''
  console.error(`${what}: ${error.name}${code}\n${framesOf(error)}`)
}

/** A figure of our own that was not let out: what it is and which kinds of contradiction it holds, no figure of it. */
export function reportContradictions(what: string, kinds: readonly string[]): void {
  console.error(`the self-check refused to let out ${what}: ${[...new Set(kinds)].join(', ')}`)
}
