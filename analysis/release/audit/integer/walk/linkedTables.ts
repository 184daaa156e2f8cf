import { mayLeave } from '../steps.ts'
import type { ChangedTable } from '../changedTable.ts'
import type { Kept } from '../steps.ts'

/** One company of a profile gives another answer in one table; -1 for no answer: who begins or ceases to be asked. */
export interface Change {
  readonly table: number
  readonly profile: number
  readonly from: number
  readonly to: number
}

/** An answer that must not be given back what was taken from it: the one that a search changes. */
export interface Left {
  readonly profile: number
  readonly code: number
}

/**
 * Tables that change together: one question by itself, or whether an effect is desired and the questions that only who
 * desires it answers. Then as many companies of a profile answer these as desire it, less those that leave them blank; who
 * desires it and left one blank is counted as such a company.
 */
export class LinkedTables {
  readonly tables: readonly ChangedTable[]
  readonly #kept: readonly Kept[]
  /** Companies that desire the effect and left the question blank and that must stay, by table and profile. */
  readonly #keptBlank: readonly ReadonlyMap<number, number>[]
  readonly #left: Left | null
  readonly #marks: number[][] = []

  constructor(tables: readonly ChangedTable[], kept: readonly Kept[], keptBlank: readonly ReadonlyMap<number, number>[], left: Left | null) {
    this.tables = tables
    this.#kept = kept
    this.#keptBlank = keptBlank
    this.#left = left
  }

  /** @returns false when a company is not there that would have to change, or must stay; then nothing has changed */
  take(changes: readonly Change[]): boolean {
    this.mark()
    for (const change of changes) {
      if (!this.#mayChange(change)) {
        this.undo()
        return false
      }
      this.tables[change.table]!.move(change.profile, change.from, change.to)
    }
    return true
  }

  mark(): void {
    this.#marks.push(this.tables.map((table) => table.mark()))
  }

  /** Takes back what was done since the last mark that still stands. */
  undo(): void {
    const marks = this.#marks.pop()!
    this.tables.forEach((table, place) => table.undoTo(marks[place]!))
  }

  /** Keeps what was taken last. */
  keep(): void {
    this.#marks.pop()
  }

  /** How far the displays of one table are from the real ones: in every group that shows another, the answers that differ. */
  distanceOf(table: number): number {
    const { broken, changes, width } = this.tables[table]!
    let distance = 0
    for (const group of broken) {
      distance++
      for (let code = 0; code < width; code++) distance += Math.abs(changes[group * width + code]!)
    }
    return distance
  }

  #mayChange({ table, profile, from, to }: Change): boolean {
    if (table === 0 && profile === this.#left?.profile && to === this.#left.code) return false
    if (from < 0) return true
    return mayLeave(this.tables[table]!, this.#kept[table]!, profile, from)
  }

  /** Whether a company that leaves this question blank may cease to desire the effect. */
  mayLeaveBlank(table: number, profile: number): boolean {
    return blanksOf(this.tables[0]!, this.tables[table]!, profile) > (this.#keptBlank[table]!.get(profile) ?? 0)
  }
}

/** Companies of the profile that desire the effect and leave a further question about it blank. The code 0 is the first: not desired. */
export function blanksOf(desired: ChangedTable, further: ChangedTable, profile: number): number {
  let blanks = 0
  for (let code = 1; code < desired.width; code++) blanks += desired.at(profile, code)
  for (let code = 0; code < further.width; code++) blanks -= further.at(profile, code)
  return blanks
}
