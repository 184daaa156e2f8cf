import { describe, expect, test } from 'vitest'
import { codesOf, crossing, effectMatrices, effectMatrixOf, effectMatrixOfCluster, itemMeans, leftBlank, raking, variablesOf } from '../../analysis/index.ts'
import { domainMoments } from '../../analysis/linearisation/cellMoments.ts'
import { domainMean } from '../../analysis/estimation/domainMean.ts'
import { estimatorOf } from '../../analysis/estimation/estimator.ts'
import { profilesInDomain } from '../../analysis/tallies/domains.ts'
import { tallyColumn } from '../../analysis/tallies/tally.ts'
import { generatedWave } from '../bench/generatedWave.ts'
import type { DomainId, EffectMatrix, MeanFigure, ResponseMatrix, View } from '../../analysis/index.ts'

const views: View[] = ['published', 'stratified', 'raked']
const { matrix } = generatedWave({ seed: 11, members: 900, clusters: 14, responses: 320, blank: 0.05 })

const valueOf = (figure: MeanFigure): number => {
  if (figure.mean.kind !== 'estimated') throw new Error(`no mean: ${JSON.stringify(figure.mean)}`)
  return figure.mean.value
}

/** The same responses in another order. */
function shuffled(original: ResponseMatrix, step: number): ResponseMatrix {
  const order = Array.from({ length: original.responses }, (_, place) => (place * step + 5) % original.responses)
  const bytes = (column: Uint8Array) => Uint8Array.from(order, (place) => column[place]!)
  return {
    ...original,
    cluster: Uint16Array.from(order, (place) => original.cluster[place]!),
    call: bytes(original.call),
    size: bytes(original.size),
    embedding: bytes(original.embedding),
    columns: Object.fromEntries(Object.entries(original.columns).map(([name, column]) => [name, bytes(column)])),
  }
}

/** Numbers to nine digits, so that another order of adding up makes no difference. */
const rounded = (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? Number(inner.toPrecision(9)) : inner))

describe('two roads, one number', () => {
  test.each(views)('the effect matrix holds the item means (%s)', (view) => {
    for (const one of effectMatrices(matrix, view)) {
      const items = new Map(itemMeans(matrix, one.domain, view).map(({ variable, figure }) => [variable, figure]))
      for (const { effect, desired, vertical } of one.effects) {
        expect(rounded(desired)).toBe(rounded(items.get(`desired_${effect}`)))
        expect(rounded(vertical)).toBe(rounded(items.get(`${one.vertical}_${effect}`)))
      }
    }
  })

  test.each(views)('a crossing holds the item means of its levels (%s)', (view) => {
    for (const variable of ['q2_relevance', 'strength_mean', 'competitive_within3', 'contribution_3']) {
      for (const column of crossing(matrix, variable, 'size', view).columns) {
        const item = itemMeans(matrix, column.domain, view).find((one) => one.variable === variable)
        expect(column.figure).toEqual(item!.figure)
      }
    }
  })

  test.each(views)('the shares of a distribution add up to 1, and give the mean back (%s)', (view) => {
    for (const { figure, distribution } of crossing(matrix, 'strength_2', 'activity', view).columns) {
      const shares = distribution.map(({ share }) => (share.kind === 'estimated' ? share.value : NaN))
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(shares.reduce((sum, share, place) => sum + share * distribution[place]!.code, 0)).toBeCloseTo(valueOf(figure), 12)
    }
  })

  test.each(views)('one matrix asked alone is the one among all (%s)', (view) => {
    const all = effectMatrices(matrix, view)
    for (const domain of ['total', 'call=2', 'activity=1'] as DomainId[]) {
      const among = all.find((one) => one.domain === domain && one.vertical === 'realised')
      expect(rounded(effectMatrixOf(matrix, domain, 'realised', view))).toBe(rounded(among))
    }
  })

  test('the mean of an axis is the mean of its effect means', () => {
    for (const one of views.flatMap((view) => effectMatrices(matrix, view))) {
      const { mean, effectsUsed } = one.axisMeans.desired
      const average = one.effects.reduce((sum, { desired }) => sum + valueOf(desired), 0) / effectsUsed
      expect(mean.kind === 'estimated' && mean.value).toBeCloseTo(average, 12)
    }
  })

  test('with one answered effect the axis is that effect, with its standard error', () => {
    const columns = { ...matrix.columns }
    for (let effect = 2; effect <= 11; effect++) columns[`contribution_${effect}`] = new Uint8Array(matrix.responses).fill(leftBlank)
    for (const view of ['stratified', 'raked'] as const) {
      const { effects, axisMeans } = effectMatrixOf({ ...matrix, columns }, 'size=KO', 'contribution', view)
      expect(axisMeans.vertical.effectsUsed).toBe(1)
      for (const other of [axisMeans.vertical.mean, axisMeans.vertical.pooled]) {
        const own = effects[0]!.vertical.mean
        if (own.kind !== 'estimated' || other.kind !== 'estimated') return expect.fail('a mean is missing')
        expect(other.value).toBeCloseTo(own.value, 10)
        expect(other.standardError).toBeCloseTo(own.standardError!, 10)
      }
    }
  })

  test('the matrix of a cluster, stratified, has the plain means of its answers', () => {
    const stratified = effectMatrixOfCluster(matrix, 'C03', 'realised', 'stratified')
    const published = effectMatrixOfCluster(matrix, 'C03', 'realised', 'published')
    expect(stratified.base).toBe(published.base)
    stratified.effects.forEach(({ desired }, place) => expect(valueOf(desired)).toBeCloseTo(valueOf(published.effects[place]!.desired), 12))
  })
})

