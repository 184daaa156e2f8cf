import { describe, expect, test } from 'vitest'
import { crossing, effectMatrices, itemMeans, type CrossingBy, type DomainId, type MeanFigure } from '../../analysis/index.ts'
import { demonstrationWave } from './demonstrationWave.ts'

const { file, answers } = await demonstrationWave()
const { matrix } = answers
const matrices = effectMatrices(matrix, 'published')
const effects = Array.from({ length: 11 }, (_, index) => index + 1)

const meanOf = ({ mean }: MeanFigure): number => {
  if (mean.kind !== 'estimated') throw new Error(`not estimated: ${JSON.stringify(mean)}`)
  return mean.value
}
const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const spread = (values: readonly number[]): number => Math.sqrt(average(values.map((value) => (value - average(values)) ** 2)))

type Axis = 'desired' | 'realised' | 'contribution'
function effectMean(axis: Axis, effect: number, domain: DomainId = 'total'): number {
  const point = matrices.find((one) => one.domain === domain && one.vertical === (axis === 'desired' ? 'realised' : axis))!.effects[effect - 1]!
  return meanOf(axis === 'desired' ? point.desired : point.vertical)
}
const axisMean = (axis: Axis, domain: DomainId = 'total'): number => average(effects.map((effect) => effectMean(axis, effect, domain)))
const highest = (axis: Axis): number => effects.toSorted((left, right) => effectMean(axis, right) - effectMean(axis, left))[0]!
const itemMean = (variable: string, domain: DomainId): number =>
  meanOf(crossing(matrix, variable, domain.split('=')[0] as CrossingBy, 'published').columns.find((one) => one.domain === domain)!.figure)

