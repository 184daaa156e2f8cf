import { describe, expect, test } from 'vitest'
import { addResponse, buildMemberRegister, codesOf, crossing, cronbachAlpha, effectMatrixOf, emptyResponseMatrix, itemMeans, leftBlank, raking, rankTest } from '../../analysis/index.ts'
import { generatedWave } from '../bench/generatedWave.ts'
import type { ResponseMatrix, View } from '../../analysis/index.ts'

/** The wave with one column changed. */
const withColumn = (matrix: ResponseMatrix, variable: string, code: (row: number, before: number) => number): ResponseMatrix => ({
  ...matrix,
  columns: { ...matrix.columns, [variable]: matrix.columns[variable]!.map((before, row) => code(row, before)) },
})

const { matrix } = generatedWave({ seed: 21, members: 200, clusters: 8, responses: 90, blank: 0 })
const relevance = (of: ResponseMatrix, view: View) => itemMeans(of, 'total', view).find(({ variable }) => variable === 'q2_relevance')!.figure
const views: View[] = ['published', 'stratified', 'raked']

describe('a figure that cannot be estimated says why', () => {
  test.each(views)('nobody answered (%s)', (view) => {
    expect(relevance(withColumn(matrix, 'q2_relevance', () => leftBlank), view)).toEqual({
      base: 0, mean: { kind: 'notEstimable', reason: 'noResponse' }, interval: { kind: 'notEstimable', reason: 'noResponse' },
    })
  })

  test.each(views)('one answered: a mean without spread (%s)', (view) => {
    const { base, mean, interval } = relevance(withColumn(matrix, 'q2_relevance', (row) => (row === 3 ? 2 : leftBlank)), view)
    expect([base, mean, interval]).toEqual([
      1, { kind: 'estimated', value: 2, standardError: null, standardDeviation: null }, { kind: 'notEstimable', reason: 'oneResponse' },
    ])
  })

  test.each(views)('all answered the same: no false certainty (%s)', (view) => {
    const { mean, interval } = relevance(withColumn(matrix, 'q2_relevance', () => 3), view)
    expect([mean.kind === 'estimated' && [mean.value, mean.standardError], interval]).toEqual([[expect.closeTo(3, 12), null], { kind: 'notEstimable', reason: 'noVariation' }])
  })

  test.each(views)('one group answered the same: no test (%s)', (view) => {
    const same = withColumn(matrix, 'q2_relevance', (row, before) => (matrix.columns['q1_active']![row] === 0 ? 1 : before))
    expect(crossing(same, 'q2_relevance', 'activity', view).difference).toEqual({ kind: 'notEstimable', reason: 'noVariation' })
    if (view !== 'published') expect(rankTest(same, 'q2_relevance', 'activity', view)).toEqual({ kind: 'notEstimable', reason: 'noVariation' })
  })

  test.each(views)('one group is one answer, or none: no test (%s)', (view) => {
    const active = (count: number) => withColumn(matrix, 'q1_active', (row) => (row < count ? 0 : 1))
    expect(crossing(active(1), 'q2_relevance', 'activity', view).difference).toEqual({ kind: 'notEstimable', reason: 'oneResponse' })
    expect(crossing(active(0), 'q2_relevance', 'activity', view).difference).toEqual({ kind: 'notEstimable', reason: 'emptyLevel' })
    expect(crossing(active(0), 'q2_relevance', 'activity', view).independence).toEqual({ kind: 'notEstimable', reason: 'emptyLevel' })
  })

  test.each(views)('a share of nobody or everybody has an exact interval, not one of no width (%s)', (view) => {
    const same = withColumn(matrix, 'q2_relevance', () => 3)
    const { distribution } = crossing(same, 'q2_relevance', 'call', view).columns[0]!
    expect(distribution.map(({ count, share }) => [count, share.kind === 'estimated' && share.value])).toEqual([[0, 0], [0, 0], [90, 1], [0, 0]])
    for (const { interval } of distribution) expect(interval.kind === 'estimated' && interval.upper - interval.lower).toBeGreaterThan(0.02)
  })

  test('a battery mean has no table, one statement no reliability', () => {
    expect(crossing(matrix, 'strength_mean', 'size', 'stratified').independence).toEqual({ kind: 'notEstimable', reason: 'notATable' })
    const one = generatedWave({ seed: 2, members: 50, clusters: 3, responses: 20, statements: { strength: 1, benefit: 2, priority: 1 } }).matrix
    expect(cronbachAlpha(one, 'strength')).toEqual({ kind: 'notEstimable', reason: 'tooFewStatements' })
    expect(cronbachAlpha(withColumn(one, 'benefit_2', () => leftBlank), 'benefit')).toEqual({ kind: 'notEstimable', reason: 'noResponse' })
  })

  test('three calls have no single difference, but their columns', () => {
    const register = buildMemberRegister(['1', '2', '2025'].flatMap((call) => Array.from({ length: 30 }, () => ({ clusterId: `K${call}`, call, size: 'KO', embedding: 'gevestigd' }))))
    const three = emptyResponseMatrix(register, { strength: 2, benefit: 2, priority: 0 }, 90)
    for (let member = 0; member < 90; member += 2) three.columns['q2_relevance']![addResponse(three, member)] = codesOf('q2_relevance')[member % 3]!
    for (const view of views) {
      const { columns, difference } = crossing(three, 'q2_relevance', 'call', view)
      expect(columns.map(({ domain, responses }) => [domain, responses])).toEqual([['total', 45], ['call=1', 15], ['call=2', 15], ['call=2025', 15]])
      expect(difference).toEqual({ kind: 'notEstimable', reason: 'moreThanTwoLevels' })
    }
  })
})

