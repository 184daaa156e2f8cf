/** Wrong usage of a command: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Something that the person at the terminal can put right: exit 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

const fileTroubles: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  EACCES: 'no permission',
  EEXIST: 'it exists already',
  ENOSPC: 'the disk is full',
}

/** Why the file system refused, in words. */
export const fileTrouble = (error: NodeJS.ErrnoException): string => fileTroubles[error.code ?? ''] ?? error.message

/** Runs a command; a failure is one line on standard error, and exit 1, or 2 for wrong usage. */
export async function runCommand(name: string, command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    const isUsage = error instanceof UsageError
    process.stderr.write(`${name}: ${(error as Error).message.replace(/\s+/g, ' ').trim()}${isUsage ? '; see --help' : ''}\n`)
    process.exitCode = isUsage ? 2 : 1
  }
}

/** A line that rewrites itself on a terminal; nothing in a pipe. */
export function showProgress(what: string): (done: number, total: number) => void {
  if (!process.stderr.isTTY) return () => {}
  return (done, total) => {
    process.stderr.write(`\r${what}: ${done} of ${total}${done >= total ? '\n' : ''}`)
  }
}
