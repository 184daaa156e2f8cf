import { describe, expect, test } from 'vitest'
import { codebook } from '../../../surveys/index.ts'
import { catalogueOf, findEntry } from '../../../client/analyst/questions/catalogue.ts'

const catalogue = catalogueOf(codebook('2020.1'))
const entry = (variable: string) => findEntry(catalogue, variable)!.entry

describe('what can be crossed', () => {
  test('every column of the response matrix stands in it once', () => {
    const listed = catalogue.flatMap((group) => group.entries.map((one) => one.variable))
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed).toEqual(expect.arrayContaining(codebook('2020.1').variables.map((variable) => variable.name)))
  })

  test('a battery begins with the mean of its statements, drawn with the neutral line of the statements', () => {
    const { group } = findEntry(catalogue, 'strength_1')!
    expect(group.entries[0]!.variable).toBe('strength_mean')
    expect(entry('strength_mean')).toMatchObject({ mean: 'score', range: [1, 4], neutral: { at: 2.5 }, categories: [] })
    expect(entry('strength_1').neutral?.at).toBe(2.5)
    expect(entry('q2_relevance').neutral).toBeNull()
  })

  test('a share is read as a share: taking part, and becoming more competitive within three years', () => {
    expect(entry('q1_active')).toMatchObject({ mean: 'share', range: [0, 1], neutral: null })
    expect(entry('competitive').mean).toBe('share')
    expect(entry('competitive').meanLabel?.nl).toContain('3 jaar')
    expect(entry('competitive').categories.map((category) => category.code)).toEqual([1, 2, 3, 4, 5, 9])
  })

  test('scores keep the scale of their codes', () => {
    expect(entry('desired_7').range).toEqual([0, 2])
    expect(entry('contribution_7').range).toEqual([0, 100])
    expect(entry('q2_relevance').ends[0].nl).toBe('niet relevant')
  })

  test('an imported wave has its statements too', () => {
    const imported = catalogueOf(codebook('coded:8/7/9'))
    expect(findEntry(imported, 'strength_8')).toBeDefined()
    expect(findEntry(imported, 'strength_9')).toBeUndefined()
  })
})