describe('weights', () => {
  const stratified = estimatorOf(matrix, 'stratified')
  const raked = estimatorOf(matrix, 'raked')
  if (stratified.view === 'published' || raked.view === 'published' || stratified.weighting.kind !== 'weighting' || raked.weighting.kind !== 'weighting') throw new Error('no weights')
  const { design } = stratified
  const sum = (weights: Float64Array, counts: (cell: number) => boolean) =>
    weights.reduce((total, weight, cell) => total + (counts(cell) ? weight * design.cellResponses[cell]! : 0), 0)

  test('add up to the represented members, and raked ones to every cluster and size', () => {
    for (const weighting of [stratified.weighting, raked.weighting]) {
      if (weighting.kind !== 'weighting') return expect.fail('no weights')
      expect(sum(weighting.weights, () => true)).toBeCloseTo(design.membersRepresented, 6)
      design.membersOf.forEach((members, cluster) => {
        if (design.responsesOf[cluster]! > 0) expect(sum(weighting.weights, (cell) => Math.floor(cell / design.kinds) === cluster)).toBeCloseTo(members, 6)
      })
    }
    matrix.register.levels.size.forEach((_, size) => {
      const members = matrix.register.size.reduce((count, own, member) => count + (own === size && design.responsesOf[matrix.register.cluster[member]!]! > 0 ? 1 : 0), 0)
      if (raked.weighting.kind === 'weighting') expect(sum(raked.weighting.weights, (cell) => cell % design.kinds === size)).toBeCloseTo(members, 6)
    })
  })

  test('the report tells of the same weights', () => {
    const report = raking(matrix)
    if (report.kind !== 'estimated') return expect.fail(report.reason)
    expect(report.kishDesignEffect).toBeGreaterThanOrEqual(1)
    expect(report.smallestWeight).toBeLessThan(report.largestWeight)
  })

  test('the total is the weighted mean of its groups, in every view', () => {
    for (const estimator of [stratified, raked]) {
      if (estimator.weighting.kind !== 'weighting') return expect.fail('no weights')
      const tally = tallyColumn(estimator.profiles, 'realised_4')
      const parts = (['embedding=gevestigd', 'embedding=zelfstandig'] as DomainId[]).map((domain) => {
        const moments = domainMoments(design, tally, profilesInDomain(estimator.profiles, domain))
        const weight = moments.count.reduce((total, count, cell) => total + count * (estimator.weighting as { weights: Float64Array }).weights[cell]!, 0)
        return { weight, mean: domainMean(design, estimator.weighting as never, moments).mean }
      })
      const whole = domainMean(design, estimator.weighting, domainMoments(design, tally, profilesInDomain(estimator.profiles, 'total'))).mean
      expect((parts[0]!.weight * parts[0]!.mean + parts[1]!.weight * parts[1]!.mean) / (parts[0]!.weight + parts[1]!.weight)).toBeCloseTo(whole, 12)
    }
  })
})

describe('what must not matter', () => {
  test.each(views)('the order of the responses (%s)', (view) => {
    const other = shuffled(matrix, 7)
    expect(rounded(effectMatrices(other, view))).toBe(rounded(effectMatrices(matrix, view)))
    expect(rounded(crossing(other, 'competitive', 'call', view))).toBe(rounded(crossing(matrix, 'competitive', 'call', view)))
  })

  test('spare capacity behind the responses', () => {
    const longer = (column: Uint8Array) => Uint8Array.of(...column.subarray(0, matrix.responses), 77, 99)
    const columns = Object.fromEntries(Object.entries(matrix.columns).map(([name, column]) => [name, longer(column)]))
    expect(effectMatrices({ ...matrix, columns }, 'raked')).toEqual(effectMatrices(matrix, 'raked'))
  })

  test('bases of levels add up to the total', () => {
    const base = (all: EffectMatrix[], domain: DomainId) => all.find((one) => one.domain === domain)!.base!
    const all = effectMatrices(matrix, 'published')
    for (const by of ['call', 'size', 'embedding']) {
      const levels = all.filter((one) => one.domain.startsWith(`${by}=`) && one.vertical === 'realised')
      expect(levels.reduce((sum, one) => sum + one.base!, 0)).toBe(base(all, 'total'))
    }
  })
})

describe('everybody answered', () => {
  const everybody = generatedWave({ seed: 4, members: 120, clusters: 6, responses: 120 }).matrix

  test('no standard error is left, and stratified is published', () => {
    const published = new Map(itemMeans(everybody, 'total', 'published').map(({ variable, figure }) => [variable, figure]))
    for (const { variable, figure } of itemMeans(everybody, 'total', 'stratified')) {
      expect(valueOf(figure)).toBeCloseTo(valueOf(published.get(variable)!), 12)
      expect(figure.mean.kind === 'estimated' && figure.mean.standardError).toBe(0)
    }
  })
})

test('a byte that is no code is refused, never counted', () => {
  const wrong = Uint8Array.from(matrix.columns['desired_3']!)
  wrong[4] = 7
  const columns = { ...matrix.columns, desired_3: wrong }
  expect(codesOf('desired_3')).not.toContain(7)
  expect(() => effectMatrices({ ...matrix, columns }, 'published')).toThrow(/column of desired holds a byte/)
  expect(() => crossing({ ...matrix, columns }, 'desired_3', 'call', 'published')).toThrow(/desired_3 holds a byte/)
  expect(variablesOf(matrix.statements)).toHaveLength(2 + 33 + 8 + 7 + 1 + 9)
})
