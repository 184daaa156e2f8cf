import { proveActivity } from './integer/activity/activity.ts'
import { proveDesired } from './integer/effects/effect.ts'
import { proveQuestion } from './integer/proveQuestion.ts'
import { dropRevealing } from './linear/dropRevealing.ts'
import { isConditional } from '../displays/showing.ts'
import { effectNumbers } from '../../variables.ts'
import type { ReleaseRules } from '../releaseDocument.ts'
import type { Question } from './question.ts'

/**
 * Drops from the questions what would reveal, until nothing does. The linear audit comes first, for all questions; then the
 * integer audit, in the order in which questions hang together: each by itself, then who desires an effect (which the
 * questions on its realisation and contribution display too), then who is active (which every question by activity displays).
 * A figure less only makes combinations fewer and other data sets more, so that what has been shown stays shown.
 */
export function auditRelease(questions: readonly Question[], rules: ReleaseRules): { rounds: number; proven: number } {
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
  for (const question of questions.filter(standsAlone)) count(proveQuestion(question, rules))
  const effects = effectNumbers.map((effect) => ({ desired: named(`desired_${effect}`), realised: named(`realised_${effect}`), contribution: named(`contribution_${effect}`) }))
  for (const effect of effects) count(proveDesired(effect, rules))
  const others = questions.filter((question) => standsAlone(question) && !isConditional(question.table.variable))
  count(proveActivity(active, effects, others, rules))
  return { rounds, proven }
}
