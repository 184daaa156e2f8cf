import { describe, expect, test } from 'vitest'
import { crossing, crossTable, effectMatrixOf, itemMeans, leftBlank, notAsked, rankTest } from '../../../analysis/index.ts'
import { generatedWave } from '../../bench/generatedWave.ts'
import type { Crossing, CrossingBy, CrossTable, DomainId, ResponseMatrix, TableRequest, View } from '../../../analysis/index.ts'

const views: View[] = ['published', 'stratified', 'raked']
const classes: CrossingBy[] = ['call', 'size', 'embedding', 'activity']
const { matrix } = generatedWave({ seed: 11, members: 900, clusters: 14, responses: 320, blank: 0.05 })

const whole = (view: View, rows: readonly string[], banner: readonly string[], more: Partial<TableRequest> = {}): CrossTable =>
  crossTable(matrix, { rows, banner, layer: null, view, withhold: false, ...more })

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

/** Numbers to eight digits, so that another order of adding up makes no difference. */
const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? Math.abs(inner) < 1e-9 ? 0 : Number(inner.toPrecision(8)) : inner)))

/** What a cell of a table and a column of a crossing both say. */
const figures = ({ figure, leftBlank: blank, notAsked: unasked, distribution }: Crossing['columns'][number]) => ({ ...figure, leftBlank: blank, notAsked: unasked, distribution })
const cellFigures = ({ base, mean, interval, leftBlank: blank, notAsked: unasked, distribution }: CrossTable['rows'][number]['total']) =>
  ({ base, mean, interval, leftBlank: blank, notAsked: unasked, distribution: distribution.map(({ letters: _, ...share }) => share) })

const variables = ['q1_active', 'q2_relevance', 'desired_3', 'realised_7', 'contribution_2', 'strength_1', 'strength_mean', 'benefit_mean', 'competitive', 'competitive_within3', 'priority_1']

describe('two roads, one number', () => {
  test.each(views)('a table holds the crossings by call, size, embedding and activity (%s)', (view) => {
    const { rows } = whole(view, variables, classes)
    expect(rows.map(({ row }) => row)).toEqual(variables)
    for (const row of rows) {
      for (const { classification, cells, pairs, independence } of row.banner) {
        const one = crossing(matrix, row.row, classification as CrossingBy, view)
        expect([row.total, ...cells].map(cellFigures)).toEqual(one.columns.map(figures))
        expect(independence).toEqual(one.independence)
        expect(pairs.length).toBe(1)
        const [{ test: pair }] = pairs as [typeof pairs[number]]
        if (one.difference.kind === 'estimated') {
          const { levels: _, base: __, ...difference } = one.difference
          // A family of one: nothing to adjust
          expect(pair).toEqual({ ...difference, holm: difference.p, benjaminiHochberg: difference.p })
        } else expect(pair).toEqual(one.difference)
      }
    }
  })

  test.each(['stratified', 'raked'] as const)('the rank test of two columns is that of the crossing (%s)', (view) => {
    for (const row of whole(view, ['q2_relevance', 'strength_2', 'desired_1'], ['size', 'activity']).rows) {
      for (const { classification, pairs } of row.banner) {
        const one = rankTest(matrix, row.row, classification as CrossingBy, view)
        const { rank } = pairs[0]!
        expect(crossing(matrix, row.row, classification as CrossingBy, view).rank).toEqual(rank)
        if (row.row === 'desired_1') expect(rank).toBeNull()
        else if (one.kind === 'estimated') expect(rank).toEqual({ kind: 'estimated', t: one.t, degreesOfFreedom: one.degreesOfFreedom, p: one.p })
        else expect(rank).toEqual(one)
      }
    }
  })

  test.each(views)('the mean of an axis is that of the effect matrix (%s)', (view) => {
    const { rows } = whole(view, ['desired_mean', 'realised_mean', 'contribution_mean'], classes)
    for (const row of rows) {
      const vertical = row.row === 'contribution_mean' ? 'contribution' : 'realised'
      for (const { classification, cells } of row.banner) {
        const levels = classification === 'activity' ? ['0', '1'] : matrix.register.levels[classification as 'call']
        const domains: DomainId[] = ['total', ...levels.map((level) => `${classification}=${level}` as DomainId)]
        ;[row.total, ...cells].forEach((cell, place) => {
          const { axisMeans } = effectMatrixOf(matrix, domains[place]!, vertical, view)
          const { mean, interval, pooled } = row.row === 'desired_mean' ? axisMeans.desired : axisMeans.vertical
          expect(rounded({ mean: cell.mean, interval: cell.interval, pooled: cell.pooled })).toEqual(rounded({ mean: mean.kind === 'estimated' ? { ...mean, standardDeviation: null } : mean, interval, pooled }))
        })
      }
    }
  })

  test.each(views)('the columns of the banner of clusters are the clusters (%s)', (view) => {
    const [row] = whole(view, ['q2_relevance'], ['cluster', 'clusterMembers']).rows
    const [clusters, members] = row!.banner
    matrix.register.clusterIds.forEach((id, place) => {
      const figure = itemMeans(matrix, `cluster=${id}`, view).find((one) => one.variable === 'q2_relevance')!.figure
      const { base, mean, interval } = clusters!.cells[place]!
      expect(rounded({ base, mean, interval })).toEqual(rounded(figure))
    })
    expect(members!.cells.reduce((sum, cell) => sum + cell.base!, 0)).toBe(row!.total.base)
    expect(clusters!.pairs.length).toBe((14 * 13) / 2)
  })

  test.each(views)('a layer is the column of that level in another table (%s)', (view) => {
    const layered = whole(view, ['strength_mean', 'realised_4', 'desired_mean'], ['size', 'q2_relevance'], { layer: { classification: 'activity', level: '1' } })
    const plain = whole(view, ['strength_mean', 'realised_4', 'desired_mean'], ['activity'])
    layered.rows.forEach((row, place) => {
      const column = plain.rows[place]!.banner[0]!.cells[1]!
      expect(rounded(cellFigures(row.total))).toEqual(rounded(cellFigures(column)))
      for (const { cells } of row.banner) expect(cells.reduce((sum, cell) => sum + cell.base!, 0)).toBeLessThanOrEqual(column.base!)
    })
    // The same cell from both sides: small and active, active and small
    const other = whole(view, ['strength_mean', 'realised_4', 'desired_mean'], ['activity'], { layer: { classification: 'size', level: 'KO' } })
    other.rows.forEach((row, place) => {
      expect(rounded(cellFigures(row.banner[0]!.cells[1]!))).toEqual(rounded(cellFigures(layered.rows[place]!.banner[0]!.cells[0]!)))
    })
  })

  test('a banner question does not depend on its neighbours, nor on how many lookup tables they take', () => {
    const banner = ['size', 'q2_relevance', 'desired_1', 'desired_2', 'desired_3', 'desired_4', 'strength_1', 'strength_2', 'cluster']
    const all = whole('raked', ['benefit_mean', 'realised_mean', 'competitive'], banner)
    banner.forEach((name, place) => {
      const alone = whole('raked', ['benefit_mean', 'realised_mean', 'competitive'], [name])
      expect(rounded(all.banner[place])).toEqual(rounded(alone.banner[0]))
      all.rows.forEach((row, at) => expect(rounded(row.banner[place])).toEqual(rounded(alone.rows[at]!.banner[0])))
    })
  })

  test.each(views)('the order of the responses does not matter (%s)', (view) => {
    const request: TableRequest = { rows: ['strength', 'realised_mean', 'competitive'], banner: ['call', 'q2_relevance', 'cluster'], layer: { classification: 'size', level: 'KO' }, view, withhold: true }
    expect(rounded(crossTable(shuffled(matrix, 7), request))).toEqual(rounded(crossTable(matrix, request)))
  })
})

