import { expect, test } from 'vitest'
import { codebookOf } from '../../../surveys/codebook/codebook.ts'
import { codeAnswers, compileTranslation, leftBlank, notAsked, questionnaire, type AnswerDocument, type Questionnaire } from '../../../surveys/index.ts'
import { secondVersion } from '../secondVersion.ts'

const first = questionnaire('2020.1')
const answers: AnswerDocument = { q1: 1, q3: ['e4'], q4: { e4: 2 }, q5: { e4: 0 }, q6: { e4: 75 }, q9: 3, q10: { p1: 1, p10: 2, p13: 4 } }

test('an earlier answer is read in the terms of a later version', () => {
  const codes = compileTranslation(secondVersion, first)(codeAnswers('2020.1', answers))
  const named = Object.fromEntries(codebookOf(secondVersion).variables.map(({ name }, index) => [name, codes[index]]))
  expect(named).toMatchObject({
    q1_active: 1,
    q2_relevance: leftBlank,
    desired_4: 2,
    desired_5: 0,
    realised_4: 0,
    realised_5: notAsked,
    contribution_4: 75,
    competitive: 1,
    satisfaction: notAsked,
    // The rows of the later version stand in the opposite order
    priority_1: 4,
    priority_12: 1,
  })
  expect(codes).toHaveLength(codebookOf(secondVersion).variables.length)
})

test.each([
  [1, 1],
  [2, 1],
  [3, 1],
  [4, 2],
  [5, 2],
  [9, 9],
])('competitive %i becomes %i', (was, becomes) => {
  const codes = compileTranslation(secondVersion, first)(codeAnswers('2020.1', { q9: was }))
  expect(codes[codebookOf(secondVersion).variables.findIndex((variable) => variable.name === 'competitive')]).toBe(becomes)
})

test('a mapping that leaves something open is refused', () => {
  const mapped = secondVersion.mapsFrom!.variables
  const having = (variables: NonNullable<Questionnaire['mapsFrom']>['variables']): Questionnaire => ({ ...secondVersion, mapsFrom: { version: '2020.1', variables } })
  const { q1_active: _, ...without } = mapped
  expect(() => compileTranslation(first, secondVersion)).toThrow('version 2020.1 maps from no version, not from second')
  expect(() => compileTranslation(having(without), first)).toThrow('does not say where q1_active comes from')
  expect(() => compileTranslation(having({ ...mapped, other: 'new' }), first)).toThrow('maps other, which it does not have')
  expect(() => compileTranslation(having({ ...mapped, q1_active: { from: 'q0' } }), first)).toThrow('takes q1_active from q0')
  expect(() => compileTranslation(having({ ...mapped, competitive: { from: 'competitive' } }), first)).toThrow('competitive has no code 3')
  expect(() => compileTranslation(secondVersion, first)(new Uint8Array(3))).toThrow('has 63 variables, not 3')
})
