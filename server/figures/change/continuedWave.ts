import { derivedVariables, leftBlank } from '../../../analysis/index.ts'
import { codebook, continuedVariables, questionnaire } from '../../../surveys/index.ts'
import { statementCountsOf } from '../../columns/statementCounts.ts'
import type { ContinuedWave, ResponseMatrix } from '../../../analysis/index.ts'
import type { ContinuedVariable } from '../../../surveys/index.ts'

/**
 * An earlier wave in the terms of a later version of the questionnaire. The mean of a battery continues only when it is
 * made of the same statements, the share within three years only when no code of its question moved.
 */
export function continuedWave(earlier: ResponseMatrix, earlierVersion: string, laterVersion: string): ContinuedWave {
  const continued = continuedVariables(questionnaire(laterVersion), questionnaire(earlierVersion))
  const variables = codebook(laterVersion).variables.map(({ name }) => name)
  const changed = new Set<string>(variables.filter((name) => !continued.has(name)))
  const statements = statementCountsOf(variables)
  for (const derived of derivedVariables) if (!derivedContinues(derived, variables, continued, earlier)) changed.add(derived)
  return {
    changed,
    responses: {
      ...earlier,
      statements,
      columns: Object.fromEntries(variables.map((name) => [name, columnOf(earlier, continued.get(name))])),
    },
  }
}

function columnOf(earlier: ResponseMatrix, variable: ContinuedVariable | undefined): Uint8Array {
  const column = variable && earlier.columns[variable.from]
  if (!column) return new Uint8Array(earlier.cluster.length).fill(leftBlank)
  return variable.recoded.size === 0 ? column : column.map((code) => variable.recoded.get(code) ?? code)
}

function derivedContinues(derived: (typeof derivedVariables)[number], variables: readonly string[], continued: ReadonlyMap<string, ContinuedVariable>, earlier: ResponseMatrix): boolean {
  if (derived === 'competitive_within3') return continued.get('competitive')?.recoded.size === 0
  const battery = derived === 'strength_mean' ? 'strength' : 'benefit'
  const rows = variables.filter((name) => name.startsWith(`${battery}_`))
  return rows.length === earlier.statements[battery] && rows.every((name) => continued.get(name)?.recoded.size === 0)
}
