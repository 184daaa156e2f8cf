import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { representativeness } from '../../../analysis/index.ts'
import { impossibleNumbers } from '../reference/comparison.ts'
import { readWave } from '../readWave.ts'

interface Indicator { value: number; standardError: number | null }
interface Reference {
  rIndicator: number
  standardError: number | null
  adjusted: number
  partial: Record<string, { unconditional: Indicator; conditional: Indicator; levels: Record<string, { members: number; responses: number; unconditional: Indicator; conditional: Indicator }> }>
}
type DrawnAgain = Record<'rIndicator' | 'adjusted' | 'squaredSpread' | 'squaredUnconditional' | 'squaredConditional' | 'level', number>

/** reference/representativeness.R made it. */
const { waves, drawnAgain } = JSON.parse(readFileSync(join(import.meta.dirname, 'reference/representativeness.json'), 'utf8')) as { waves: Record<string, Reference | null>; drawnAgain: { mean: DrawnAgain; standardDeviation: DrawnAgain } }
const folder = join(import.meta.dirname, '../reference/waves')

const ordinary = async () => {
  const { matrix } = await readWave(join(folder, 'ordinary'))
  const ours = representativeness(matrix)
  return ours.kind === 'estimated' ? ours : expect.unreachable(`not estimable: ${ours.reason}`)
}

describe('the R-indicator and its partials', () => {
  test('are held against every wave of the reference', () => {
    expect(Object.keys(waves)).toEqual(readdirSync(folder).sort())
  })

  test.each(Object.keys(waves))('agree with R, with their standard errors: %s', async (name) => {
    const { matrix } = await readWave(join(folder, name))
    const ours = representativeness(matrix)
    const expected = waves[name]
    expect(impossibleNumbers('', ours as never)).toEqual([])
    if (ours.kind !== 'estimated') return expect.unreachable(`R has an R-indicator for ${name}`)
    if (!expected) {
      // Everybody answered: nothing to fit, and no error to speak of
      expect([ours.rIndicator, ours.adjusted, ours.standardError]).toEqual([1, 1, null])
      return
    }
    let compared = 0
    const same = (what: string, one: number | null, other: number | null) => {
      compared++
      if (other === null || other < 1e-9) expect(one ?? 0, what).toBeCloseTo(0, 6)
      else expect(one, what).toBeCloseTo(other, 8)
    }
    expect(ours.rIndicator).toBeCloseTo(expected.rIndicator, 8)
    expect(ours.adjusted).toBeCloseTo(expected.adjusted, 8)
    same('R', ours.standardError, expected.standardError)
    for (const { variable, unconditional, conditional, levels } of ours.partial) {
      const other = expected.partial[variable]!
      expect(unconditional.value, variable).toBeCloseTo(other.unconditional.value, 8)
      expect(conditional.value, variable).toBeCloseTo(other.conditional.value, 8)
      same(variable, unconditional.standardError, other.unconditional.standardError)
      same(variable, conditional.standardError, other.conditional.standardError)
      for (const one of levels) {
        const level = other.levels[one.level]!
        expect([one.members, one.responses], one.level).toEqual([level.members, level.responses])
        expect(one.unconditional.value, one.level).toBeCloseTo(level.unconditional.value, 8)
        expect(one.conditional.value, one.level).toBeCloseTo(level.conditional.value, 8)
        same(one.level, one.unconditional.standardError, level.unconditional.standardError)
        same(one.level, one.conditional.standardError, level.conditional.standardError)
      }
    }
    expect(compared).toBeGreaterThanOrEqual(3 * 2 + 1 + 6)
  })

  test('the formulas foretell what 2,000 new rounds of response do', async () => {
    const ours = await ordinary()
    const size = ours.partial.find(({ variable }) => variable === 'size')!
    const { mean, standardDeviation } = drawnAgain
    // A standard deviation of 2,000 draws is itself known to 3 %, and the formulas are of squared spreads; SE(S2) = 2 S SE(S) = S SE(R)
    const ratios = [
      (ours.standardError! * (1 - ours.rIndicator)) / 2 / standardDeviation.squaredSpread,
      (2 * size.unconditional.value * size.unconditional.standardError!) / standardDeviation.squaredUnconditional,
      (2 * size.conditional.value * size.conditional.standardError!) / standardDeviation.squaredConditional,
      size.levels[0]!.unconditional.standardError! / standardDeviation.level,
      ours.standardError! / standardDeviation.adjusted,
    ]
    for (const ratio of ratios) expect(Math.abs(ratio - 1), ratios.join(' ')).toBeLessThan(0.1)
    // Chance makes the response look less representative than it is, and the adjustment takes most of that off
    expect(mean.rIndicator).toBeLessThan(ours.rIndicator)
    expect(Math.abs(mean.adjusted - ours.rIndicator)).toBeLessThan(Math.abs(mean.rIndicator - ours.rIndicator))
  })

  test('identities: levels add up to their variable, and a conditional indicator is never larger than the whole spread', async () => {
    const { partial, rIndicator, members } = await ordinary()
    const spread = ((1 - rIndicator) / 2) * Math.sqrt((members - 1) / members)
    for (const { unconditional, conditional, levels } of partial) {
      for (const { completionRate, members: own, responses } of levels) expect(completionRate).toEqual({ kind: 'estimated', value: responses / own })
      // qnorm(.975) in R 4.2.2
      for (const { margin, standardError } of [unconditional, conditional]) expect(margin! / standardError!).toBeCloseTo(1.95996398454005, 12)
      expect(Math.hypot(...levels.map((one) => one.unconditional.value))).toBeCloseTo(unconditional.value, 12)
      expect(Math.hypot(...levels.map((one) => one.conditional.value))).toBeCloseTo(conditional.value, 12)
      expect(levels.reduce((sum, one) => sum + Math.sqrt(one.members) * one.unconditional.value, 0)).toBeCloseTo(0, 12)
      expect(unconditional.value).toBeLessThanOrEqual(spread)
      expect(conditional.value).toBeLessThanOrEqual(spread)
      // Of a regression with this variable in it, the mean propensity of a level is its response rate
      for (const one of levels) expect(Math.sqrt(one.members / members) * (one.responses / one.members - levels.reduce((sum, { responses }) => sum + responses, 0) / members)).toBeCloseTo(one.unconditional.value, 10)
    }
  })
})
