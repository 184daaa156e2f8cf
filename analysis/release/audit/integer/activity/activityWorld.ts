import { emptiedPlaces } from '../answersOfProfiles.ts'
import { ChangedTable } from '../changedTable.ts'
import { structureHolds } from '../effects/structure.ts'
import { blanksOf, LinkedTables } from '../walk/linkedTables.ts'
import { randomFrom } from '../walk/random.ts'
import { walk } from '../walk/walk.ts'
import { displaysOf } from '../../question.ts'
import type { ReleaseRules } from '../../../releaseDocument.ts'
import type { AnswerTable } from '../../../universe/answerTable.ts'
import type { Universe } from '../../../universe/universe.ts'
import type { Question } from '../../question.ts'
import type { Effect } from '../effects/effect.ts'
import type { Kept } from '../steps.ts'

interface Part {
  readonly question: Question
  readonly changed: ChangedTable
  readonly column: Uint8Array
}

/** Beginnings of a walk, for one question or the three of an effect. */
const mostWalks = 6

/** All questions at once, with the activity of some companies changed. Companies are rows of the matrix here: they differ in their other answers. */
export class ActivityWorld {
  readonly question: Question
  readonly active: ChangedTable
  /** The questions together whose displays could not be repaired last; none when the activity itself did not get so far. */
  hindering: readonly Question[] = []
  /** Questions by themselves, and the three of an effect together. */
  readonly #together: (readonly Part[])[]
  readonly #cells: Universe
  readonly #profileOf: Uint32Array
  readonly #profileWith: ReadonlyMap<string, number>
  readonly #universe: Universe
  readonly #rows = new Map<number, number[]>()
  readonly #rules: ReleaseRules

  constructor(active: Question, effects: readonly Effect[], others: readonly Question[], rules: ReleaseRules) {
    const part = (question: Question): Part => ({
      question,
      changed: new ChangedTable(question.table, displaysOf(question), rules),
      column: question.table.universe.matrix.columns[question.table.variable]!,
    })
    this.question = active
    this.active = part(active).changed
    this.#together = [...effects.map(({ desired, realised, contribution }) => [part(desired), part(realised), part(contribution)]), ...others.map((question) => [part(question)])]
    this.#cells = active.table.universe
    this.#universe = effects[0]!.desired.table.universe
    this.#profileOf = this.#universe.profileOf
    this.#profileWith = new Map(this.#universe.profiles.map(({ cluster, call, embedding, size, activity }, place) => [[cluster, call, embedding, size, activity].join(' '), place]))
    this.#rules = rules
  }

