import type { AnswerTable } from '../../../universe/answerTable.ts'

/** Companies of one profile with the same answers to all questions of an effect: what an insider knows. Codes as places, -1 for none. */
export interface Insiders {
  readonly profile: number
  readonly codes: readonly number[]
  readonly companies: number
}

/** Everybody as an insider, each combination once, in the order of profiles and codes. */
export function insidersOf(tables: readonly AnswerTable[]): Insiders[] {
  const { universe } = tables[0]!
  const columns = tables.map(({ variable }) => universe.matrix.columns[variable]!)
  const found = new Map<string, { profile: number; codes: number[]; companies: number }>()
  for (let response = 0; response < universe.matrix.responses; response++) {
    const codes = tables.map((table, question) => table.codes.indexOf(columns[question]![response]!))
    const profile = universe.profileOf[response]!
    const key = `${profile} ${codes.join(' ')}`
    const one = found.get(key) ?? { profile, codes, companies: 0 }
    one.companies++
    found.set(key, one)
  }
  return [...found.values()].sort((a, b) => a.profile - b.profile || a.codes.reduce((order, code, question) => order || code - b.codes[question]!, 0))
}

/** Whether an insider desires the effect and left this question about it blank. */
export const leftBlankBy = ({ codes }: Insiders, question: number): boolean => question > 0 && codes[0]! > 0 && codes[question]! < 0
