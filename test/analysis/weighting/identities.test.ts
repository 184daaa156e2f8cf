import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { crossing, effectMatrices, itemMeans, raking, readView, rakingChoiceOf, viewOf } from '../../../analysis/index.ts'
import { capWeights } from '../../../analysis/weighting/capWeights.ts'
import { rakingMargins } from '../../../analysis/weighting/margins.ts'
import { surveyDesign } from '../../../analysis/weighting/surveyDesign.ts'
import { weightingOf } from '../../../analysis/weighting/weighting.ts'
import { readWave } from '../readWave.ts'
import type { ResponseMatrix, View } from '../../../analysis/index.ts'

const { matrix: ordinary } = await readWave(join(import.meta.dirname, '..', 'reference', 'waves', 'ordinary'))
const { matrix: mixed } = await readWave(join(import.meta.dirname, 'reference', 'mixed'))
const views = ['raked', 'raked:size', 'raked:cluster.call-size', 'raked:cluster.size.call-size.embedding-size', 'raked:size-clusterMembers.call-embedding', 'raked:cluster.size.cap5', 'raked:call-size.embedding.cap5'] as const

type Class = 'cluster' | 'size' | 'call' | 'embedding'
const rows = { register: (matrix: ResponseMatrix) => matrix.register.members, answers: (matrix: ResponseMatrix) => matrix.responses }

/** The register counted by hand: members of clusters with a response, by the words of some classes. */
function counted(matrix: ResponseMatrix, classes: readonly string[], weightOf: ((response: number) => number) | null): Map<string, number> {
  const { register } = matrix
  const clusterSize = new Map<number, number>()
  register.cluster.forEach((cluster) => clusterSize.set(cluster, (clusterSize.get(cluster) ?? 0) + 1))
  const answered = new Set(matrix.cluster.subarray(0, matrix.responses))
  const of = weightOf === null ? register : matrix
  const sums = new Map<string, number>()
  for (let row = 0; row < (weightOf === null ? rows.register(matrix) : rows.answers(matrix)); row++) {
    if (!answered.has(of.cluster[row]!)) continue
    const key = classes.map((one) => (one === 'clusterMembers' ? (clusterSize.get(of.cluster[row]!)! > 70 ? 'above' : 'upTo') : of[one as Class][row]!)).join()
    sums.set(key, (sums.get(key) ?? 0) + (weightOf === null ? 1 : weightOf(row)))
  }
  return sums
}

/** Weight of each response. */
function weightsOf(matrix: ResponseMatrix, view: Exclude<View, 'published'>): number[] {
  const design = surveyDesign(matrix)
  const weighting = weightingOf(design, view)
  if (weighting.kind !== 'weighting') throw new Error(weighting.reason)
  const { kinds, memberKinds: { ofSize, ofCall, ofEmbedding } } = design
  return Array.from({ length: matrix.responses }, (_, row) => weighting.weights[matrix.cluster[row]! * kinds + matrix.size[row]! * ofSize + matrix.call[row]! * ofCall + matrix.embedding[row]! * ofEmbedding]!)
}

describe.each([['ordinary', ordinary], ['mixed', mixed]] as const)('weights of %s', (_, matrix) => {
  test.each(views)('on %s add up to the register on every margin', (view) => {
    const weights = weightsOf(matrix, view)
    for (const margin of rakingChoiceOf(view).margins) {
      const members = counted(matrix, margin, null)
      const sums = counted(matrix, margin, (response) => weights[response]!)
      expect([...sums.keys()].sort()).toEqual([...members.keys()].sort())
      for (const [level, count] of members) expect(sums.get(level), `${margin} ${level}`).toBeCloseTo(count, 7)
    }
  })

  test.each(views)('on %s do not depend on the order of the responses', (view) => {
    const turned = Uint32Array.from({ length: matrix.responses }, (_, row) => (row * 89 + 7) % matrix.responses)
    expect(new Set(turned).size).toBe(matrix.responses)
    const pick = (column: Uint8Array) => Uint8Array.from(turned, (row) => column[row]!)
    const other: ResponseMatrix = { ...matrix, cluster: Uint16Array.from(turned, (row) => matrix.cluster[row]!), size: pick(matrix.size), call: pick(matrix.call), embedding: pick(matrix.embedding), columns: Object.fromEntries(Object.entries(matrix.columns).map(([name, column]) => [name, pick(column)])) }
    expect(raking(other, view)).toEqual(raking(matrix, view))
    const near = (figures: unknown) => JSON.parse(JSON.stringify(figures), (_, value) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value))
    expect(near(itemMeans(other, 'call=1', view))).toEqual(near(itemMeans(matrix, 'call=1', view)))
    expect(near(effectMatrices(other, view))).toEqual(near(effectMatrices(matrix, view)))
  })
})

