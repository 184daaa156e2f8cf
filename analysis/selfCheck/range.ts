/** All values from `from` to `to`, both included: a half may have been rounded either way. */
export interface Range {
  readonly from: number
  readonly to: number
}

const nearlyNothing = 1e-9

export const halfUnit = (decimals: number): number => 0.5 * 10 ** -decimals

export const rangesMeet = (left: Range, right: Range): boolean => left.from <= right.to + nearlyNothing && right.from <= left.to + nearlyNothing

export const widened = ({ from, to }: Range, by: number): Range => ({ from: from - by, to: to + by })

/** What both have; null where they do not meet. */
export function intersection(left: Range, right: Range): Range | null {
  if (!rangesMeet(left, right)) return null
  const from = Math.max(left.from, right.from)
  return { from, to: Math.max(from, Math.min(left.to, right.to)) }
}

/** The values that a product of factors from each range can have. */
export function product(left: Range, right: Range): Range {
  const corners = [left.from * right.from, left.from * right.to, left.to * right.from, left.to * right.to]
  return { from: Math.min(...corners), to: Math.max(...corners) }
}

/** Mean of two ranges of which the first has a weight in `share`. */
export function mixture(share: Range, first: Range, second: Range): Range {
  const mixed = (weight: number, one: number, other: number) => weight * one + (1 - weight) * other
  return {
    from: Math.min(mixed(share.from, first.from, second.from), mixed(share.to, first.from, second.from)),
    to: Math.max(mixed(share.from, first.to, second.to), mixed(share.to, first.to, second.to)),
  }
}
