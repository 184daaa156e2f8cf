export interface AdjustedFamily {
  /** Tests that could be made: the others leave the family. */
  readonly familySize: number
  readonly holm: readonly (number | null)[]
  readonly benjaminiHochberg: readonly (number | null)[]
}

/**
 * Adjusts the p-values of one family of tests: Holm (1979) keeps the chance of one false claim in the family under 5 %,
 * Benjamini and Hochberg (1995) the expected share of false ones among those found. A test that could not be made is null
 * and stays null. R: `p.adjust(p, "holm")`, `p.adjust(p, "BH")`.
 */
export function adjustFamily(p: readonly (number | null)[]): AdjustedFamily {
  const made = p.map((value, place) => ({ value, place })).filter((one): one is { value: number; place: number } => one.value !== null)
  const size = made.length
  const ascending = made.sort((a, b) => a.value - b.value)
  const holm: (number | null)[] = p.map(() => null)
  const benjaminiHochberg: (number | null)[] = p.map(() => null)
  let largest = 0
  ascending.forEach(({ value, place }, rank) => {
    largest = Math.max(largest, Math.min(1, (size - rank) * value))
    holm[place] = largest
  })
  let smallest = 1
  for (let rank = size - 1; rank >= 0; rank--) {
    const { value, place } = ascending[rank]!
    smallest = Math.min(smallest, (size / (rank + 1)) * value)
    benjaminiHochberg[place] = smallest
  }
  return { familySize: size, holm, benjaminiHochberg }
}
