import { holdsAfter } from './system.ts'
import type { Block } from './block.ts'
import type { Guard, Move, Said, System } from './system.ts'
import type { Wanted } from './solver.ts'

/**
 * Looks for a few companies that can trade answers so that the wanted company answers otherwise and every figure reads
 * the same: cheap, and most companies are cleared by it. What it returns has been held against every row; what it does
 * not find is for the solver.
 */
export function exchange(system: System, wanted: Wanted, guards: readonly Guard[]): readonly Move[] | null {
  return exchanges(system, wanted, guards).next().value ?? null
}

/** One after another, all that it finds. */
export function* exchanges(system: System, wanted: Wanted, guards: readonly Guard[]): Generator<readonly Move[], undefined> {
  for (const moves of trades(system, wanted)) if (holdsAfter(system, moves, guards)) yield moves
}

function* trades(system: System, wanted: Wanted): Generator<Move[]> {
  const index = wanted.block
  const block = system.blocks[index]!
  const { profile, otherThan: own } = wanted
  yield* tradesWithinQuestion(block, index, profile, own)
  if (system.conditional) yield* tradesOfWholeEffect(system, index, profile, own)
}

function* tradesWithinQuestion(block: Block, index: number, profile: number, own: number): Generator<Move[]> {
  const { profiles, codes, width, counts } = block
  const others = codes.map((_, place) => place).filter((place) => place !== own)
  const has = (where: number, place: number) => counts[where * width + place]! > 0
  const move = (where: number, from: number, to: number): Move => ({ block: index, profile: where, from, to })
  const all = Array.from({ length: profiles.count }, (_, other) => other).filter((other) => other !== profile)
  const neighbours = all.filter((other) => profiles.cluster[other] === profiles.cluster[profile])
  const alike = all.filter((other) => profiles.classOf[other] === profiles.classOf[profile])
  for (const other of others) yield [move(profile, own, other)]
  for (const neighbour of neighbours) {
    for (const other of others) if (has(neighbour, other)) yield [move(profile, own, other), move(neighbour, other, own)]
  }
  // Four companies in two clusters and two classes: every group keeps exactly the answers it had
  for (const neighbour of neighbours) {
    const far = all.filter((where) => profiles.classOf[where] === profiles.classOf[neighbour] && profiles.cluster[where] !== profiles.cluster[profile])
    for (const other of others) {
      if (!has(neighbour, other)) continue
      for (const third of far) {
        if (!has(third, own)) continue
        for (const fourth of alike) {
          if (profiles.cluster[fourth] === profiles.cluster[third] && has(fourth, other)) {
            yield [move(profile, own, other), move(neighbour, other, own), move(third, own, other), move(fourth, other, own)]
          }
        }
      }
    }
  }
  const ofAKind = (one: number, two: number) => Number(profiles.kindOf[two] === profiles.kindOf[profile]) - Number(profiles.kindOf[one] === profiles.kindOf[profile])
  const twins = [...alike].sort(ofAKind)
  for (const twin of [...twins, ...all]) {
    for (const other of others) if (has(twin, other)) yield [move(profile, own, other), move(twin, other, own)]
  }
  /** Ways in which a company of this profile can go some steps up or down the scale. */
  const shifts = (where: number, by: number): Move[] => codes.flatMap((_, from) => (has(where, from) && from + by >= 0 && from + by < codes.length ? [move(where, from, from + by)] : []))
  for (const second of [...neighbours, ...twins]) {
    for (const other of others) for (const back of shifts(second, own - other)) yield [move(profile, own, other), back]
  }
  // Four companies again, each going as many steps: the sums stay, the counts may shift within what rounding hides
  for (const neighbour of neighbours) {
    for (const other of others) {
      const first = move(profile, own, other)
      for (const second of shifts(neighbour, own - other)) {
        for (const fourth of twins) {
          for (const fourthMove of shifts(fourth, own - other)) {
            if (profiles.cluster[fourth] === profiles.cluster[profile]) continue
            for (const third of all) {
              if (profiles.cluster[third] !== profiles.cluster[fourth] || profiles.classOf[third] !== profiles.classOf[neighbour]) continue
              for (const thirdMove of shifts(third, other - own)) yield [first, second, thirdMove, fourthMove]
            }
          }
        }
      }
    }
  }
}

/** Companies that trade all they say about an effect, so that who answers the conditional questions moves along. */
function* tradesOfWholeEffect(system: System, index: number, profile: number, own: number): Generator<Move[]> {
  const { profiles } = system.blocks[0]!
  const { said } = system
  const swap = (one: Said, two: Said): Move[] =>
    system.blocks.flatMap((_, block) => (one.places[block] === two.places[block] ? [] : [
      { block, profile: one.profile, from: one.places[block]!, to: two.places[block]! },
      { block, profile: two.profile, from: two.places[block]!, to: one.places[block]! },
    ]))
  const real = (one: Said) => one.places[index]! < system.blocks[index]!.codes.length
  const mine = said.filter((one) => one.profile === profile && one.places[index] === own)
  const different = said.filter((one) => one.profile !== profile && one.places[index] !== own && real(one))
  let tried = 0
  for (const one of mine) {
    for (const two of different) {
      if (profiles.cluster[two.profile] !== profiles.cluster[profile]) continue
      const first = swap(one, two)
      yield first
      for (const three of said) {
        if (profiles.classOf[three.profile] !== profiles.classOf[two.profile] || profiles.cluster[three.profile] === profiles.cluster[profile] || three.places[0] !== one.places[0]) continue
        for (const four of said) {
          if (four.profile === profile || profiles.cluster[four.profile] !== profiles.cluster[three.profile] || profiles.classOf[four.profile] !== profiles.classOf[profile] || four.places[0] !== two.places[0]) continue
          yield [...first, ...swap(three, four)]
          if (++tried > 2000) return
        }
      }
    }
    for (const two of different) if (profiles.classOf[two.profile] === profiles.classOf[profile]) yield swap(one, two)
  }
}
