import type { ResponseMatrix } from '../../../analysis/index.ts'
import { profilesOf } from '../reading/profiles.ts'
import type { Sighting } from '../reading/sighting.ts'
import { blockOf } from './block.ts'
import { exchange } from './exchange.ts'
import { activityQuestion, effectSystem, plainQuestions } from './questions.ts'
import { repair } from './repair.ts'
import { solve, type Wanted } from './solver.ts'
import { changesOf, systemOf, type Guard, type Move, type System } from './system.ts'
import type { Effort } from './clear.ts'

export interface ActivityOutcome {
  readonly kind: 'recovered' | 'undecided'
  readonly companies: readonly number[]
  readonly onlooker: number | null
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
  const { width, counts, codes } = block
  const column = matrix.columns[activityQuestion]!
  const givers = (profile: number, place: number): number[] => {
    const found: number[] = []
    for (let response = 0; response < matrix.responses; response++) if (profiles.ofResponse[response] === profile && column[response] === codes[place]) found.push(response)
    return found
  }
  const tried = new Map<string, Promise<Set<number> | null>>()
  const tryOut = (flipped: readonly number[]) => {
    const key = flipped.join(' ')
    let outcome = tried.get(key)
    if (!outcome) tried.set(key, (outcome = unlike(matrix, sightings, flipped, effort)))
    return outcome
  }

  /** Members who see that the data set found is not the truth; or why there is none. */
  const opposite = async (wanted: Wanted, onlooker: number | null): Promise<Set<number> | ActivityOutcome['kind']> => {
    const guards: Guard[] = onlooker === null ? [] : [{ block: 0, profile: profiles.ofResponse[onlooker]!, place: codes.indexOf(column[onlooker]!) }].filter((guard) => guard.place >= 0)
    const flips = (moves: readonly Move[]): number[] => {
      const flipped: number[] = []
      for (const [cell, change] of changesOf(system, moves)[0]!) {
        const from = givers(Math.floor(cell / width), cell % width).filter((response) => response !== onlooker)
        flipped.push(...from.slice(0, Math.max(0, -change)))
      }
      return flipped.sort((a, b) => a - b)
    }
    const candidates: number[][] = []
    const moves = exchange(system, wanted, guards)
    if (moves) candidates.push(flips(moves))
    for (const flipped of candidates) {
      const seen = await tryOut(flipped)
      if (seen && (onlooker === null || !seen.has(onlooker))) return seen
    }
    effort.solved++
    const verdict = await solve(system, wanted, guards, effort.branches)
    if (verdict.kind === 'impossible') return 'recovered'
    if (verdict.kind === 'undecided') return 'undecided'
    const asMoves: Move[] = []
    for (let profile = 0; profile < profiles.count; profile++) {
      const [no, yes] = [0, 1].map((place) => verdict.counts[0]![profile * width + place]! - counts[profile * width + place]!)
      for (let n = 0; n < Math.max(0, yes!, no!); n++) asMoves.push(yes! > 0 ? { block: 0, profile, from: 0, to: 1 } : { block: 0, profile, from: 1, to: 0 })
    }
    const seen = await tryOut(flips(asMoves))
    if (seen && (onlooker === null || !seen.has(onlooker))) return seen
    return 'undecided'
  }

  const outcomes: ActivityOutcome[] = []
  for (let profile = 0; profile < profiles.count; profile++) {
    const given = [0, 1].filter((place) => counts[profile * width + place]! > 0)
    if (given.length === 0) continue
    if (given.length === 1) {
      const wanted = { block: 0, profile, otherThan: given[0]! }
      const companies = givers(profile, given[0]!)
      const alone = await opposite(wanted, null)
      if (typeof alone === 'string') {
        outcomes.push({ kind: alone, companies, onlooker: null })
        continue
      }
      if (!withMembers) continue
      let watching = [...alone].filter((member) => !(companies.length === 1 && companies[0] === member))
      while (watching.length > 0) {
        const [member, ...rest] = watching
        const seen = await opposite(wanted, member!)
        if (typeof seen === 'string') outcomes.push({ kind: seen, companies: companies.filter((company) => company !== member), onlooker: member! })
        watching = typeof seen === 'string' ? rest : rest.filter((one) => seen.has(one))
      }
    } else if (withMembers) {
      for (const [own, other] of [[0, 1], [1, 0]] as const) {
        if (counts[profile * width + own] !== 1) continue
        const onlooker = givers(profile, own)[0]!
        const seen = await opposite({ block: 0, profile, otherThan: other }, onlooker)
        if (typeof seen === 'string') outcomes.push({ kind: seen, companies: givers(profile, other), onlooker })
      }
    }
  }
  return outcomes
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
    if (repair(system)) return true
    effort.solved++
    const verdict = await solve(system, null, [], effort.branches)
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
