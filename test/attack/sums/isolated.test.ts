import { expect, test } from 'vitest'
import { isolated } from './isolated.ts'
import { combination, nullSpace, primes } from './modular.ts'

test('a company that only halves of sums isolate', () => {
  // a + b, b + c, a + c: (a + b) + (a + c) - (b + c) is twice a
  const sums = [[1, 1, 0], [0, 1, 1], [1, 0, 1]]
  expect(isolated(sums, [1, 9, 9])).toEqual([{ columns: [{ column: 0, sign: 1 }], companies: 1 }])
  expect(combination(sums, [1, 0, 0])).toEqual({ numerators: [1n, -1n, 1n], denominator: 2n })
})

test('a difference of two companies that neither sum tells apart', () => {
  // Two groups share all but one company each
  const sums = [[1, 1, 0], [1, 0, 1]]
  expect(isolated(sums, [12, 1, 1])).toEqual([{ columns: [{ column: 1, sign: 1 }, { column: 2, sign: -1 }], companies: 2 }])
})

test('four companies from four sums, none of which holds fewer than twelve; five are not few', () => {
  const sums = [[1, 1, 0, 0, 0, 0], [1, 0, 1, 0, 0, 0], [0, 0, 0, 1, 1, 0], [0, 0, 0, 1, 0, 1]]
  expect(isolated(sums, [11, 1, 1, 11, 1, 1]).map(({ companies }) => companies)).toEqual([2, 2])
  expect(isolated([[1, 1, 1], [1, 0, 0]], [12, 2, 2]).map(({ companies }) => companies)).toEqual([4])
  expect(isolated([[1, 1, 1], [1, 0, 0]], [12, 2, 3])).toEqual([])
})

test('a combination that is not in the rows has no fractions, and no prime sees one', () => {
  const sums = [[1, 1, 0, 1], [0, 1, 1, 0]]
  expect(combination(sums, [1, 0, 0, 0])).toBeNull()
  for (const prime of primes) expect(nullSpace(sums, 4, prime)[0]!.some((value) => value !== 0)).toBe(true)
})

test('the null space is orthogonal to every row', () => {
  const sums = [[1, 1, 0, 1, 0], [0, 1, 1, 0, 1], [1, 0, 1, 1, 1]]
  for (const prime of primes) {
    const vectors = nullSpace(sums, 5, prime)
    const dimension = vectors[0]!.length
    expect(dimension).toBe(2)
    for (const row of sums) {
      for (let one = 0; one < dimension; one++) expect(row.reduce((sum, value, column) => (sum + value * vectors[column]![one]!) % prime, 0)).toBe(0)
    }
  }
})
