import { holdsAfter, type Move, type Said, type System } from './system.ts'

/**
 * Makes a data set that some figures contradict agree with all of them, by companies of one cluster and size that
 * trade answers across the activity groups; null when this finds no way.
 * @param kept by block, how many givers each answer of each profile must keep: 1 where a member may look for the own answer
 */
export function repair(system: System, kept: readonly Uint8Array[], rounds = 60): readonly Move[] | null {
  const values = system.blocks.map((block) => Float64Array.from(block.rows, (row) => row.value))
  const counts = system.blocks.map((block) => Int32Array.from(block.counts))
  const moves: Move[] = []
  let left = system.blocks.reduce((sum, block, index) => sum + block.rows.reduce((wrong, row, at) => wrong + outside(row, values[index]![at]!), 0), 0)
  for (let round = 0; left > 0; round++) {
    if (round === rounds) return null
    let best: readonly Move[] | null = null
    let gain = 0
    for (const trade of trades(system, counts, kept)) {
      const change = gainOf(system, values, trade)
      if (change > gain) {
        gain = change
        best = trade
      }
    }
    if (!best) return null
    left -= gain
    moves.push(...best)
    for (const { block, profile, from, to } of best) {
      const { width, rows, rowsOfProfile } = system.blocks[block]!
      counts[block]![profile * width + from]!--
      counts[block]![profile * width + to]!++
      for (const row of rowsOfProfile[profile]!) values[block]![row]! += rows[row]!.weights[to]! - rows[row]!.weights[from]!
    }
  }
  return holdsAfter(system, moves) ? moves : null
}

const outside = ({ least, most }: { least: number; most: number }, value: number): number => (value < least ? least - value : value > most ? value - most : 0)

/** By how much a trade brings the figures nearer, each in its own steps. */
function gainOf(system: System, values: readonly Float64Array[], trade: readonly Move[]): number {
  let gain = 0
  for (let index = 0; index < system.blocks.length; index++) {
    const { rows, rowsOfProfile } = system.blocks[index]!
    const changes = new Map<number, number>()
    for (const { block, profile, from, to } of trade) {
      if (block !== index) continue
      for (const row of rowsOfProfile[profile]!) {
        const { weights } = rows[row]!
        if (weights[to] !== weights[from]) changes.set(row, (changes.get(row) ?? 0) + weights[to]! - weights[from]!)
      }
    }
    for (const [row, change] of changes) {
      if (change !== 0) gain += outside(rows[row]!, values[index]![row]!) - outside(rows[row]!, values[index]![row]! + change)
    }
  }
  return gain
}

function* trades(system: System, counts: readonly Int32Array[], kept: readonly Uint8Array[]): Generator<readonly Move[]> {
  const { profiles } = system.blocks[0]!
  const byPlace = Map.groupBy(Array.from({ length: profiles.count }, (_, profile) => profile), (profile) => profiles.placeOf[profile]!)
  for (const group of byPlace.values()) {
    for (const one of group) {
      for (const two of group) if (one < two) yield* tradesBetween(system, (block, cell) => counts[block]![cell]! > kept[block]![cell]!, one, two)
    }
  }
}

function* tradesBetween(system: System, spare: (block: number, cell: number) => boolean, one: number, two: number): Generator<readonly Move[]> {
  const swap = (block: number, from: number, to: number): Move[] => [{ block, profile: one, from, to }, { block, profile: two, from: to, to: from }]
  for (let block = 0; block < system.blocks.length; block++) {
    const { width, codes } = system.blocks[block]!
    const places = system.conditional ? codes.length : width
    for (let from = 0; from < places; from++) {
      if (!spare(block, one * width + from)) continue
      for (let to = 0; to < places; to++) {
        if (to === from || !spare(block, two * width + to)) continue
        if (system.conditional && block === 0 && (codes[from]! > 0) !== (codes[to]! > 0)) continue
        yield swap(block, from, to)
      }
    }
  }
  if (!system.conditional) return
  const allSpare = ({ profile, places }: Said) => places.every((place, block) => spare(block, profile * system.blocks[block]!.width + place))
  for (const mine of system.said) {
    if (mine.profile !== one || !allSpare(mine)) continue
    for (const other of system.said) {
      if (other.profile === two && allSpare(other)) yield mine.places.flatMap((place, block) => (place === other.places[block] ? [] : swap(block, place, other.places[block]!)))
    }
  }
}
