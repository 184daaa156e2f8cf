import { Model } from 'survey-core'
import { expect, test } from 'vitest'
import { checkAnswers, surveyModelJson, withoutStrays, type AnswerDocument } from '../../../surveys/index.ts'

const version = '2020.1'
const answered: AnswerDocument = { q3: ['e1', 'e2', 'e3'], q4: { e1: 1, e2: 2 }, q5: { e1: 0, e2: 1, e3: 0 }, q6: { e1: 0 }, q7: { s1: 4 } }

test('rows that are no longer chosen go, and what is left empty with them', () => {
  expect(withoutStrays(version, { ...answered, q3: ['e3'] })).toEqual({ q3: ['e3'], q5: { e3: 0 }, q7: { s1: 4 } })
  expect(withoutStrays(version, { ...answered, q3: ['none'] })).toEqual({ q3: ['none'], q7: { s1: 4 } })
  expect(withoutStrays(version, { ...answered, q3: [], q7: {} })).toEqual({})
  expect(withoutStrays(version, answered)).toEqual(answered)
})

test('what it leaves of a page in use fits, which the data of SurveyJS does not', () => {
  const model = new Model(surveyModelJson(version, { language: 'nl', clusterName: 'B-Hive' }))
  model.data = structuredClone(answered)
  model.setValue('q3', ['e2', 'e3'])
  const data = model.data as AnswerDocument
  expect(data.q5).toEqual({ e1: 0, e2: 1, e3: 0 })
  expect(checkAnswers(version, data, 'partial').fits).toBe(false)
  expect(checkAnswers(version, withoutStrays(version, data), 'partial')).toEqual({ fits: true, answers: { q3: ['e2', 'e3'], q4: { e2: 2 }, q5: { e2: 1, e3: 0 }, q7: { s1: 4 } } })

  model.setValue('q3', ['e1', 'e2', 'e3'])
  expect(withoutStrays(version, model.data as AnswerDocument)).toEqual(answered)
})

test('why SurveyJS cannot be asked to do it: it takes code 0 for no answer', () => {
  const model = new Model(surveyModelJson(version, { language: 'nl', clusterName: 'B-Hive' }))
  model.clearInvisibleValues = 'onComplete'
  model.data = { ...structuredClone(answered), q3: ['e3'] }
  model.doComplete(false)
  expect((model.data as AnswerDocument).q5).toEqual({ e1: 0, e3: 0 })

  model.clear()
  model.data = structuredClone(answered)
  model.clearIncorrectValues()
  expect((model.data as AnswerDocument).q5).toEqual({ e2: 1 })
})
