import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { crossings, effectMatrices, withholdSmallBases } from '../../analysis/index.ts'
import { selfCheck, tableOfOwnFigures } from '../../analysis/selfCheck/index.ts'
import { generatedWave } from '../bench/generatedWave.ts'
import { readWave } from './readWave.ts'
import type { ResponseMatrix, View } from '../../analysis/index.ts'
import type { PublishedTable } from '../../analysis/selfCheck/index.ts'

const views = ['published', 'stratified', 'raked'] as const
const classifications = ['call', 'size', 'embedding', 'activity'] as const

const tableOf = (matrix: ResponseMatrix, view: View): PublishedTable =>
  tableOfOwnFigures({ view, crossings: classifications.map((by) => withholdSmallBases(crossings(matrix, by, view))), matrices: withholdSmallBases(effectMatrices(matrix, view)) })

const folders = readdirSync(join(import.meta.dirname, 'reference/waves')).map((name) => join(import.meta.dirname, 'reference/waves', name))

describe('our own figures before they leave', () => {
  test.each(folders)('raise no alarm: %s', async (folder) => {
    const { matrix } = await readWave(folder)
    for (const view of views) {
      const table = tableOf(matrix, view)
      expect([view, selfCheck(table).findings.map(({ words }) => words.en)]).toEqual([view, []])
    }
  })

  test('raise no alarm: 40 generated waves of 20 to 1,000 answers', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { matrix } = generatedWave({ seed, clusters: 2 + (seed % 12), members: 100 + 60 * seed, responses: 20 + 25 * (seed - 1) })
      for (const view of views) expect([seed, view, selfCheck(tableOf(matrix, view)).findings.map(({ words }) => words.en)]).toEqual([seed, view, []])
    }
  })

  test('a figure that slips is found: 62,6 for the contribution over all pairs, a share, an item', async () => {
    const { matrix } = await readWave(join(import.meta.dirname, 'reference/waves/ordinary'))
    const table = tableOf(matrix, 'published')
    for (const measure of ['contribution_pairs', 'q1_active', 'q2_relevance', 'strength_mean']) {
      const groups = table.figures.filter((one) => one.measure === measure && one.level !== null)
      const above = Math.max(...groups.map(({ value }) => value)) + 0.3
      const slipped = { ...table, figures: table.figures.map((one) => (one.id === measure ? { ...one, value: Number(above.toFixed(one.decimals)), printed: above.toFixed(one.decimals) } : one)) }
      expect([measure, selfCheck(slipped).findings.some(({ figures }) => figures.includes(measure))]).toEqual([measure, true])
    }
  })

  test('a measure that is counted twice, and a crossing under another name, stand once', async () => {
    const { matrix } = await readWave(join(import.meta.dirname, 'reference/waves/ordinary'))
    const { figures, crossings: own } = tableOf(matrix, 'published')
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length)
    expect(own.map(({ id, levels }) => [id, levels.map((level) => level.id)])).toEqual([['call', ['1', '2']], ['size', ['KO', 'MGO']], ['embedding', ['gevestigd', 'zelfstandig']], ['activity', ['0', '1']]])
    expect(figures.filter(({ id }) => id.startsWith('realised_pairs')).length).toBe(9)
  })
})
