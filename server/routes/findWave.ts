import { findWave as findStoredWave, type Wave } from '../../db/identity/waves/wave.ts'
import { waveState } from '../access/waveState.ts'
import type { WaveSummary } from '../api/waves.ts'
import { Problem } from '../problem.ts'
import type { Service } from '../service.ts'

export function summaryOf(wave: Wave, now: Date): WaveSummary {
  const { id, label, synthetic, opensAt, closesAt, questionnaireVersion } = wave
  return { id, label, state: waveState(wave, now), synthetic, opensAt, closesAt, questionnaireVersion }
}

export async function requireWave(service: Service, id: string): Promise<Wave> {
  const wave = await findStoredWave(service.store.reporting, id)
  if (wave === undefined) throw new Problem('notFound')
  return wave
}
