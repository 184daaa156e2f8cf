import type { ChangedTable } from '../changedTable.ts'
import type { Change, LinkedTables } from './linkedTables.ts'

/** Whether a company begins or ceases to desire the effect. */
export type Turn = 'begins' | 'ceases'

/**
 * A company begins or ceases to desire the effect, with the answers to the further questions that leave the displays nearest
 * to the real ones; each table by itself, since their distances add up.
 * @param other a company of another profile that turns the other way; -1 for none
 * @param given the answer of the first company in one table, where that is settled
 */
export function turnOf(linked: LinkedTables, profile: number, turn: Turn, other: number, given: { readonly table: number; readonly code: number } | null): Change[] | null {
  const changes: Change[] = []
  for (let table = 0; table < linked.tables.length; table++) {
    const own = codesOf(linked, table, profile, turn, given?.table === table ? given.code : null)
    const best = other < 0 ? nearest(linked, table, own.map((code) => [changeOf(table, profile, turn, code)])) : nearestPair(linked, table, profile, turn, other, own)
    if (best === null) return null
    changes.push(...best)
  }
  return changes
}

const opposite = (turn: Turn): Turn => (turn === 'begins' ? 'ceases' : 'begins')

function nearestPair(linked: LinkedTables, table: number, profile: number, turn: Turn, other: number, own: readonly number[]): Change[] | null {
  const others = codesOf(linked, table, other, opposite(turn), null)
  // Five codes: only whoever gives the same answer, one way out among many
  const isWide = linked.tables[table]!.width > 3
  return nearest(linked, table, own.flatMap((code) => others.filter((one) => !isWide || one === code).map((one) => [changeOf(table, profile, turn, code), changeOf(table, other, opposite(turn), one)])))
}

function nearest(linked: LinkedTables, table: number, options: readonly Change[][]): Change[] | null {
  let best: Change[] | null = null
  let least = Infinity
  for (const option of options) {
    if (!linked.take(option)) continue
    const distance = linked.distanceOf(table)
    linked.undo()
    if (distance >= least) continue
    least = distance
    best = option
  }
  return best
}

/** Codes that a turn can bring or take in this table; -1 for a further question that is left blank. */
function codesOf(linked: LinkedTables, table: number, profile: number, turn: Turn, given: number | null): number[] {
  const changed: ChangedTable = linked.tables[table]!
  const first = table === 0 ? 1 : 0
  const codes: number[] = []
  for (let code = first; code < changed.width; code++) if (given === null || given === code) codes.push(code)
  if (table > 0 && given === null && turn === 'ceases' && linked.mayLeaveBlank(table, profile)) codes.push(-1)
  return codes
}

/** The code 0 of the first table is the first: not desired. */
function changeOf(table: number, profile: number, turn: Turn, code: number): Change {
  const without = table === 0 ? 0 : -1
  return turn === 'begins' ? { table, profile, from: without, to: code } : { table, profile, from: code, to: without }
}
