import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { currentVersion, questionnaire, questionsOf } from '../../../surveys/index.ts'

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

test.each([['2020.1', '16e89f5905118743136bcaeefdc37a60f5b6d840a943b5a390f882527eb91233']])('version %s is what it was when it was pinned: change nothing, add a version', (version, pinned) => {
  expect(hash(questionnaire(version))).toBe(pinned)
})

test('a version is always the same object', () => {
  expect(questionnaire(currentVersion)).toBe(questionnaire('2020.1'))
  expect(questionnaire('coded:8/7/9')).toBe(questionnaire('coded:8/7/9'))
  expect(() => questionnaire('2019')).toThrow('no questionnaire has version "2019"')
})

test('pages are few, short, and hold each question once', () => {
  const { pages, expectedMinutes } = questionnaire(currentVersion)
  expect(expectedMinutes).toBe(8)
  expect(pages).toHaveLength(9)
  expect(new Set(pages.map((page) => page.id)).size).toBe(9)
  expect(questionsOf(questionnaire(currentVersion)).map((question) => question.id)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10'])
  for (const page of pages) expect(page.questions.filter((question) => question.kind === 'matrix').length, page.id).toBeLessThanOrEqual(1)
})

test('a battery without statements disappears with its page', () => {
  expect(questionnaire('coded:3/0/2').pages.map((page) => page.id)).not.toContain('benefits')
})