describe('a raking margin without a response', () => {
  const rows = Array.from({ length: 40 }, (_, member) => ({ clusterId: member < 20 ? 'K1' : 'K2', call: '1', size: member % 2 === 0 ? 'KO' : 'MGO', embedding: 'gevestigd' }))
  const small = emptyResponseMatrix(buildMemberRegister(rows), { strength: 1, benefit: 1, priority: 0 }, 20)
  for (let member = 0; member < 40; member += 4) small.columns['q2_relevance']![addResponse(small, member)] = 1 + (member % 3)

  test('makes every raked figure not estimable, and leaves the stratified ones', () => {
    const reason = { kind: 'notEstimable', reason: 'marginWithoutResponse' }
    expect(raking(small)).toEqual({ ...reason, margins: [['cluster'], ['size']], refused: [{ margin: 'size', level: ['MGO'] }], reached: null })
    expect(relevance(small, 'raked').mean).toEqual(reason)
    expect(crossing(small, 'q2_relevance', 'size', 'raked').columns[0]!.figure.interval).toEqual(reason)
    expect(effectMatrixOf(small, 'total', 'realised', 'raked').base).toBe(10)
    expect(relevance(small, 'stratified').mean.kind).toBe('estimated')
  })

  test('does not matter where its members stand in clusters without a response', () => {
    const apart = rows.map((row) => (row.size === 'MGO' ? { ...row, clusterId: 'K3' } : row))
    const matrixApart = emptyResponseMatrix(buildMemberRegister(apart), small.statements, 20)
    for (let member = 0; member < 40; member += 4) addResponse(matrixApart, member)
    expect(raking(matrixApart)).toMatchObject({ kind: 'estimated', smallestWeight: 2, largestWeight: 2, kishDesignEffect: 1 })
  })
})

test('margins that no weights can reach are said not to converge', () => {
  // All large companies that answered are in a cluster of five members, the register has thirty
  const rows = Array.from({ length: 60 }, (_, member) => ({ clusterId: member < 5 ? 'K1' : 'K2', call: '1', size: member < 5 || member >= 35 ? 'MGO' : 'KO', embedding: 'gevestigd' }))
  const unreachable = emptyResponseMatrix(buildMemberRegister(rows), { strength: 1, benefit: 1, priority: 0 }, 20)
  for (const member of [0, 1, 2, 10, 11, 12, 13]) unreachable.columns['q2_relevance']![addResponse(unreachable, member)] = 1 + (member % 4)
  expect(raking(unreachable)).toMatchObject({ kind: 'notEstimable', reason: 'didNotConverge', refused: [], reached: { sweeps: 2, largestDifference: expect.closeTo(25, 8) } })
  expect(relevance(unreachable, 'raked').interval).toEqual({ kind: 'notEstimable', reason: 'didNotConverge' })
})

test('a column that the register or the matrix does not know is refused', () => {
  expect(() => crossing(matrix, 'q3', 'call', 'published')).toThrow('no variable q3')
  expect(() => itemMeans(matrix, 'cluster=K99', 'stratified')).toThrow('no cluster K99')
  expect(() => codesOf('q3')).toThrow('no variable is called q3')
  const full = emptyResponseMatrix(matrix.register, matrix.statements, 1)
  addResponse(full, 0)
  expect(() => addResponse(full, 1)).toThrow('hold 1 responses and are full')
  expect(() => addResponse(emptyResponseMatrix(matrix.register, matrix.statements, 1), 200)).toThrow('200 members, not number 200')
})
