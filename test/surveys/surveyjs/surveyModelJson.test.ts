import { Model, type QuestionCheckboxModel, type QuestionMatrixModel } from 'survey-core'
import { describe, expect, test } from 'vitest'
import { currentVersion, languages, questionnaire, questionsOf, surveyModelJson, type Language } from '../../../surveys/index.ts'

const modelOf = (language: Language = 'nl', clusterName = 'B-Hive'): Model => new Model(surveyModelJson(currentVersion, { language, clusterName }))
const stringsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [])

describe.each(languages)('in %s', (language) => {
  test('SurveyJS reads it without complaint, with the questions, rows and codes of the questionnaire', () => {
    const model = modelOf(language)
    expect(model.jsonErrors ?? []).toEqual([])
    expect(model.pages.map((page) => page.name)).toEqual(questionnaire(currentVersion).pages.map((page) => page.id))
    for (const question of questionsOf(questionnaire(currentVersion))) {
      const drawn = model.getQuestionByName(question.id) as unknown as { choices: { value: unknown }[]; rows: { value: unknown }[]; columns: { value: unknown }[]; isRequired: boolean }
      expect(drawn.isRequired).toBe(question.required)
      if (question.kind === 'oneChoice') expect(drawn.choices.map((choice) => choice.value)).toEqual(question.choices.map((choice) => choice.code))
      if (question.kind === 'manyChoices') expect(drawn.choices.map((choice) => choice.value)).toEqual([...question.rows.map((row) => row.id), 'none'])
      if (question.kind === 'matrix') {
        expect(drawn.rows.map((row) => row.value)).toEqual(question.rows.map((row) => row.id))
        expect(drawn.columns.map((column) => column.value)).toEqual(question.choices.map((choice) => choice.code))
      }
    }
  })

  test('is plain JSON with the name filled in everywhere', () => {
    const json = surveyModelJson(currentVersion, { language, clusterName: 'B-Hive' })
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
    const filled = stringsIn(json).filter((text) => text.includes('B-Hive'))
    expect(filled.length).toBeGreaterThan(10)
    expect(stringsIn(json).filter((text) => text.includes('ibn}'))).toEqual([])
    expect(JSON.stringify(json)).not.toMatch(/html/i)
  })
})

describe('the name of the cluster', () => {
  const titleOf = (clusterName: string): string => {
    const model = modelOf('nl', clusterName)
    model.data = { q1: 1 }
    return model.getQuestionByName('q10').locTitle.renderedHtml
  }

  test('is text, whatever stands in it', () => {
    expect(titleOf('<img src=x onerror=alert(1)> & co')).toBe('Waarop moet <img src=x onerror=alert(1)> & co meer of minder inzetten naar de toekomst toe?')
    expect(modelOf('nl', '<b>x</b>').getQuestionByName('q10').locTitle.hasHtml).toBe(false)
    expect(titleOf('**vet** $& $1')).toContain('moet **vet** $& $1 meer')
  })

  test('cannot refer to an answer, nor break a line', () => {
    expect(titleOf('{q1}')).toContain('moet (q1) meer')
    expect(titleOf('{ibn}')).toContain('moet (ibn) meer')
    expect(titleOf('Een\nTwee\u0000 \u202eeird')).toContain('moet Een Twee eird meer')
  })

  test('may be missing', () => {
    expect(titleOf('  ')).toBe('Waarop moet de cluster meer of minder inzetten naar de toekomst toe?')
  })
})

describe('effects', () => {
  test('only the chosen ones have rows, and e1 is not e11', () => {
    const model = modelOf()
    model.setValue('q3', ['e11', 'e2'])
    for (const id of ['q4', 'q5', 'q6']) expect((model.getQuestionByName(id) as QuestionMatrixModel).visibleRows.map((row) => row.name)).toEqual(['e2', 'e11'])
    model.setValue('q4', { e11: 1 })
    expect(model.getQuestionByName('q4').validate()).toBe(false)
    model.setValue('q4', { e11: 1, e2: 2 })
    expect(model.getQuestionByName('q4').validate()).toBe(true)
    model.setValue('q5', { e11: 0, e2: 0 })
    expect(model.getQuestionByName('q5').validate()).toBe(true)
  })

  test('without any, their pages are not shown', () => {
    const model = modelOf()
    model.setValue('q3', ['none'])
    expect(model.visiblePages.map((page) => page.name)).toEqual(['participation', 'effects', 'strength', 'benefits', 'competitiveness', 'priorities'])
  })

  test('none and the others exclude one another', () => {
    const model = modelOf()
    const question = model.getQuestionByName('q3') as QuestionCheckboxModel
    const press = (value: string): void => question.clickItemHandler(question.visibleChoices.find((choice) => choice.value === value)!, true)
    press('e1')
    press('e5')
    expect([...(question.value as string[])]).toEqual(['e1', 'e5'])
    press('none')
    expect([...(question.value as string[])]).toEqual(['none'])
    press('e2')
    expect([...(question.value as string[])]).toEqual(['e2'])
  })
})
