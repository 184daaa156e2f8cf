import { notEstimable } from '../result.ts'
import { responsePropensities } from './responsePropensities.ts'
import type { ResponseMatrix } from '../responseMatrix.ts'
import type { Result } from '../result.ts'
import type { ResponseGroup } from './responsePropensities.ts'

export type RegisterVariable = 'call' | 'size' | 'embedding'
const registerVariables: readonly RegisterVariable[] = ['call', 'size', 'embedding']

export type Representativeness = Result<{
  /** R-indicator, 0..1: 1 minus twice the standard deviation of the response propensities; 1 when all are equally likely to respond. */
  readonly rIndicator: number
  readonly meanPropensity: number
  readonly partial: readonly {
    readonly variable: RegisterVariable
    /** Spread of the propensities between the levels, 0..0.5: how much this variable takes from representativeness. */
    readonly betweenLevels: number
    /** Signed, by level: below 0 the level is underrepresented, so more answers there would make the response more representative. */
    readonly levels: readonly { readonly level: string; readonly value: number }[]
  }[]
}>

/**
 * How well the complete responses represent the register on call, size and embedding, by the R-indicator and the unconditional partial
 * R-indicators of Schouten, Cobben and Bethlehem (2009) and Schouten, Shlomo and Skinner (2011), with propensities from a
 * logistic regression on the main effects. Every member is invited, so there are no design weights; not adjusted for the small upward
 * bias of the estimated spread.
 */
export function representativeness(matrix: ResponseMatrix): Representativeness {
  const { register, responses } = matrix
  if (responses === 0) return notEstimable('noResponse')
  const levels = registerVariables.map((variable) => register.levels[variable].length)
  const groups = responseGroups(matrix, levels)
  const propensities = responses === register.members ? groups.map(() => 1) : responsePropensities(groups, levels)
  if (propensities === null) return notEstimable('didNotConverge')
  const members = register.members
  const meanPropensity = groups.reduce((sum, group, place) => sum + group.members * propensities[place]!, 0) / members
  const squares = groups.reduce((sum, group, place) => sum + group.members * (propensities[place]! - meanPropensity) ** 2, 0)
  const partial = registerVariables.map((variable, which) => {
    const values = register.levels[variable].map((level, ordinal) => {
      let inLevel = 0
      let total = 0
      groups.forEach((group, place) => {
        if (group.levels[which] !== ordinal) return
        inLevel += group.members
        total += group.members * propensities[place]!
      })
      return { level, value: inLevel > 0 ? Math.sqrt(inLevel / members) * (total / inLevel - meanPropensity) : 0 }
    })
    return { variable, betweenLevels: Math.sqrt(values.reduce((sum, { value }) => sum + value * value, 0)), levels: values }
  })
  return { kind: 'estimated', rIndicator: 1 - 2 * Math.sqrt(members > 1 ? squares / (members - 1) : 0), meanPropensity, partial }
}

function responseGroups({ register, responses, ...of }: ResponseMatrix, levels: readonly number[]): ResponseGroup[] {
  const [, sizes, embeddings] = levels as [number, number, number]
  const keyOf = (call: number, size: number, embedding: number) => (call * sizes + size) * embeddings + embedding
  const members = new Float64Array(levels.reduce((product, count) => product * count, 1))
  const answered = new Float64Array(members.length)
  for (let member = 0; member < register.members; member++) members[keyOf(register.call[member]!, register.size[member]!, register.embedding[member]!)]!++
  for (let response = 0; response < responses; response++) answered[keyOf(of.call[response]!, of.size[response]!, of.embedding[response]!)]!++
  return Array.from(members, (count, key) => ({
    members: count,
    responses: answered[key]!,
    levels: [Math.floor(key / (sizes * embeddings)), Math.floor(key / embeddings) % sizes, key % embeddings],
  })).filter((group) => group.members > 0)
}
