import { expect, test } from 'vitest'
import { codebook, continuedVariables, questionnaire, type Questionnaire } from '../../../surveys/index.ts'
import { secondVersion } from '../secondVersion.ts'

const first = questionnaire('2020.1')
const names = codebook('2020.1').variables.map(({ name }) => name)

test('within one version every variable continues as it is', () => {
  const continued = continuedVariables(first, first)
  expect([...continued.keys()]).toEqual(names)
  for (const [name, { from, recoded }] of continued) expect([from, recoded.size]).toEqual([name, 0])
})

test('a version continues what its mapping names, with the codes that moved', () => {
  const continued = continuedVariables(secondVersion, first)
  expect(continued.get('satisfaction')).toBeUndefined()
  expect(continued.get('competitive')).toEqual({ from: 'competitive', recoded: new Map([[2, 1], [3, 1], [4, 2], [5, 2]]) })
  // Its rows stand in the opposite order
  expect(continued.get('priority_1')).toEqual({ from: 'priority_13', recoded: new Map() })
  expect(continued.get('desired_4')).toEqual({ from: 'desired_4', recoded: new Map() })
})

test('an imported wave continues what was asked in words, not its numbered statements', () => {
  for (const [later, earlier] of [['2020.1', 'coded:8/7/9'], ['coded:8/7/9', '2020.1'], ['coded:8/7/9', 'coded:8/7/8']] as const) {
    const continued = [...continuedVariables(questionnaire(later), questionnaire(earlier)).keys()]
    expect(continued).toEqual(names.filter((name) => !/^(strength|benefit|priority)_/.test(name)))
  }
})

test('another wording without a mapping breaks the line; so do another statement and another label of an answer', () => {
  const reworded: Questionnaire = {
    ...first,
    version: 'reworded',
    pages: first.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) => {
        if (question.id === 'q2') return { ...question, text: { ...question.text, nl: `${question.text.nl} Echt?` } }
        if (question.id === 'q9' && question.kind === 'oneChoice') return { ...question, choices: question.choices.map((choice) => (choice.code === 4 ? { ...choice, label: { ...choice.label, en: 'some day' } } : choice)) }
        if (question.id === 'q7' && question.kind === 'matrix') return { ...question, rows: question.rows.map((row, place) => (place === 1 ? { ...row, text: { ...row.text, nl: 'Iets anders' } } : row)) }
        return question
      }),
    })),
  }
  const continued = continuedVariables(reworded, first)
  expect(names.filter((name) => !continued.has(name))).toEqual(['q2_relevance', 'strength_2', 'competitive'])
})

test('an imported wave is followed through the mapping of a later version', () => {
  const continued = continuedVariables(secondVersion, questionnaire('coded:8/7/9'))
  expect(continued.get('competitive')?.recoded.get(5)).toBe(2)
  expect(continued.get('priority_1')).toBeUndefined()
})

test('a mapping with holes is refused', () => {
  const { q1_active: _, ...holes } = secondVersion.mapsFrom!.variables
  expect(() => continuedVariables({ ...secondVersion, mapsFrom: { version: '2020.1', variables: holes } }, first)).toThrow('does not say where q1_active comes from')
})
