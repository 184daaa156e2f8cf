import { answersGiven, beforeEach, otherAnswers } from '../answersOfProfiles.ts'
import { relaxationsOf, relaxUntil } from '../relaxations.ts'
import { DesiredSearch } from './desiredSearch.ts'
import { insidersOf } from './insiders.ts'
import type { ReleaseRules } from '../../../releaseDocument.ts'
import type { Effect } from './effect.ts'
import type { Answer } from '../answersOfProfiles.ts'
import type { Insiders } from './insiders.ts'
import type { Proof } from '../proveQuestion.ts'

/**
 * Proves the question whether the effect is desired, as `answersOfProfiles` does, with data sets in which a company that
 * begins or ceases to desire the effect also begins or ceases to answer how far it was realised. That realisation and
 * contribution themselves are safe, even from who knows which companies desire the effect, is proven before.
 */
export function proveDesired(effect: Effect, rules: ReleaseRules): Proof {
  const questions = [effect.desired, effect.realised, effect.contribution]
  const insiders = insidersOf(questions.map(({ table }) => table))
  const fresh = (): DesiredSearch => new DesiredSearch(effect, insiders, rules)
  let search = fresh()
  let proven = 0
  let relaxed = 0
  for (const answer of answersGiven(effect.desired.table)) {
    if (!isProven(search, answer)) {
      const steps = relaxUntil(relaxationsOf(questions, answer.profile, rules), () => isProven(fresh(), answer))
      if (steps === null) throw new Error(`${effect.desired.table.variable}: an answer cannot be protected, even with every figure about it withheld`)
      relaxed += steps
      search = fresh()
    }
    proven += answer.companies
  }
  return { proven, relaxed }
}

/** As for one question by itself, but an insider knows the own answers to all three. */
function isProven(search: DesiredSearch, { profile, code }: Answer): boolean {
  const others = otherAnswers(search.desired, profile, code)
  if (others.companies > 1) return true
  if (others.companies === 1) return search.secondDataSet(profile, code, search.insidersAt(profile, others.code)) !== null
  return beforeEach((staying: readonly Insiders[]) => search.secondDataSet(profile, code, staying))
}
