import { figureOf } from '../../../../analysis/release/displays/figureOf.ts'
import { showingIn } from '../../../../analysis/release/audit/question.ts'
import type { Question } from '../../../../analysis/release/audit/question.ts'
import type { ReleaseRules } from '../../../../analysis/release/releaseDocument.ts'

/** How many companies of each profile gave each code, row-major: profile x code. */
export type DataSet = Int32Array

/** All ways in which so many companies can answer with so many codes. */
function ways(companies: number, codes: number): number[][] {
  if (codes === 1) return [[companies]]
  return Array.from({ length: companies + 1 }, (_, first) => ways(companies - first, codes - 1).map((rest) => [first, ...rest])).flat()
}

/**
 * Every data set there is with so many answers in each profile that displays what the question displays of the real one,
 * by plain enumeration. A figure on too few answers displays that they are few.
 * @param answering answers by profile
 */
export function sameDisplays(question: Question, answering: readonly number[], rules: ReleaseRules): DataSet[] {
  const { table: { universe: { profiles, groups }, codes, counts }, reasons } = question
  const width = codes.length
  const isShown = reasons.map((reason, group) => reason === null || (reason === 'fewAnswers' && !question.open[group]))
  const told = groups.map(() => new Map<string, string>())
  const tells = (dataSet: ArrayLike<number>, group: number): string => {
    const sums = codes.map((_code, place) => profiles.reduce((sum, profile, one) => sum + (profile.groups.includes(group) ? dataSet[one * width + place]! : 0), 0))
    const key = sums.join(' ')
    const known = told[group]!.get(key) ?? JSON.stringify(figureOf(codes, sums, showingIn(question, group), rules))
    told[group]!.set(key, known)
    return known
  }
  const real = groups.map((_, group) => tells(counts, group))
  // A group is compared as soon as all its profiles are filled in
  const completed = profiles.map((_, last) => groups.flatMap((_group, group) => (isShown[group] && profiles.findLastIndex((profile) => profile.groups.includes(group)) === last ? [group] : [])))
  const found: DataSet[] = []
  const dataSet = new Int32Array(counts.length)
  const from = (profile: number): void => {
    if (profile === profiles.length) {
      found.push(Int32Array.from(dataSet))
      return
    }
    for (const way of ways(answering[profile]!, width)) {
      dataSet.set(way, profile * width)
      if (completed[profile]!.every((group) => tells(dataSet, group) === real[group])) from(profile + 1)
    }
  }
  from(0)
  return found
}

/** Whether in this data set a company of the profile can have given another answer, with an insider's answer (at a place of the table) taken by the insider. */
export function answersOtherwise(dataSet: DataSet, width: number, profile: number, code: number, insider: number | null): boolean {
  if (insider !== null && dataSet[insider]! < 1) return false
  for (let other = 0; other < width; other++) {
    const place = profile * width + other
    if (other !== code && dataSet[place]! - (place === insider ? 1 : 0) > 0) return true
  }
  return false
}
