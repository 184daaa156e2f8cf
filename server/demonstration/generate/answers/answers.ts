import { attitudes } from './attitude.ts'
import { benefits, priorities, strengths } from './batteries.ts'
import { competitiveness } from './competitive.ts'
import { desires } from './desired.ts'
import { contributions, realisations } from './effects.ts'
import { benefitProfile, priorityProfile, strengthProfile } from './profiles.ts'
import type { Participant } from '../register/participants.ts'
import type { Random } from '../random.ts'
import { relevances } from './relevance.ts'

export const batteries = { strength: strengthProfile.length, benefit: benefitProfile.length, priority: priorityProfile.length }

type Code = number | undefined

/** One response as coded answers; undefined where nothing was asked or answered. */
export interface Answers {
  readonly member: string
  readonly status: 'complete' | 'partial'
  active: Code
  relevance: Code
  readonly desired: Code[]
  readonly realised: Code[]
  readonly contribution: Code[]
  readonly strength: Code[]
  readonly benefit: Code[]
  competitive: string | undefined
  readonly priority: Code[]
}

/** Every answer of everybody who took part, as if all had come to the end. */
export function answers(all: readonly Participant[], random: Random): Answers[] {
  const attitude = attitudes(all, random)
  const relevance = relevances(all, attitude, random)
  const desired = desires(all, attitude, random)
  const realised = realisations(all, attitude, desired, random)
  const contribution = contributions(all, attitude, realised, random)
  const strength = strengths(all, attitude, random)
  const benefit = benefits(all, attitude, random)
  const competitive = competitiveness(all, attitude, random)
  const priority = priorities(all, attitude, random)
  return all.map((one, row) => ({
    member: one.member.id,
    status: one.status,
    active: one.active ? 1 : 0,
    relevance: relevance[row],
    desired: desired[row]!,
    realised: realised[row]!,
    contribution: contribution[row]!,
    strength: strength[row]!,
    benefit: benefit[row]!,
    competitive: competitive[row],
    priority: priority[row]!,
  }))
}
