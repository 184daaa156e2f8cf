import { describe, expect, test } from 'vitest'
import { answersNeeded, releaseRules as rules } from '../../../analysis/index.ts'
import { figureOf } from '../../../analysis/release/displays/figureOf.ts'
import { showingOf } from '../../../analysis/release/displays/showing.ts'

const group = { name: 'cluster=alpha', kind: 'cluster' as const }
const codes = [1, 2, 3, 4]
/** So many answers, spread evenly, so that nothing but their number decides. */
const spread = (base: number): number[] => codes.map((_, place) => Math.floor((base + place) / codes.length))
const figure = (variable: string, base: number) => figureOf(codes, spread(base), showingOf(variable, group), rules)
const bases = Array.from({ length: 31 }, (_, base) => base)

describe('answers that were still needed', () => {
  test('where the base is told: with so many more, and not with one less, the counts are shown', () => {
    let told = 0
    for (const base of bases) {
      const needed = answersNeeded('strength_1', figure('strength_1', base), rules)
      if (needed.kind !== 'more') continue
      told++
      expect([base, needed.least]).toEqual([base, needed.most])
      expect([base, figure('strength_1', base + needed.most).kind, figure('strength_1', base + needed.most - 1).kind]).toEqual([base, 'distribution', 'mean'])
    }
    expect(told).toBe(5)
  })

  test('where it is an answer itself: the same range of every base that shows the same, and the truth lies in it', () => {
    const ranges = bases.flatMap((base) => {
      const needed = answersNeeded('realised_1', figure('realised_1', base), rules)
      return needed.kind === 'more' ? [{ base, ...needed }] : []
    })
    expect(ranges.map(({ base }) => base)).toEqual([5, 6, 7, 8, 9])
    for (const { base, least, most } of ranges) expect([base, least, most, base + least <= rules.distributionBase, base + most >= rules.distributionBase]).toEqual([base, 1, 5, true, true])
  })

  test('of what is withheld only the rule is told, the same of 0 answers and of 100 that the audit dropped', () => {
    const withheld = { kind: 'withheld' } as const
    expect(bases.slice(0, 5).map((base) => answersNeeded('strength_1', figure('strength_1', base), rules))).toEqual(Array(5).fill(answersNeeded('strength_1', withheld, rules)))
    expect([answersNeeded('strength_1', withheld, rules), answersNeeded('competitive', withheld, rules)]).toEqual([{ kind: 'notTold', from: 5 }, { kind: 'notTold', from: 10 }])
  })

  test('from ten on nothing is needed, whatever is displayed', () => {
    for (const variable of ['strength_1', 'realised_1', 'competitive']) for (const base of bases.slice(10)) expect([variable, base, answersNeeded(variable, figure(variable, base), rules)]).toEqual([variable, base, { kind: 'none' }])
    expect(answersNeeded('strength_1', figureOf(codes, [0, 0, 1, 11], showingOf('strength_1', group), rules), rules)).toEqual({ kind: 'none' })
  })

  test('a mean that is only bounded asks for as many as any other', () => {
    expect(answersNeeded('strength_1', figureOf(codes, [0, 0, 0, 7], showingOf('strength_1', group), rules), rules)).toEqual({ kind: 'more', least: 3, most: 3 })
  })
})
