import type { Result } from '../result.ts'

/** Second minus first, or later minus earlier, on the scale of the variable. */
export type Difference = Result<{
  /** Responses on both sides together. */
  readonly base: number
  readonly difference: number
  readonly standardError: number
  /** 95 % interval by t. */
  readonly lower: number
  readonly upper: number
  readonly t: number
  readonly degreesOfFreedom: number
  readonly p: number
}>
