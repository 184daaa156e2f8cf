import { describe, expect, test } from 'vitest'
import { answersFromCodes, checkAnswers, codeAnswers, codebook, leftBlank, notAsked, questionnaire, type AnswerDocument } from '../../../surveys/index.ts'
import { generatedAnswers } from '../generatedAnswers.ts'
import { Seeded } from '../seeded.ts'

const versions = ['2020.1', 'coded:8/7/9', 'coded:1/0/12']

/** Lists in the order of the questionnaire, as codes cannot tell another. */
const inOrder = (answers: AnswerDocument): AnswerDocument => (answers.q3 ? { ...answers, q3: answers.q3.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))) } : answers)

describe.each(versions)('version %s', (version) => {
  test('answers that are complete survive the way to bytes and back', () => {
    const seeded = new Seeded(5)
    for (let count = 0; count < 1000; count += 1) {
      const answers = generatedAnswers(questionnaire(version), seeded) as AnswerDocument
      expect(answersFromCodes(version, codeAnswers(version, answers))).toEqual(inOrder(answers))
    }
  })

  test('answers that are partial do too, but for a choice of all effects with nothing about them', () => {
    const seeded = new Seeded(6)
    let untold = 0
    for (let count = 0; count < 1000; count += 1) {
      const answers = generatedAnswers(questionnaire(version), seeded, seeded.next()) as AnswerDocument
      const back = answersFromCodes(version, codeAnswers(version, answers))
      const tellsNothing = answers.q3?.length === 11 && !answers.q4 && !answers.q5 && !answers.q6
      if (tellsNothing) {
        untold += 1
        const { q3: _, ...rest } = answers
        expect(back).toEqual(rest)
      } else expect(back).toEqual(inOrder(answers))
    }
    expect(untold).toBeGreaterThan(0)
  })

  test('bytes survive the way to answers and back, and those answers fit', () => {
    const seeded = new Seeded(8)
    const { variables } = codebook(version)
    for (let count = 0; count < 1000; count += 1) {
      const blank = seeded.pick([0, 0.1, 0.9])
      const codes = Uint8Array.from(variables, (variable) => (seeded.chance(blank) ? leftBlank : seeded.pick(variable.categories).code))
      const at = (name: string): number => variables.findIndex((variable) => variable.name === name)
      for (let effect = 1; effect <= 11; effect += 1) {
        if (codes[at(`desired_${effect}`)] !== 0) continue
        for (const axis of ['realised', 'contribution']) codes[at(`${axis}_${effect}`)] = notAsked
      }
      const answers = answersFromCodes(version, codes)
      expect(codeAnswers(version, answers)).toEqual(codes)
      expect(checkAnswers(version, answers, blank === 0 ? 'complete' : 'partial')).toEqual({ fits: true, answers })
    }
  })
})

test('by hand', () => {
  const codes = codeAnswers('coded:1/1/1', { q1: 0, q3: ['e2', 'e1'], q4: { e1: 2 }, q5: { e1: 0, e2: 1 }, q6: { e2: 100 }, q9: 9, q10: { p1: 4 } })
  const named = Object.fromEntries(codebook('coded:1/1/1').variables.map(({ name }, index) => [name, codes[index]]))
  expect(named).toMatchObject({ q1_active: 0, q2_relevance: 255, desired_1: 2, desired_2: 255, desired_3: 0, realised_1: 0, realised_2: 1, realised_3: 254, contribution_1: 255, contribution_2: 100, contribution_11: 254, strength_1: 255, competitive: 9, priority_1: 4 })
})

test('none of the effects: not desired, and nothing asked about them', () => {
  const codes = codeAnswers('coded:0/0/0', { q3: ['none'] })
  expect([...codes]).toEqual([255, 255, ...Array<number>(11).fill(0), ...Array<number>(22).fill(254), 255])
  expect(answersFromCodes('coded:0/0/0', codes)).toEqual({ q3: ['none'] })
})

test('bytes that no member can have given are refused by name', () => {
  const { variables } = codebook('2020.1')
  const whole = codeAnswers('2020.1', { q3: ['e1'], q4: { e1: 1 } })
  const spoilt = (name: string, code: number): Uint8Array => whole.with(variables.findIndex((variable) => variable.name === name), code)
  expect(() => answersFromCodes('2020.1', whole.slice(1))).toThrow('has 63 variables, not 62')
  expect(() => answersFromCodes('2020.1', spoilt('q2_relevance', 5))).toThrow('q2_relevance: 5 is no code')
  expect(() => answersFromCodes('2020.1', spoilt('q2_relevance', 254))).toThrow('q2_relevance: 254 is no code')
  expect(() => answersFromCodes('2020.1', spoilt('contribution_1', 30))).toThrow('contribution_1: 30 is no code')
  expect(() => answersFromCodes('2020.1', spoilt('realised_2', leftBlank))).toThrow('realised_2: 255 where 254 is due')
  expect(() => answersFromCodes('2020.1', spoilt('desired_2', leftBlank))).toThrow('desired_2: 255 where 0 is due')
  expect(() => answersFromCodes('2020.1', spoilt('realised_1', notAsked))).toThrow('desired_1: 1 where 0 is due')
  expect(() => answersFromCodes('2020.1', spoilt('realised_2', 1))).toThrow('realised_2: 1 where 254 is due, because e2 was not chosen')
})
