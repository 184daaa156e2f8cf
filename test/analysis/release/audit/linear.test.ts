import { describe, expect, test } from 'vitest'
import { revealingCombination } from '../../../../analysis/release/audit/linear/revealingCombination.ts'
import { answerTableOf } from '../../../../analysis/release/universe/answerTable.ts'
import { universeOf } from '../../../../analysis/release/universe/universe.ts'
import { seededRandom } from '../../../bench/generatedWave.ts'
import { programme } from '../programme.ts'
import type { AnswerTable } from '../../../../analysis/release/universe/answerTable.ts'
import type { Company } from '../programme.ts'

/** A handful of clusters with a few companies each; some left activity or the question blank. */
function tinyProgramme(seed: number, clusters: number, sizes: readonly string[]): AnswerTable {
  const random = seededRandom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const companies = Array.from({ length: clusters }, (_, cluster) => {
    const own = { cluster: `c${cluster}`, call: pick(['1', '2']), embedding: pick(['gevestigd', 'zelfstandig']) }
    return Array.from({ length: 1 + Math.floor(random() * 7) }, (): Company => {
      const answers: Record<string, number> = {}
      if (random() < 0.85) answers['q1_active'] = random() < 0.7 ? 1 : 0
      if (random() < 0.9) answers['q2_relevance'] = 3
      return { ...own, size: pick(sizes), answers }
    })
  }).flat()
  return answerTableOf(universeOf(programme(companies)), 'q2_relevance')
}

/** Companies whose coefficients do not add up to 0, straight from the definition. */
function touched({ universe, codes, counts }: AnswerTable, coefficients: readonly number[]): number {
  let companies = 0
  universe.profiles.forEach(({ groups }, profile) => {
    if (groups.reduce((sum, group) => sum + coefficients[group]!, 0) === 0) return
    for (let code = 0; code < codes.length; code++) companies += counts[profile * codes.length + code]!
  })
  return companies
}

function revealsByEnumeration(table: AnswerTable, shown: readonly boolean[]): boolean {
  const groups = shown.flatMap((isShown, group) => (isShown ? [group] : []))
  const coefficients = new Array<number>(shown.length).fill(0)
  const from = (place: number): boolean => {
    if (place === groups.length) {
      const companies = touched(table, coefficients)
      return companies > 0 && companies < 5
    }
    return [0, 1, -1].some((coefficient) => {
      coefficients[groups[place]!] = coefficient
      const found = from(place + 1)
      coefficients[groups[place]!] = 0
      return found
    })
  }
  return from(0)
}

describe('combinations with coefficients -1, 0 and 1', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed + 1))('are decided as by trying all of them (seed %i)', (seed) => {
    const random = seededRandom(1000 + seed)
    const table = tinyProgramme(seed, 2 + (seed % 3), seed % 4 === 0 ? ['KO', 'MO', 'GO'] : ['KO', 'MGO'])
    const all = table.universe.groups.length
    // Any ten of the groups, so that both verdicts occur
    const shown = Array.from({ length: all }, () => random() < Math.min(1, 9 / all))
    const found = revealingCombination(table, shown, 5)
    expect(found !== null).toBe(revealsByEnumeration(table, shown))
    if (found === null) return
    expect(found.every((group) => shown[group])).toBe(true)
    const only = shown.map((_, group) => found.includes(group))
    expect(revealsByEnumeration(table, only)).toBe(true)
  })

  test('both verdicts occur', () => {
    const verdicts = Array.from({ length: 40 }, (_, index) => {
      const random = seededRandom(1001 + index)
      const table = tinyProgramme(index + 1, 2 + ((index + 1) % 3), (index + 1) % 4 === 0 ? ['KO', 'MO', 'GO'] : ['KO', 'MGO'])
      return revealingCombination(table, Array.from({ length: table.universe.groups.length }, () => random() < Math.min(1, 9 / table.universe.groups.length)), 5) !== null
    })
    expect(new Set(verdicts)).toEqual(new Set([true, false]))
  })

  test('a whole less all its shown parts is one of them', () => {
    const companies = (cluster: string, count: number): Company[] => Array.from({ length: count }, () => ({ cluster, answers: { q2_relevance: 2 } }))
    const table = answerTableOf(universeOf(programme([...companies('a', 9), ...companies('b', 8), ...companies('c', 3)])), 'q2_relevance')
    const names = table.universe.groups.map((group) => group.name)
    const shown = (...which: string[]) => names.map((name) => which.includes(name))
    expect(revealingCombination(table, shown('total', 'cluster=a', 'cluster=b'), 5)!.map((group) => names[group])).toEqual(['total', 'cluster=a', 'cluster=b'])
    expect(revealingCombination(table, shown('total', 'cluster=a'), 5)).toBe(null)
  })
})
