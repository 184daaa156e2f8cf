import type { Questionnaire } from '../questionnaire/questionnaire.ts'
import { leftBlank, notAsked } from './answerCodes.ts'
import { codebookOf } from './codebook.ts'

/**
 * Makes a function that turns the coded answers of an earlier version into those of a later one, for comparison over time.
 * A variable that is new counts as not asked.
 * @throws RangeError when the mapping leaves out a variable, names one that does not exist, or leads to a code that is none
 */
export function compileTranslation(later: Questionnaire, earlier: Questionnaire): (codes: Uint8Array) => Uint8Array {
  const mapping = later.mapsFrom
  if (mapping?.version !== earlier.version) throw new RangeError(`version ${later.version} maps from ${mapping?.version ?? 'no version'}, not from ${earlier.version}`)
  const old = codebookOf(earlier).variables
  const variables = codebookOf(later).variables
  const surplus = Object.keys(mapping.variables).find((name) => !variables.some((variable) => variable.name === name))
  if (surplus !== undefined) throw new RangeError(`version ${later.version} maps ${surplus}, which it does not have`)

  const columns = variables.map((variable) => {
    const from = Object.hasOwn(mapping.variables, variable.name) ? mapping.variables[variable.name] : undefined
    if (from === undefined) throw new RangeError(`version ${later.version} does not say where ${variable.name} comes from`)
    if (from === 'new') return undefined
    const at = old.findIndex((one) => one.name === from.from)
    if (at < 0) throw new RangeError(`version ${later.version} takes ${variable.name} from ${from.from}, which version ${earlier.version} does not have`)
    const table = new Uint8Array(256)
    table[leftBlank] = leftBlank
    table[notAsked] = notAsked
    for (const { code } of old[at]!.categories) {
      const now = from.codes?.[code] ?? code
      if (!variable.categories.some((category) => category.code === now)) throw new RangeError(`version ${later.version}: ${variable.name} has no code ${now} (from ${from.from} ${code})`)
      table[code] = now
    }
    return { at, table }
  })
  return (codes) => {
    if (codes.length !== old.length) throw new RangeError(`version ${earlier.version} has ${old.length} variables, not ${codes.length}`)
    return Uint8Array.from(columns, (column) => (column === undefined ? notAsked : column.table[codes[column.at]!]!))
  }
}
