import { candidatesFor } from './candidates.ts'
import type { Change, LinkedTables } from './linkedTables.ts'
import type { Random } from './random.ts'

/** Steps of one walk; a way that is not found in so many is rather found from a new beginning. */
const mostSteps = 40
/** A change is not taken back before so many further steps. */
const tabu = 6

/**
 * From changed answers to a data set in which every display says what it says of the real data, step by step: each time a
 * broken display by chance, and of the ways to mend it one that leaves all displays nearest to the real ones, were it
 * further away than before. (Local search with a tabu list: Glover, Tabu search, part I, 1989.) It decides nothing: what it
 * finds holds, what it does not find may exist.
 * @param accepts called when no display is broken
 * @returns whether a data set was accepted; the tables then hold it, else they are as they were
 */
export function walk(linked: LinkedTables, random: Random, accepts: () => boolean): boolean {
  const { tables } = linked
  const start = tables.map((table) => table.mark())
  const lastTaken = new Map<number, number>()
  for (let step = 0; step < mostSteps; step++) {
    const broken = tables.flatMap((table, place) => [...table.broken].map((group) => [place, group] as const))
    if (broken.length === 0) {
      if (accepts()) return true
      break
    }
    const [table, group] = broken[random(broken.length)]!
    const best = bestOf(linked, candidatesFor(linked, table, group, random), random, (change) => step - (lastTaken.get(backOf(change)) ?? -Infinity) <= tabu)
    if (best === null) break
    linked.take(best)
    linked.keep()
    for (const change of best) lastTaken.set(keyOf(change), step)
  }
  tables.forEach((one, place) => one.undoTo(start[place]!))
  return false
}

function bestOf(linked: LinkedTables, candidates: readonly Change[][], random: Random, isTabu: (change: Change) => boolean): Change[] | null {
  let best: Change[] | null = null
  let least = Infinity
  let equals = 0
  for (const changes of candidates) {
    if (changes.some(isTabu)) continue
    if (!linked.take(changes)) continue
    let distance = 0
    for (let table = 0; table < linked.tables.length; table++) distance += linked.distanceOf(table)
    linked.undo()
    if (distance > least) continue
    equals = distance < least ? 1 : equals + 1
    // Of equals each with the same chance
    if (distance < least || random(equals) === 0) best = changes
    least = distance
    if (distance === 0) break
  }
  return best
}

/** One number for each change: tables are three at most, codes six. */
const numberOf = (table: number, profile: number, from: number, to: number): number => ((profile * 3 + table) * 8 + from + 1) * 8 + to + 1
const keyOf = ({ table, profile, from, to }: Change): number => numberOf(table, profile, from, to)
const backOf = ({ table, profile, from, to }: Change): number => numberOf(table, profile, to, from)
