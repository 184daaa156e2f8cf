import { effectNumbers, type ResponseMatrix } from '../../analysis/index.ts'
import { profilesOf, type Profiles } from './reading/profiles.ts'
import type { Sighting } from './reading/sighting.ts'
import { isolated } from './sums/isolated.ts'
import { clearActivity } from './wholeNumbers/activity.ts'
import { blockOf, exactSums } from './wholeNumbers/block.ts'
import { clear, secondAnswer, type Effort, type Outcome } from './wholeNumbers/clear.ts'
import { activityQuestion, effectSystem, plainQuestions } from './wholeNumbers/questions.ts'
import { systemOf, type System } from './wholeNumbers/system.ts'

/**
 * `sums`: adds and subtracts the sums that are shown exactly; what is left must not be 1 to 4 companies.
 * `wholeNumbers`: knows the register, who answered, who is active, and the rules; uses that companies are whole.
 * `items`: the same, and knows which company answered which question, the conditional ones included.
 * `member`: the same as `wholeNumbers`, and one member's own answers; each member in turn.
 * `activity`: does not know who is active, and wants to; as an outsider and as each member.
 */
export const attackers = ['sums', 'wholeNumbers', 'items', 'member', 'activity'] as const
export type Attacker = (typeof attackers)[number]

export interface Finding {
  readonly attacker: Attacker
  readonly kind: 'recovered' | 'undecided'
  readonly variable: string
  /** Ordinals of the responses about which it is. */
  readonly companies: readonly number[]
  /** What makes it findable again: cluster, size and activity of the profile, and who looked on. */
  readonly where: string
}

export interface AttackResult {
  readonly companies: number
  /** Companies of which some attacker knows an answer for certain. */
  readonly recovered: number
  readonly undecided: number
  readonly byWhom: Readonly<Record<Attacker, { readonly recovered: number; readonly undecided: number }>>
  readonly findings: readonly Finding[]
  /** Second answers proven by trading a few answers, and questions put to the solver. */
  readonly exchanges: number
  readonly solved: number
}

export interface AttackOptions {
  readonly attackers?: readonly Attacker[]
  /** Stop at the first company: enough where the attack must succeed. */
  readonly untilRecovered?: boolean
  /** Of the solver's search tree, for one company and question; what takes more is undecided. */
  readonly branches?: number
}

/**
 * Tries to find out what single companies answered.
 * @param sightings every release that the attacker holds about these answers, whole or in part: leave figures out of
 *   `document.figures` for one who sees less
 * @param wave the true answers. The attacker uses of them who answered, and in the variants above a little more; and a
 *   second answer is looked for from the truth, because that is the one data set known to agree with the release
 * @throws Contradiction when a release does not agree with the answers
 */
export async function attack(sightings: readonly Sighting[], wave: ResponseMatrix, options: AttackOptions = {}): Promise<AttackResult> {
  const by = new Set(options.attackers ?? attackers)
  const effort: Effort = { exchanges: 0, solved: 0, branches: options.branches ?? 2000 }
  const findings: Finding[] = []
  const enough = () => options.untilRecovered === true && findings.some((finding) => finding.kind === 'recovered')
  const profiles = profilesOf(wave, sightings, wave.columns[activityQuestion]!)
  const steps: (() => Promise<void>)[] = []
  const variables = [...new Set(sightings.flatMap(({ document }) => document.variables))]
  if (by.has('sums')) steps.push(async () => void findings.push(...variables.flatMap((variable) => sumsOf(variable, wave, profiles, sightings))))
  const members = by.has('member')
  if (by.has('wholeNumbers') || by.has('items') || members) {
    const look = async (strong: System, block: number, weak: () => { system: System; block: number }) => {
      const outcomes = await clear(strong, block, members, effort)
      for (const outcome of outcomes) {
        if (by.has('items')) findings.push(findingOf('items', outcome, strong, wave))
        const other = weak()
        const again = await secondAnswer(other.system, { block: other.block, profile: outcome.profile, otherThan: outcome.place }, outcome.onlooker && onlookerIn(other.system, strong, outcome, wave), effort)
        if (typeof again === 'string') findings.push(findingOf(outcome.onlooker ? 'member' : 'wholeNumbers', { ...outcome, kind: again, block: other.block }, other.system, wave))
      }
    }
    const alone = (variable: string, itemsKnown: boolean) => systemOf([blockOf(variable, wave, profiles, sightings, { itemsKnown })], wave)
    for (const variable of plainQuestions(sightings)) {
      steps.push(() => look(alone(variable, true), 0, () => ({ system: alone(variable, false), block: 0 })))
    }
    for (const effect of effectNumbers) {
      const effectWith = (desiredKnown: boolean) => effectSystem(effect, wave, profiles, sightings, desiredKnown)
      steps.push(() => look(effectWith(true), 0, () => ({ system: effectWith(false), block: 0 })))
      for (const [axis, block] of [['realised', 1], ['contribution', 2]] as const) {
        steps.push(() => look(alone(`${axis}_${effect}`, true), 0, () => ({ system: effectWith(false), block })))
      }
    }
  }
  if (by.has('activity')) {
    steps.push(async () => {
      for (const { kind, companies, onlooker } of await clearActivity(wave, sightings, true, effort)) {
        findings.push({ attacker: 'activity', kind, variable: activityQuestion, companies, where: `${placeOf(wave, companies[0]!)}${onlooker === null ? '' : `, before a member of ${placeOf(wave, onlooker)}`}` })
      }
    })
  }
  for (const step of steps) {
    await step()
    if (enough()) break
  }
  return resultOf(findings, wave, effort)
}

