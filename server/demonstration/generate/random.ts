/**
 * A seeded source of random numbers. Only 32-bit integer arithmetic, multiplication and square roots
 * follow from it, so the demonstration has the same bytes on every machine.
 */
export interface Random {
  /** Uniform in [0, 1). */
  fraction(): number
  /** Uniform whole number in [0, below). */
  integer(below: number): number
  /** Mean 0, standard deviation 1, within -6..6: the sum of twelve uniform numbers less six. */
  normal(): number
  /** A new array in random order. */
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** The mulberry32 generator (Tommy Ettinger, 2017): one 32-bit state, period 2^32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const integer = (below: number): number => Math.floor(fraction() * below)
  return {
    fraction,
    integer,
    normal: () => {
      let sum = -6
      for (let draw = 0; draw < 12; draw++) sum += fraction()
      return sum
    },
    shuffled: (items) => {
      const order = [...items]
      for (let last = order.length - 1; last > 0; last--) {
        const other = integer(last + 1)
        ;[order[last], order[other]] = [order[other]!, order[last]!]
      }
      return order
    },
  }
}
