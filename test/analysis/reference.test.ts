import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { crossing, cronbachAlpha, effectMatrixOf, itemMeans, rankTest, representativeness } from '../../analysis/index.ts'
import { compareDocuments, impossibleNumbers } from './reference/comparison.ts'
import { documentOf, readWave } from './readWave.ts'
import type { CrossingBy, DomainId, VerticalAxis } from '../../analysis/index.ts'
import type { Comparison, Value } from './reference/comparison.ts'

const folder = join(import.meta.dirname, 'reference', 'waves')
const waves = readdirSync(folder).sort()

interface RankReference { base: number; difference: number; t: number | null; degreesOfFreedom: number; p: number | null }
interface Interval { lower: number; upper: number }
interface Published {
  means: Record<DomainId, Record<string, null | (Interval & { base: number; mean: number; standardDeviation: number; standardError: number })>>
  axes: Record<DomainId, Record<'desired' | 'realised' | 'contribution', null | (Interval & { mean: number; standardError: number })>>
  differences: Record<string, Record<CrossingBy, null | (Interval & RankReference)>>
  independence: Record<string, Record<CrossingBy, null | { base: number; smallestExpected: number; F: number; numeratorDf: number; denominatorDf: number; p: number }>>
  shares: Record<string, null | (Interval & { share: number; standardError?: number })>
}
interface Reference {
  reference: { R: string; survey: string }
  ranks: Record<string, Record<CrossingBy, Record<'stratified' | 'raked', RankReference | null>>>
  published: Published
  reliability: Record<'strength' | 'benefit', { base: number; alpha: number | null }>
  representativeness: null | { rIndicator: number; meanPropensity: number; partial: Record<string, Record<string, number>> }
}

function referenceOf(name: string): Reference & Record<string, Value> {
  return JSON.parse(gunzipSync(readFileSync(join(folder, name, 'expected.json.gz'))).toString())
}

