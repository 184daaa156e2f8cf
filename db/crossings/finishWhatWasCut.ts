import { markWave } from '../identity/waves/wave.ts'
import { replayErasures } from './erasures.ts'
import { repairProgress } from './repairProgress.ts'
import type { Store } from '../store.ts'

/** At the start: what a crash cut between the rooms is finished, and what was to be erased is gone. */
export async function finishWhatWasCut(store: Store, now: Date): Promise<void> {
  await store.kysely.transaction().execute(async (transaction) => {
    for (const waveId of await replayErasures(transaction)) await markWave(transaction, waveId)
  })
  await repairProgress(store, now)
}