test('margins are raked on as they are asked for, and where they say the same twice nothing changes', () => {
  // With call and embedding of the cluster, cluster totals are theirs, too
  const [once, twice] = (['raked', 'raked:cluster.size.call.embedding'] as const).map((view) => weightsOf(ordinary, view))
  once!.forEach((weight, response) => expect(twice![response]).toBeCloseTo(weight, 8))
  const apart = weightsOf(mixed, 'raked:cluster.size.call.embedding')
  expect(Math.max(...weightsOf(mixed, 'raked').map((weight, response) => Math.abs(weight - apart[response]!)))).toBeGreaterThan(0.5)
})

test('a crossed margin of all register variables is post-stratification: members by responses in each of its cells', () => {
  const weights = weightsOf(mixed, 'raked:call-size')
  const members = counted(mixed, ['call', 'size'], null)
  const answers = counted(mixed, ['call', 'size'], () => 1)
  const base = weightsOf(mixed, 'stratified')
  const baseSums = counted(mixed, ['call', 'size'], (response) => base[response]!)
  for (let response = 0; response < mixed.responses; response++) {
    const key = [mixed.call[response], mixed.size[response]].join()
    expect(weights[response]).toBeCloseTo((base[response]! * members.get(key)!) / baseSums.get(key)!, 9)
  }
  expect([...answers.values()].reduce((sum, one) => sum + one, 0)).toBe(mixed.responses)
})

test('a cap moves what is above five times the median to all others, and takes nothing away', () => {
  const design = surveyDesign(mixed)
  const weighting = weightingOf(design, 'raked')
  if (weighting.kind !== 'weighting') return expect.fail(weighting.reason)
  const { weights, cap } = capWeights(design, weighting.weights)
  const byResponse = weightsOf(mixed, 'raked').sort((a, b) => a - b)
  const middle = (byResponse[Math.floor((byResponse.length - 1) / 2)]! + byResponse[Math.floor(byResponse.length / 2)]!) / 2
  expect(cap).toEqual({ limit: 5 * middle, trimmed: byResponse.filter((weight) => weight > 5 * middle).length })
  expect(cap.trimmed).toBeGreaterThan(0)
  const sum = (own: Float64Array) => own.reduce((total, weight, cell) => total + weight * design.cellResponses[cell]!, 0)
  expect(sum(weights)).toBeCloseTo(sum(weighting.weights), 7)
  expect(Math.max(...weights)).toBe(cap.limit)
  const even = capWeights(design, design.cellResponses.map((count) => (count > 0 ? 3 : 0)))
  expect(even.cap).toEqual({ limit: 15, trimmed: 0 })
})

test('a level with members but without a response makes the view impossible, and every such level is named', () => {
  const report = raking(mixed, 'raked:size.cluster-size')
  expect(report).toEqual({ kind: 'notEstimable', reason: 'marginWithoutResponse', margins: [['size'], ['cluster', 'size']], refused: [{ margin: 'cluster-size', level: ['M7', 'MGO'] }], reached: null })
  expect(crossing(mixed, 'q2_relevance', 'size', 'raked:size.cluster-size').columns[0]!.figure.mean).toEqual({ kind: 'notEstimable', reason: 'marginWithoutResponse' })
})

test('levels that nobody is in do not matter', () => {
  const [margin] = rakingMargins(surveyDesign(ordinary), [['call', 'clusterMembers']])
  // No cluster of this wave has more than 70 members
  expect([...margin!.members.keys()].filter((level) => margin!.members[level]! > 0).map(margin!.levelName)).toEqual([['1', 'upTo70'], ['2', 'upTo70']])
  expect(raking(ordinary, 'raked:call-clusterMembers').kind).toBe('estimated')
})

describe('the text of a view', () => {
  test('the same choice has one text', () => {
    expect(readView('raked:cluster.size')).toBe('raked')
    expect(readView('raked:size-call.cluster.call-size')).toBe('raked:call-size.cluster')
    expect(readView('raked:size-cluster.cap5')).toBe('raked:cluster-size.cap5')
    for (const view of ['published', 'stratified', ...views] as const) expect(readView(view)).toBe(view)
    for (const view of views) expect(viewOf(rakingChoiceOf(view))).toBe(view)
  })

  test.each(['', 'weighted', 'raked:', 'raked:cap5', 'raked:cap6', 'raked:activity', 'raked:size-size', 'raked:call-size-embedding', 'raked:size.', 'raked cluster'])('%j is none, and is named', (written) => {
    expect(() => readView(written)).toThrow(RangeError)
  })
})
