import type { ResponseMatrix } from '../../../analysis/index.ts'
import { profilesOf } from '../reading/profiles.ts'
import type { Sighting } from '../reading/sighting.ts'
import { blockOf } from './block.ts'
import { exchange, exchanges } from './exchange.ts'
import { activityQuestion, effectSystem, plainQuestions } from './questions.ts'
import { repair } from './repair.ts'
import { solve, type Wanted } from './solver.ts'
import { changesOf, holdsAfter, systemOf, type Guard, type Move, type System } from './system.ts'
import type { Effort } from './clear.ts'

/** Data sets over all questions that are built up for one company and onlooker before the solver is asked. */
const mostTries = 30
/** Choices of the companies that turn round in them. */
const shifts = 3
/** Data sets of activity alone that the solver is asked for, each time others. */
const variants = 12

export interface ActivityOutcome {
  readonly kind: 'recovered' | 'undecided'
  readonly companies: readonly number[]
  /** The member who looked on, by ordinal; null for an outsider. */
  readonly onlooker: number | null
}

/** Companies of one cluster and size who all gave the same answer, but for a member who may be looking on. */
interface Target {
  readonly wanted: Wanted
  readonly companies: readonly number[]
  /** Members before whom they are not yet cleared; null while not even before an outsider. */
  watching: readonly number[] | null
}

/**
 * Whether a company is active is an answer too, and the groups by activity tell of it in every question. The attacker
 * knows cluster and size of who answered; a company is cleared by a whole data set, over all questions, in which it says
 * the opposite and every figure of the release reads the same.
 */
export async function clearActivity(matrix: ResponseMatrix, sightings: readonly Sighting[], withMembers: boolean, effort: Effort): Promise<ActivityOutcome[]> {
  const profiles = profilesOf(matrix, sightings, null)
  const block = blockOf(activityQuestion, matrix, profiles, sightings, { itemsKnown: true, leaveOut: (group) => group.startsWith('activity=') })
  const system = systemOf([block], matrix)
  const column = matrix.columns[activityQuestion]!
  const givers = (profile: number, place: number): number[] =>
    Array.from({ length: matrix.responses }, (_, response) => response).filter((response) => profiles.ofResponse[response] === profile && column[response] === block.codes[place])
  const targets = targetsOf(system, givers, withMembers)

  /**
   * The companies that turn round, none of those to be spared; null when there are not enough others.
   * @param shift which of the companies that would do: they differ in their other answers
   */
  const turned = (moves: readonly Move[], spared: ReadonlySet<number>, shift = 0): number[] | null => {
    const found: number[] = []
    for (const [cell, change] of changesOf(system, moves)[0]!) {
      const free = givers(Math.floor(cell / block.width), cell % block.width).filter((response) => !spared.has(response))
      if (free.length < -change) return null
      const first = free.length === 0 ? 0 : shift % free.length
      found.push(...[...free.slice(first), ...free.slice(0, first)].slice(0, Math.max(0, -change)))
    }
    return found.sort((a, b) => a - b)
  }
  const guardsOf = (members: readonly number[]): Guard[] =>
    members.map((member) => ({ block: 0, profile: profiles.ofResponse[member]!, place: block.codes.indexOf(column[member]!) })).filter((guard) => guard.place >= 0)
  const settle = (target: Target, missing: ReadonlySet<number>) => {
    const others = [...(target.watching ?? missing)].filter((member) => missing.has(member) && !(target.companies.length === 1 && target.companies[0] === member))
    target.watching = withMembers ? others : []
  }

  // Many companies can turn round in one data set; where that does not work, in two with half of them
  interface Turn {
    readonly target: Target
    readonly moves: readonly Move[]
  }
  const tryTogether = async (turns: readonly Turn[]): Promise<void> => {
    if (turns.length === 0) return
    const flipped = turned(turns.flatMap(({ moves }) => moves), new Set(turns.flatMap(({ target }) => target.watching ?? [])))
      ?? turned(turns.flatMap(({ moves }) => moves), new Set())
    // Half of the turns may need companies that only the other half brings
    const missing = flipped && (await unlike(matrix, sightings, flipped, effort))
    if (missing) for (const { target } of turns) settle(target, missing)
    else if (turns.length > 1) {
      await tryTogether(turns.slice(0, turns.length / 2))
      await tryTogether(turns.slice(turns.length / 2))
    }
  }
  for (let round = 0; round < 4; round++) {
    const turns: Turn[] = []
    for (const target of targets) {
      if (target.watching?.length === 0) continue
      const moves = exchange(system, target.wanted, guardsOf(target.watching ?? []))
      if (!moves || !turned(moves, new Set(target.watching ?? []))) continue
      const together = [...turns.flatMap((turn) => turn.moves), ...moves]
      if (holdsAfter(system, together) && turned(together, new Set())) turns.push({ target, moves })
    }
    await tryTogether(turns)
  }

  // What is left one by one, with the solver
  const outcomes: ActivityOutcome[] = []
  const alone = async (target: Target, onlooker: number | null): Promise<ReadonlySet<number> | ActivityOutcome['kind']> => {
    const spared = new Set(onlooker === null ? [] : [onlooker])
    const guards = guardsOf([...spared])
    const attempt = async (moves: readonly Move[], shift = 0) => {
      const flipped = turned(moves, spared, shift)
      const missing = flipped && (await unlike(matrix, sightings, flipped, effort))
      return missing && (onlooker === null || !missing.has(onlooker)) ? missing : null
    }
    for (let shift = 0; shift < shifts; shift++) {
      let tries = 0
      for (const moves of exchanges(system, target.wanted, guards)) {
        const traded = await attempt(moves, shift)
        if (traded) return traded
        if (++tries === mostTries) break
      }
    }
    for (let variant = 0; variant < variants; variant++) {
      effort.solved++
      const verdict = await solve(system, target.wanted, guards, effort.branches, undefined, variant)
      if (verdict.kind !== 'possible') return verdict.kind === 'impossible' ? 'recovered' : 'undecided'
      for (let shift = 0; shift < shifts; shift++) {
        const found = await attempt(movesTo(system, verdict.counts[0]!), shift)
        if (found) return found
      }
    }
    return 'undecided'
  }
  for (const target of targets) {
    if (target.watching === null) {
      const missing = await alone(target, null)
      if (typeof missing === 'string') {
        outcomes.push({ kind: missing, companies: target.companies, onlooker: null })
        continue
      }
      settle(target, missing)
    }
    while (target.watching!.length > 0) {
      const [member, ...rest] = target.watching!
      const missing = await alone(target, member!)
      if (typeof missing === 'string') outcomes.push({ kind: missing, companies: target.companies.filter((company) => company !== member), onlooker: member! })
      target.watching = typeof missing === 'string' ? rest : rest.filter((one) => missing.has(one))
    }
  }
  return outcomes
}

