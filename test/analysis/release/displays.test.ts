import { describe, expect, test } from 'vitest'
import { releaseRules as rules } from '../../../analysis/index.ts'
import { figureOf } from '../../../analysis/release/displays/figureOf.ts'
import { roundedRatio, toMultiple } from '../../../analysis/release/displays/rounding.ts'
import { showingOf } from '../../../analysis/release/displays/showing.ts'

const four = [1, 2, 3, 4]
const cluster = { baseKnown: true, ordered: true, exactMean: false }
const programmeGroup = { ...cluster, exactMean: true }
const unknownBase = { ...cluster, baseKnown: false }
const shown = (counts: readonly number[], showing = cluster, codes = four) => figureOf(codes, counts, showing, rules)

describe('a figure by its base', () => {
  test('4 answers show nothing', () => {
    expect(shown([1, 1, 1, 1])).toEqual({ kind: 'withheld' })
    expect(shown([0, 0, 0, 4])).toEqual({ kind: 'withheld' })
  })

  test('5, 6 and 9 show the mean to one decimal and nothing else', () => {
    // 1+2+3+4+4 = 14, 14/5; 1+2+3+3+4+4 = 17, 17/6 = 2.83; (1+2+3·3+4·4)/9 = 28/9 = 3.11
    expect(shown([1, 1, 1, 2])).toEqual({ kind: 'mean', base: { kind: 'exact', base: 5 }, mean: 2.8, decimals: 1 })
    expect(shown([1, 1, 2, 2])).toEqual({ kind: 'mean', base: { kind: 'exact', base: 6 }, mean: 2.8, decimals: 1 })
    expect(shown([1, 1, 3, 4])).toEqual({ kind: 'mean', base: { kind: 'exact', base: 9 }, mean: 3.1, decimals: 1 })
  })

  test('10 and 29 show counts to multiples of 3, and the mean of these counts', () => {
    // (3·1 + 3·2 + 3·3 + 3·4) / 12
    expect(shown([2, 2, 2, 4])).toEqual({ kind: 'distribution', base: { kind: 'exact', base: 10 }, counts: [[1, 3], [2, 3], [3, 3], [4, 3]], mean: 2.5 })
    expect(shown([1, 5, 10, 13], programmeGroup)).toEqual({ kind: 'distribution', base: { kind: 'exact', base: 29 }, counts: [[1, 0], [2, 6], [3, 9], [4, 12]], mean: 3.22 })
  })

  test('30 of the programme show the mean of the answers to two decimals beside the rounded counts, 30 of a cluster do not', () => {
    // (1 + 2·5 + 3·10 + 4·14) / 30 = 97/30 = 3.2333; of the counts 0, 6, 9, 15: 99/30
    expect(shown([1, 5, 10, 14], programmeGroup)).toEqual({ kind: 'exact', base: { kind: 'exact', base: 30 }, counts: [[1, 0], [2, 6], [3, 9], [4, 15]], mean: 3.23 })
    expect(shown([1, 5, 10, 14])).toEqual({ kind: 'distribution', base: { kind: 'exact', base: 30 }, counts: [[1, 0], [2, 6], [3, 9], [4, 15]], mean: 3.3 })
  })
})

