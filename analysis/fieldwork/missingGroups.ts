import { representativenessOfGroups } from '../representativeness/representativeness.ts'
import { registerVariables, type ResponseGroup } from '../representativeness/responseGroups.ts'
import type { Representativeness } from '../representativeness/representativeness.ts'
import type { ProgressCell } from './stages.ts'

/** Members alike in the register of whom fewer answered than of all. */
export interface MissingGroup {
  readonly call: string
  readonly size: string
  readonly embedding: string
  readonly invited: number
  readonly complete: number
  /** Complete answers that are missing to reach the completion rate of all, rounded up; no more than members who can still answer. */
  readonly missing: number
  /** Part of the variance of the completion rate between the groups that this group makes, 0..1. */
  readonly part: number
}

export interface ResponseBalance {
  readonly representativeness: Representativeness
  /** Those with something missing, the largest part first. */
  readonly groups: readonly MissingGroup[]
}

/**
 * Which members would make the response more representative: by groups alike in call, size and embedding, against the
 * completion rate of all. The R-indicator and its partial ones are those of the workbench, on the same groups.
 */
export function responseBalance(cells: readonly ProgressCell[]): ResponseBalance {
  const alike = new Map<string, { call: string; size: string; embedding: string; invited: number; complete: number; gone: number }>()
  for (const { call, size, embedding, invited, complete, gone } of cells) {
    const key = JSON.stringify([call, size, embedding])
    const group = alike.get(key)
    if (group === undefined) alike.set(key, { call, size, embedding, invited, complete, gone })
    else {
      group.invited += invited
      group.complete += complete
      group.gone += gone
    }
  }
  const groups = [...alike.values()].filter(({ invited }) => invited > 0)
  const invited = groups.reduce((sum, one) => sum + one.invited, 0)
  const complete = groups.reduce((sum, one) => sum + one.complete, 0)
  const rate = invited > 0 ? complete / invited : 0
  const varianceOf = (one: { invited: number; complete: number }) => one.invited * (one.complete / one.invited - rate) ** 2
  const variance = groups.reduce((sum, one) => sum + varianceOf(one), 0)
  const missing = groups
    // A hair off, because 12 of 40 times 40 is not always 12
    .map(({ gone, ...one }): MissingGroup => ({ ...one, missing: Math.max(0, Math.min(one.invited - one.complete - gone, Math.ceil(one.invited * rate - one.complete - 1e-9))), part: variance > 0 ? varianceOf(one) / variance : 0 }))
    .filter((one) => one.missing > 0)
    .sort((a, b) => b.part - a.part || b.missing - a.missing)
  return { representativeness: indicatorOf(groups), groups: missing }
}

function indicatorOf(groups: readonly { call: string; size: string; embedding: string; invited: number; complete: number }[]): Representativeness {
  const levels = Object.fromEntries(registerVariables.map((variable) => [variable, [...new Set(groups.map((one) => one[variable]))].sort()])) as Record<'call' | 'size' | 'embedding', string[]>
  const ordinals = groups
    .map((one): ResponseGroup => ({ members: one.invited, responses: one.complete, levels: registerVariables.map((variable) => levels[variable].indexOf(one[variable])) }))
    // In the order of the workbench, so that the last digit is the same
    .sort((a, b) => a.levels[0]! - b.levels[0]! || a.levels[1]! - b.levels[1]! || a.levels[2]! - b.levels[2]!)
  return representativenessOfGroups(ordinals, levels)
}
