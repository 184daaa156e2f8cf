import type { StatementCounts } from '../../analysis/index.ts'

/** How many statements each battery has, from the names of the variables of a wave. */
export function statementCountsOf(variables: readonly string[]): StatementCounts {
  const count = (battery: string) => variables.filter((variable) => variable.startsWith(`${battery}_`)).length
  return { strength: count('strength'), benefit: count('benefit'), priority: count('priority') }
}