describe('answers that are nearly one', () => {
  test('on 5 to 9 a sum within one length of the scale from its end is told as a bound only', () => {
    // Length 3: from the lowest code 5 answers reach 15; at least 12 is "at least 1 + 12/5"
    const atLeast = { kind: 'atLeast', base: { kind: 'exact', base: 5 }, bound: 3.4 }
    expect([[0, 0, 0, 5], [1, 0, 0, 4], [0, 1, 0, 4], [0, 0, 3, 2]].map((counts) => shown(counts))).toEqual([atLeast, atLeast, atLeast, atLeast])
    expect(shown([1, 0, 1, 3])).toMatchObject({ kind: 'mean', mean: 3.2 })
    // At most 3 from the lowest code on 7 answers: 1 + 3/7 = 1.43, upwards
    expect(shown([6, 0, 0, 1])).toEqual({ kind: 'atMost', base: { kind: 'exact', base: 7 }, bound: 1.5 })
    expect(shown([5, 0, 1, 1])).toMatchObject({ kind: 'mean' })
  })

  test('the bound is never further from the end than it says', () => {
    for (let base = 5; base <= 9; base++) {
      expect(shown([0, 0, 0, base])).toMatchObject({ bound: Math.floor(10 * (1 + (3 * (base - 1)) / base) + 1e-9) / 10 })
    }
  })

  test('from 10 on unanimity, one and two dissenters look the same, three do not', () => {
    const nearly = { kind: 'nearlyAll', base: { kind: 'exact', base: 12 }, code: 4 }
    expect([[0, 0, 0, 12], [1, 0, 0, 11], [0, 1, 1, 10]].map((counts) => shown(counts))).toEqual([nearly, nearly, nearly])
    expect(shown([1, 1, 1, 9])).toMatchObject({ kind: 'distribution' })
    expect(shown([0, 0, 2, 48], programmeGroup)).toEqual({ kind: 'nearlyAll', base: { kind: 'exact', base: 50 }, code: 4 })
  })
})

describe('a base that is itself an answer', () => {
  test('is told no more exactly than the counts', () => {
    expect(shown([1, 1, 1, 2], unknownBase)).toMatchObject({ kind: 'mean', base: { kind: 'between', least: 5, most: 9 } })
    expect(shown([2, 2, 3, 4], unknownBase)).toMatchObject({ base: { kind: 'about', base: 12 } })
    expect([10, 11, 12, 13].map((base) => shown([base, 0, 0, 0], unknownBase))).toMatchObject([9, 12, 12, 12].map((base) => ({ kind: 'nearlyAll', base: { kind: 'about', base } })))
  })

  test('does not come back by the bound', () => {
    const bounds = [5, 6, 7, 8, 9].map((base) => shown([0, 0, 0, base], unknownBase))
    expect(new Set(bounds.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify({ kind: 'atLeast', base: { kind: 'between', least: 5, most: 9 }, bound: 3.4 })]))
  })

  test('belongs to the groups by activity, and to the questions asked of who desires an effect', () => {
    const known = (variable: string, kind: 'total' | 'activity' | 'cluster') => showingOf(variable, { name: '', kind }).baseKnown
    expect([known('q2_relevance', 'cluster'), known('desired_1', 'total')]).toEqual([true, true])
    expect([known('q2_relevance', 'activity'), known('realised_1', 'total'), known('contribution_3', 'cluster')]).toEqual([false, false, false])
  })
})

describe('categories without an order', () => {
  const unordered = { ...cluster, ordered: false }
  const six = [1, 2, 3, 4, 5, 9]
  test('have no mean, and show nothing below 10', () => {
    expect(shown([3, 2, 2, 1, 1, 0], unordered, six)).toEqual({ kind: 'withheld' })
    expect(shown([3, 2, 2, 1, 1, 1], unordered, six)).toEqual({ kind: 'distribution', base: { kind: 'exact', base: 10 }, counts: [[1, 3], [2, 3], [3, 3], [4, 0], [5, 0], [9, 0]], mean: null })
  })
})

describe('rounding', () => {
  test('to multiples of 3: what is shown stands for three counts', () => {
    expect(Array.from({ length: 9 }, (_, count) => toMultiple(count, 3))).toEqual([0, 0, 3, 3, 3, 6, 6, 6, 9])
  })

  test('halves go up, decided in whole numbers', () => {
    // 1.005 and 2.675 as fractions of doubles would fall either way
    expect(roundedRatio(201, 200, 2)).toBe(1.01)
    expect(roundedRatio(107, 40, 2)).toBe(2.68)
    expect(roundedRatio(9, 4, 1)).toBe(2.3)
  })
})