  /** Companies of a profile (without activity) with this code, in an order that follows from their answers alone. */
  rowsOf(profile: number, code: number): readonly number[] {
    const key = profile * this.active.width + code
    const known = this.#rows.get(key)
    if (known) return known
    const { matrix } = this.#cells
    const answered = this.active.table.codes[code]!
    const column = matrix.columns[this.active.table.variable]!
    const rows: number[] = []
    for (let row = 0; row < matrix.responses; row++) if (this.#cells.profileOf[row] === profile && column[row] === answered) rows.push(row)
    const columns = Object.keys(matrix.columns).sort().map((variable) => matrix.columns[variable]!)
    rows.sort((a, b) => {
      for (const one of columns) if (one[a] !== one[b]) return one[a]! - one[b]!
      return 0
    })
    this.#rows.set(key, rows)
    return rows
  }

  /** The companies that change their activity with the first, so that the counts become those of the changed table; null when too few may. */
  companiesChanging(first: number, staying: readonly number[]): number[] | null {
    const { active } = this
    const changing: number[] = []
    for (const profile of [...active.touchedProfiles()].sort((a, b) => a - b)) {
      for (let code = 0; code < active.width; code++) {
        const leaving = active.realAt(profile, code) - active.at(profile, code)
        const rows = this.rowsOf(profile, code)
        const own = rows.includes(first) ? 1 : 0
        const free = rows.filter((row) => row !== first && !staying.includes(row))
        if (free.length < leaving - own) return null
        if (leaving - own > 0) changing.push(...free.slice(0, leaving - own))
      }
    }
    return changing
  }

  /** What must not be taken so that these companies can have answered a question as they did. */
  keeping({ table }: Question, staying: readonly number[], oneEverywhere: boolean): Kept {
    const column = table.universe.matrix.columns[table.variable]!
    const least = new Map<number, number>()
    for (const row of staying) {
      const place = placeOf(table, column, row)
      if (place >= 0) least.set(place, (least.get(place) ?? 0) + 1)
    }
    return { oneEverywhere, least }
  }

  /**
   * Moves these companies to their other activity in every question, and repairs what that shows.
   * @returns false when a display could not be repaired; the tables are then as they were
   */
  settle(changing: readonly number[], staying: readonly number[]): boolean {
    const ways = this.#arrangements(changing)
    const hindering = this.#together.findIndex((parts) => !this.#settled(parts, changing, ways, staying))
    if (hindering < 0) return true
    for (const { changed } of this.#allParts()) changed.undoTo(0)
    // What hindered once is asked first from now on: most attempts that will fail then fail at once
    this.#together.unshift(...this.#together.splice(hindering, 1))
    return false
  }

  /** Companies whose own answers the changed tables contradict: nobody of their profile gives this answer any more. */
  contradicted(own: number): number[] {
    const { matrix } = this.#cells
    const found = new Set<number>()
    for (const parts of this.#together) {
      for (let place = 1; place < parts.length; place++) {
        for (let row = 0; row < matrix.responses; row++) {
          if (isBlank(parts, place, row) && blanksOf(parts[0]!.changed, parts[place]!.changed, this.#profileOf[row]!) < 1) found.add(row)
        }
      }
    }
    for (const { question: { table }, changed, column } of this.#allParts()) {
      const emptied = emptiedPlaces(changed, placeOf(table, column, own))
      if (emptied.size === 0) continue
      for (let row = 0; row < matrix.responses; row++) if (emptied.has(placeOf(table, column, row))) found.add(row)
    }
    found.delete(own)
    return [...found].sort((a, b) => a - b)
  }

  undo(): void {
    this.active.undoTo(0)
    for (const { changed } of this.#allParts()) changed.undoTo(0)
  }

  #allParts(): Part[] {
    return this.#together.flat()
  }

  /** One question, or the three of an effect: from the way that breaks the fewest displays first, and first without a trace for any insider. */
  #settled(parts: readonly Part[], changing: readonly number[], ways: readonly (readonly number[])[], staying: readonly number[]): boolean {
    const undo = (): void => parts.forEach(({ changed }) => changed.undoTo(0))
    const promising = ways
      .map((way) => {
        for (const part of parts) this.#carry(part, changing, way)
        const broken = parts.reduce((sum, { changed }) => sum + changed.broken.size, 0)
        undo()
        return { way, broken }
      })
      .sort((a, b) => a.broken - b.broken)
      .slice(0, 2)
    const random = randomFrom(this.#profileOf[changing[0]!]! + 1)
    const accepts = (): boolean => parts.every(({ question, changed }) => changed.displaysAreIntact() && structureHolds(question, changed, this.#rules))
    for (let beginning = 0; beginning < mostWalks; beginning++) {
      const kept = parts.map(({ question }) => this.keeping(question, staying, beginning < promising.length))
      for (const part of parts) this.#carry(part, changing, promising[beginning % promising.length]!.way)
      const linked = new LinkedTables(parts.map(({ changed }) => changed), kept, parts.map((_, place) => this.#keptBlanks(parts, place, staying)), null)
      if (walk(linked, random, accepts)) return true
      undo()
    }
    this.hindering = parts.map(({ question }) => question)
    return false
  }

  /** Companies that stay, desire the effect and left this further question about it blank, by profile. */
  #keptBlanks(parts: readonly Part[], place: number, staying: readonly number[]): ReadonlyMap<number, number> {
    const kept = new Map<number, number>()
    if (place > 0) for (const row of staying) if (isBlank(parts, place, row)) kept.set(this.#profileOf[row]!, (kept.get(this.#profileOf[row]!) ?? 0) + 1)
    return kept
  }

  /**
   * Whose answers each changing company gives in its new group: its own; or, in some of the clusters, two that change
   * opposite ways give each other's, which leaves the groups by activity as they were.
   */
  #arrangements(changing: readonly number[]): number[][] {
    const { cluster, columns } = this.#cells.matrix
    const active = columns[this.active.table.variable]!
    const partner = new Map<number, number>()
    for (const row of changing) {
      if (partner.has(row)) continue
      const other = changing.find((one) => !partner.has(one) && cluster[one] === cluster[row] && active[one] !== active[row])
      if (other === undefined) continue
      partner.set(row, other)
      partner.set(other, row)
    }
    const clusters = [...new Set(changing.map((row) => cluster[row]!))].slice(0, 2)
    const choices = [[], clusters, ...clusters.map((one) => [one])]
    return choices.map((swapped) => changing.map((row) => (swapped.includes(cluster[row]!) ? (partner.get(row) ?? row) : row)))
  }

  #carry({ question: { table }, changed, column }: Part, changing: readonly number[], answersOf: readonly number[]): void {
    const { codes } = table
    changing.forEach((row, place) => {
      const profile = this.#profileOf[row]!
      const { cluster, call, embedding, size, activity } = this.#universe.profiles[profile]!
      const leaves = codes.indexOf(column[row]!)
      const brings = codes.indexOf(column[answersOf[place]!]!)
      if (leaves >= 0) changed.add(profile, leaves, -1)
      if (brings >= 0) changed.add(this.#profileWith.get([cluster, call, embedding, size, 1 - activity].join(' '))!, brings, 1)
    })
  }
}

/** Where a company stands in a table of profile x code; below 0 when it did not answer. */
function placeOf(table: AnswerTable, column: Uint8Array, row: number): number {
  const code = table.codes.indexOf(column[row]!)
  return code < 0 ? -1 : table.universe.profileOf[row]! * table.codes.length + code
}

/** Whether a company desires the effect and left a further question about it blank. */
function isBlank(parts: readonly Part[], place: number, row: number): boolean {
  const desires = parts[0]!.question.table.codes.indexOf(parts[0]!.column[row]!) > 0
  return desires && !parts[place]!.question.table.codes.includes(parts[place]!.column[row]!)
}
