import { compileTranslation } from './translateCodes.ts'
import { codebookOf, type Variable } from './codebook.ts'
import { questionnaire } from '../versions/versions.ts'
import { questionsOf, type Questionnaire } from '../questionnaire/questionnaire.ts'

/** Where a variable of a later version comes from in an earlier one. */
export interface ContinuedVariable {
  readonly from: string
  /** New code by old code, where an old code has another number now. */
  readonly recoded: ReadonlyMap<number, number>
}

const asItIs: ReadonlyMap<number, number> = new Map()

/** Statements of an imported wave are known by their number only: two waves with other numbers of them may have other ones. */
const isNumberedStatement = (version: string, variable: string): boolean => version.startsWith('coded:') && /^(strength|benefit|priority)_/.test(variable)

/** What a member read and could answer; two variables that agree in this are the same question. */
function wordingOf(version: Questionnaire, { question, row, categories, kind }: Variable): string {
  const asked = questionsOf(version).find((one) => one.id === question)
  const ofRow = asked && 'rows' in asked ? asked.rows.find((one) => one.id === row) : undefined
  return JSON.stringify([[asked?.text, ofRow?.text].map((text) => text && [text.nl, text.en]), kind, categories])
}

/**
 * The variables of a later version that continue one of an earlier version; of the others the line over time is broken.
 * Within one version all do. A version that maps from another one continues what its mapping names, and nothing else;
 * two versions without a mapping between them continue where wording, answers and codes are the same.
 * @throws RangeError for a mapping that does not fit its versions
 */
export function continuedVariables(later: Questionnaire, earlier: Questionnaire): ReadonlyMap<string, ContinuedVariable> {
  const { variables } = codebookOf(later)
  if (later.version === earlier.version) return new Map(variables.map(({ name }) => [name, { from: name, recoded: asItIs }]))
  if (later.mapsFrom) {
    const middle = later.mapsFrom.version === earlier.version ? earlier : questionnaire(later.mapsFrom.version)
    // Refuses a mapping with holes
    compileTranslation(later, middle)
    const before = continuedVariables(middle, earlier)
    return new Map(Object.entries(later.mapsFrom.variables).flatMap(([name, mapping]) => {
      const origin = mapping === 'new' ? undefined : before.get(mapping.from)
      if (mapping === 'new' || origin === undefined) return []
      return [[name, { from: origin.from, recoded: afterwards(origin.recoded, mapping.codes ?? {}) }] as const]
    }))
  }
  const old = codebookOf(earlier).variables.filter(({ name }) => !isNumberedStatement(earlier.version, name))
  const byWording = new Map(old.map((variable) => [wordingOf(earlier, variable), variable.name]))
  return new Map(variables.flatMap((variable) => {
    const from = isNumberedStatement(later.version, variable.name) ? undefined : byWording.get(wordingOf(later, variable))
    return from === undefined ? [] : [[variable.name, { from, recoded: asItIs }] as const]
  }))
}

function afterwards(first: ReadonlyMap<number, number>, second: Readonly<Record<number, number>>): ReadonlyMap<number, number> {
  const recoded = new Map([...first].map(([old, between]) => [old, second[between] ?? between]))
  for (const [between, now] of Object.entries(second)) if (!first.has(Number(between))) recoded.set(Number(between), now)
  return new Map([...recoded].filter(([old, now]) => old !== now))
}
