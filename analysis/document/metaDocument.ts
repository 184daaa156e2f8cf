import { notEstimable } from '../result.ts'
import { levelsOf } from '../tallies/domains.ts'
import { kishDesignEffect } from '../weighting/raking.ts'
import { entry } from './notEstimableEntry.ts'
import type { Json } from './json.ts'
import type { Wave } from './wave.ts'

export function metaDocument({ matrix, design, weightings }: Wave, partial: number): Json {
  const { register } = matrix
  const raked = weightings.raked.kind === 'weighting' ? weightings.raked : notEstimable(weightings.raked.reason)
  return {
    members: register.members,
    membersRepresented: design.membersRepresented,
    complete: matrix.responses,
    partial,
    clusters: register.clusterIds.length,
    emptyClusters: design.emptyClusters.map((cluster) => register.clusterIds[cluster]!),
    singletonClusters: design.singletonClusters.map((cluster) => register.clusterIds[cluster]!),
    degreesOfFreedom: design.degreesOfFreedom,
    ...(raked.kind === 'weighting' && raked.raked?.reachesMargins === false ? { caution: 'rakingMissesItsMargins' } : {}),
    kishDesignEffect: raked.kind === 'weighting' ? kishDesignEffect(design, raked.weights) : entry(raked.reason),
  }
}

/** Members and complete responses by the classes of the register. */
export function responseRatesDocument({ matrix }: Wave): Json {
  const { register, responses } = matrix
  return Object.fromEntries((['call', 'size', 'embedding'] as const).map((by) => {
    const levels = levelsOf(register, by)
    const members = new Float64Array(levels.length)
    const complete = new Float64Array(levels.length)
    for (let member = 0; member < register.members; member++) members[register[by][member]!]!++
    for (let response = 0; response < responses; response++) complete[matrix[by][response]!]!++
    return [by, Object.fromEntries(levels.map((level, ordinal) => [
      level,
      { members: members[ordinal]!, complete: complete[ordinal]!, rate: complete[ordinal]! / members[ordinal]! },
    ]))]
  }))
}
