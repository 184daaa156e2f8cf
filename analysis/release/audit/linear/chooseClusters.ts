import { byWeight, signsOf, touchedIn } from './clusterParts.ts'
import type { ClusterPart, ClusterParts } from './clusterParts.ts'

/** Coefficients of a combination of which only those of calls and clusters are open. */
export interface FixedCoefficients {
  readonly total: number
  readonly embedding: readonly number[]
  readonly size: readonly number[]
  readonly activity: readonly number[]
}

export interface Choice {
  /** The coefficient of each call. */
  readonly call: readonly number[]
  /** The groups of clusters whose coefficient is not 0. */
  readonly clusters: readonly number[]
}

/** The first way, simplest coefficients first, to touch one company or more but fewer than `smallestBase`; one exists. */
export function chooseClusters({ calls, embeddings, ofClass }: ClusterParts, callShown: readonly boolean[], fixed: FixedCoefficients, smallestBase: number): Choice {
  const ways = callShown.reduce<number[][]>((found, shown) => found.flatMap((way) => signsOf(shown).map((sign) => [...way, sign])), [[]])
  for (const call of ways) {
    const items: { part: ClusterPart; weights: number[]; outside: number }[] = []
    for (let one = 0; one < calls; one++) {
      for (let embedding = 0; embedding < embeddings; embedding++) {
        const outside = fixed.total + call[one]! + fixed.embedding[embedding]!
        for (const part of ofClass[one * embeddings + embedding]!) items.push({ part, weights: byWeight(part, fixed.size, fixed.activity), outside })
      }
    }
    const clusters = choose(items, smallestBase)
    if (clusters) return { call, clusters }
  }
  throw new RangeError('no combination touches so few companies')
}

/** One coefficient per part so that the touched companies add up to 1..smallestBase-1: reachable sums part by part, then back. */
function choose(items: readonly { part: ClusterPart; weights: number[]; outside: number }[], smallestBase: number): number[] | null {
  // from[i][sum]: the coefficient of part i on some way to this sum after parts 0..i, undefined where no way leads
  const from: (number | undefined)[][] = []
  let reachable = [true]
  for (const { part, weights, outside } of items) {
    const next: boolean[] = []
    const own: (number | undefined)[] = []
    for (const sign of signsOf(part.shown)) {
      const touched = touchedIn(part, weights, outside, sign)
      for (let sum = 0; sum + touched < smallestBase; sum++) {
        if (reachable[sum] && !next[sum + touched]) {
          next[sum + touched] = true
          own[sum + touched] = sign
        }
      }
    }
    from.push(own)
    reachable = next
  }
  let sum = 1
  while (sum < smallestBase && !reachable[sum]) sum++
  if (sum === smallestBase) return null
  const clusters: number[] = []
  for (let place = items.length - 1; place >= 0; place--) {
    const { part, weights, outside } = items[place]!
    const sign = from[place]![sum]!
    if (sign !== 0) clusters.push(part.group)
    sum -= touchedIn(part, weights, outside, sign)
  }
  return clusters
}
