import { answersGiven, beforeEach, otherAnswers, searchBudget } from '../answersOfProfiles.ts'
import { ActivityWorld } from './activityWorld.ts'
import { repair } from '../repair.ts'
import { droppingFirst, relaxationsOf, relaxUntil, roundingAll, together } from '../relaxations.ts'
import type { ReleaseRules } from '../../../releaseDocument.ts'
import type { Question } from '../../question.ts'
import type { Answer } from '../answersOfProfiles.ts'
import type { Effect } from '../effects/effect.ts'
import type { Proof } from '../proveQuestion.ts'
import type { Relaxation } from '../relaxations.ts'

/** Ways to change who is active that one search may try in vain on all other questions. */
const mostRefusals = 6

/**
 * Proves the question whether the company is active. Every other question is displayed by activity as well, so that a
 * second data set is one of all questions together: companies change their activity, which moves them from one group to
 * another in every question, and further answers change until every display of every question is the same. Here, too, an
 * insider knows all the own answers; two data sets will do when no company but the one in question changed in both.
 */
export function proveActivity(active: Question, effects: readonly Effect[], others: readonly Question[], rules: ReleaseRules, onAnswer: () => void): Proof {
  const fresh = (): ActivitySearch => new ActivitySearch(new ActivityWorld(active, effects, others, rules))
  let search = fresh()
  let proven = 0
  let relaxed = 0
  for (const answer of answersGiven(active.table)) {
    if (!search.isProven(answer)) {
      const ownSteps = relaxationsOf([active], answer.profile, rules)
      const next = (): Relaxation | null => hinderingStep(search.world.hindering, rules) ?? ownSteps()
      const steps = relaxUntil(next, () => {
        search = fresh()
        return search.isProven(answer)
      })
      if (steps === null) throw new Error(`${active.table.variable}: an answer cannot be protected, even with every figure about it withheld`)
      relaxed += steps
      search = fresh()
    }
    proven += answer.companies
    onAnswer()
  }
  return { proven, relaxed }
}

/** What questions that hinder can tell less: their means to two decimals, then their figures by activity. */
function hinderingStep(questions: readonly Question[], rules: ReleaseRules): Relaxation | null {
  const rounding = together(questions.flatMap((question) => roundingAll(question, rules) ?? []))
  return rounding ?? droppingFirst(questions, (group, { table }) => table.universe.groups[group]!.kind === 'activity')
}

class ActivitySearch {
  readonly world: ActivityWorld
  readonly #question: Question

  constructor(world: ActivityWorld) {
    this.world = world
    this.#question = world.question
  }

  isProven({ profile, code }: Answer): boolean {
    const { world } = this
    const others = otherAnswers(world.active, profile, code)
    if (others.companies > 1) return true
    const rows = world.rowsOf(profile, code)
    if (others.companies === 1) return this.#secondDataSet(profile, code, rows[0]!, world.rowsOf(profile, others.code)) !== null
    return beforeEach((staying: readonly number[]) => {
      const own = rows.find((row) => !staying.includes(row))!
      const others = this.#secondDataSet(profile, code, own, staying)
      // Beside the others of its profile the company that changed is an insider, too
      return others && rows.length > 1 ? [own, ...others] : others
    })
  }

  /**
   * @param own the company whose activity changes first
   * @param staying companies that answer everything as they did
   * @returns the other companies that answer otherwise, or that see it by their own answer; null when none was found
   */
  #secondDataSet(profile: number, code: number, own: number, staying: readonly number[]): number[] | null {
    // As many active companies as there are keep the bases by activity; else these have to be displayed the same, too
    return this.#search(profile, code, own, staying, true) ?? this.#search(profile, code, own, staying, false)
  }

  #search(profile: number, code: number, own: number, staying: readonly number[], asMany: boolean): number[] | null {
    const { world } = this
    world.active.keepSteady(asMany ? [0] : [], [0, 1])
    const kept = world.keeping(this.#question, staying, false)
    for (let to = 0; to < world.active.width; to++) {
      if (to === code) continue
      let others: number[] | null = null
      world.active.move(profile, code, to)
      const found = repair(world.active, kept, { left: profile * world.active.width + code, budget: searchBudget, refusals: mostRefusals }, () => {
        const changing = world.companiesChanging(own, staying)
        if (changing === null || !world.settle([own, ...changing], staying)) return false
        others = [...new Set([...changing, ...world.contradicted(own)])]
        return true
      })
      world.undo()
      if (found) return others
    }
    return null
  }
}
