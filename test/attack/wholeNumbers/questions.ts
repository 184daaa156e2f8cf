import { effectNumbers } from '../../../analysis/index.ts'
import type { ResponseMatrix } from '../../../analysis/index.ts'
import type { Profiles } from '../reading/profiles.ts'
import type { Sighting } from '../reading/sighting.ts'
import { blockOf } from './block.ts'
import { systemOf, type System } from './system.ts'

export const activityQuestion = 'q1_active'

/** The questions that stand alone, but for the one on activity, which the groups are made of. */
export const plainQuestions = (sightings: readonly Sighting[]): string[] =>
  [...new Set(sightings.flatMap(({ document }) => document.variables))].filter((variable) => variable !== activityQuestion && !/^(desired|realised|contribution)_/.test(variable))

/** One system per effect: desired, and what only those that desire it are asked. */
export const effectSystems = (matrix: ResponseMatrix, profiles: Profiles, sightings: readonly Sighting[], desiredKnown: boolean, mayContradict = false): System[] =>
  effectNumbers.map((effect) => effectSystem(effect, matrix, profiles, sightings, desiredKnown, mayContradict))

export function effectSystem(effect: number, matrix: ResponseMatrix, profiles: Profiles, sightings: readonly Sighting[], desiredKnown: boolean, mayContradict = false): System {
  const block = (axis: string, itemsKnown: boolean) => blockOf(`${axis}_${effect}`, matrix, profiles, sightings, { itemsKnown, mayContradict })
  return systemOf([block('desired', desiredKnown), block('realised', false), block('contribution', false)], matrix, true)
}
