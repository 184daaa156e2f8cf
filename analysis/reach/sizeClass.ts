/** Below this many employees a company is small (KO), from it on medium-sized or large (MGO). */
const smallest = 50

/** The classes of size by which questions are crossed; the last holds members of whom nobody knows it. */
export const sizeLevels = ['KO', 'MGO', 'onbekend'] as const
export type SizeLevel = (typeof sizeLevels)[number]

/**
 * The class of a member's size: its head count decides; without one, what was said of the class.
 * @param employees number of employees; null where it is not known
 */
export function sizeClass(employees: number | null, said: 'KO' | 'MGO' | null): SizeLevel {
  if (employees === null) return said ?? 'onbekend'
  return employees < smallest ? 'KO' : 'MGO'
}
