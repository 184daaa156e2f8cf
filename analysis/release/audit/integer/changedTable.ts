import { figureOf } from '../../displays/figureOf.ts'
import { countsByGroup } from '../../universe/answerTable.ts'
import type { ReleasedFigure, ReleaseRules } from '../../releaseDocument.ts'
import type { Showing } from '../../displays/showing.ts'
import type { AnswerTable } from '../../universe/answerTable.ts'

/** How the figures of one question are displayed; `free` groups tell nothing (withheld by structure or dropped by the audit). */
export interface Displays {
  readonly showings: readonly Showing[]
  readonly free: readonly boolean[]
}

/** A group of which more answers of one code change than this counts as changed; searches never come near. */
const mostChange = 15
/** Six codes at most, so that a key is a whole number below 2^31. */
const powers = Array.from({ length: 6 }, (_, code) => (2 * mostChange + 1) ** code)

/** Keys of a group that are remembered where they are found at once; a power of two. */
const recent = 64

/** Answers of one question that are being changed, one company at a time, and which displays no longer say the same. */
export class ChangedTable {
  readonly table: AnswerTable
  readonly width: number
  /** As changed so far; row-major, profile x code. */
  readonly counts: Int32Array
  /** Groups whose display differs from the real one. */
  readonly broken = new Set<number>()
  /** Changes of the counts of each group, row-major, group x code. */
  readonly changes: Int16Array
  readonly bases: readonly number[]
  readonly #real: Int32Array
  readonly #displays: Displays
  readonly #rules: ReleaseRules
  readonly #log: number[] = []
  /** The changes of each group as one number; equal numbers are equal changes as long as none exceeds 15. */
  readonly #keys: Int32Array
  /** Per group the codes whose counts must be the real ones, whatever is displayed. */
  readonly #steady = new Map<number, readonly number[]>()
  /** Whether a change of a group's counts shows, by group and key. */
  readonly #shows: Map<number, boolean>[]
  /** The keys of each group that were asked for last, and what of them shows: one place for each hash of a key. */
  readonly #recentKeys: Int32Array
  readonly #recentShows: Uint8Array
  readonly #isBroken: Uint8Array
  readonly #figures: (ReleasedFigure | undefined)[]

