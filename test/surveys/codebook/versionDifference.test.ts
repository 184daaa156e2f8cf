import { expect, test } from 'vitest'
import { questionnaire, questionsOf, versionDifference } from '../../../surveys/index.ts'
import { secondVersion } from '../secondVersion.ts'

const first = questionnaire('2020.1')

test('a version beside itself: every question is the same, word for word', () => {
  const differences = versionDifference(first, first)
  expect(differences.map(({ question }) => question)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10'])
  expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['same']))
  expect(differences.every(({ variables, continued }) => variables === continued)).toBe(true)
})

test('the made-up later version: what was changed by hand there, and nothing else', () => {
  const q10 = questionsOf(first).find(({ id }) => id === 'q10')!
  const priorities = q10.kind === 'matrix' ? q10.rows.length : NaN
  const changed = versionDifference(secondVersion, first).filter(({ kind }) => kind !== 'same')
  expect(changed.map(({ question, kind, variables, continued }) => [question, kind, variables, continued])).toEqual([
    ['q9', 'rescaled', 1, 1],
    ['q10', 'reworded', priorities - 1, priorities - 1],
    ['q11', 'new', 1, 0],
    ['q12', 'new', 0, 0],
  ])
  expect(changed[2]).toMatchObject({ before: null, now: { nl: 'Hoe tevreden bent u over {ibn}?' } })
})

test('without a mapping a changed scale breaks the line, and what is asked no longer is named', () => {
  const { mapsFrom: _, ...unmapped } = secondVersion
  const back = versionDifference(first, unmapped)
  expect(back.filter(({ kind }) => kind !== 'same').map(({ question, kind }) => [question, kind])).toEqual([['q9', 'broken'], ['q10', 'partly'], ['q11', 'gone'], ['q12', 'gone']])
})
