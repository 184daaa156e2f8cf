import { byWeight, clusterPartsOf, signsOf, touchedIn } from './clusterParts.ts'
import { chooseClusters } from './chooseClusters.ts'
import { addTouched, fewTouched, touchedOnly } from './touched.ts'
import type { AnswerTable } from '../../universe/answerTable.ts'
import type { GroupKind } from '../../universe/universe.ts'
import type { ClusterPart } from './clusterParts.ts'

/** Every way to give the levels of a class a coefficient; 0 where the level is not shown. */
const coefficientsOf = (shown: readonly boolean[]): number[][] =>
  shown.reduce<number[][]>((ways, isShown) => ways.flatMap((way) => signsOf(isShown).map((sign) => [...way, sign])), [[]])

/**
 * A combination of shown groups with coefficients -1, 0 and 1 in which at least one company, and fewer than
 * `smallestBase`, do not cancel: what who holds these figures could subtract. Exact: every combination is decided.
 *
 * A company is touched when the coefficients of its groups do not add up to 0. Once those of size and activity are chosen,
 * a cluster needs to know of the rest only what total, call and embedding add together; for each such number the counts of
 * companies it can have touched are a set, and sets add up over clusters, embeddings and calls. Only 0 to 4 touched
 * matter, so that a set is five bits. (Linear disclosure: Fellegi, On the question of statistical confidentiality, 1972.)
 * @param shown by group
 * @returns the groups that take part, ascending, or null when there is no such combination
 */
export function revealingCombination(table: AnswerTable, shown: readonly boolean[], smallestBase: number): number[] | null {
  const { groups } = table.universe
  const parts = clusterPartsOf(table, shown)
  const { calls, embeddings, ofClass } = parts
  const placesOf = (kind: GroupKind): number[] => groups.flatMap((group, place) => (group.kind === kind ? [place] : []))
  const places = { call: placesOf('call'), embedding: placesOf('embedding'), size: placesOf('size'), activity: placesOf('activity') }
  const shownOf = (ofKind: readonly number[]): boolean[] => ofKind.map((group) => shown[group]!)
  const callShown = shownOf(places.call)
  const embeddingWays = coefficientsOf(shownOf(places.embedding))
  const few = fewTouched(smallestBase)
  const addUp = addTouched(smallestBase)
  const sets = ofClass.map(() => new Int32Array(7))

  const revealing = (total: number, embeddingWay: readonly number[]): boolean => {
    let all = touchedOnly(0)
    for (let call = 0; call < calls && all !== 0; call++) {
      let ofCall = 0
      for (const sign of signsOf(callShown[call]!)) {
        let set = touchedOnly(0)
        for (let embedding = 0; embedding < embeddings; embedding++) set = addUp(set, sets[call * embeddings + embedding]![3 + total + sign + embeddingWay[embedding]!]!)
        ofCall |= set
      }
      all = addUp(all, ofCall)
    }
    return (all & few) !== 0
  }

  for (const size of coefficientsOf(shownOf(places.size))) {
    for (const activity of coefficientsOf(shownOf(places.activity))) {
      sets.forEach((set, place) => {
        set.fill(touchedOnly(0))
        for (const part of ofClass[place]!) addPart(set, part, byWeight(part, size, activity), addUp, smallestBase)
      })
      for (const total of signsOf(shown[0]!)) {
        for (const embedding of embeddingWays) {
          if (!revealing(total, embedding)) continue
          const chosen = chooseClusters(parts, callShown, { total, embedding, size, activity }, smallestBase)
          const named = (ofKind: readonly number[], way: readonly number[]): number[] => ofKind.filter((_, level) => way[level] !== 0)
          const programme = [...named(places.call, chosen.call), ...named(places.size, size), ...named(places.embedding, embedding), ...named(places.activity, activity)]
          return [...(total === 0 ? [] : [0]), ...programme, ...chosen.clusters].sort((a, b) => a - b)
        }
      }
    }
  }
  return null
}

/** Adds a cluster's possible numbers of touched companies, for each number that total, call and embedding can add (-3..3). */
function addPart(sets: Int32Array, part: ClusterPart, weights: readonly number[], addUp: (a: number, b: number) => number, smallestBase: number): void {
  for (let outside = -3; outside <= 3; outside++) {
    const before = sets[3 + outside]!
    if (before === 0) continue
    let set = 0
    for (const own of signsOf(part.shown)) {
      const touched = touchedIn(part, weights, outside, own)
      if (touched < smallestBase) set |= touchedOnly(touched)
    }
    sets[3 + outside] = addUp(before, set)
  }
}
