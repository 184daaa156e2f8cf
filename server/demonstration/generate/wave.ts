import { answers, type Answers } from './answers.ts'
import { dropOut } from './dropOut.ts'
import { participants } from './participants.ts'
import { seededRandom } from './random.ts'
import { register, type Member } from './register.ts'

const seed = 2019

export interface DemonstrationWave {
  readonly members: readonly Member[]
  readonly responses: readonly Answers[]
}

/** The synthetic wave "2019", the same every time. */
export function demonstrationWave(): DemonstrationWave {
  const random = seededRandom(seed)
  const members = register(random)
  const responses = answers(participants(members, random), random)
  dropOut(responses, random)
  return { members, responses }
}
