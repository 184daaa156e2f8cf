import { describe, expect, test } from 'vitest'
import { changeBetweenWaves, differencesOfDomains, differencesOfWaves, effectMatrixOf, leftBlank, withholdSmallBases } from '../../../analysis/index.ts'
import { withholdPanel } from '../../../analysis/change/withholdPanel.ts'
import { generatedWave } from '../../bench/generatedWave.ts'
import type { PanelPairs, ResponseMatrix, View } from '../../../analysis/index.ts'

const views: View[] = ['published', 'stratified', 'raked']
const { matrix: later } = generatedWave({ seed: 41, members: 700, clusters: 12, responses: 260, blank: 0.04 })
const { matrix: earlier } = generatedWave({ seed: 42, members: 650, clusters: 12, responses: 240, blank: 0.04 })
const pairs: PanelPairs = { earlier: Uint32Array.from({ length: 150 }, (_, place) => place), later: Uint32Array.from({ length: 150 }, (_, place) => place + 40) }
const changed = new Set<string>()

const withColumn = (matrix: ResponseMatrix, variable: string, code: (row: number) => number): ResponseMatrix => ({
  ...matrix,
  columns: { ...matrix.columns, [variable]: matrix.columns[variable]!.map((_, row) => code(row)) },
})

describe('two roads, one number', () => {
  test.each(views)('the change of a mean is the difference of the two means shown (%s)', (view) => {
    let compared = 0
    for (const { variable, everyone, panel } of changeBetweenWaves({ responses: earlier, changed }, later, pairs, 'total', view).items) {
      for (const [one, change] of [[everyone, everyone.change.kind === 'estimated' ? everyone.change.difference : null], ...(panel.kind === 'estimated' ? [[panel, panel.change.kind === 'estimated' ? panel.change.value : null] as const] : [])] as const) {
        if (change === null || one.earlier.mean.kind !== 'estimated' || one.later.mean.kind !== 'estimated') continue
        compared++
        expect([variable, change]).toEqual([variable, expect.closeTo(one.later.mean.value - one.earlier.mean.value, 10)])
      }
    }
    expect(compared).toBeGreaterThan(90)
  })

  test.each(views)('a wave held against itself has not changed; a panel of the same answers has no spread (%s)', (view) => {
    const everybody = Uint32Array.from({ length: 200 }, (_, place) => place)
    for (const { everyone, panel } of changeBetweenWaves({ responses: later, changed }, later, { earlier: everybody, later: everybody }, 'total', view).items) {
      expect(everyone.change.kind === 'estimated' && [everyone.change.difference, everyone.change.p]).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)])
      if (panel.kind === 'estimated') expect(panel.change).toEqual({ kind: 'notEstimable', reason: 'noVariation' })
    }
  })

  test.each(views)('turned around, every difference turns its sign (%s)', (view) => {
    const [one, two] = (['total', 'activity=1'] as const).map((domain) => effectMatrixOf(later, domain, 'realised', view))
    const there = differencesOfDomains(later, one!, two!, view)
    const back = differencesOfDomains(later, two!, one!, view)
    there.vertical.tests.forEach(({ difference }, place) => {
      const other = back.vertical.tests[place]!.difference
      if (difference.kind !== 'estimated' || other.kind !== 'estimated') return expect.fail('both can be tested')
      expect([other.difference, other.t, other.p, other.lower]).toEqual([-difference.difference, -difference.t, difference.p, -difference.upper].map((value) => expect.closeTo(value, 10)))
    })
  })

  test('the matrices of two waves differ by what the change of their variables says', () => {
    const matrices = [earlier, later].map((wave) => effectMatrixOf(wave, 'size=KO', 'contribution', 'stratified'))
    const families = differencesOfWaves({ wave: { responses: earlier, changed }, matrix: matrices[0]! }, { responses: later, matrix: matrices[1]! }, 'stratified')
    const items = new Map(changeBetweenWaves({ responses: earlier, changed }, later, pairs, 'size=KO', 'stratified').items.map((item) => [item.variable, item.everyone.change]))
    for (const [axis, family] of [['desired', families.desired], ['contribution', families.vertical]] as const) {
      for (const { effect, difference } of family.tests) expect(difference).toEqual(items.get(`${axis}_${effect}`))
    }
  })
})

