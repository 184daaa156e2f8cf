import { join } from 'node:path'
import { expect, test } from 'vitest'
import { classificationNames, crossTable, tenureClass, tenureCode, tenureIsUnknown, tenureLevels } from '../../analysis/index.ts'
import { readWave } from './readWave.ts'
import type { ResponseMatrix } from '../../analysis/index.ts'

test.each([
  ['2025-05-02', 'under1'], ['2025-05-01', 'from1to3'], ['2023-05-02', 'from1to3'], ['2023-05-01', 'from3to5'],
  ['2021-05-02', 'from3to5'], ['2021-05-01', 'over5'], ['1999-12-31', 'over5'], ['2026-06-01', 'under1'], ['2030', 'under1'],
  // A year counts as its first of July
  ['2025', 'under1'], ['2024', 'from1to3'], ['2022', 'from3to5'], ['2021', 'from3to5'], ['2020', 'over5'],
])('who joined on %s is %s on 1 May 2026', (joined, expected) => expect(tenureClass(joined, '2026-05-01')).toBe(expected))

test('29 February has its anniversary on 1 March', () => {
  expect([tenureClass('2024-02-29', '2025-02-28'), tenureClass('2024-02-29', '2025-03-01')]).toEqual(['under1', 'from1to3'])
})

test('a class that is none is refused', () => {
  expect(tenureLevels.map(tenureCode)).toEqual([0, 1, 2, 3, 4])
  expect([tenureCode(null), tenureCode(undefined)]).toEqual([4, 4])
  expect(() => tenureCode('long')).toThrow('"long" is no class of tenure')
})

const { matrix } = await readWave(join(import.meta.dirname, 'reference', 'waves', 'ordinary'))
const withTenure = (codeOf: (response: number) => number): ResponseMatrix => ({ ...matrix, tenure: Uint8Array.from({ length: matrix.responses }, (_, response) => codeOf(response)) })

test('a banner of tenure counts every response once, as a filter by hand does', () => {
  const known = withTenure((response) => response % 5)
  expect(tenureIsUnknown(known)).toBe(false)
  const { banner, rows } = crossTable(known, { rows: ['q2_relevance'], banner: ['tenure'], layer: null, view: 'published', withhold: false })
  expect(banner[0]!.columns.map(({ level, responses }) => [level, responses])).toEqual(tenureLevels.map((level, place) => [level, Array.from({ length: matrix.responses }).filter((_, response) => response % 5 === place).length]))
  const relevance = matrix.columns['q2_relevance']!
  rows[0]!.banner[0]!.cells.forEach(({ base, mean }, place) => {
    const answers = [...relevance.subarray(0, matrix.responses)].filter((code, response) => response % 5 === place && code < 254)
    expect(base).toBe(answers.length)
    expect(mean).toMatchObject({ kind: 'estimated', value: expect.closeTo(answers.reduce((sum, code) => sum + code, 0) / answers.length, 12) })
  })
})

test('without joining dates the classification is there, and says that it knows of nobody', () => {
  const { tenure: _, ...bare } = withTenure(() => 4)
  for (const nobody of [bare, withTenure(() => 4)]) {
    expect(classificationNames(nobody)).toContain('tenure')
    expect(tenureIsUnknown(nobody)).toBe(true)
    const { banner } = crossTable(nobody, { rows: ['q2_relevance'], banner: ['tenure'], layer: null, view: 'raked', withhold: false })
    expect(banner[0]!.columns.map(({ responses }) => responses)).toEqual([0, 0, 0, 0, matrix.responses])
  }
})
