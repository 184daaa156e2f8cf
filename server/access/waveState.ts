import type { WaveState } from '../api/waves.ts'

/** By the clock of the server; the moment of closing is already closed. */
export function waveState(wave: { readonly opensAt: string; readonly closesAt: string }, now: Date): WaveState {
  const time = now.getTime()
  if (time < Date.parse(wave.opensAt)) return 'planned'
  return time < Date.parse(wave.closesAt) ? 'open' : 'closed'
}
