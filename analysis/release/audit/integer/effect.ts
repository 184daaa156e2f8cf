import { answersGiven, codesToTry, emptiedPlaces, otherAnswers, searchBudget } from './answersOfProfiles.ts'
import { ChangedTable } from './changedTable.ts'
import { repair } from './repair.ts'
import { settleFollowers } from './followers.ts'
import { keptAt, keptEverywhere } from './steps.ts'
import { oneAfterTheOther, relaxationsOf, relaxUntil } from './relaxations.ts'
import { displaysOf } from '../question.ts'
import type { ReleaseRules } from '../../releaseDocument.ts'
import type { Question } from '../question.ts'
import type { Answer } from './answersOfProfiles.ts'
import type { Followers } from './followers.ts'
import type { Proof } from './proveQuestion.ts'
import type { Kept } from './steps.ts'

/** The three questions about one effect: who does not desire it is not asked the other two, so that all three display who does. */
export interface Effect {
  readonly desired: Question
  readonly realised: Question
  readonly contribution: Question
}

/** Ways to change who desires the effect that one search may try in vain on the other two questions. */
const mostRefusals = 24

/** Companies of one profile with the same three answers: what an insider knows. Codes as places, -1 for none. */
interface Insiders {
  readonly profile: number
  readonly codes: readonly number[]
  readonly companies: number
}

/**
 * Proves the question whether the effect is desired, as `answersOfProfiles` does, with data sets in which a company that
 * begins or ceases to desire the effect also begins or ceases to answer how far it was realised. That realisation and
 * contribution themselves are safe, even from who knows which companies desire the effect, is proven before.
 */
export function proveDesired(effect: Effect, rules: ReleaseRules): Proof {
  const insiders = insidersOf(effect)
  let search = new DesiredSearch(effect, insiders, rules)
  let proven = 0
  let relaxed = 0
  for (const answer of answersGiven(search.desired)) {
    if (!search.isProven(answer)) {
      const { groups } = effect.desired.table.universe.profiles[answer.profile]!
      const questions = [effect.desired, effect.realised, effect.contribution].map((question) => ({ question, groups }))
      const steps = relaxUntil(oneAfterTheOther(relaxationsOf(questions, rules)), () => new DesiredSearch(effect, insiders, rules).isProven(answer))
      if (steps === null) throw new Error(`${effect.desired.table.variable}: an answer cannot be protected, even with every figure about it withheld`)
      relaxed += steps
      search = new DesiredSearch(effect, insiders, rules)
    }
    proven += answer.companies
  }
  return { proven, relaxed }
}

class DesiredSearch {
  readonly desired: ChangedTable
  readonly #followers: Followers
  readonly #tables: readonly ChangedTable[]
  readonly #insiders: readonly Insiders[]

  constructor({ desired, realised, contribution }: Effect, insiders: readonly Insiders[], rules: ReleaseRules) {
    const changed = (question: Question): ChangedTable => new ChangedTable(question.table, displaysOf(question), rules)
    this.desired = changed(desired)
    this.#followers = { desired: this.desired, others: [realised, contribution].map((question) => ({ question, changed: changed(question) })), rules }
    this.#tables = [this.desired, ...this.#followers.others.map(({ changed: one }) => one)]
    this.#insiders = insiders
  }

  isProven({ profile, code }: Answer): boolean {
    const others = otherAnswers(this.desired, profile, code)
    if (others.companies > 1) return true
    if (others.companies === 1) {
      const dissenter = this.#insiders.find((one) => one.profile === profile && one.codes[0] === others.code)!
      return this.#secondDataSet(profile, code, this.#keeping([dissenter])) !== null
    }
    const first = this.#secondDataSet(profile, code, this.#tables.map(() => keptEverywhere)) ?? this.#secondDataSet(profile, code, this.#keeping([]))
    if (first === null) return false
    if (first.length === 0 || this.#secondDataSet(profile, code, this.#keeping(first)) !== null) return true
    return first.every((insider) => this.#secondDataSet(profile, code, this.#keeping([insider])) !== null)
  }

  #keeping(insiders: readonly Insiders[]): Kept[] {
    return this.#tables.map(({ width }, question) => keptAt(insiders.filter(({ codes }) => codes[question]! >= 0).map(({ profile, codes }) => profile * width + codes[question]!)))
  }

  /** @returns the insiders whose own answers it contradicts, or null when none was found */
  #secondDataSet(profile: number, code: number, kept: readonly Kept[]): Insiders[] | null {
    const own = profile * this.desired.width + code
    for (const to of codesToTry(this.desired, profile, code)) {
      this.desired.move(profile, code, to)
      const found = repair(this.desired, kept[0]!, { left: own, budget: searchBudget, refusals: mostRefusals }, () => settleFollowers(this.#followers, kept.slice(1), null))
      const contradicted = found ? this.#contradicted(own) : null
      for (const table of this.#tables) table.undoTo(0)
      if (contradicted) return contradicted
    }
    return null
  }

  #contradicted(own: number): Insiders[] {
    const emptied = this.#tables.map((table, question) => emptiedPlaces(table, question === 0 ? own : null))
    const single = this.desired.table.counts[own] === 1 ? own : null
    return this.#insiders.filter(({ profile, codes }) => {
      if (codes[0]! >= 0 && profile * this.desired.width + codes[0]! === single) return false
      return codes.some((code, question) => code >= 0 && emptied[question]!.has(profile * this.#tables[question]!.width + code))
    })
  }
}

function insidersOf({ desired, realised, contribution }: Effect): Insiders[] {
  const { universe } = desired.table
  const tables = [desired.table, realised.table, contribution.table]
  const columns = tables.map(({ variable }) => universe.matrix.columns[variable]!)
  const found = new Map<string, { profile: number; codes: number[]; companies: number }>()
  for (let response = 0; response < universe.matrix.responses; response++) {
    const codes = tables.map((table, question) => table.codes.indexOf(columns[question]![response]!))
    const profile = universe.profileOf[response]!
    const key = `${profile} ${codes.join(' ')}`
    const one = found.get(key) ?? { profile, codes, companies: 0 }
    one.companies++
    found.set(key, one)
  }
  return [...found.values()].sort((a, b) => a.profile - b.profile || a.codes.reduce((order, code, question) => order || code - b.codes[question]!, 0))
}
