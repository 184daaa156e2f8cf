import { codesToTry, emptiedPlaces } from '../answersOfProfiles.ts'
import { ChangedTable } from '../changedTable.ts'
import { keptAt } from '../steps.ts'
import { blanksOf, LinkedTables } from '../walk/linkedTables.ts'
import { randomFrom } from '../walk/random.ts'
import { turnOf } from '../walk/turns.ts'
import { walk } from '../walk/walk.ts'
import { displaysOf } from '../../question.ts'
import { steadyClusters, structureHolds } from './structure.ts'
import { leftBlankBy } from './insiders.ts'
import type { ReleaseRules } from '../../../releaseDocument.ts'
import type { Question } from '../../question.ts'
import type { Kept } from '../steps.ts'
import type { Effect } from './effect.ts'
import type { Insiders } from './insiders.ts'

/** Beginnings of a walk, for each of which the result may be another. */
const mostWalks = 16
/** Of these, the first in which nobody at all can tell by the own answers. */
const keepingEverybody = 4

/** Second data sets about one effect, the displays being what they are. */
export class DesiredSearch {
  readonly desired: ChangedTable
  readonly #questions: readonly Question[]
  readonly #tables: readonly ChangedTable[]
  readonly #insiders: readonly Insiders[]
  readonly #rules: ReleaseRules
  readonly #steady: readonly number[]
  /** By further question: blanks of who desires the effect, by profile, at most one. */
  readonly #blanks: readonly ReadonlyMap<number, number>[]

  constructor({ desired, realised, contribution }: Effect, insiders: readonly Insiders[], rules: ReleaseRules) {
    this.#questions = [desired, realised, contribution]
    this.#tables = this.#questions.map((question) => new ChangedTable(question.table, displaysOf(question), rules))
    this.desired = this.#tables[0]!
    this.#insiders = insiders
    this.#rules = rules
    this.#steady = steadyClusters([realised, contribution], rules)
    this.#blanks = this.#tables.map((_, question) => new Map(insiders.filter((one) => leftBlankBy(one, question)).map(({ profile }) => [profile, 1])))
  }

  insidersAt(profile: number, code: number): Insiders[] {
    return this.#insiders.filter((one) => one.profile === profile && one.codes[0] === code)
  }

  /**
   * A data set in which one company of the profile answered otherwise, and every display of the three questions is the
   * same. First one that nobody can tell from the real one by the own answers.
   * @param staying insiders whose own answers it does not contradict
   * @returns those whose answers it does contradict, or null when none was found
   */
  secondDataSet(profile: number, code: number, staying: readonly Insiders[]): Insiders[] | null {
    const own = profile * this.desired.width + code
    const codes = codesToTry(this.desired, profile, code)
    const random = randomFrom(own + 1)
    for (let beginning = 0; beginning < mostWalks; beginning++) {
      const oneEverywhere = staying.length === 0 && beginning < keepingEverybody
      this.desired.keepSteady(beginning % 2 === 0 ? this.#steady : [], [0])
      const linked = new LinkedTables(this.#tables, this.#keeping(staying, oneEverywhere, own), this.#keepingBlank(staying, oneEverywhere), { profile, code })
      let contradicted: Insiders[] | null = null
      const accepts = (): boolean => {
        if (!this.#displaysAreIntact()) return false
        contradicted = this.#contradicted(own)
        return !contradicted.some((insider) => staying.includes(insider))
      }
      const isFound = this.#begin(linked, profile, code, codes[(beginning >> 1) % codes.length]!) && walk(linked, random, accepts)
      for (const table of this.#tables) table.undoTo(0)
      if (isFound) return contradicted
    }
    return null
  }

  #begin(linked: LinkedTables, profile: number, from: number, to: number): boolean {
    const turn = from === 0 ? 'begins' : to === 0 ? 'ceases' : null
    const changes = turn === null ? [{ table: 0, profile, from, to }] : turnOf(linked, profile, turn, -1, { table: 0, code: from === 0 ? to : from })
    if (changes === null || !linked.take(changes)) return false
    linked.keep()
    return true
  }

  #displaysAreIntact(): boolean {
    return this.#tables.every((table, question) => table.displaysAreIntact() && (question === 0 || structureHolds(this.#questions[question]!, table, this.#rules)))
  }

  #keeping(insiders: readonly Insiders[], oneEverywhere: boolean, own: number): Kept[] {
    const alone = this.#insiders.find(({ profile, codes, companies }) => companies === 1 && this.desired.table.counts[own] === 1 && profile * this.desired.width + codes[0]! === own)
    return this.#tables.map(({ width }, question) => ({
      ...keptAt(insiders.filter(({ codes }) => codes[question]! >= 0).map(({ profile, codes }) => profile * width + codes[question]!)),
      oneEverywhere,
      but: alone && alone.codes[question]! >= 0 && this.#tables[question]!.table.counts[alone.profile * width + alone.codes[question]!] === 1 ? alone.profile * width + alone.codes[question]! : null,
    }))
  }

  #keepingBlank(insiders: readonly Insiders[], oneEverywhere: boolean): ReadonlyMap<number, number>[] {
    if (oneEverywhere) return [...this.#blanks]
    return this.#tables.map((_, question) => new Map(insiders.filter((one) => leftBlankBy(one, question)).map(({ profile }) => [profile, 1])))
  }

  #contradicted(own: number): Insiders[] {
    const emptied = this.#tables.map((table, question) => emptiedPlaces(table, question === 0 ? own : null))
    const single = this.desired.table.counts[own] === 1 ? own : null
    return this.#insiders.filter((insider) => {
      const { profile, codes } = insider
      if (codes[0]! >= 0 && profile * this.desired.width + codes[0]! === single) return false
      return codes.some((code, question) => (code >= 0 ? emptied[question]!.has(profile * this.#tables[question]!.width + code) : leftBlankBy(insider, question) && blanksOf(this.desired, this.#tables[question]!, profile) < 1))
    })
  }
}
