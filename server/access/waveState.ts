import { takesAnswers, waveStateAt, type WaveClock, type WaveState } from '../../db/identity/waves/waveStates.ts'

/** What a wave is at a moment, by the clock of the server. */
export const waveState = (wave: WaveClock, now: Date): WaveState => waveStateAt(wave, now)

/** What a wave is for one member: still open in the grace after closing, for who had started. */
export function waveStateFor(wave: WaveClock, startedAt: string | null, now: Date): WaveState {
  return takesAnswers(wave, startedAt, now) ? 'open' : waveStateAt(wave, now)
}