/** test/analysis/reference/generate.R made the waves and what R says of them. */
describe('the numbers agree with R and its survey package to 1e-8', () => {
  test('on seven awkward waves', () => {
    expect(waves).toEqual(['equal', 'everybody', 'noLarge', 'oneEach', 'ordinary', 'singletons', 'tiny'])
  })

  test.each(waves)('the results document of %s', async (name) => {
    const { reference, ranks, reliability, representativeness: response, published, ...expected } = referenceOf(name)
    const document = documentOf(await readWave(join(folder, name)))
    const comparison: Comparison = { compared: 0, failures: [] }
    compareDocuments('', expected, document as Value, comparison)
    expect(comparison.failures).toEqual([])
    expect(comparison.compared).toBeGreaterThan(4000)
    expect(impossibleNumbers('', document)).toEqual([])
    expect(reference.survey).toBe('4.1.1')
    expect([ranks, reliability, response, published]).not.toContain(undefined)
  })

  test.each(waves)('rank tests of %s', async (name) => {
    const { matrix } = await readWave(join(folder, name))
    let compared = 0
    for (const [variable, crossings] of Object.entries(referenceOf(name).ranks)) {
      for (const [by, views] of Object.entries(crossings) as [CrossingBy, Record<'stratified' | 'raked', RankReference | null>][]) {
        for (const view of ['stratified', 'raked'] as const) {
          const ours = rankTest(matrix, variable, by, view)
          const expected = views[view]
          if (expected === null) expect(ours.kind).toBe('notEstimable')
          if (ours.kind !== 'estimated') continue
          compared++
          expect(ours.base).toBe(expected!.base)
          expect(ours.degreesOfFreedom).toBe(expected!.degreesOfFreedom)
          expect(ours.difference).toBeCloseTo(expected!.difference, 10)
          expect(ours.t).toBeCloseTo(expected!.t!, 8)
          expect(ours.p).toBeCloseTo(expected!.p!, 8)
        }
      }
    }
    expect(compared).toBeGreaterThan(['everybody', 'oneEach', 'tiny'].includes(name) ? -1 : 15)
  })

  test.each(waves)('the published view of %s', async (name) => {
    const { matrix } = await readWave(join(folder, name))
    const { means, axes, differences, independence, shares } = referenceOf(name).published
    const near = (value: number) => expect.closeTo(value, 8)
    for (const domain of Object.keys(means) as DomainId[]) {
      const items = new Map(itemMeans(matrix, domain, 'published').map(({ variable, figure }) => [variable, figure]))
      for (const [variable, expected] of Object.entries(means[domain]!)) {
        const figure = items.get(variable)!
        if (expected === null) expect(figure.interval.kind).toBe('notEstimable')
        else {
          const { base, mean, standardDeviation, standardError, lower, upper } = expected
          expect(figure).toEqual({
            base,
            mean: { kind: 'estimated', value: near(mean), standardDeviation: near(standardDeviation), standardError: near(standardError) },
            interval: { kind: 'estimated', lower: near(lower), upper: near(upper) },
          })
        }
      }
      for (const vertical of ['realised', 'contribution'] as VerticalAxis[]) {
        const { axisMeans } = effectMatrixOf(matrix, domain, vertical, 'published')
        for (const [own, expected] of [[axisMeans.desired, axes[domain]!.desired], [axisMeans.vertical, axes[domain]![vertical]]] as const) {
          if (expected === null) expect(own.interval.kind).toBe('notEstimable')
          else expect([own.mean, own.interval]).toEqual([
            { kind: 'estimated', value: near(expected.mean), standardError: near(expected.standardError) },
            { kind: 'estimated', lower: near(expected.lower), upper: near(expected.upper) },
          ])
        }
      }
    }
    for (const [variable, crossings] of Object.entries(differences)) {
      for (const [by, expected] of Object.entries(crossings) as [CrossingBy, (typeof crossings)[CrossingBy]][]) {
        const { difference } = crossing(matrix, variable, by, 'published')
        if (expected === null) expect(difference.kind).toBe('notEstimable')
        else expect(difference).toMatchObject(Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, near(value!)])))
      }
    }
    for (const [variable, crossings] of Object.entries(independence)) {
      for (const [by, expected] of Object.entries(crossings) as [CrossingBy, (typeof crossings)[CrossingBy]][]) {
        const test = crossing(matrix, variable, by, 'published').independence
        if (expected === null) expect(test.kind).toBe('notEstimable')
        else if (expected.smallestExpected < 1) expect(test).toEqual({ kind: 'notEstimable', reason: 'expectedCountBelowOne' })
        else expect(test).toMatchObject({ base: expected.base, F: near(expected.F), numeratorDf: near(expected.numeratorDf), denominatorDf: near(expected.denominatorDf), p: near(expected.p) })
      }
    }
    for (const { code, share, interval } of crossing(matrix, 'q2_relevance', 'call', 'published').columns[0]!.distribution) {
      const expected = shares[code]!
      expect(share).toEqual({ kind: 'estimated', value: near(expected.share), standardError: expected.standardError === undefined ? null : near(expected.standardError) })
      expect(interval).toEqual({ kind: 'estimated', lower: near(expected.lower), upper: near(expected.upper) })
    }
  })

  test.each(waves)('reliability and representativeness of %s', async (name) => {
    const { matrix } = await readWave(join(folder, name))
    const { reliability, representativeness: expected } = referenceOf(name)
    for (const battery of ['strength', 'benefit'] as const) {
      const ours = cronbachAlpha(matrix, battery)
      const { base, alpha } = reliability[battery]
      if (alpha === null) expect(ours.kind).toBe('notEstimable')
      else if (ours.kind === 'estimated') expect([ours.base, ours.alpha]).toEqual([base, expect.closeTo(alpha, 10)])
      else expect.fail(`R has an alpha of ${alpha} for ${battery}`)
    }
    const ours = representativeness(matrix)
    if (expected === null) expect(ours.kind).toBe('notEstimable')
    else if (ours.kind === 'estimated') {
      expect(ours.rIndicator).toBeCloseTo(expected.rIndicator, 8)
      expect(ours.meanPropensity).toBeCloseTo(expected.meanPropensity, 8)
      for (const { variable, levels } of ours.partial) {
        for (const { level, value } of levels) expect(value, `${variable}=${level}`).toBeCloseTo(expected.partial[variable]?.[level] ?? 0, 8)
      }
    } else expect.fail(`R has an R-indicator of ${expected.rIndicator}`)
  })
})
