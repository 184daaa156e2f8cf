import type { Result } from '../result.ts'

/** From invitation to complete response, in members. Each step contains the next. */
export interface ParticipationCounts {
  readonly invited: number
  readonly started: number
  readonly complete: number
}

export interface Participation extends ParticipationCounts {
  /** started / invited, 0..1: what the 2020 study called the response rate. */
  readonly responseRate: Result<{ readonly value: number }>
  /** complete / invited, 0..1: the base of every figure. */
  readonly completionRate: Result<{ readonly value: number }>
}
