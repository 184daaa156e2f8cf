import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cronbachAlpha, rankTest, representativeness } from '../../analysis/index.ts'
import { compareDocuments, impossibleNumbers } from './reference/comparison.ts'
import { documentOf, readWave } from './readWave.ts'
import type { CrossingBy } from '../../analysis/index.ts'
import type { Comparison, Value } from './reference/comparison.ts'

const folder = join(import.meta.dirname, 'reference', 'waves')
const waves = readdirSync(folder).sort()

interface RankReference { base: number; difference: number; t: number | null; degreesOfFreedom: number; p: number | null }
interface Reference {
  reference: { R: string; survey: string }
  ranks: Record<string, Record<CrossingBy, Record<'stratified' | 'raked', RankReference | null>>>
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
    const { reference, ranks, reliability, representativeness: response, ...expected } = referenceOf(name)
    const document = documentOf(await readWave(join(folder, name)))
    const comparison: Comparison = { compared: 0, failures: [] }
    compareDocuments('', expected, document as Value, comparison)
    expect(comparison.failures).toEqual([])
    expect(comparison.compared).toBeGreaterThan(4000)
    expect(impossibleNumbers('', document)).toEqual([])
    expect(reference.survey).toBe('4.1.1')
    expect([ranks, reliability, response]).not.toContain(undefined)
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
