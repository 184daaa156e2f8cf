/**
 * Divides a whole number over shares by largest remainders (Hamilton), no share above its limit.
 * Ties go to the earlier share.
 * @throws RangeError when the limits together are below the total
 */
export function apportion(total: number, weights: readonly number[], limits?: readonly number[]): number[] {
  if (limits && limits.reduce((sum, limit) => sum + limit, 0) < total) throw new RangeError(`Cannot divide ${total} over limits that hold less`)
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (total * weight) / weightSum)
  const parts = exact.map((share, index) => Math.min(Math.floor(share), limits?.[index] ?? Infinity))
  let left = total - parts.reduce((sum, part) => sum + part, 0)
  while (left > 0) {
    let best = -1
    for (let index = 0; index < parts.length; index++) {
      if (parts[index]! >= (limits?.[index] ?? Infinity)) continue
      if (best < 0 || exact[index]! - parts[index]! > exact[best]! - parts[best]!) best = index
    }
    parts[best]!++
    left--
  }
  return parts
}
