/** The three places of the database: separate files on SQLite, separate schemas on PostgreSQL. */
export type Room = 'identity' | 'answers' | 'link'

/**
 * In the order in which a transaction over all three becomes durable on SQLite, where each file has a commit of its own.
 * Every beginning of that order must be harmless: a link to a response that is not there yet is as good as none and is
 * used by the next save; a response without its mark in the invitation gets it (db/crossings/repairProgress.ts).
 */
export const roomsInOrderOfCommit: readonly Room[] = ['link', 'answers', 'identity']
