import { answersGiven } from './integer/answersOfProfiles.ts'
import { proveActivity } from './integer/activity/activity.ts'
import { proveDesired } from './integer/effects/proveDesired.ts'
import { proveQuestion } from './integer/proveQuestion.ts'
import { dropRevealing } from './linear/dropRevealing.ts'
import { isConditional } from '../displays/showing.ts'
import { noStep } from '../../onStep.ts'
import { effectNumbers } from '../../variables.ts'
import type { OnStep } from '../../onStep.ts'
import type { ReleaseRules } from '../releaseDocument.ts'
import type { Question } from './question.ts'

/** How many times as long as a question by itself the three of an effect take, about. */
const stepsOfEffect = 10

/**
 * Drops from the questions what would reveal, until nothing does. The linear audit comes first, for all questions; then the
 * integer audit, in the order in which questions hang together: each by itself, then who desires an effect (which the
 * questions on its realisation and contribution display too), then who is active (which every question by activity displays).
 * A figure less only makes combinations fewer and other data sets more, so that what has been shown stays shown.
 */
export function auditRelease(questions: readonly Question[], rules: ReleaseRules, onStep: OnStep = noStep): { rounds: number; proven: number } {
  let rounds = 1
  let proven = 0
  const count = (proof: { proven: number; relaxed: number }): void => {
    proven += proof.proven
    rounds += proof.relaxed
  }
  for (const question of questions) rounds += dropRevealing(question, rules)
  const named = (variable: string): Question => questions.find(({ table }) => table.variable === variable)!
  const active = named('q1_active')
  const standsAlone = ({ table: { variable } }: Question): boolean => variable !== 'q1_active' && !variable.startsWith('desired_')
  const alone = questions.filter(standsAlone)
  const answers = answersGiven(active.table).length
  const steps = alone.length + effectNumbers.length * stepsOfEffect + answers
  let done = 0
  const step = (by: number): void => onStep((done += by), steps)
  for (const question of alone) {
    count(proveQuestion(question, rules))
    step(1)
  }
  const effects = effectNumbers.map((effect) => ({ desired: named(`desired_${effect}`), realised: named(`realised_${effect}`), contribution: named(`contribution_${effect}`) }))
  for (const effect of effects) {
    count(proveDesired(effect, rules))
    step(stepsOfEffect)
  }
  const others = alone.filter((question) => !isConditional(question.table.variable))
  count(proveActivity(active, effects, others, rules, () => step(1)))
  return { rounds, proven }
}
