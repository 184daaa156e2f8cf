import { describe, expect, test } from 'vitest'
import { crossing, effectMatrices, itemMeans, smallestBase, withholdSmallBases } from '../../analysis/index.ts'
import { generatedWave } from '../bench/generatedWave.ts'
import type { Crossing, EffectMatrix, MeanFigure } from '../../analysis/index.ts'

const figure = (base: number): MeanFigure => ({
  base,
  mean: { kind: 'estimated', value: 1, standardError: 0.1, standardDeviation: 0.5 },
  interval: { kind: 'estimated', lower: 0.8, upper: 1.2 },
})

/** Every number of a figure that is shown. */
const bases = (value: unknown): number[] =>
  typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, inner]) => (['base', 'responses'].includes(key) && typeof inner === 'number' ? [inner] : bases(inner)))

describe('a mean', () => {
  test.each([1, 2, 3, 4])('on %i responses is withheld with its base and interval', (base) => {
    expect(withholdSmallBases(figure(base))).toEqual({
      base: null,
      mean: { kind: 'suppressed', reason: 'baseBelowFive' },
      interval: { kind: 'suppressed', reason: 'baseBelowFive' },
    })
  })

  test('on five is shown, and nobody is a base that says nothing of anybody', () => {
    expect(withholdSmallBases(figure(smallestBase))).toEqual(figure(5))
    const nobody: MeanFigure = { base: 0, mean: { kind: 'notEstimable', reason: 'noResponse' }, interval: { kind: 'notEstimable', reason: 'noResponse' } }
    expect(withholdSmallBases([{ variable: 'desired_1', figure: nobody }])).toEqual([{ variable: 'desired_1', figure: nobody }])
  })
})

describe('a crossing of two levels', () => {
  const { matrix } = generatedWave({ seed: 5, members: 300, clusters: 5, responses: 60 })
  const whole = crossing(matrix, 'q2_relevance', 'size', 'published')
  const resized = (...sizes: [number, number]): Crossing => ({
    ...whole,
    columns: whole.columns.map((column, place) => (place === 0 ? { ...column, responses: sizes[0] + sizes[1], figure: figure(sizes[0] + sizes[1]) } : { ...column, responses: sizes[place - 1]!, figure: figure(sizes[place - 1]!) })),
  })

  test('with a small level hides the other as well, as the total would give it away', () => {
    const shown = withholdSmallBases(resized(3, 57))
    expect(shown.columns.map((column) => column.figure.mean)).toEqual([
      figure(60).mean,
      { kind: 'suppressed', reason: 'baseBelowFive' },
      { kind: 'suppressed', reason: 'complement' },
    ])
    expect(shown.columns.map((column) => [column.responses, column.leftBlank])).toEqual([[60, whole.columns[0]!.leftBlank], [null, null], [null, null]])
    expect([shown.difference.kind, shown.independence.kind]).toEqual(['suppressed', 'suppressed'])
    expect(shown.columns[1]!.distribution.every(({ count, share }) => count === null && share.kind === 'suppressed')).toBe(true)
  })

  test('with enough in both is left as it is', () => {
    expect(withholdSmallBases(resized(5, 55))).toEqual(resized(5, 55))
    expect(withholdSmallBases(whole)).toEqual(whole)
  })

  test('of three levels hides the smallest other one', () => {
    const [total, first] = resized(3, 57).columns
    const three: Crossing = { ...whole, columns: [total!, first!, { ...first!, responses: 40, figure: figure(40) }, { ...first!, responses: 17, figure: figure(17) }] }
    expect(withholdSmallBases(three).columns.map(({ figure: { mean } }) => (mean.kind === 'suppressed' ? mean.reason : mean.kind))).toEqual(['estimated', 'baseBelowFive', 'estimated', 'complement'])
  })
})

describe('effect matrices', () => {
  const { matrix } = generatedWave({ seed: 8, members: 160, clusters: 9, responses: 34, blank: 0.1 })
  const open = effectMatrices(matrix, 'published')
  const withheld = withholdSmallBases(open)
  const pairs = (domain: string): [EffectMatrix, EffectMatrix][] => open.map((one, place): [EffectMatrix, EffectMatrix] => [one, withheld[place]!]).filter(([one]) => one.domain.startsWith(domain))

  test('the wave is small enough to need it', () => {
    expect(bases(open).filter((base) => base > 0 && base < smallestBase).length).toBeGreaterThan(20)
  })

  test('show no base under five', () => {
    expect(bases(withheld).filter((base) => base > 0 && base < smallestBase)).toEqual([])
    expect(bases(withholdSmallBases(itemMeans(matrix, 'size=MGO', 'raked'))).filter((base) => base > 0 && base < smallestBase)).toEqual([])
  })

  test('never show one level of a pair whose other level is hidden', () => {
    for (const by of ['call', 'size', 'embedding', 'activity']) {
      for (const vertical of ['realised', 'contribution']) {
        const [[, first], [, second]] = pairs(`${by}=`).filter(([one]) => one.vertical === vertical) as [[EffectMatrix, EffectMatrix], [EffectMatrix, EffectMatrix]]
        first.effects.forEach((point, place) => {
          for (const axis of ['desired', 'vertical'] as const) {
            const both = [point[axis], second.effects[place]![axis]]
            if (both.every((one) => one.base !== 0)) expect(new Set(both.map((one) => one.mean.kind === 'suppressed')).size).toBe(1)
          }
        })
      }
    }
  })

  test('withhold the mean of an axis when one effect alone is hidden', () => {
    let met = 0
    const more = [1, 2, 3, 4, 5, 6].flatMap((seed) => withholdSmallBases(effectMatrices(generatedWave({ seed, members: 160, clusters: 9, responses: 50 }).matrix, 'stratified')))
    for (const matrixShown of [...withheld, ...more]) {
      const hidden = matrixShown.effects.filter((point) => point.vertical.mean.kind === 'suppressed').length
      if (hidden !== 1) continue
      met++
      expect(matrixShown.axisMeans.vertical.mean).toEqual({ kind: 'suppressed', reason: 'complement' })
      expect(matrixShown.axisMeans.vertical.pooled.kind).toBe('suppressed')
    }
    expect(met).toBeGreaterThan(0)
  })
})
