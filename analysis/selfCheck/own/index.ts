/** Our own figures as the self-check reads them, one adapter for each kind that can leave. */

export { changeTables, nonresponseTables, pairedTables } from './comparisonTables.ts'
export { participationTables, registerTables } from './countTables.ts'
export { comparedTables, tablesOfMatrix } from './matrixTables.ts'
export { tablesOfCrossings, tablesOfCrossTable } from './columnsTables.ts'
