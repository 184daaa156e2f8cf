/** How long a member had been in its cluster when the wave opened, in years: a class frozen with the wave. */
export const tenureClasses = ['under1', 'from1to3', 'from3to5', 'over5'] as const
export type TenureClass = (typeof tenureClasses)[number]

/** The levels of the classification: the classes, and those whose joining date nobody wrote down. */
export const tenureLevels: readonly string[] = [...tenureClasses, 'unknown']
export const tenureUnknown = tenureClasses.length

/** Years from which each class begins; one year is no longer "under 1". */
const beginsAt = [0, 1, 3, 5]

/**
 * The class by whole years, anniversaries counting: who joined on the day itself one year earlier is in `from1to3`.
 * Who joined after the opening is in the first class.
 * @param joined a day as YYYY-MM-DD, or a year, which counts as its first of July
 * @param opening the day on which the wave opens, YYYY-MM-DD
 */
export function tenureClass(joined: string, opening: string): TenureClass {
  const day = joined.length === 4 ? `${joined}-07-01` : joined
  const years = Number(opening.slice(0, 4)) - Number(day.slice(0, 4)) - (opening.slice(5) < day.slice(5) ? 1 : 0)
  return tenureClasses[beginsAt.findLastIndex((from) => years >= from)] ?? 'under1'
}

/** The byte of a class in a column; of one that is not known, tenureUnknown. */
export function tenureCode(written: string | null | undefined): number {
  const place = tenureLevels.indexOf(written ?? 'unknown')
  if (place < 0) throw new RangeError(`${JSON.stringify(written)} is no class of tenure`)
  return place
}