  constructor(table: AnswerTable, displays: Displays, rules: ReleaseRules) {
    this.table = table
    this.width = table.codes.length
    this.counts = Int32Array.from(table.counts)
    this.#real = countsByGroup(table)
    this.#displays = displays
    this.#rules = rules
    this.changes = new Int16Array(this.#real.length)
    this.#keys = new Int32Array(table.universe.groups.length)
    this.#recentKeys = new Int32Array(table.universe.groups.length * recent)
    this.#recentShows = new Uint8Array(this.#recentKeys.length)
    this.#isBroken = new Uint8Array(table.universe.groups.length)
    this.#shows = table.universe.groups.map(() => new Map<number, boolean>())
    this.#figures = new Array<ReleasedFigure | undefined>(table.universe.groups.length)
    this.bases = table.universe.groups.map((_, group) => this.#real.subarray(group * this.width, (group + 1) * this.width).reduce((sum, count) => sum + count, 0))
  }

  /** Companies of this profile with this code, as changed. */
  at(profile: number, code: number): number {
    return this.counts[profile * this.width + code]!
  }

  /** As answered. */
  realAt(profile: number, code: number): number {
    return this.table.counts[profile * this.width + code]!
  }

  /** One company of the profile gives another answer. Codes are places in the list of codes. */
  move(profile: number, from: number, to: number): void {
    this.#change(profile, from, to)
    this.#log.push(profile, from, to)
  }

  /** One company more, or less, answers so in this profile: who is asked, or stands in another profile, in the changed data. */
  add(profile: number, code: number, by: 1 | -1): void {
    if (by === 1) this.move(profile, -1, code)
    else this.move(profile, code, -1)
  }

  /** From now on the counts of these codes in these groups must be the real ones as well; only while nothing is changed. */
  keepSteady(groups: Iterable<number>, codes: readonly number[]): void {
    this.#steady.clear()
    for (const group of groups) this.#steady.set(group, codes)
  }

  mark(): number {
    return this.#log.length
  }

  undoTo(mark: number): void {
    while (this.#log.length > mark) {
      const to = this.#log.pop()!
      const from = this.#log.pop()!
      this.#change(this.#log.pop()!, to, from)
    }
  }

  /** Profiles that a change has touched since the beginning. */
  touchedProfiles(): Set<number> {
    const touched = new Set<number>()
    for (let place = 0; place < this.#log.length; place += 3) touched.add(this.#log[place]!)
    return touched
  }

  /** Groups whose counts differ from the real ones. */
  changedGroups(): number[] {
    const touched = new Set([...this.touchedProfiles()].flatMap((profile) => this.table.universe.profiles[profile]!.groups))
    return [...touched].filter((group) => this.#keys[group] !== 0)
  }

  /** Whether a group would display something else than the real data if one of its companies changed its answer so. */
  wouldShow(group: number, from: number, to: number): boolean {
    const { width, changes } = this
    changes[group * width + from]!--
    changes[group * width + to]!++
    const shows = this.#showsChange(group, this.#keys[group]! + powers[to]! - powers[from]!)
    changes[group * width + from]!++
    changes[group * width + to]!--
    return shows
  }

  /** Every display of the groups that were touched, made anew from the changed answers: what is accepted rests on this alone. */
  displaysAreIntact(): boolean {
    const { profiles, profilesOf } = this.table.universe
    const { width } = this
    const touched = new Set([...this.touchedProfiles()].flatMap((profile) => profiles[profile]!.groups))
    for (const group of touched) {
      if (this.#displays.free[group]) continue
      const counts = new Int32Array(width)
      for (const profile of profilesOf[group]!) {
        for (let code = 0; code < width; code++) counts[code]! += this.counts[profile * width + code]!
      }
      if (!sameFigure(this.#figure(group, counts), this.#figure(group, this.#real.subarray(group * width, (group + 1) * width)))) return false
    }
    return true
  }

  #change(profile: number, from: number, to: number): void {
    const { width, counts, changes, broken } = this
    let step = 0
    if (from >= 0) {
      counts[profile * width + from]!--
      step -= powers[from]!
    }
    if (to >= 0) {
      counts[profile * width + to]!++
      step += powers[to]!
    }
    const { groups } = this.table.universe.profiles[profile]!
    for (let place = 0; place < groups.length; place++) {
      const group = groups[place]!
      if (from >= 0) changes[group * width + from]!--
      if (to >= 0) changes[group * width + to]!++
      const key = this.#keys[group]! + step
      this.#keys[group] = key
      const shows = this.#showsChange(group, key) ? 1 : 0
      if (shows === this.#isBroken[group]) continue
      this.#isBroken[group] = shows
      if (shows === 1) broken.add(group)
      else broken.delete(group)
    }
  }

  #showsChange(group: number, key: number): boolean {
    if (key === 0) return false
    if (this.#steady.size > 0 && this.#isUnsteady(group)) return true
    if (this.#displays.free[group]) return false
    const place = group * recent + ((Math.imul(key, 0x9e3779b1) >>> 26) & (recent - 1))
    if (this.#recentKeys[place] === key) return this.#recentShows[place] === 1
    const shows = this.#isShown(group, key)
    this.#recentKeys[place] = key
    this.#recentShows[place] = shows ? 1 : 0
    return shows
  }

  #isShown(group: number, key: number): boolean {
    const { width, changes } = this
    const own = changes.subarray(group * width, (group + 1) * width)
    if (own.some((change) => change > mostChange || change < -mostChange)) return true
    const known = this.#shows[group]!.get(key)
    if (known !== undefined) return known
    const shows = !sameFigure(this.#figureNow(group), (this.#figures[group] ??= this.#figure(group, this.#real.subarray(group * width, (group + 1) * width))))
    this.#shows[group]!.set(key, shows)
    return shows
  }

  #isUnsteady(group: number): boolean {
    const codes = this.#steady.get(group)
    if (codes === undefined) return false
    for (const code of codes) if (this.changes[group * this.width + code] !== 0) return true
    return false
  }

  #figureNow(group: number): ReleasedFigure | null {
    const counts = Int32Array.from({ length: this.width }, (_, place) => this.#real[group * this.width + place]! + this.changes[group * this.width + place]!)
    return counts.some((count) => count < 0) ? null : this.#figure(group, counts)
  }

  #figure(group: number, counts: ArrayLike<number>): ReleasedFigure {
    return figureOf(this.table.codes, counts, this.#displays.showings[group]!, this.#rules)
  }
}

/** Both are made by one function, with their parts in one order. */
const sameFigure = (one: ReleasedFigure | null, other: ReleasedFigure): boolean => one !== null && JSON.stringify(one) === JSON.stringify(other)