function targetsOf(system: System, givers: (profile: number, place: number) => number[], withMembers: boolean): Target[] {
  const { profiles, counts, width } = system.blocks[0]!
  const targets: Target[] = []
  for (let profile = 0; profile < profiles.count; profile++) {
    const given = [0, 1].filter((place) => counts[profile * width + place]! > 0)
    if (given.length === 1) targets.push({ wanted: { block: 0, profile, otherThan: given[0]! }, companies: givers(profile, given[0]!), watching: null })
    if (!withMembers || given.length !== 2) continue
    for (const [own, other] of [[0, 1], [1, 0]] as const) {
      if (counts[profile * width + own] === 1) targets.push({ wanted: { block: 0, profile, otherThan: other }, companies: givers(profile, other), watching: givers(profile, own) })
    }
  }
  return targets
}

/** Who answers otherwise in these counts, as moves. */
function movesTo(system: System, after: Int32Array): Move[] {
  const { profiles, counts, width } = system.blocks[0]!
  const moves: Move[] = []
  for (let profile = 0; profile < profiles.count; profile++) {
    const more = after[profile * width + 1]! - counts[profile * width + 1]!
    for (let n = 0; n < Math.abs(more); n++) moves.push({ block: 0, profile, from: more > 0 ? 0 : 1, to: more > 0 ? 1 : 0 })
  }
  return moves
}

/**
 * A data set with these companies' activity turned round and every figure as it was, sought question by question.
 * @returns the members who miss an own answer in it, the turned ones first of all; null when none is found
 */
async function unlike(matrix: ResponseMatrix, sightings: readonly Sighting[], flipped: readonly number[], effort: Effort): Promise<Set<number> | null> {
  const activity = Uint8Array.from(matrix.columns[activityQuestion]!)
  for (const response of flipped) activity[response] = 1 - activity[response]!
  const turned: ResponseMatrix = { ...matrix, columns: { ...matrix.columns, [activityQuestion]: activity } }
  const profiles = profilesOf(turned, sightings, activity)
  const missing = new Set(flipped)
  const agrees = async (system: System): Promise<boolean> => {
    if (system.blocks.every((block) => block.rows.every(({ value, least, most }) => value >= least && value <= most))) return true
    const kept = keptBy(system, turned, missing)
    if (repair(system, kept)) return true
    effort.solved++
    const verdict = await solve(system, null, [], effort.branches, kept)
    if (verdict.kind !== 'possible') return false
    for (let response = 0; response < turned.responses; response++) {
      system.blocks.forEach(({ variable, codes, width }, block) => {
        const place = codes.indexOf(turned.columns[variable]![response]!)
        if (place >= 0 && verdict.counts[block]![profiles.ofResponse[response]! * width + place]! < 1) missing.add(response)
      })
    }
    return true
  }
  for (const variable of [activityQuestion, ...plainQuestions(sightings)]) {
    const block = blockOf(variable, turned, profiles, sightings, { itemsKnown: variable === activityQuestion, mayContradict: true })
    if (!(await agrees(systemOf([block], turned)))) return null
  }
  for (let effect = 1; effect <= 11; effect++) {
    if (!(await agrees(effectSystem(effect, turned, profiles, sightings, false, true)))) return null
  }
  return missing
}

/** 1 for every answer that some company gave which is not among those turned round. */
function keptBy(system: System, matrix: ResponseMatrix, turned: ReadonlySet<number>): Uint8Array[] {
  return system.blocks.map(({ variable, codes, width, counts, profiles }) => {
    const kept = new Uint8Array(counts.length)
    for (let response = 0; response < matrix.responses; response++) {
      const place = codes.indexOf(matrix.columns[variable]![response]!)
      if (place >= 0 && !turned.has(response)) kept[profiles.ofResponse[response]! * width + place] = 1
    }
    return kept
  })
}
