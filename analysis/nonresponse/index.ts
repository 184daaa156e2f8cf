/** The contents of nonresponse: what it may have done to a mean, and to a difference between two groups. */

export { axisFigures, moves } from './moves.ts'
export { domainDifferences } from './domainDifferences.ts'
export { effectiveBase } from './effectiveBase.ts'
export { responseSpread } from './responseSpread.ts'

export type { DomainDifference } from './domainDifferences.ts'
export type { ByView, Move } from './moves.ts'
export type { LevelPropensities } from './responseSpread.ts'
