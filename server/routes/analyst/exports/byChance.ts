import { randomInt } from 'node:crypto'

/** The ordinals 0..count - 1 in an order that nobody can foresee (Fisher and Yates). */
export function byChance(count: number): number[] {
  const order = Array.from({ length: count }, (_, place) => place)
  for (let place = count - 1; place > 0; place--) {
    const other = randomInt(place + 1)
    const kept = order[place]!
    order[place] = order[other]!
    order[other] = kept
  }
  return order
}
