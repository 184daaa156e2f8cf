import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** Percent of the disk that must be free for the server to start, and under which it says so. */
export const leastFree = { start: 10, quiet: 20 } as const

/** Free for us, in percent of the whole disk. */
export const freePercent = ({ bavail, blocks }: { readonly bavail: number; readonly blocks: number }): number => (blocks === 0 ? 100 : (100 * bavail) / blocks)

/**
 * @returns what to warn of, or nothing
 * @throws Error when so little is free that answers could soon not be stored
 */
export function judgeFreeDisk(percent: number, folder: string): string | undefined {
  const said = `${percent.toFixed(0)} % of the disk of ${folder} is free`
  if (percent < leastFree.start) throw new Error(`only ${said}, and ${leastFree.start} % is needed, so that answers can be stored for a while: make room, or move the database`)
  return percent < leastFree.quiet ? `Only ${said}: under ${leastFree.start} % the server does not start again` : undefined
}

/** The disk of the files of SQLite; what PostgreSQL writes to is watched where it runs. */
export async function assertFreeDisk(databaseUrl: string): Promise<string | undefined> {
  if (!databaseUrl.startsWith('sqlite:')) return undefined
  const folder = dirname(resolve(databaseUrl.slice('sqlite:'.length)))
  return judgeFreeDisk(freePercent(await statfs(folder)), folder)
}
