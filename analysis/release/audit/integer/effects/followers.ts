import { repair } from '../repair.ts'
import { mayLeave } from '../steps.ts'
import { displaysOf, isWithheld, leastShown } from '../../question.ts'
import { withheldByStructure } from '../../../withholding/withheldByStructure.ts'
import type { ReleaseRules, WithheldReason } from '../../../releaseDocument.ts'
import type { Question } from '../../question.ts'
import type { ChangedTable } from '../changedTable.ts'
import type { Kept } from '../steps.ts'

/** The questions that only companies answer that desire the effect. */
export interface Followers {
  readonly desired: ChangedTable
  readonly others: readonly { readonly question: Question; readonly changed: ChangedTable }[]
  readonly rules: ReleaseRules
}

/** Companies that desire the effect, by profile. */
export type Desirers = ReadonlyMap<number, number>

const followerBudget = 300

/**
 * After changes of who desires the effect: who no longer does takes an answer to each further question along, who newly
 * does brings one, and then every display of these questions is repaired as well.
 * @param before the companies that desired the effect, in profiles where that differs from the real data; null for the real data
 * @returns false when a display could not be repaired; the tables are then as they were
 */
export function settleFollowers({ desired, others, rules }: Followers, kept: readonly Kept[], before: Desirers | null): boolean {
  const desirersBefore = (profile: number): number => before?.get(profile) ?? realDesirersIn(desired, profile)
  const leaving: number[] = []
  const coming: number[] = []
  for (const profile of [...desired.touchedProfiles()].sort((a, b) => a - b)) {
    const change = desirersIn(desired, profile) - desirersBefore(profile)
    for (let company = 0; company < Math.abs(change); company++) (change < 0 ? leaving : coming).push(profile)
  }
  const marks = others.map(({ changed }) => changed.mark())
  const settled = others.every(({ question, changed }, place) => settle(changed, kept[place]!, { leaving, coming, desirersBefore }) && structureHolds(question, changed, rules))
  if (!settled) others.forEach(({ changed }, place) => changed.undoTo(marks[place]!))
  return settled
}

/** The code 0 is the first: not desired. */
export function desirersIn(desired: ChangedTable, profile: number): number {
  let companies = 0
  for (let code = 1; code < desired.width; code++) companies += desired.at(profile, code)
  return companies
}

function realDesirersIn(desired: ChangedTable, profile: number): number {
  let companies = 0
  for (let code = 1; code < desired.width; code++) companies += desired.realAt(profile, code)
  return companies
}

/** Profiles that a company leaves or joins, each as often as companies do, among those that desire the effect. */
interface Turnover {
  readonly leaving: readonly number[]
  readonly coming: readonly number[]
  desirersBefore(profile: number): number
}

function settle(changed: ChangedTable, kept: Kept, turnover: Turnover): boolean {
  const mark = changed.mark()
  const tries = turnover.leaving.length + turnover.coming.length === 0 ? [0] : Array.from({ length: changed.width }, (_, code) => code)
  for (const preferred of tries) {
    for (const one of [{ ...kept, oneEverywhere: true }, kept]) {
      if (exchange(changed, one, turnover, preferred) && repair(changed, one, { budget: followerBudget })) return true
      changed.undoTo(mark)
    }
  }
  return false
}

/** Every company that leaves takes an answer along, the preferred one if its profile has it; one that comes brings what one of its cluster took, if one did. */
function exchange(changed: ChangedTable, kept: Kept, { leaving, coming, desirersBefore }: Turnover, preferred: number): boolean {
  const { profiles } = changed.table.universe
  const taken: { cluster: number; code: number | null }[] = []
  for (const profile of leaving) {
    const codes = Array.from({ length: changed.width }, (_, code) => code).filter((code) => mayLeave(changed, kept, profile, code))
    const code = codes.includes(preferred) ? preferred : codes.sort((a, b) => changed.at(profile, b) - changed.at(profile, a) || a - b)[0]
    // Who desires the effect may have left the question blank
    if (code === undefined && desirersBefore(profile) <= answersIn(changed, profile)) return false
    if (code !== undefined) changed.add(profile, code, -1)
    taken.push({ cluster: profiles[profile]!.cluster, code: code ?? null })
  }
  for (const profile of coming) {
    const same = taken.findIndex(({ cluster }) => cluster === profiles[profile]!.cluster)
    const [one] = taken.splice(same < 0 ? 0 : same, 1)
    const code = one ? one.code : preferred
    if (code !== null) changed.add(profile, code, 1)
  }
  return true
}

function answersIn(changed: ChangedTable, profile: number): number {
  let answered = 0
  for (let code = 0; code < changed.width; code++) answered += changed.at(profile, code)
  return answered
}

/**
 * Clusters in which as many companies must desire the effect as really do, because the other questions would show another
 * base: those of which they show something, or would with one answer more.
 */
export function steadyClusters(others: readonly Question[], rules: ReleaseRules): number[] {
  const displays = others.map(displaysOf)
  const shows = (group: number): boolean => others.some(({ bases }, place) => !displays[place]!.free[group] && bases[group]! >= rules.smallestBase - 1)
  return others[0]!.table.universe.groups.flatMap(({ kind }, group) => (kind === 'cluster' && shows(group) ? [group] : []))
}

const isDropped = (reason: WithheldReason | null): boolean => reason === 'linear' || reason === 'integer'

/** Whether bases as changed would withhold the same figures by structure: a figure that would appear or go tells. */
export function structureHolds(question: Question, changed: ChangedTable, rules: ReleaseRules): boolean {
  const { table, bases } = question
  const { width, changes } = changed
  let same = true
  const changedBases = bases.map((base, group) => {
    let change = 0
    for (let code = 0; code < width; code++) change += changes[group * width + code]!
    if (change !== 0) same = false
    return base + change
  })
  if (same || isWithheld(question)) return true
  const least = leastShown(table.variable, rules)
  const real = withheldByStructure(table.universe, bases, least, rules)
  return withheldByStructure(table.universe, changedBases, least, rules).every((reason, group) => reason === real[group] || question.open[group] || isDropped(question.reasons[group]!))
}
