import { activityUnknown } from '../../universe/universe.ts'
import type { AnswerTable } from '../../universe/answerTable.ts'

/** The answers of one cluster (in one call and embedding), by size and activity. */
export interface ClusterPart {
  readonly group: number
  readonly shown: boolean
  readonly answers: number
  readonly cells: readonly { readonly size: number; readonly activity: number; readonly answers: number }[]
}

/** Parts by call and embedding, at call · embeddings + embedding; in each the largest first, where a search ends soonest. */
export interface ClusterParts {
  readonly calls: number
  readonly embeddings: number
  readonly ofClass: readonly (readonly ClusterPart[])[]
}

/** The coefficients a shown group can have, the simplest first. */
export const signs = [0, 1, -1] as const
export const onlyZero = [0] as const
export const signsOf = (shown: boolean): readonly number[] => (shown ? signs : onlyZero)

/**
 * A cluster that stands in two calls or embeddings counts as two: more combinations are then forbidden than exist, never fewer.
 * @param shown by group
 */
export function clusterPartsOf({ universe, codes, counts }: AnswerTable, shown: readonly boolean[]): ClusterParts {
  const calls = universe.matrix.register.levels.call.length
  const embeddings = universe.matrix.register.levels.embedding.length
  const found = Array.from({ length: calls * embeddings }, () => new Map<number, { size: number; activity: number; answers: number }[]>())
  universe.profiles.forEach((profile, place) => {
    let answers = 0
    for (let code = 0; code < codes.length; code++) answers += counts[place * codes.length + code]!
    if (answers === 0) return
    const clusters = found[profile.call * embeddings + profile.embedding]!
    const group = profile.groups[0]!
    clusters.set(group, [...(clusters.get(group) ?? []), { size: profile.size, activity: profile.activity, answers }])
  })
  const ofClass = found.map((clusters) =>
    [...clusters]
      .map(([group, cells]): ClusterPart => ({ group, shown: shown[group]!, answers: cells.reduce((sum, cell) => sum + cell.answers, 0), cells }))
      .sort((a, b) => b.answers - a.answers || a.group - b.group),
  )
  return { calls, embeddings, ofClass }
}

/** Answers of a cluster by what size and activity add, -2..2, at places 0..4. */
export function byWeight(part: ClusterPart, sizeWay: readonly number[], activityWay: readonly number[]): number[] {
  const answers = [0, 0, 0, 0, 0]
  for (const cell of part.cells) answers[2 + sizeWay[cell.size]! + (cell.activity === activityUnknown ? 0 : activityWay[cell.activity]!)]! += cell.answers
  return answers
}

/** Companies of a cluster that do not cancel, when all its other groups but size and activity add `outside` and its own coefficient is `own`. */
export const touchedIn = (part: ClusterPart, weights: readonly number[], outside: number, own: number): number => part.answers - (weights[2 - outside - own] ?? 0)
