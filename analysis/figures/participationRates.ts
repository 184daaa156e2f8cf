import { notEstimable } from '../result.ts'
import type { Participation, ParticipationCounts } from './participation.ts'

/** Rates from counts; nobody invited is no rate, not a rate of 0. */
export function participation(counts: ParticipationCounts): Participation {
  const rate = (part: number): Participation['responseRate'] =>
    counts.invited > 0 ? { kind: 'estimated', value: part / counts.invited } : notEstimable('noResponse')
  return { ...counts, responseRate: rate(counts.started), completionRate: rate(counts.complete) }
}
