import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import type { Database } from '../store.ts'

/** What a kept figure was made from: another one of either, and it is not the figure any more. */
export interface MadeFrom {
  /** Names one state of the answers of the wave. */
  readonly answers: string
  /** Names one version of the program. */
  readonly code: string
}

/** The figure as it was kept, as JSON; undefined when there is none of these answers by this version of the program. */
export async function findStandardTable(db: Kysely<Schema>, waveId: string, name: string, { answers, code }: MadeFrom): Promise<string | undefined> {
  const row = await db
    .selectFrom('standard_table')
    .select('figure')
    .where('wave_id', '=', waveId)
    .where('name', '=', name)
    .where('answers', '=', answers)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.figure
}

/** Keeps a figure in the place of the one that bears its name. @param figure as JSON */
export async function keepStandardTable(db: Database, waveId: string, name: string, { answers, code }: MadeFrom, figure: string): Promise<void> {
  await db
    .insertInto('standard_table')
    .values({ wave_id: waveId, name, answers, code, figure })
    .onConflict((conflict) => conflict.columns(['wave_id', 'name']).doUpdateSet({ answers, code, figure }))
    .execute()
}
