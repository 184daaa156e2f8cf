import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { crossings, effectMatrices, itemMeans, withholdSmallBases } from '../../../analysis/index.ts'
import { domainDifferences, effectiveBase, moves, responseSpread } from '../../../analysis/nonresponse/index.ts'
import { generatedWave } from '../../bench/generatedWave.ts'
import { readWave } from '../readWave.ts'
import type { CrossingBy, ResponseMatrix, View } from '../../../analysis/index.ts'

const views = ['published', 'stratified', 'raked'] as const
const byView = <Value>(make: (view: View) => Value) => ({ published: make('published'), stratified: make('stratified'), raked: make('raked') })
const ordinary = async () => (await readWave(join(import.meta.dirname, '../reference/waves/ordinary'))).matrix

const movesOf = (matrix: ResponseMatrix) => moves(byView((view) => withholdSmallBases(crossings(matrix, 'size', view))), byView((view) => withholdSmallBases(effectMatrices(matrix, view))))
const differencesOf = (matrix: ResponseMatrix, by: CrossingBy) => domainDifferences(byView((view) => withholdSmallBases(crossings(matrix, by, view))), responseSpread(matrix, by))

describe('what raking moves a mean by', () => {
  test('is the raked figure minus the published one, by the other road too', async () => {
    const matrix = await ordinary()
    const all = movesOf(matrix)
    const means = byView((view) => itemMeans(matrix, 'total', view))
    expect(all.length).toBe(means.published.length + 3)
    means.published.forEach(({ variable, figure }, place) => {
      const own = all.find((one) => one.variable === variable)!
      for (const view of views) {
        const { mean } = means[view][place]!.figure
        expect([variable, own.values[view].kind === 'estimated' && own.values[view].value]).toEqual([variable, mean.kind === 'estimated' && mean.value])
      }
      expect(own.base).toBe(figure.base)
      const raked = means.raked[place]!.figure.mean
      if (figure.mean.kind !== 'estimated' || raked.kind !== 'estimated' || own.moved.kind !== 'estimated') return expect.unreachable(variable)
      expect(own.moved.value).toBeCloseTo(raked.value - figure.mean.value, 12)
      expect(own.moved.partOfScale * (own.highest - own.lowest)).toBeCloseTo(own.moved.value, 12)
    })
  })

  test('is nothing where everybody answered', async () => {
    const { matrix } = await readWave(join(import.meta.dirname, '../reference/waves/everybody'))
    for (const { variable, moved } of movesOf(matrix)) expect([variable, moved.kind === 'estimated' && Math.abs(moved.value) < 1e-9]).toEqual([variable, true])
  })

  test('is not told on one to four answers', async () => {
    const { matrix } = await readWave(join(import.meta.dirname, '../reference/waves/tiny'))
    for (const { base, moved, values } of movesOf(matrix)) {
      if (base !== null && base >= 5) continue
      expect([moved.kind, ...views.map((view) => values[view].kind)]).not.toContain('estimated')
    }
  })
})

