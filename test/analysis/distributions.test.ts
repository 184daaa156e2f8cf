import { describe, expect, test } from 'vitest'
import { clopperPearson } from '../../analysis/distributions/clopperPearson.ts'
import { upperTailF } from '../../analysis/distributions/fisherF.ts'
import { criticalT, twoSidedP } from '../../analysis/distributions/studentT.ts'
import { weightedMedian } from '../../analysis/estimation/weightedMedian.ts'
import { adjustFamily } from '../../analysis/significance/families.ts'

/** Agreement to a relative 1e-12, also of numbers that are nearly 0. */
const ratio = (ours: number, reference: number) => expect(Math.abs(ours / reference - 1)).toBeLessThan(1e-12)

/** R 4.2.2, `options(digits = 17)`; the call stands beside each value. */
describe('distributions, against R', () => {
  test('t: 2 * pt(-abs(t), df)', () => {
    ratio(twoSidedP(4, 7), 0.0051899133492968128)
    ratio(twoSidedP(-0.1, 7), 0.9231480596047948)
    ratio(twoSidedP(1e-5, 3), 0.99999264894806128)
    // far out: 1 - pt(30, 250) would be 0
    expect(Math.abs(twoSidedP(30, 250) / 8.138737648198772e-85 - 1)).toBeLessThan(1e-11)
    expect(twoSidedP(0, 5)).toBe(1)
  })

  test('t: qt(0.975, df)', () => {
    ratio(criticalT(1), 12.706204736174694)
    ratio(criticalT(2.5), 3.5746548420036919)
    ratio(criticalT(249), 1.96953686764035)
    ratio(criticalT(99_600), 1.959987802808818)
  })

  test('F: pf(F, df1, df2, lower.tail = FALSE)', () => {
    ratio(upperTailF(4.3086, 4.173, 1039.08), 0.0015530925404808808)
    expect(Math.abs(upperTailF(50, 4.173, 1039.08) / 6.4042884611280405e-40 - 1)).toBeLessThan(1e-11)
    ratio(upperTailF(2, 1, 1e6), 0.1572995183780352)
    expect(upperTailF(0, 2, 9)).toBe(1)
  })

  test('Clopper-Pearson: binom.test(x, n)$conf.int', () => {
    expect(clopperPearson(0, 5)).toEqual({ lower: 0, upper: expect.closeTo(0.52182375010498139, 12) })
    expect(clopperPearson(5, 5)).toEqual({ lower: expect.closeTo(1 - 0.52182375010498139, 12), upper: 1 })
  })

  test('refuse what has no answer', () => {
    expect(() => twoSidedP(1, 0)).toThrow('degrees of freedom must be above 0, not 0')
    expect(() => criticalT(-1)).toThrow(RangeError)
    expect(() => upperTailF(-1, 2, 3)).toThrow('F must be at least 0')
    expect(() => clopperPearson(3, 2)).toThrow('3 of 2')
  })
})

describe('families of tests, against p.adjust of R', () => {
  // p <- c(0.01, 0.04, NA, 0.03, 0.005, 0.6); p.adjust(p, "holm"); p.adjust(p, "BH")
  test('a test that could not be made leaves the family', () => {
    expect(adjustFamily([0.01, 0.04, null, 0.03, 0.005, 0.6])).toEqual({
      familySize: 5,
      holm: [0.04, 0.09, null, 0.09, 0.025, 0.6].map(close),
      benjaminiHochberg: [0.025, 0.05, null, 0.05, 0.025, 0.6].map(close),
    })
  })

  test('an empty family', () => {
    expect(adjustFamily([null, null])).toEqual({ familySize: 0, holm: [null, null], benjaminiHochberg: [null, null] })
  })
})

const close = (value: number | null) => (value === null ? null : expect.closeTo(value, 12))

describe('the weighted median is the value at which half of the weight is reached', () => {
  test.each([
    { values: [1, 2, 3], weights: [1, 1, 1], counts: [1, 1, 1], median: 2 },
    { values: [1, 2, 3], weights: [1, 1, 2], counts: [1, 1, 1], median: 2 },
    { values: [1, 2, 3], weights: [3, 1, 1], counts: [3, 1, 1], median: 1 },
    { values: [5, 7], weights: [0, 2], counts: [0, 1], median: 7 },
    { values: [5, 7], weights: [0.1 + 0.2, 0.3], counts: [2, 1], median: 5 },
  ])('$median of $values with weights $weights', ({ median, ...of }) => {
    expect(weightedMedian(of)).toBe(median)
  })

  test('of nobody is none', () => {
    expect(weightedMedian({ values: [1, 2], weights: [0, 0], counts: [0, 0] })).toBeNull()
  })
})
