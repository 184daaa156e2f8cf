import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { crossing, effectMatrixOf, itemMeans, raking, readView } from '../../../analysis/index.ts'
import { readWave } from '../readWave.ts'
import type { CrossingBy, DomainId } from '../../../analysis/index.ts'

type Numbers = Record<string, number | null>
interface Reference {
  /** Members: how far the weights of a level add up from its members, at most. */
  missed: number
  smallest: number
  largest: number
  kish: number
  limit?: number
  trimmed?: number
  means: Record<DomainId, Record<string, { mean: number; standardError: number; lower: number; upper: number }>>
  axes: Record<DomainId, Record<'desired' | 'realised' | 'contribution', Numbers>>
  differences: Record<CrossingBy, Record<string, Numbers>>
  independence: Record<CrossingBy, Numbers>
}

const folder = join(import.meta.dirname, 'reference')
const { reference, ...waves } = JSON.parse(gunzipSync(readFileSync(join(folder, 'raking.json.gz'))).toString()) as { reference: { survey: string } } & Record<string, Record<string, Reference | null>>
const folderOf = (name: string) => (name === 'mixed' ? join(folder, 'mixed') : join(folder, '..', '..', 'reference', 'waves', name))
const cases = Object.entries(waves).flatMap(([wave, views]) => Object.entries(views).map(([view, expected]) => ({ wave, view, expected })))

const nearTo = (expected: number) => expect.closeTo(expected, 8 - Math.max(0, Math.ceil(Math.log10(Math.abs(expected) || 1))))

/** test/analysis/weighting/reference/raking.R made the wave "mixed", and what R says of all. */
describe('figures raked on chosen margins agree with R and its survey package to 1e-8', () => {
  test('on margins alone, crossed, more than two, and capped', () => {
    expect(reference.survey).toBe('4.1.1')
    expect(cases.length).toBe(31)
  })

  test.each(cases)('$wave on $view', async ({ wave, view: margins, expected }) => {
    const { matrix } = await readWave(folderOf(wave))
    const view = readView(`raked:${margins}`)
    const report = raking(matrix, view)
    if (expected === null) return expect(report).toMatchObject({ kind: 'notEstimable', reason: 'marginWithoutResponse' })
    if (expected.missed > 1e-4) return expect(report).toMatchObject({ kind: 'notEstimable', reason: 'didNotConverge', reached: { largestDifference: nearTo(expected.missed) } })
    expect(report).toMatchObject({ kind: 'estimated', largestDifference: expect.closeTo(0, 6), smallestWeight: nearTo(expected.smallest), largestWeight: nearTo(expected.largest), kishDesignEffect: nearTo(expected.kish), effectiveBase: nearTo(matrix.responses / expected.kish) })
    if (report.kind === 'estimated') expect(report.cap).toEqual(expected.limit === undefined ? null : { limit: nearTo(expected.limit), trimmed: expected.trimmed })

    for (const [domain, means] of Object.entries(expected.means) as [DomainId, Reference['means'][DomainId]][]) {
      const items = new Map(itemMeans(matrix, domain, view).map(({ variable, figure }) => [variable, figure]))
      for (const [variable, own] of Object.entries(means)) {
        const { mean, interval } = items.get(variable)!
        expect(mean, `${variable} ${domain}`).toMatchObject({ kind: 'estimated', value: nearTo(own.mean) })
        // What raking leaves of a cluster of one, and equal answers, have no interval here
        if (mean.kind === 'estimated' && mean.standardError !== null) {
          expect(mean.standardError, `${variable} ${domain}`).toEqual(nearTo(own.standardError))
          expect(interval, `${variable} ${domain}`).toEqual({ kind: 'estimated', lower: nearTo(own.lower), upper: nearTo(own.upper) })
        }
      }
    }

    for (const [domain, axes] of Object.entries(expected.axes) as [DomainId, Reference['axes'][DomainId]][]) {
      for (const vertical of ['realised', 'contribution'] as const) {
        const { axisMeans } = effectMatrixOf(matrix, domain, vertical, view)
        for (const [own, numbers] of [[axisMeans.desired, axes.desired], [axisMeans.vertical, axes[vertical]]] as const) {
          expect(own.mean).toEqual({ kind: 'estimated', value: nearTo(numbers['mean']!), standardError: nearTo(numbers['standardError']!) })
          expect(own.pooled).toEqual({ kind: 'estimated', value: nearTo(numbers['pooledMean']!), standardError: nearTo(numbers['pooledStandardError']!) })
        }
      }
    }

    let compared = 0
    for (const [by, variables] of Object.entries(expected.differences) as [CrossingBy, Record<string, Numbers>][]) {
      for (const [variable, numbers] of Object.entries(variables)) {
        const { difference } = crossing(matrix, variable, by, view)
        if (difference.kind !== 'estimated') continue
        compared++
        const { levels: _, ...own } = numbers
        expect(difference, `${variable} by ${by}`).toMatchObject(Object.fromEntries(Object.entries(own).map(([key, value]) => [key, nearTo(value!)])))
      }
      const { independence } = crossing(matrix, 'competitive', by, view)
      if (independence.kind === 'estimated') {
        compared++
        expect(independence, `competitive by ${by}`).toMatchObject(Object.fromEntries(Object.entries(expected.independence[by]).map(([key, value]) => [key, nearTo(value!)])))
      }
    }
    expect(compared).toBeGreaterThan(wave === 'singletons' ? 9 : 13)
  })
})
