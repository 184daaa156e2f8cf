import { insertRelease } from '../../db/answers/release.ts'
import { changeWave, type WaveChangeOutcome } from '../../db/crossings/changeWave.ts'
import type { Actor } from '../../db/audit/auditTrail.ts'
import type { Store } from '../../db/store.ts'
import type { MadeRelease } from './makeWaveRelease.ts'

/** Stores a release and brings its wave to the state in which it is shown: both or neither. */
export async function releaseWave(store: Store, { waveId, made, actor, now }: { readonly waveId: string; readonly made: MadeRelease; readonly actor: Actor; readonly now: Date }): Promise<WaveChangeOutcome> {
  return await store.kysely.transaction().execute(async (transaction) => {
    const { document, audit, hash } = made
    const outcome = await changeWave(transaction, { waveId, act: 'release', actor, now, details: { hash, eligible: audit.eligible, kept: audit.kept } })
    if (outcome.kind === 'done') await insertRelease(transaction, { waveId, madeAt: now, document, audit })
    return outcome
  })
}
