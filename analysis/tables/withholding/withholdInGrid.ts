import { smallestBase, tooSmall } from '../../disclosure/smallestBase.ts'
import type { Suppressed } from '../../result.ts'

export type Reason = Suppressed['reason'] | null

/**
 * Which cells of a table of layers by levels must go, margins included: row 0 is the whole wave, column 0 the total.
 * First the cells on one to four responses; then, until nothing changes, in every row and column where what is hidden could
 * be had by subtraction (one hidden cell, or hidden cells that together hold fewer than five responses) the smallest one shown.
 * The answer depends on bases only, so every layer of one crossing hides the same cells whichever of them is asked for.
 * @param bases layers x levels with their margins; the groups without a level belong in it as well
 * @param hiddenTotals by row: totals that are hidden already, for another crossing's sake
 */
export function withholdInGrid(bases: readonly (readonly number[])[], hiddenTotals: readonly Reason[] = []): Reason[][] {
  const reasons = bases.map((row, place) => row.map((base, column): Reason => (tooSmall(base) ? 'baseBelowFive' : column === 0 ? (hiddenTotals[place] ?? null) : null)))
  const rows = bases.length
  const columns = bases[0]?.length ?? 0
  const lines = [
    ...Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column): readonly [number, number] => [row, column])),
    ...Array.from({ length: columns }, (_, column) => Array.from({ length: rows }, (_, row): readonly [number, number] => [row, column])),
  ].filter((line) => line.length > 1)
  for (let changed = true; changed; ) {
    changed = false
    for (const line of lines) {
      const next = toHideNext(line.map(([row, column]) => ({ base: bases[row]![column]!, hidden: reasons[row]![column] !== null })))
      if (next === null) continue
      const [row, column] = line[next]!
      reasons[row]![column] = 'complement'
      changed = true
    }
  }
  return reasons
}

/** @param line the margin first, then the parts that add up to it */
function toHideNext(line: readonly { readonly base: number; readonly hidden: boolean }[]): number | null {
  const [margin, ...parts] = line
  const hidden = parts.filter((part) => part.hidden)
  const secret = hidden.reduce((sum, part) => sum + part.base, 0)
  const exposed = margin!.hidden ? hidden.length === 0 && margin!.base > 0 : hidden.length === 1 || (secret > 0 && secret < smallestBase)
  if (!exposed) return null
  let smallest = 0
  for (let place = 1; place < line.length; place++) {
    const part = line[place]!
    if (!part.hidden && part.base > 0 && (smallest === 0 || part.base < line[smallest]!.base)) smallest = place
  }
  // Nothing but the margin is left to hide
  return smallest > 0 || (!margin!.hidden && margin!.base > 0) ? smallest : null
}
