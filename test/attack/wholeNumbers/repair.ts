import { changesOf, holdsAfter, type Move, type System } from './system.ts'

/**
 * Makes a data set that some figures contradict agree with all of them, by companies of one cluster and size that
 * trade answers across the activity groups; null when this finds no way. No last giver of an answer trades it away, so
 * every member still finds the own answers in the result.
 */
export function repair(system: System, rounds = 40): readonly Move[] | null {
  let moves: Move[] = []
  let wrong = violation(system, moves)
  for (let round = 0; wrong > 0; round++) {
    if (round === rounds) return null
    let best: Move[] | null = null
    let least = wrong
    for (const trade of trades(system)) {
      const tried = [...moves, ...trade]
      const after = violation(system, tried, least)
      if (after < least) {
        least = after
        best = tried
      }
    }
    if (!best) return null
    moves = best
    wrong = least
  }
  return holdsAfter(system, moves) ? moves : null
}

/** How far the figures are from being right, each in its own steps; Infinity when a last giver trades. */
function violation(system: System, moves: readonly Move[], enough = Infinity): number {
  const changes = changesOf(system, moves)
  let wrong = 0
  for (let index = 0; index < system.blocks.length; index++) {
    const { rows, counts, width } = system.blocks[index]!
    for (const [cell, change] of changes[index]!) if (change < 0 && counts[cell]! + change < 1) return Infinity
    for (const { holds, weights, value, least, most } of rows) {
      let after = value
      for (const [cell, change] of changes[index]!) if (holds[Math.floor(cell / width)]) after += change * weights[cell % width]!
      if (after < least) wrong += least - after
      else if (after > most) wrong += after - most
    }
    if (wrong >= enough) return wrong
  }
  return wrong
}

function* trades(system: System): Generator<Move[]> {
  const { profiles } = system.blocks[0]!
  const byPlace = Map.groupBy(Array.from({ length: profiles.count }, (_, profile) => profile), (profile) => profiles.placeOf[profile]!)
  for (const group of byPlace.values()) {
    for (const one of group) {
      for (const two of group) {
        if (one >= two) continue
        yield* tradesBetween(system, one, two)
      }
    }
  }
}

function* tradesBetween(system: System, one: number, two: number): Generator<Move[]> {
  const swap = (block: number, from: number, to: number): Move[] => [{ block, profile: one, from, to }, { block, profile: two, from: to, to: from }]
  for (let block = 0; block < system.blocks.length; block++) {
    const { counts, width, codes } = system.blocks[block]!
    const places = system.conditional ? codes.length : width
    for (let from = 0; from < places; from++) {
      if (counts[one * width + from]! < 2) continue
      for (let to = 0; to < places; to++) {
        if (to === from || counts[two * width + to]! < 2) continue
        if (system.conditional && block === 0 && (codes[from]! > 0) !== (codes[to]! > 0)) continue
        yield swap(block, from, to)
      }
    }
  }
  if (!system.conditional) return
  for (const mine of system.said) {
    if (mine.profile !== one) continue
    for (const other of system.said) {
      if (other.profile === two) yield mine.places.flatMap((place, block) => (place === other.places[block] ? [] : swap(block, place, other.places[block]!)))
    }
  }
}
