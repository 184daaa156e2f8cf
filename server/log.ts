/** One line of the log stays one line: line ends and other control characters are written as `\u000a`. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`)

/** A line of the program in a stack; what a message made to look like one has no place in a file. */
const frame = /^ {4}at (?:[\w.$<>[\]# ]+ \()?(?:file:\/\/|node:|\/)[^\s@?]+:\d+:\d+\)?$/

/** The stack begins with the message, which may have lines of its own: only what comes behind it is looked at. */
function framesOf({ stack = '', message }: Error): string {
  const end = message === '' ? 0 : stack.lastIndexOf(message) + message.length
  return stack
    .slice(Math.max(end, 0))
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, 8)
    .join('\n')
}

const plainName = (name: unknown): string => (typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : 'Error')

/**
 * What went wrong, for the operator. The message of an error may quote what somebody typed, an address or a token,
 * so only its kind, its code and the lines of the program are written.
 */
export function reportTrouble(what: string, error: unknown): void {
  if (!(error instanceof Error)) {
    console.error(`${oneLine(what)}: not an Error`)
    return
  }
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{1,40}$/.test(error.code) ? ` ${error.code}` : ''
  console.error(`${oneLine(what)}: ${plainName(error.name)}${code}\n${framesOf(error)}`)
}

/** A figure of our own that was not let out: what it is and which kinds of contradiction it holds, no figure of it. */
export function reportContradictions(what: string, kinds: readonly string[]): void {
  console.error(oneLine(`the self-check refused to let out ${what}: ${[...new Set(kinds)].join(', ')}`))
}

/** Ends the process at an error that nobody caught, without the message that Node would print with it. */
export function endAtUncaughtErrors(): void {
  process.on('uncaughtException', (error: unknown) => {
    reportTrouble('the server stops at an error that nothing caught', error)
    process.exit(1)
  })
}
