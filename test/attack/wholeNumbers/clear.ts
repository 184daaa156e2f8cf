import { exchange } from './exchange.ts'
import { changesOf } from './system.ts'
import { solve, type Wanted } from './solver.ts'
import type { Guard, Said, System } from './system.ts'

/** What an attacker made of one profile and question: all its companies that answered gave the answer at `place`. */
export interface Outcome {
  readonly kind: 'recovered' | 'undecided'
  readonly block: number
  readonly profile: number
  readonly place: number
  /** How many companies of the profile it tells about. */
  readonly companies: number
  /** The member who looked on, knowing the own answers; null for an outsider. */
  readonly onlooker: Said | null
}

/** How much was looked at, and how many branches the solver may try for one company. */
export interface Effort {
  exchanges: number
  solved: number
  readonly branches: number
}

interface Suspect {
  readonly wanted: Wanted
  readonly companies: number
  readonly onlooker: Said | null
}

/**
 * Tries to give every company a second answer that every figure allows. Companies of one profile that gave different
 * answers need no try: either could have given the other's.
 * @param withMembers also before the eyes of every single member who knows the own answers
 */
export async function clear(system: System, block: number, withMembers: boolean, effort: Effort): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const fail = ({ wanted, companies }: Suspect, kind: Outcome['kind'], onlooker: Said | null) =>
    outcomes.push({ kind, block, profile: wanted.profile, place: wanted.otherThan, companies: onlooker && isOf(onlooker, wanted) ? companies - 1 : companies, onlooker })
  for (const suspect of suspects(system, block, withMembers)) {
    const { wanted, companies, onlooker } = suspect
    const alone = await secondAnswer(system, wanted, onlooker, effort)
    if (typeof alone === 'string') {
      fail(suspect, alone, onlooker)
      continue
    }
    if (!withMembers || onlooker) continue
    let watching = system.said.filter((one) => alone(one) && !(companies === 1 && isOf(one, wanted)))
    // Each further data set clears the members whose own answers are still given in it
    while (watching.length > 0) {
      const [member, ...rest] = watching
      const seen = await secondAnswer(system, wanted, member!, effort)
      if (typeof seen === 'string') fail(suspect, seen, member!)
      watching = typeof seen === 'string' ? rest : rest.filter(seen)
    }
  }
  return outcomes
}

/** Profiles whose companies all gave one answer; and those where all but one did, which one knows the own answer. */
function* suspects(system: System, block: number, withMembers: boolean): Generator<Suspect> {
  const { profiles, codes, counts, width } = system.blocks[block]!
  for (let profile = 0; profile < profiles.count; profile++) {
    const given = codes.map((_, place) => place).filter((place) => counts[profile * width + place]! > 0)
    if (given.length === 1) yield { wanted: { block, profile, otherThan: given[0]! }, companies: counts[profile * width + given[0]!]!, onlooker: null }
    if (!withMembers || given.length !== 2) continue
    for (const [own, other] of [given, [...given].reverse()]) {
      if (counts[profile * width + own!] !== 1) continue
      const onlooker = system.said.find((one) => one.profile === profile && one.places[block] === own)!
      yield { wanted: { block, profile, otherThan: other! }, companies: counts[profile * width + other!]!, onlooker }
    }
  }
}

const isOf = (said: Said, wanted: Wanted): boolean => said.profile === wanted.profile && said.places[wanted.block] === wanted.otherThan

/** The own answers of a member; leaving a question blank is not among them. */
const guardsOf = (system: System, { profile, places }: Said): Guard[] =>
  places.flatMap((place, block) => (place < system.blocks[block]!.codes.length ? [{ block, profile, place }] : []))

/** A data set in which the wanted company answers otherwise, as the test whether a member sees that it is not the truth; or why there is none. */
export async function secondAnswer(system: System, wanted: Wanted, onlooker: Said | null, effort: Effort): Promise<((member: Said) => boolean) | Outcome['kind']> {
  const guards = onlooker ? guardsOf(system, onlooker) : []
  const moves = exchange(system, wanted, guards)
  let after: (block: number, cell: number) => number
  if (moves) {
    effort.exchanges++
    const changes = changesOf(system, moves)
    after = (block, cell) => system.blocks[block]!.counts[cell]! + (changes[block]!.get(cell) ?? 0)
  } else {
    effort.solved++
    const verdict = await solve(system, wanted, guards, effort.branches)
    if (verdict.kind !== 'possible') return verdict.kind === 'impossible' ? 'recovered' : 'undecided'
    after = (block, cell) => verdict.counts[block]![cell]!
  }
  return (member) => guardsOf(system, member).some(({ block, profile, place }) => after(block, profile * system.blocks[block]!.width + place) < 1)
}
