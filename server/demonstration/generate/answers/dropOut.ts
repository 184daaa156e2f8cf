import { apportion } from '../apportion.ts'
import type { Answers } from './answers.ts'
import type { Random } from '../random.ts'

/** The last thing a member answered before leaving, with the share that left there: most before or within the effects. */
const lastAnswered = [
  ['active', 0.08], ['relevance', 0.28], ['desired', 0.24], ['realised', 0.14],
  ['contribution', 0.1], ['strength', 0.08], ['benefit', 0.05], ['competitive', 0.03],
] as const

const order = ['active', 'relevance', 'desired', 'realised', 'contribution', 'strength', 'benefit', 'competitive', 'priority'] as const

const empty = (codes: (number | undefined)[]): void => void codes.fill(undefined)

/** Empties what the members that stopped halfway never came to. */
export function dropOut(responses: readonly Answers[], random: Random): void {
  const partials = random.shuffled(responses.filter((one) => one.status === 'partial'))
  const counts = apportion(partials.length, lastAnswered.map(([, share]) => share))
  lastAnswered.forEach(([last], index) => {
    const reached = order.indexOf(last)
    for (const one of partials.splice(0, counts[index]!)) {
      if (reached < 1) one.relevance = undefined
      if (reached < 2) empty(one.desired)
      if (reached < 3) empty(one.realised)
      if (reached < 4) empty(one.contribution)
      if (reached < 5) empty(one.strength)
      if (reached < 6) empty(one.benefit)
      if (reached < 7) one.competitive = undefined
      empty(one.priority)
    }
  })
}
