import { turnOf } from './turns.ts'
import type { Change, LinkedTables } from './linkedTables.ts'
import type { Random } from './random.ts'

/** Pairs of companies that turn opposite ways are many and dear to look at: so many of them, by chance, each time. */
const mostTurns = 24

/** Profiles of a large group that are looked at each time. */
const mostProfiles = 40

/** So many of a list, by chance. */
function someOf(list: readonly number[], most: number, random: Random): readonly number[] {
  if (list.length <= most) return list
  const rest = [...list]
  for (let place = 0; place < most; place++) {
    const other = place + random(rest.length - place)
    const taken = rest[other]!
    rest[other] = rest[place]!
    rest[place] = taken
  }
  return rest.slice(0, most)
}

/**
 * Ways in which the counts of one group can come nearer to the real ones: one company answers otherwise, or exchanges
 * answers with one of its cluster outside the group; and where questions hang together, one begins or ceases to desire the
 * effect, or two of a cluster do in turn.
 */
export function candidatesFor(linked: LinkedTables, table: number, group: number, random: Random): Change[][] {
  const changed = linked.tables[table]!
  const { profiles, profilesOf } = changed.table.universe
  const { width } = changed
  const change = (code: number): number => changed.changes[group * width + code]!
  const isTurn = (from: number, to: number): boolean => linked.tables.length > 1 && table === 0 && (from === 0) !== (to === 0)
  const found: Change[][] = []
  const turns: (() => Change[] | null)[] = []
  const directions = directionsOf(changed.table.codes, change)
  const partnersOf = (profile: number): number[] => profilesOf[profiles[profile]!.groups[0]!]!.filter((other) => other !== profile && !profiles[other]!.groups.includes(group))
  for (const profile of someOf(profilesOf[group]!, mostProfiles, random)) {
    const partners = partnersOf(profile)
    for (const [from, to] of directions) {
      if (isTurn(from, to)) {
        const turn = from === 0 ? 'begins' : 'ceases'
        const given = { table, code: from === 0 ? to : from }
        for (const other of [-1, ...partners]) turns.push(() => turnOf(linked, profile, turn, other, given))
        continue
      }
      if (changed.at(profile, from) === 0) continue
      found.push([{ table, profile, from, to }])
      for (const other of partners) if (changed.at(other, to) > 0) found.push([{ table, profile, from, to }, { table, profile: other, from: to, to: from }])
    }
    if (table === 0) continue
    for (let code = 0; code < width; code++) {
      const turn = change(code) > 0 ? 'ceases' : change(code) < 0 ? 'begins' : null
      if (turn) for (const other of [-1, ...partners]) turns.push(() => turnOf(linked, profile, turn, other, { table, code }))
    }
  }
  for (let taken = 0; taken < mostTurns && turns.length > 0; taken++) {
    const place = random(turns.length)
    const changes = turns[place]!()
    turns[place] = turns.at(-1)!
    turns.pop()
    if (changes) found.push(changes)
  }
  return found
}

/** From codes of which there are too many, to codes of which there are too few, and steps that move the sum back. */
function directionsOf(codes: readonly number[], change: (code: number) => number): [from: number, to: number][] {
  let shift = 0
  codes.forEach((code, place) => (shift += code * change(place)))
  const directions: [number, number][] = []
  for (let from = 0; from < codes.length; from++) {
    for (let to = 0; to < codes.length; to++) {
      if (from !== to && (change(from) > 0 || change(to) < 0 || (shift !== 0 && codes[to]! - codes[from]! === -shift))) directions.push([from, to])
    }
  }
  return directions
}
