import { apportion } from '../apportion.ts'
import type { Random } from '../random.ts'

/** Share of the companies by age in years: 19 % start-ups under 5, a third at most 10 (lines 552-554). */
const ageClasses = [
  { from: 0, to: 4, share: 0.19 },
  { from: 5, to: 10, share: 0.147 },
  { from: 11, to: 20, share: 0.235 },
  { from: 21, to: 35, share: 0.233 },
  { from: 36, to: 60, share: 0.135 },
  { from: 61, to: 115, share: 0.06 },
] as const

/** The mean age that the study printed, in years. */
const meanAge = 22.5

/** Ages of that many companies, youngest first, with the printed shares and mean. */
export function companyAges(companies: number, random: Random): number[] {
  const counts = apportion(companies, ageClasses.map((one) => one.share))
  const drawn = ageClasses.flatMap((one, index) =>
    Array.from({ length: counts[index]! }, () => ({ age: one.from + random.integer(one.to - one.from + 1), from: one.from, to: one.to })),
  )
  let missing = Math.round(meanAge * companies) - drawn.reduce((sum, one) => sum + one.age, 0)
  while (missing !== 0) {
    const one = drawn[random.integer(drawn.length)]!
    const step = Math.sign(missing)
    if (one.age + step < one.from || one.age + step > one.to) continue
    one.age += step
    missing -= step
  }
  return drawn.map((one) => one.age).sort((left, right) => left - right)
}
