import { findWave as findStoredWave, type Wave } from '../../db/identity/waves/wave.ts'
import { waveState } from '../access/waveState.ts'
import type { WaveSummary } from '../api/waves.ts'
import { Problem } from '../problem.ts'
import type { Service } from '../service.ts'

export function summaryOf({ id, label, synthetic, opensAt, closesAt, questionnaireVersion }: Wave, now: Date): WaveSummary {
  return { id, label, state: waveState({ opensAt, closesAt }, now), synthetic, opensAt, closesAt, questionnaireVersion }
}

export async function requireWave(service: Service, id: string): Promise<Wave> {
  const wave = await findStoredWave(service.store.kysely, id)
  if (wave === undefined) throw new Problem('notFound')
  return wave
}