describe('letters', () => {
  test('stand in the column that is larger, for every pair that Holm keeps under .05', () => {
    const [row] = whole('stratified', ['strength_mean'], ['q2_relevance']).rows
    const { cells, pairs, familySize } = row!.banner[0]!
    const expected = cells.map((): string[] => [])
    let made = 0
    for (const { first, second, test: pair } of pairs) {
      if (pair.kind !== 'estimated') continue
      made++
      expect(pair.holm).toBeGreaterThanOrEqual(pair.p)
      expect(pair.holm).toBeGreaterThanOrEqual(pair.benjaminiHochberg)
      if (pair.holm < 0.05) expected[(pair.difference > 0 ? second : first).charCodeAt(0) - 65]!.push(pair.difference > 0 ? first : second)
    }
    expect(familySize).toBe(made)
    expect(cells.map((cell) => cell.letters)).toEqual(expected)
    expect(expected.flat().length).toBeGreaterThan(0)
  })
})

describe('what is not there says why', () => {
  const without = (variable: string, code: number): ResponseMatrix => ({ ...matrix, columns: { ...matrix.columns, [variable]: new Uint8Array(matrix.responses).fill(code) } })
  const cellOf = (changed: ResponseMatrix, row: string, banner: string, column: number) =>
    crossTable(changed, { rows: [row], banner: [banner], layer: null, view: 'stratified', withhold: true }).rows[0]!.banner[0]!.cells[column]!

  test('nobody in the group, nobody asked, nobody answered', () => {
    expect(cellOf(without('q2_relevance', 4), 'strength_mean', 'q2_relevance', 0).mean).toEqual({ kind: 'notEstimable', reason: 'emptyGroup' })
    expect(cellOf(without('realised_1', notAsked), 'realised_1', 'size', 0).mean).toEqual({ kind: 'notEstimable', reason: 'notAsked' })
    expect(cellOf(without('strength_1', leftBlank), 'strength_1', 'size', 0).mean).toEqual({ kind: 'notEstimable', reason: 'noResponse' })
  })

  test('names that the wave does not have are refused with their name', () => {
    const ask = (part: Partial<TableRequest>) => () => crossTable(matrix, { rows: ['q2_relevance'], banner: ['size'], layer: null, view: 'published', withhold: true, ...part })
    expect(ask({ rows: ['__proto__'] })).toThrow(/"__proto__" is not a row/)
    expect(ask({ banner: ['constructor'] })).toThrow(/"constructor" is not a classification/)
    expect(ask({ layer: { classification: 'size', level: 'XL' } })).toThrow(/size has no level "XL"/)
  })
})
