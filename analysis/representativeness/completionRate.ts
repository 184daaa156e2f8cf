import { participation } from '../figures/participationRates.ts'
import type { Participation } from '../figures/participation.ts'

/** Complete responses of a group of the register over its members, by the one rule for rates. */
export const completionRate = (members: number, responses: number): Participation['completionRate'] =>
  participation({ invited: members, started: responses, complete: responses }).completionRate
