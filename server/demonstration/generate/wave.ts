import { answers, type Answers } from './answers/answers.ts'
import { dropOut } from './answers/dropOut.ts'
import { participants } from './register/participants.ts'
import { seededRandom } from './random.ts'
import { register, type Member } from './register/register.ts'

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