function sumsOf(variable: string, wave: ResponseMatrix, profiles: Profiles, sightings: readonly Sighting[]): Finding[] {
  const block = blockOf(variable, wave, profiles, sightings, { itemsKnown: true })
  const { codes, counts, width } = block
  const sizes = Array.from({ length: profiles.count }, (_, profile) => codes.reduce((sum, _code, place) => sum + counts[profile * width + place]!, 0))
  return isolated(exactSums(block), sizes).map(({ columns }) => {
    const companies = columns.flatMap(({ column }) => respondentsOf(wave, profiles, column).filter((response) => codes.includes(wave.columns[variable]![response]!)))
    return { attacker: 'sums', kind: 'recovered', variable, companies, where: columns.map(({ column, sign }) => `${sign > 0 ? '+' : '-'} ${placeOf(wave, respondentsOf(wave, profiles, column)[0]!)}`).join(' ') }
  })
}

/** The member who looked on, as the other system knows its answers. */
function onlookerIn(other: System, strong: System, { onlooker }: Outcome, wave: ResponseMatrix): System['said'][number] {
  const { ofResponse } = other.blocks[0]!.profiles
  for (let response = 0; response < wave.responses; response++) {
    if (ofResponse[response] !== onlooker!.profile) continue
    const places = ({ blocks }: System) => blocks.map(({ variable, codes }) => {
      const place = codes.indexOf(wave.columns[variable]![response]!)
      return place < 0 ? codes.length : place
    })
    if (places(strong).every((place, block) => place === onlooker!.places[block])) return { profile: onlooker!.profile, places: places(other) }
  }
  throw new Error('the member who looked on is not among the responses')
}

function respondentsOf(wave: ResponseMatrix, { ofResponse }: Profiles, profile: number): number[] {
  return Array.from({ length: wave.responses }, (_, response) => response).filter((response) => ofResponse[response] === profile)
}

function placeOf({ register, cluster, size, columns }: ResponseMatrix, response: number): string {
  return `${register.clusterIds[cluster[response]!]} ${register.levels.size[size[response]!]} activity=${columns[activityQuestion]![response]}`
}

function findingOf(attacker: Attacker, outcome: Outcome, system: System, wave: ResponseMatrix): Finding {
  const { variable, codes, profiles } = system.blocks[outcome.block]!
  const companies = respondentsOf(wave, profiles, outcome.profile).filter((response) => wave.columns[variable]![response] === codes[outcome.place])
  const seenBy = outcome.onlooker ? `, before a member of ${placeOf(wave, respondentsOf(wave, profiles, outcome.onlooker.profile)[0]!)} that said ${outcome.onlooker.places.map((place, block) => system.blocks[block]?.codes[place] ?? '-').join(' ')}` : ''
  return { attacker, kind: outcome.kind, variable, companies, where: `${placeOf(wave, companies[0]!)} = ${codes[outcome.place]}${seenBy}` }
}

function resultOf(findings: readonly Finding[], wave: ResponseMatrix, { exchanges, solved }: Effort): AttackResult {
  const distinct = (kind: Finding['kind'], of: readonly Finding[]) => new Set(of.filter((finding) => finding.kind === kind).flatMap((finding) => finding.companies)).size
  const byWhom = Object.fromEntries(attackers.map((attacker) => {
    const own = findings.filter((finding) => finding.attacker === attacker)
    return [attacker, { recovered: distinct('recovered', own), undecided: distinct('undecided', own) }]
  })) as Record<Attacker, { recovered: number; undecided: number }>
  return { companies: wave.responses, recovered: distinct('recovered', findings), undecided: distinct('undecided', findings), byWhom, findings, exchanges, solved }
}
