/** The contents of the self-check: what cannot be in a published table, ours or another's. */

export { selfCheck } from './selfCheck.ts'
export { tableOfOwnFigures } from './ownFigures.ts'
export { releasedTable } from './releasedTable.ts'
export { readTypedTable } from './reading/readTypedTable.ts'

export type { SelfCheck } from './selfCheck.ts'
export type { MissingTotal } from './checks/totals/impliedTotals.ts'
export type { EffectGaps, Finding, FindingKind, Fit, ImpliedShare, OtherShare, OtherSum, Severity, Why } from './finding.ts'
export type { Chart, ChartPart, Measure, MeasureKind, Name, PrintedFigure, PrintedRate, PublishedTable, TableCrossing } from './publishedTable.ts'
export type { Range } from './range.ts'
export type { NameOf, OwnFigures } from './ownFigures.ts'
export type { ReadTypedTable, TypedTableOptions } from './reading/readTypedTable.ts'
export type { TableProblem } from './reading/tableProblem.ts'
