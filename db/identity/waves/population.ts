import type { Database } from '../../store.ts'

/** The population of a wave, once it is taken from the register. */
export interface Population {
  readonly frozenAt: string
  /** Who was a member on this day is in it. */
  readonly on: string
}

export async function findPopulation(db: Database, waveId: string): Promise<Population | undefined> {
  const row = await db.selectFrom('wave').select(['population_frozen_at as frozenAt', 'population_on as on']).where('id', '=', waveId).executeTakeFirst()
  return row === undefined || row.frozenAt === null || row.on === null ? undefined : { frozenAt: row.frozenAt, on: row.on }
}

export async function setPopulation(db: Database, waveId: string, { frozenAt, on }: Population): Promise<void> {
  await db.updateTable('wave').set({ population_frozen_at: frozenAt, population_on: on }).where('id', '=', waveId).execute()
}