describe('how far nonresponse alone could explain a difference', () => {
  test.each(['call', 'size', 'embedding'] as const)('the spread of the propensities by %s: parts that make up the whole', async (by) => {
    const matrix = await ordinary()
    const { register } = matrix
    const levels = responseSpread(matrix, by)
    if ('kind' in levels) return expect.unreachable(levels.reason)
    // Of a regression with this variable in it, the mean propensity of a level is its response rate
    levels.forEach(({ level, mean }, ordinal) => {
      const members = register[by].subarray(0, register.members).filter((one) => one === ordinal).length
      const responses = matrix[by].subarray(0, matrix.responses).filter((one) => one === ordinal).length
      expect(mean, level).toBeCloseTo(responses / members, 10)
    })
  })

  test('by activity the respondents stand for the members: all levels together give the response rate back', async () => {
    const matrix = await ordinary()
    const levels = responseSpread(matrix, 'activity')
    if ('kind' in levels) return expect.unreachable(levels.reason)
    // n_level / (members it stands for) is the mean propensity, so the members are n_level / mean
    const active = matrix.columns['q1_active']!
    const standsFor = levels.map(({ mean }, level) => active.subarray(0, matrix.responses).filter((one) => one === level).length / mean)
    const blank = active.subarray(0, matrix.responses).filter((one) => one > 1).length
    const members = standsFor.reduce((sum, one) => sum + one, 0)
    expect(Math.abs(members / matrix.register.members - 1)).toBeLessThan(0.01 + blank / matrix.responses)
  })

  test('the bound holds, and is reached, where the answers go along with the propensities', () => {
    // In each of two levels: half of the members respond with 0.2 and answer 1, half with 0.6 and answer 3; or the other way round
    const rho = [0.2, 0.6]
    const biasOf = (answers: readonly number[]) => {
      const mean = (rho[0]! + rho[1]!) / 2
      return (answers[0]! * rho[0]! + answers[1]! * rho[1]!) / (2 * mean) - (answers[0]! + answers[1]!) / 2
    }
    const spreadOfAnswers = 1
    const propensities = ['a', 'b'].map((level) => ({ level, mean: 0.4, spread: 0.2 }))
    const figure = { base: 100, mean: { kind: 'estimated', value: 2, standardError: null, standardDeviation: spreadOfAnswers }, interval: { kind: 'notEstimable', reason: 'noVariation' } } as const
    const difference = { kind: 'estimated', levels: ['a', 'b'], base: 200, difference: biasOf([1, 3]) - biasOf([3, 1]), lower: 0, upper: 2, t: 2, degreesOfFreedom: 99, p: 0.05 } as const
    const column = { responses: 100, leftBlank: 0, notAsked: 0, figure, distribution: [] }
    const one = { variable: 'q2_relevance', by: 'size', view: 'published', difference, rank: null, independence: { kind: 'notEstimable', reason: 'notATable' }, columns: [{ ...column, domain: 'total' }, { ...column, domain: 'size=a' }, { ...column, domain: 'size=b' }] } as const
    const [told] = domainDifferences({ published: [one], stratified: [one], raked: [one] }, propensities)
    expect(told!.largestBias).toEqual({ kind: 'estimated', value: expect.closeTo(1, 12) })
    expect(difference.difference).toBeCloseTo(1, 12)
  })

  test('no bias where everybody answered, so nonresponse makes no difference', async () => {
    const { matrix } = await readWave(join(import.meta.dirname, '../reference/waves/everybody'))
    const estimated = differencesOf(matrix, 'size').filter(({ largestBias }) => largestBias.kind === 'estimated')
    expect(estimated.length).toBeGreaterThan(10)
    for (const { variable, largestBias, moved, differences, nonresponseCouldMakeIt } of estimated) {
      expect([variable, largestBias]).toEqual([variable, { kind: 'estimated', value: 0 }])
      if (moved.kind === 'estimated') expect(Math.abs(moved.value)).toBeLessThan(1e-9)
      if (differences.published.kind === 'estimated' && Math.abs(differences.published.difference) > 1e-9) expect(nonresponseCouldMakeIt).toBe(false)
    }
  })

  test('withheld where a level has one to four answers', async () => {
    for (const name of ['tiny', 'oneEach', 'noLarge']) {
      const { matrix } = await readWave(join(import.meta.dirname, `../reference/waves/${name}`))
      for (const by of ['call', 'size', 'embedding', 'activity'] as const) {
        const shown = withholdSmallBases(crossings(matrix, by, 'published'))
        for (const one of differencesOf(matrix, by)) {
          const hidden = shown.find(({ variable }) => variable === one.variable)!.columns.some(({ figure }) => figure.mean.kind === 'suppressed')
          if (hidden) expect([name, by, one.variable, one.largestBias.kind, one.moved.kind, one.nonresponseCouldMakeIt]).toEqual([name, by, one.variable, expect.not.stringMatching('^estimated$'), expect.not.stringMatching('^estimated$'), null])
        }
      }
    }
  })
})

test('the effective base: equal weights lose nothing', () => {
  expect(effectiveBase(269, { kind: 'estimated', kishDesignEffect: 1 })).toBe(269)
  expect(effectiveBase(200, { kind: 'estimated', kishDesignEffect: 1.25 })).toBe(160)
  expect(effectiveBase(269, { kind: 'notEstimable' })).toBeNull()
})

test('large waves too', () => {
  const { matrix } = generatedWave({ seed: 7, clusters: 20, members: 30_000, responses: 10_000 })
  expect(movesOf(matrix).length).toBeGreaterThan(40)
})
