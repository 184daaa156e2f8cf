/** The nearest multiple of a whole number, halves up: with 3, a shown 3 stands for 2, 3 or 4. */
export const toMultiple = (count: number, of: number): number => Math.floor((2 * count + of) / (2 * of)) * of

/**
 * A ratio of whole numbers to some decimals, halves up, decided in whole numbers: no sum of fractions can tip it
 * differently on another machine.
 */
export function roundedRatio(sum: number, base: number, decimals: 1 | 2): number {
  const scale = decimals === 1 ? 10 : 100
  return Math.floor((2 * scale * sum + base) / (2 * base)) / scale
}
