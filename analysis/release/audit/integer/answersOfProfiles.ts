import { repair } from './repair.ts'
import { keptAt, keptEverywhere } from './steps.ts'
import { LinkedTables } from './walk/linkedTables.ts'
import { randomFrom } from './walk/random.ts'
import { walk } from './walk/walk.ts'
import type { AnswerTable } from '../../universe/answerTable.ts'
import type { ChangedTable } from './changedTable.ts'
import type { Kept } from './steps.ts'

/** The companies of one profile that gave one answer: whatever is true of one of them is true of all. */
export interface Answer {
  readonly profile: number
  /** Place in the list of codes. */
  readonly code: number
  readonly companies: number
}

/** Changes that one search may try before it counts as failed. */
export const searchBudget = 300

/** Walks after that, from one beginning or another. */
const mostWalks = 12

/**
 * Whether every company behind this answer keeps, beside every single insider who knows the own answer, a second data set
 * in which it answered otherwise and every display is the same.
 *
 * Exchanging the answers of two companies of one profile changes no display, so the real data themselves are the second
 * set as soon as someone else of the profile answered otherwise, and against every insider but that one. What remains:
 * a profile that answered as one (another data set is needed, and against an insider who takes part in it a further one)
 * and a profile with one dissenter (who needs to see a data set in which the own answer stays).
 */
export function answerIsProven(changed: ChangedTable, { profile, code }: Answer): boolean {
  const others = otherAnswers(changed, profile, code)
  if (others.companies > 1) return true
  const search = (kept: Kept): Set<number> | null => secondDataSet(changed, profile, code, kept)
  if (others.companies === 1) return search(keptAt([profile * changed.width + others.code])) !== null
  return beforeEach((staying: readonly number[]) => {
    const found = staying.length === 0 ? (search(keptEverywhere) ?? search(keptAt([]))) : search(keptAt(staying))
    return found && [...found]
  })
}

/**
 * Whether there is a second data set beside every single insider. Each data set found will do for all whose own answers it
 * does not contradict; for the others one after another a further data set is sought.
 * @param search a data set in which these insiders' own answers stay; returns whose it contradicts, null when none was found
 */
export function beforeEach<Insider>(search: (staying: readonly Insider[]) => readonly Insider[] | null): boolean {
  let watching = search([])
  while (watching !== null && watching.length > 0) {
    const [insider, ...others] = watching
    const contradicted: readonly Insider[] | null = search([insider!])
    watching = contradicted && others.filter((one) => contradicted.includes(one))
  }
  return watching !== null
}

/** How many of the profile gave another answer, and one of these answers. */
export function otherAnswers(changed: ChangedTable, profile: number, code: number): { companies: number; code: number } {
  let companies = 0
  let other = -1
  for (let one = 0; one < changed.width; one++) {
    if (one === code || changed.realAt(profile, one) === 0) continue
    companies += changed.realAt(profile, one)
    other = one
  }
  return { companies, code: other }
}

/**
 * One company of the profile answers otherwise, and others with it, until every display is as before: first the straight
 * ways, then walks.
 * @returns the places of which no company is left, whose insiders know better; null when none was found
 */
function secondDataSet(changed: ChangedTable, profile: number, code: number, kept: Kept): Set<number> | null {
  const own = profile * changed.width + code
  const codes = codesToTry(changed, profile, code)
  const random = randomFrom(own + 1)
  const linked = new LinkedTables([changed], [kept], [new Map()], { profile, code })
  const found = (to: number, isFound: () => boolean): Set<number> | null => {
    const mark = changed.mark()
    changed.move(profile, code, to)
    const emptied = isFound() ? emptiedPlaces(changed, own) : null
    changed.undoTo(mark)
    return emptied
  }
  for (const to of codes) {
    const emptied = found(to, () => repair(changed, kept, { left: own, budget: searchBudget }))
    if (emptied) return emptied
  }
  for (let beginning = 0; beginning < mostWalks; beginning++) {
    const emptied = found(codes[beginning % codes.length]!, () => walk(linked, random, () => changed.displaysAreIntact()))
    if (emptied) return emptied
  }
  return null
}

/** Codes that others of the cluster gave first, then the nearest: there an exchange is most likely. */
export function codesToTry(changed: ChangedTable, profile: number, code: number): number[] {
  const { universe: { profiles, profilesOf } } = changed.table
  const given = new Array<number>(changed.width).fill(0)
  for (const one of profilesOf[profiles[profile]!.groups[0]!]!) {
    for (let other = 0; other < changed.width; other++) given[other]! += changed.realAt(one, other)
  }
  return given
    .map((companies, other) => ({ companies, other }))
    .filter(({ other }) => other !== code)
    .sort((a, b) => b.companies - a.companies || Math.abs(a.other - code) - Math.abs(b.other - code) || a.other - b.other)
    .map(({ other }) => other)
}

/** Places where companies answered and none does any more. @param own where the company in question was: if it was alone there, it is no insider to itself */
export function emptiedPlaces(changed: ChangedTable, own: number | null): Set<number> {
  const emptied = new Set<number>()
  for (const profile of changed.touchedProfiles()) {
    for (let code = 0; code < changed.width; code++) {
      const place = profile * changed.width + code
      const real = changed.realAt(profile, code)
      if (real > (place === own ? 1 : 0) && changed.at(profile, code) === 0) emptied.add(place)
    }
  }
  return emptied
}

/** Every answer that somebody gave, in the order of profiles and codes. */
export function answersGiven({ universe, codes, counts }: AnswerTable): Answer[] {
  const answers: Answer[] = []
  universe.profiles.forEach((_, profile) => {
    for (let code = 0; code < codes.length; code++) {
      const companies = counts[profile * codes.length + code]!
      if (companies > 0) answers.push({ profile, code, companies })
    }
  })
  return answers
}
