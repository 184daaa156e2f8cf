import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Store } from '../store.ts'

const attempts = 5

/**
 * Writes answers and key anew in the order of their random ids, without anything that was deleted, and empties the journals.
 * On PostgreSQL its own journal (pg_wal, its archive) and copies of it age out as the operator has set.
 * @throws Error when other programs kept the journals in use all the time
 */
export async function rewriteFiles(store: Store): Promise<void> {
  if (store.kind === 'postgres') {
    for (const [table, index] of [['answers.response', 'response_key'], ['link.response_link', 'response_link_pkey']] as const) {
      await sql`cluster ${sql.table(table)} using ${sql.id(index)}`.execute(store.kysely)
    }
    return
  }
  for (const place of ['main', 'answers', 'identity']) {
    await sql`vacuum ${sql.raw(place)}`.execute(store.kysely)
    await emptyJournal(store, place)
  }
}

async function emptyJournal(store: Store, place: string): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { rows } = await sql<{ busy: number }>`pragma ${sql.raw(place)}.wal_checkpoint(truncate)`.execute(store.kysely)
    if (rows[0]?.busy === 0) return
    await wait(200 * attempt)
  }
  throw new Error('the rows are gone, but other programs use the database all the time, so that its journal still holds them: do it again later')
}

/**
 * At the freezing of a wave: nothing of how its answers are stored tells any more in which order they came. On SQLite
 * the pages, on PostgreSQL also the transaction that wrote a row, which is the same one as of the invitation's mark.
 */
export async function shuffleAnswers(store: Store, waveId: string): Promise<void> {
  if (store.kind === 'postgres') await store.kysely.updateTable('response').set((eb) => ({ revision: eb.ref('revision') })).where('wave_id', '=', waveId).execute()
  await rewriteFiles(store)
}
