import { describe, expect, test } from 'vitest'
import { crossings, effectMatrices, itemMeans, participation, raking, representativeness, resultsDocument, cronbachAlpha, leftBlank, notAsked, variablesOf, withholdSmallBases } from '../../analysis/index.ts'
import { generatedWave, seededRandom } from '../bench/generatedWave.ts'
import { impossibleNumbers } from './reference/comparison.ts'
import type { ResponseMatrix, View } from '../../analysis/index.ts'

/** Waves of every awkward kind: few responses, many clusters, columns of one answer, columns of none. */
function awkwardWave(seed: number): ResponseMatrix {
  const random = seededRandom(seed)
  const clusters = 1 + Math.floor(random() * 12)
  const members = clusters + Math.floor(random() * 60)
  const responses = Math.floor(random() * (members + 1) * (random() < 0.5 ? 0.2 : 1))
  const statements = { strength: 1 + Math.floor(random() * 4), benefit: 1 + Math.floor(random() * 3), priority: Math.floor(random() * 3) }
  const { matrix } = generatedWave({ seed, members, clusters, responses, statements, blank: random() * 0.5 })
  for (const variable of variablesOf(statements)) {
    const column = matrix.columns[variable]!
    const kind = random()
    if (kind < 0.1) column.fill(leftBlank)
    else if (kind < 0.15 && /^(realised|contribution)/.test(variable)) column.fill(notAsked)
    else if (kind < 0.25) column.fill(variable === 'q1_active' ? 1 : /^(desired|realised)/.test(variable) ? 2 : /^contribution/.test(variable) ? 75 : 4)
    else if (kind < 0.3 && responses > 0) column.fill(leftBlank).fill(1, 0, 1)
    if (/^contribution/.test(variable)) column.forEach((code, row) => { if (code === 1) column[row] = 25 })
  }
  return matrix
}

const views: View[] = ['published', 'stratified', 'raked']

describe('never NaN, never infinite', () => {
  test('in whole results documents of 100 awkward waves', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const matrix = awkwardWave(seed)
      const employees = new Int32Array(matrix.responses).map((_, row) => (row % 7 === 0 ? -1 : row * 3))
      expect(impossibleNumbers(`seed ${seed}`, resultsDocument(matrix, { employees }))).toEqual([])
    }
  })

  test('in the figures of the screens, of 40 awkward waves', () => {
    for (let seed = 1001; seed <= 1040; seed++) {
      const matrix = awkwardWave(seed)
      for (const view of views) {
        const figures = [effectMatrices(matrix, view), crossings(matrix, 'activity', view), crossings(matrix, 'size', view), itemMeans(matrix, 'total', view)] as const
        expect(impossibleNumbers(`seed ${seed} ${view}`, figures)).toEqual([])
        expect(impossibleNumbers(`seed ${seed} ${view} withheld`, [withholdSmallBases(figures[0]), withholdSmallBases(figures[1]), withholdSmallBases(figures[3])])).toEqual([])
      }
      expect(impossibleNumbers(`seed ${seed}`, [raking(matrix), representativeness(matrix), cronbachAlpha(matrix, 'strength')])).toEqual([])
    }
  })

  test('with nobody invited or nobody answering', () => {
    const { matrix } = generatedWave({ seed: 1, members: 9, clusters: 3, responses: 0 })
    expect(impossibleNumbers('', resultsDocument(matrix))).toEqual([])
    expect(participation({ invited: 0, started: 0, complete: 0 }).responseRate).toEqual({ kind: 'notEstimable', reason: 'noResponse' })
    expect(effectMatrices(matrix, 'published')[0]!.axisMeans.desired.mean).toEqual({ kind: 'notEstimable', reason: 'noResponse' })
  })

  test('the walk sees what it looks for', () => {
    expect(impossibleNumbers('', { a: [1, { b: NaN }], c: Infinity, d: undefined, e: null })).toEqual(['/a/1/b: NaN', '/c: Infinity', '/d: undefined'])
  })
})