describe('what the study of 2020 says in words holds in the synthetic wave', () => {
  test.each(['realised', 'contribution'] as const)('f01, f02, f04: %s is higher for call 1, zelfstandig and (M)GO (lines 1289-1307)', (axis) => {
    expect(axisMean(axis, 'call=1')).toBeGreaterThan(axisMean(axis, 'call=2'))
    expect(axisMean(axis, 'embedding=zelfstandig')).toBeGreaterThan(axisMean(axis, 'embedding=gevestigd'))
    expect(axisMean(axis, 'size=MGO')).toBeGreaterThan(axisMean(axis, 'size=KO'))
  })

  test('f03: desired project collaboration is spread for zelfstandige, close together for gevestigde networks (1297-1301)', () => {
    const desired = (domain: DomainId) => [1, 2, 3, 4, 5].map((effect) => effectMean('desired', effect, domain))
    expect(spread(desired('embedding=zelfstandig'))).toBeGreaterThan(3 * spread(desired('embedding=gevestigd')))
  })

  test.each(['desired', 'realised', 'contribution'] as const)('f05: effect 7 is the highest on %s (1319-1323)', (axis) => {
    expect(highest(axis)).toBe(7)
  })

  test('f06: the networking effects lie higher on realised and, less so, on contribution (1325-1327)', () => {
    const lead = (axis: Axis) => average([6, 7, 8].map((effect) => effectMean(axis, effect))) - average([1, 2, 3, 4, 5, 9, 10, 11].map((effect) => effectMean(axis, effect)))
    expect(lead('realised')).toBeGreaterThan(0)
    expect(lead('contribution')).toBeGreaterThan(0)
    expect(lead('contribution') / 100).toBeLessThan(lead('realised') / 2)
    for (const effect of [6, 7, 8]) for (const other of [1, 2, 3, 4, 5, 9, 10, 11]) expect(effectMean('realised', effect)).toBeGreaterThan(effectMean('realised', other))
  })

  test('f07: effect 8 is little desired, more by larger companies (1337-1341)', () => {
    expect(effectMean('desired', 8)).toBeLessThan(axisMean('desired'))
    expect(effectMean('desired', 8, 'size=MGO')).toBeGreaterThan(effectMean('desired', 8, 'size=KO'))
  })

  test('f08: the collaboration effects lie close together on both axes, except 9, which is less desired (1353-1359)', () => {
    const range = (axis: Axis) => {
      const means = [1, 2, 3, 4, 5].map((effect) => effectMean(axis, effect))
      return Math.max(...means) - Math.min(...means)
    }
    const overall = (axis: Axis) => Math.max(...effects.map((effect) => effectMean(axis, effect))) - Math.min(...effects.map((effect) => effectMean(axis, effect)))
    expect(effectMean('desired', 9)).toBeLessThan(Math.min(...[1, 2, 3, 4, 5].map((effect) => effectMean('desired', effect))))
    expect(range('desired')).toBeLessThan(overall('desired') / 3)
    expect(range('realised')).toBeLessThan(overall('realised') / 3)
  })

  test('f09, f10: effect 11 is much desired and modestly realised, effect 10 secondary (1369-1377)', () => {
    expect(effectMean('desired', 11)).toBeGreaterThan(axisMean('desired'))
    expect(effectMean('realised', 11)).toBeLessThan(axisMean('realised'))
    expect(effectMean('desired', 10)).toBeLessThan(effectMean('desired', 11))
  })

  test('f11: more active in gevestigde networks and larger companies (1120)', () => {
    expect(itemMean('q1_active', 'embedding=gevestigd')).toBeGreaterThan(itemMean('q1_active', 'embedding=zelfstandig'))
    expect(itemMean('q1_active', 'size=MGO')).toBeGreaterThan(itemMean('q1_active', 'size=KO'))
  })

  test('f12: relevance slightly higher for zelfstandige networks, higher for larger companies (1134-1136)', () => {
    const byEmbedding = itemMean('q2_relevance', 'embedding=zelfstandig') - itemMean('q2_relevance', 'embedding=gevestigd')
    const bySize = itemMean('q2_relevance', 'size=MGO') - itemMean('q2_relevance', 'size=KO')
    expect(byEmbedding).toBeGreaterThan(0)
    expect(bySize).toBeGreaterThan(byEmbedding)
  })

  test('f13: a strong link between relevance and taking part (1136-1138)', () => {
    const { difference } = crossing(matrix, 'q2_relevance', 'activity', 'published')
    expect(difference).toMatchObject({ kind: 'estimated', levels: ['0', '1'] })
    if (difference.kind === 'estimated') {
      expect(difference.difference).toBeGreaterThan(0.5)
      expect(difference.p).toBeLessThan(0.001)
    }
  })

  test('f14: networks of more than 70 members are judged less relevant (1194-1198)', () => {
    const { clusterIds, cluster } = file.register
    const relevance = (wanted: (members: number) => boolean): number => {
      const chosen = clusterIds.filter((_, ordinal) => wanted(cluster.reduce((members, own) => members + Number(own === ordinal), 0)))
      const figures = chosen.map((id) => itemMeans(matrix, `cluster=${id}`, 'published').find((one) => one.variable === 'q2_relevance')!.figure)
      return figures.reduce((sum, figure) => sum + figure.base! * meanOf(figure), 0) / figures.reduce((sum, figure) => sum + figure.base!, 0)
    }
    expect(relevance((members) => members > 70)).toBeLessThan(relevance((members) => members < 70))
  })

  test('f15: larger companies experience more collaborative strength (1620-1624)', () => {
    expect(itemMean('strength_mean', 'size=MGO')).toBeGreaterThan(itemMean('strength_mean', 'size=KO'))
  })

  test('f16: knowledge exchange, networking, matchmaking and renewal stay priorities: more than less (2602-2608)', () => {
    for (const priority of [1, 2, 3, 4]) {
      const { distribution } = crossing(matrix, `priority_${priority}`, 'call', 'published').columns[0]!
      const count = (codes: readonly number[]) => distribution.filter((one) => codes.includes(one.code)).reduce((sum, one) => sum + one.count!, 0)
      expect(count([4])).toBeGreaterThan(count([1, 2]))
    }
  })

  // f17, little effect on competitiveness after one year, is of the survey of 2018 and has no figure in this wave
})

describe('the answers hang together as answers do', () => {
  test.each([['strength', 5], ['benefit', 9]] as const)('Cronbach alpha of %s is above 0.8', (battery, statements) => {
    const items = Array.from({ length: statements }, (_, index) => [...matrix.columns[`${battery}_${index + 1}`]!.subarray(0, matrix.responses)])
    const totals = items[0]!.map((_, response) => items.reduce((sum, item) => sum + item[response]!, 0))
    const alpha = (statements / (statements - 1)) * (1 - items.reduce((sum, item) => sum + spread(item) ** 2, 0) / spread(totals) ** 2)
    expect(alpha).toBeGreaterThan(0.8)
    expect(alpha).toBeLessThan(0.95)
  })

  test('who realised more also sees more contribution, effect by effect', () => {
    for (const effect of effects) {
      const pairs = Array.from({ length: matrix.responses }, (_, response) => [matrix.columns[`realised_${effect}`]![response]!, matrix.columns[`contribution_${effect}`]![response]!] as const)
      const contribution = (realised: number) => average(pairs.filter(([code]) => code === realised).map(([, percent]) => percent))
      expect(contribution(2)).toBeGreaterThan(contribution(1))
      expect(contribution(1)).toBeGreaterThan(contribution(0))
    }
  })
})
