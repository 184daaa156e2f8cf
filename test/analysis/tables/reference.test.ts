import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { crossTable } from '../../../analysis/index.ts'
import { readWave } from '../readWave.ts'
import type { CrossTable, Layer, View } from '../../../analysis/index.ts'

interface PairReference {
  readonly first: number
  readonly second: number
  /** 1 or 0. */
  readonly made: number
  readonly difference: number
  readonly t: number | null
  readonly degreesOfFreedom: number
  readonly p: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly holm: number | null
  readonly benjaminiHochberg: number | null
  readonly rank: { readonly t: number; readonly degreesOfFreedom: number; readonly p: number } | null
}
interface CellReference {
  readonly base: number
  readonly mean?: number
  readonly standardError?: number | null
  readonly designEffect?: number | null
}
interface BannerReference {
  readonly cells?: readonly CellReference[]
  readonly pairs: readonly PairReference[]
  readonly independence?: { readonly base: number; readonly F: number; readonly numeratorDf: number; readonly denominatorDf: number; readonly p: number } | null
}
type Rows = Record<string, Record<string, Partial<Record<View, BannerReference>>>>
interface Reference extends Record<'ordinary' | 'singletons', Record<'none' | 'active', Rows>> {
  readonly reference: { readonly R: string; readonly survey: string }
}

/** test/analysis/tables/reference/banner.R made it. */
const reference = JSON.parse(gunzipSync(readFileSync(join(import.meta.dirname, 'reference', 'banner.json.gz'))).toString()) as Reference
const layers: Record<'none' | 'active', Layer | null> = { none: null, active: { classification: 'activity', level: '1' } }
const views: View[] = ['published', 'stratified', 'raked']

/** Relative to the larger of the number and one thousandth. */
function agrees(ours: number, expected: number | null | undefined, where: string): void {
  if (typeof expected !== 'number') expect.fail(`${where}: ${ours}, where R has nothing`)
  expect(Math.abs(ours - expected) / Math.max(Math.abs(expected), 1e-3), `${where}: ${ours} instead of ${expected}`).toBeLessThanOrEqual(1e-8)
}

function comparePairs(pairs: CrossTable['rows'][number]['banner'][number]['pairs'], expected: readonly PairReference[], where: string): { made: number; ranked: number } {
  const counted = { made: 0, ranked: 0 }
  expect(pairs.length, where).toBe(expected.length)
  pairs.forEach(({ first, second, test: own, rank }, place) => {
    const r = expected[place]!
    const pair = `${where} ${first}${second}`
    expect([pair, own.kind === 'estimated']).toEqual([pair, r.made === 1])
    if (own.kind !== 'estimated') return
    counted.made++
    for (const key of ['difference', 'lower', 'upper', 't', 'degreesOfFreedom', 'p', 'holm', 'benjaminiHochberg'] as const) agrees(own[key], r[key], `${pair} ${key}`)
    if (rank?.kind === 'estimated' && r.rank) {
      counted.ranked++
      for (const key of ['t', 'degreesOfFreedom', 'p'] as const) agrees(rank[key], r.rank[key], `${pair} rank ${key}`)
    }
  })
  return counted
}

describe('banner tables agree with R and its survey package to 1e-8', () => {
  test('by the versions that are installed where it was made', () => {
    expect(reference.reference.survey).toBe('4.1.1')
  })

  for (const name of ['ordinary', 'singletons'] as const) {
    for (const layer of ['none', 'active'] as const) {
      test.each(views)(`${name}, layer ${layer}, %s`, async (view) => {
        const { matrix } = await readWave(join(import.meta.dirname, '../reference/waves', name))
        const counted = { cells: 0, effects: 0, made: 0, ranked: 0, tables: 0 }
        for (const [row, banner] of Object.entries(reference[name][layer])) {
          for (const [classification, byView] of Object.entries(banner)) {
            const expected = byView[view]
            if (!expected) continue
            const by = classification === 'cluster_id' ? 'cluster' : classification
            const [own] = crossTable(matrix, { rows: [row], banner: [by], layer: layers[layer], view, withhold: false }).rows
            const { cells, pairs, independence } = own!.banner[0]!
            const where = `${row} by ${classification}`
            expected.cells?.forEach((r, column) => {
              const cell = cells[column]!
              expect([where, column, cell.base]).toEqual([where, column, r.base])
              if (cell.mean.kind !== 'estimated') return
              counted.cells++
              agrees(cell.mean.value, r.mean, `${where} mean ${column}`)
              if (cell.mean.standardError !== null) agrees(cell.mean.standardError, r.standardError, `${where} standard error ${column}`)
              if (cell.designEffect !== null && cell.mean.standardError !== null) {
                counted.effects++
                agrees(cell.designEffect, r.designEffect, `${where} design effect ${column}`)
                expect(cell.effectiveBase).toBeCloseTo(cell.base! / cell.designEffect, 9)
              }
            })
            const { made, ranked } = comparePairs(pairs, expected.pairs, where)
            counted.made += made
            counted.ranked += ranked
            if (independence.kind === 'estimated' && view !== 'published') {
              counted.tables++
              for (const key of ['base', 'F', 'numeratorDf', 'denominatorDf', 'p'] as const) agrees(independence[key], expected.independence?.[key], `${where} ${key}`)
            }
          }
        }
        expect(counted.cells).toBeGreaterThan(50)
        expect(counted.made).toBeGreaterThan(40)
        if (view !== 'published') expect([counted.effects, counted.ranked, counted.tables].map((count) => count > 0)).toEqual([true, true, true])
      })
    }
  }
})