describe('what cannot be said', () => {
  test('a changed question breaks its line in everything: means, panel and picture', () => {
    const broken = { responses: earlier, changed: new Set(['q2_relevance', 'desired_3']) }
    const { items } = changeBetweenWaves(broken, later, pairs, 'total', 'stratified')
    const reason = { kind: 'notEstimable', reason: 'questionChanged' }
    for (const { variable, everyone, panel } of items) {
      const isBroken = broken.changed.has(variable)
      expect([variable, everyone.change.kind === 'notEstimable', panel.kind === 'notEstimable']).toEqual([variable, isBroken, isBroken])
      if (isBroken) expect([everyone.earlier.mean, everyone.change, panel]).toEqual([reason, reason, reason])
    }
    const matrices = [earlier, later].map((wave) => effectMatrixOf(wave, 'total', 'realised', 'stratified'))
    const { desired } = differencesOfWaves({ wave: broken, matrix: matrices[0]! }, { responses: later, matrix: matrices[1]! }, 'stratified')
    expect([desired.familySize, desired.tests[2]]).toEqual([10, { effect: 3, difference: reason, holm: null, benjaminiHochberg: null }])
  })

  test('where the answer that makes the domain changed, nothing in it can be followed', () => {
    const { items } = changeBetweenWaves({ responses: withColumn(earlier, 'q1_active', () => leftBlank), changed: new Set(['q1_active']) }, later, pairs, 'activity=1', 'published')
    expect(new Set(items.map(({ everyone }) => everyone.change.kind === 'notEstimable' && everyone.change.reason))).toEqual(new Set(['questionChanged']))
  })

  test('a level that one of the waves lacks is no comparison', () => {
    const { items } = changeBetweenWaves({ responses: earlier, changed }, later, pairs, 'call=9', 'stratified')
    expect(new Set(items.map(({ everyone }) => everyone.change.kind === 'notEstimable' && everyone.change.reason))).toEqual(new Set(['noResponse']))
    expect(new Set(items.map(({ panel }) => panel.kind === 'notEstimable' && panel.reason))).toEqual(new Set(['noResponse']))
  })

  test('a difference with a withheld point is withheld and leaves the family', () => {
    const few = withColumn(later, 'desired_6', (row) => (row < 4 ? 1 : leftBlank))
    const shown = withholdSmallBases((['call=1', 'call=2'] as const).map((domain) => effectMatrixOf(few, domain, 'realised', 'published')))
    const { desired } = differencesOfDomains(few, shown[0]!, shown[1]!, 'published')
    expect([desired.familySize, desired.tests[5]!.difference]).toEqual([10, { kind: 'suppressed', reason: 'baseBelowFive' }])
  })

  test('a panel needs ten inside and ten outside in every group, and takes the complement along', () => {
    expect(withholdPanel([{ inside: 10, outside: 10 }])).toEqual([null])
    expect(withholdPanel([{ inside: 9, outside: 50 }])).toEqual(['baseBelowFive'])
    expect(withholdPanel([{ inside: 50, outside: 9 }])).toEqual(['baseBelowFive'])
    expect(withholdPanel([{ inside: 50, outside: 9 }, { inside: 40, outside: 40 }])).toEqual(['baseBelowFive', 'complement'])
    expect(withholdPanel([{ inside: 50, outside: 9 }, { inside: 40, outside: 40 }, { inside: 60, outside: 60 }])).toEqual(['baseBelowFive', 'complement', null])
    const nine: PanelPairs = { earlier: pairs.earlier.slice(0, 9), later: pairs.later.slice(0, 9) }
    for (const { panel } of changeBetweenWaves({ responses: earlier, changed }, later, nine, 'total', 'published').items) expect(panel.kind).toBe('suppressed')
  })
})
