import type { NotEstimableReason } from '../result.ts'

/** How the document says that there is no number. */
export const entry = (reason: NotEstimableReason): { notEstimable: NotEstimableReason } => ({ notEstimable: reason })

/** The number, or why there is none. */
export const numberOr = (value: number | null, reason: NotEstimableReason): number | { notEstimable: NotEstimableReason } =>
  value === null || !Number.isFinite(value) ? entry(reason) : value
