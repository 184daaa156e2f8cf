import { describe, expect, test } from 'vitest'
import { complaintsOfAll } from '../../../client/respondent/steps/complaints.ts'
import { outlineOf } from '../../../client/respondent/steps/outlineOf.ts'
import { checkStep, missingOn, openStep, stepsOf, thanksStep } from '../../../client/respondent/steps/steps.ts'
import { checkAnswers, currentVersion, withoutStrays, type AnswerDocument } from '../../../surveys/index.ts'

const outline = outlineOf(currentVersion, 'Flux {50} <b>')
const questions = outline.pages.flatMap((page) => page.questions)
const missing = (answers: AnswerDocument) => outline.pages.flatMap((page) => missingOn(page, answers)).map((one) => one.path)

/** A whole document in which each answer is then left out with this chance. */
function partlyFilled(random: () => number, chance: number): AnswerDocument {
  const effects = questions.find((question) => question.kind === 'manyChoices')!
  const chosen = effects.rows.filter(() => random() < 0.4).map((row) => row.name)
  const document: Record<string, unknown> = {}
  for (const question of questions) {
    if (random() < chance) continue
    const values = question.choices.map((choice) => choice.value)
    const any = () => values[Math.floor(random() * values.length)]!
    if (question.kind === 'manyChoices') document[question.name] = chosen.length > 0 ? chosen : ['none']
    else if (question.kind === 'matrix') document[question.name] = Object.fromEntries(question.rows.filter(() => random() >= chance).map((row) => [row.name, any()]))
    else document[question.name] = any()
  }
  return withoutStrays(currentVersion, document as AnswerDocument)
}

describe('what is missing', () => {
  test('is what the check of the server misses, in 2,000 documents', () => {
    let state = 7
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    }
    let whole = 0
    for (let round = 0; round < 2_000; round += 1) {
      const answers = partlyFilled(random, [0, 0.02, 0.5][round % 3]!)
      const ours = missing(answers)
      const check = checkAnswers(currentVersion, answers, 'complete')
      expect(ours.length === 0, JSON.stringify(answers)).toBe(check.fits)
      if (check.fits) {
        whole += 1
        continue
      }
      expect(check.problems.every((problem) => problem.rule === 'missing')).toBe(true)
      // The check stops at a number of problems, and may name a question where a whole matrix is missing
      const named = new Set(ours.flatMap((path) => [path, path.split('.')[0]!]))
      expect(check.problems.filter((problem) => !named.has(problem.path))).toEqual([])
    }
    expect(whole).toBeGreaterThan(500)
  })

  test('is said in words that name the row, in both languages, with the name of the cluster as plain text', () => {
    const said = complaintsOfAll(outline, { q3: ['e6'] } as AnswerDocument)
    expect(said.find((one) => one.path === 'q4.e6')?.text).toEqual({
      nl: 'Hoe sterk wilt u dit bereiken?: Kies een antwoord bij ‘Netwerk van adviseurs’.',
      en: expect.stringMatching(/^How much do you want this\?: Choose an answer for ‘.+’\.$/) as unknown,
    })
    expect(said.every((one) => one.text.nl !== '' && one.text.en !== '' && !`${one.text.nl}${one.text.en}`.includes('{'))).toBe(true)
  })
})

describe('the steps', () => {
  test('count the pages about effects until it is known that there are none', () => {
    expect(stepsOf(outline, {})).toHaveLength(10)
    expect(stepsOf(outline, { q3: ['e1'] })).toHaveLength(10)
    expect(stepsOf(outline, { q3: ['none'] })).toEqual(['participation', 'effects', 'strength', 'benefits', 'competitiveness', 'priorities', checkStep])
  })

  test.each([
    [null, {}, false, 'participation'],
    ['', {}, false, 'participation'],
    ['strength', {}, false, 'strength'],
    ['degree', { q3: ['e1'] }, false, 'degree'],
    ['degree', { q1: 1, q2: 1 }, false, 'effects'],
    ['degree', { q1: 1, q2: 1, q3: ['none'] }, false, 'strength'],
    ['nonsense', {}, false, 'participation'],
    ['__proto__', {}, false, 'participation'],
    [checkStep, {}, false, checkStep],
    [thanksStep, {}, false, 'participation'],
    [thanksStep, {}, true, thanksStep],
  ] as const)('asked for %j with %j (complete: %j) opens %s', (named, answers, isComplete, expected) => {
    expect(openStep(outline, answers as AnswerDocument, named, isComplete)).toBe(expected)
  })
})
