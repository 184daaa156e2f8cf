import { describe, expect, test } from 'vitest'
import { selfCheck } from '../../../analysis/selfCheck/index.ts'
import { correctTable } from './correctTable.ts'
import { digitTypedWrong, pairCopied } from './plantedErrors.ts'
import type { PublishedTable } from '../../../analysis/selfCheck/index.ts'
import type { Planted } from './plantedErrors.ts'

const seeds = Array.from({ length: 1000 }, (_, index) => index + 1)
const correct = seeds.map((seed) => correctTable(seed))

describe('1,000 correct tables, rounded as printed', () => {
  test('raise no alarm', () => {
    const alarms = correct.flatMap(({ table }, index) => selfCheck(table).findings.map(({ words }) => `${seeds[index]}: ${words.en}`))
    expect(alarms).toEqual([])
  })

  test('are what they should be: with and without bases, with every kind of measure', () => {
    expect(correct.filter(({ withBases }) => withBases).length).toBeGreaterThan(400)
    expect(correct.filter(({ withBases }) => !withBases).length).toBeGreaterThan(400)
    const kinds = new Set(correct.flatMap(({ table }) => table.measures.map(({ kind }) => kind)))
    expect([...kinds].sort()).toEqual(['count', 'mean', 'meanOfEffects', 'pooledPairs', 'share'])
  })

  test('raise none either when the report does not say that its axes are means of effect means', () => {
    const alarms = seeds.slice(0, 300).flatMap((seed) => {
      const { table } = correctTable(seed, 'meanOfEffects')
      const unsaid: PublishedTable = { ...table, measures: table.measures.map((measure) => (measure.kind === 'meanOfEffects' ? { ...measure, kind: 'effectAxis' } : measure)) }
      return selfCheck(unsaid).findings.map(({ words }) => `${seed}: ${words.en}`)
    })
    expect(alarms).toEqual([])
  })
})

/** How far the printed total is from what the printed groups make with their bases, in units of its last decimal. */
function unitsOff(table: PublishedTable, changed: readonly string[]): number {
  const one = table.figures.find(({ id }) => id === changed[0])!
  const total = table.figures.find(({ measure, crossing }) => measure === one.measure && crossing === null)!
  const offs = table.crossings.map(({ id }) => {
    const groups = table.figures.filter(({ measure, crossing }) => measure === one.measure && crossing === id)
    const base = groups.reduce((sum, group) => sum + group.base!, 0)
    return Math.abs(groups.reduce((sum, group) => sum + group.value * group.base!, 0) / base - total.value) * 10 ** total.decimals
  })
  return Math.max(...offs)
}

const found = ({ table, changed }: Planted) => selfCheck(table).findings.some(({ figures }) => figures.some((id) => changed.includes(id)))

describe('errors planted in them', () => {
  const digits = seeds.flatMap((seed, index) => ({ planted: digitTypedWrong(correct[index]!, seed), withBases: correct[index]!.withBases }))
  const pairs = seeds.flatMap((seed, index) => ({ planted: pairCopied(correct[index]!, seed), withBases: correct[index]!.withBases }))
  const planted = (errors: typeof digits, withBases: boolean): Planted[] => errors.flatMap((one) => (one.withBases === withBases && one.planted ? [one.planted] : []))

  test('a digit typed wrong in a total: always where bases are printed, else in more than four of five', () => {
    // More than one unit off cannot be made by rounding total and groups, half a unit each
    const [withBases, without] = [planted(digits, true), planted(digits, false)]
    expect(withBases.length).toBeGreaterThan(400)
    expect(withBases.filter((one) => !found(one)).map(({ changed }) => changed)).toEqual([])
    expect(without.filter(found).length / without.length).toBeGreaterThan(0.8)
  })

  test('a digit typed wrong in a group: in nine of ten where bases are printed, else in more than half', () => {
    const groups = seeds.flatMap((seed, index) => ({ planted: digitTypedWrong(correct[index]!, seed, 'group'), withBases: correct[index]!.withBases }))
    for (const [withBases, rate] of [[true, 0.9], [false, 0.55]] as const) {
      const those = planted(groups, withBases)
      expect(those.length).toBeGreaterThan(400)
      expect(those.filter(({ table }) => selfCheck(table).findings.length > 0).length / those.length).toBeGreaterThan(rate)
    }
  })

  test('a copied pair: always an alarm where its bases cannot make the total, always at least a remark', () => {
    const withBases = planted(pairs, true)
    const impossible = withBases.filter(({ table, changed }) => unitsOff(table, changed) > 1.001)
    expect(impossible.length).toBeGreaterThan(200)
    expect(impossible.filter((one) => !found(one)).map(({ changed }) => changed)).toEqual([])
    for (const { table, changed } of [...withBases, ...planted(pairs, false)]) {
      const { findings, remarks } = selfCheck(table)
      expect([...findings, ...remarks].some(({ severity, figures }) => severity === 'copied' && figures.some((id) => changed.includes(id)))
        || findings.some(({ figures }) => figures.some((id) => changed.includes(id)))).toBe(true)
    }
  })

  test('a copied pair without bases: other measures give away nearly half of them', () => {
    const without = planted(pairs, false)
    expect(without.filter(found).length / without.length).toBeGreaterThan(0.45)
  })

  test('a label twice: always', () => {
    for (const { table } of correct.slice(0, 200)) {
      const charts = table.charts!.map((chart, place) => (place > 0 ? chart : { ...chart, parts: chart.parts.map((part, first) => (first > 0 ? part : { ...part, labels: part.labels!.map(() => part.labels![0]!) })) }))
      expect(selfCheck({ ...table, charts }).findings.map(({ kind }) => kind)).toEqual(['labelTwice'])
    }
  })
})
