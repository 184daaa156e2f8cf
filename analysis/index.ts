/** The contents of the ground floor: what the rest of the house may ask of it. */

export { addResponse, emptyResponseMatrix } from './emptyResponseMatrix.ts'
export { buildMemberRegister } from './memberRegister.ts'
export { leftBlank, notAsked } from './responseMatrix.ts'
export { notEstimable } from './result.ts'
export { codesOf, competitiveCategories, derivedVariables, effectCount, effectNumbers, variablesOf } from './variables.ts'

export { effectMatrices, effectMatrixOf, effectMatrixOfCluster } from './figures/effectMatrices.ts'
export { crossing, crossings } from './figures/crossings.ts'
export { itemMeans } from './figures/itemMeans.ts'
export { raking } from './figures/raking.ts'
export { participation } from './figures/participationRates.ts'

export type { FillableResponseMatrix } from './emptyResponseMatrix.ts'
export type { MemberClasses } from './memberRegister.ts'
export type { MemberRegister, ResponseMatrix, StatementCounts } from './responseMatrix.ts'
export type { NotEstimable, NotEstimableReason, Result, Suppressed } from './result.ts'
export type { AxisMean, DomainId, EffectMatrix, EffectPoint, VerticalAxis } from './figures/effectMatrix.ts'
export type { CategoryShare, Crossing, CrossingBy, CrossingColumn, DifferenceTest, IndependenceTest } from './figures/crossing.ts'
export type { ItemMean } from './figures/itemMeans.ts'
export type { RakingReport } from './figures/raking.ts'
export type { Interval, MeanFigure, View } from './figures/mean.ts'
export type { Participation, ParticipationCounts } from './figures/participation.ts'
