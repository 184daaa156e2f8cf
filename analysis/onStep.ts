/**
 * Told between two parts of a long computation how many of how many are done, so that somebody can show it.
 * It may throw: the computation then ends there, and what it threw reaches the caller.
 */
export type OnStep = (done: number, all: number) => void

export const noStep: OnStep = () => undefined
