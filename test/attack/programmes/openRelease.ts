import { codesOf, variablesOf, type ResponseMatrix } from '../../../analysis/index.ts'
import type { ReleaseDocument, ReleasedFigure, ReleaseGroupName, ReleaseRules } from '../../../analysis/release/releaseDocument.ts'

export const rulesOff: ReleaseRules = { smallestBase: 1, distributionBase: 1, exactBase: 1, countsRoundedTo: 1, dissentersHidden: 0, peerClusters: 0, peerCompanies: 0, largestPeerShare: 1 }

/** Every group of the closed universe, and who is in it, read from the classes alone. */
export function groupsOf(matrix: ResponseMatrix): Map<ReleaseGroupName, number[]> {
  const { register, responses } = matrix
  const every = Array.from({ length: responses }, (_, response) => response)
  const groups = new Map([['total', every]])
  for (const by of ['call', 'size', 'embedding'] as const) {
    register.levels[by].forEach((level, ordinal) => groups.set(`${by}=${level}`, every.filter((response) => matrix[by][response] === ordinal)))
  }
  for (const level of [0, 1]) groups.set(`activity=${level}`, every.filter((response) => matrix.columns['q1_active']![response] === level))
  register.clusterIds.forEach((id, ordinal) => groups.set(`cluster=${id}`, every.filter((response) => matrix.cluster[response] === ordinal)))
  return groups
}

/**
 * A release as the usual rule would make it: the exact counts of every group on at least so many answers. The control of
 * the attack, which must break it; with 1 nothing is withheld at all.
 */
export function openRelease(matrix: ResponseMatrix, smallestBase: number, show?: (codes: readonly number[], answers: readonly number[]) => ReleasedFigure): ReleaseDocument {
  const groups = groupsOf(matrix)
  const variables = variablesOf(matrix.statements)
  return {
    format: 'release-1',
    rules: { ...rulesOff, smallestBase },
    variables,
    groups: [...groups.keys()],
    peers: [],
    figures: variables.flatMap((variable) => [...groups].map(([group, responses]) => {
      const codes = codesOf(variable)
      const answers = responses.map((response) => matrix.columns[variable]![response]!).filter((code) => codes.includes(code))
      const counts = codes.map((code): [number, number] => [code, answers.filter((answer) => answer === code).length])
      const shown: ReleasedFigure = answers.length < smallestBase ? { kind: 'withheld' } : (show?.(codes, answers) ?? { kind: 'distribution', base: { kind: 'exact', base: answers.length }, counts, mean: null })
      return { variable, group, shown }
    })),
    derived: [],
  }
}
