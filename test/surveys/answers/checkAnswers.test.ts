import { describe, expect, test } from 'vitest'
import { checkAnswers, type AnswerProblem, type CheckMode } from '../../../surveys/index.ts'
import { compileCheck } from '../../../surveys/answers/check/compileCheck.ts'
import { secondVersion } from '../secondVersion.ts'

const version = '2020.1'
const rows = (letter: string, count: number, code: number): Record<string, number> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${letter}${index + 1}`, code]))

const complete = (): Record<string, unknown> => ({
  q1: 1,
  q2: 3,
  q3: ['e7', 'e2'],
  q4: { e2: 1, e7: 2 },
  q5: { e2: 0, e7: 2 },
  q6: { e2: 0, e7: 100 },
  q7: rows('s', 5, 4),
  q8: rows('b', 9, 1),
  q9: 9,
  q10: rows('p', 13, 3),
})

const problemsOf = (document: unknown, mode: CheckMode = 'complete'): readonly AnswerProblem[] => {
  const result = checkAnswers(version, document, mode)
  return result.fits ? [] : result.problems
}
const said = (document: unknown, mode?: CheckMode): string[] => problemsOf(document, mode).map(({ path, value, rule }) => `${path} ${rule} ${value}`)

describe('what fits', () => {
  test('a whole document, and it comes back as a copy in the order of the questionnaire', () => {
    const document = Object.fromEntries(Object.entries(complete()).reverse())
    const result = checkAnswers(version, document, 'complete')
    expect(result).toEqual({ fits: true, answers: complete() })
    if (!result.fits) return
    expect(Object.keys(result.answers)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9', 'q10'])
    expect(result.answers).not.toBe(document)
    expect(result.answers.q7).not.toBe(document['q7'])
  })

  test('no effect at all', () => {
    const { q4: _4, q5: _5, q6: _6, ...rest } = complete()
    expect(said({ ...rest, q3: ['none'] })).toEqual([])
  })

  test('nothing yet, or any part, as long as the wave may still be answered', () => {
    expect(said({}, 'partial')).toEqual([])
    expect(said({ q3: ['e1', 'e11'], q5: { e11: 0 }, q10: { p13: 1 } }, 'partial')).toEqual([])
    expect(said(Object.assign(Object.create(null) as object, { q2: 1 }), 'partial')).toEqual([])
  })
})

describe('what does not fit is named with its place, its value and what was expected', () => {
  test('each rule', () => {
    expect(problemsOf({ ...complete(), q2: 5 })).toEqual([{ path: 'q2', value: '5', rule: 'unknownCode', expected: 'one of 1, 2, 3, 4' }])
    expect(problemsOf({ ...complete(), q6: { e2: 10, e7: 100 } })).toEqual([{ path: 'q6.e2', value: '10', rule: 'unknownCode', expected: 'one of 0, 25, 50, 75, 100' }])
    expect(said({ ...complete(), q1: true })).toEqual(['q1 wrongType true'])
    expect(said({ ...complete(), q1: '1' })).toEqual(["q1 wrongType '1'"])
    expect(said({ ...complete(), q2: 2.5 })).toEqual(['q2 wrongType 2.5'])
    expect(said({ ...complete(), q2: Number.NaN })).toEqual(['q2 wrongType NaN'])
    expect(said({ ...complete(), q1: -0 })).toEqual(['q1 wrongType -0'])
    expect(said({ ...complete(), q9: null })).toEqual(['q9 wrongType null'])
    expect(said({ ...complete(), q7: [1, 2, 3, 4, 1] })).toEqual(['q7 wrongType a list'])
    expect(said({ ...complete(), q12: 1 })).toEqual(['q12 unknownQuestion 1'])
    expect(said({ ...complete(), q7: { ...rows('s', 5, 4), s6: 1 } })).toEqual(['q7.s6 unknownRow 1'])
    expect(said({ ...complete(), q3: ['e2', 'e7', 'e12'] })[0]).toBe("q3.2 unknownCode 'e12'")
    expect(said({ ...complete(), q3: ['e2', 'e7', 'e2'] })[0]).toBe("q3.2 duplicate 'e2'")
    expect(said({ ...complete(), q3: ['e2', 'e7', 'none'] })[0]).toBe("q3 notTogether 'none'")
    expect(said({ ...complete(), q3: Array.from({ length: 12 }, () => 'e2') })[0]).toBe('q3 duplicate a list')
    expect(said({ ...complete(), q4: { e2: 1, e7: 2, e3: 1 } })).toEqual(['q4.e3 notAsked 1'])
    expect(said({ ...complete(), q3: ['none'] })).toEqual(['q4 notAsked an object', 'q5 notAsked an object', 'q6 notAsked an object'])
    expect(said({ ...complete(), q7: {} })).toContain('q7 empty an object')
    expect(said({ q3: [] }, 'partial')).toEqual(['q3 empty a list'])
    expect(said({ q4: {} }, 'partial')).toEqual(['q4 notAsked an object'])
    expect(said({ ...complete(), q2: undefined })).toEqual(['q2 notPlain undefined'])
  })

  test('what is missing, by row, in complete mode only', () => {
    const { q1: _1, ...rest } = complete()
    const document = { ...rest, q5: { e2: 0 }, q10: { ...rows('p', 12, 3) } }
    expect(problemsOf(document)).toEqual([
      { path: 'q1', value: 'nothing', rule: 'missing', expected: 'an answer to q1' },
      { path: 'q5.e7', value: 'nothing', rule: 'missing', expected: 'one of 0, 1, 2' },
      { path: 'q10.p13', value: 'nothing', rule: 'missing', expected: 'one of 1, 2, 3, 4' },
    ])
    expect(said(document, 'partial')).toEqual([])
  })

  test('text longer than its question allows', () => {
    const check = compileCheck(secondVersion)
    expect(check({ q12: 'x'.repeat(200) }, 'partial')).toEqual({ fits: true, answers: { q12: 'x'.repeat(200) } })
    expect(check({ q12: 'x'.repeat(201) }, 'partial')).toEqual({
      fits: false,
      problems: [{ path: 'q12', value: `'${'x'.repeat(40)}…'`, rule: 'tooLong', expected: 'text of at most 200 characters' }],
    })
  })
})

describe('tricks', () => {
  test('documents that are no plain object', () => {
    class Answers {
      readonly q1 = 1
    }
    for (const document of [undefined, null, 1, '{}', true, [], [complete()], new Map(), new Date(), new Answers(), Object.create({ q1: 1 }), () => complete(), Symbol('q1')]) {
      expect(said(document, 'partial').map((line) => line.split(' ')[1])).toEqual(['notPlain'])
    }
  })

  test('names that every object has', () => {
    const proto = JSON.parse('{"__proto__": {"q1": 1}}') as unknown
    expect(said(proto, 'partial')).toEqual(['__proto__ unknownQuestion an object'])
    expect(said(JSON.parse('{"q7": {"__proto__": 1, "s1": 1}}'), 'partial')).toEqual(['q7.__proto__ unknownRow 1'])
    for (const key of ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']) {
      expect(said({ [key]: 1 }, 'partial')).toEqual([`${key} unknownQuestion 1`])
      expect(said({ q3: [key] }, 'partial')).toEqual([`q3.0 unknownCode '${key}'`])
      expect(said({ q8: { [key]: 1 } }, 'partial')).toEqual([`q8.${key} unknownRow 1`])
    }
    expect(said({ q8: Object.create({ b1: 1 }) as object }, 'partial')).toEqual(['q8 wrongType an object'])
  })

  test('nothing of the document is ever called', () => {
    let called = 0
    const trap = (): number => {
      called += 1
      return 1
    }
    const object = { valueOf: trap, toString: trap, toJSON: trap, [Symbol.toPrimitive]: trap }
    const getter = Object.defineProperty({}, 'q1', { get: trap, enumerable: true })
    const list = Object.defineProperty(['e1'], 0, { get: trap, enumerable: true })
    const rowGetter = Object.defineProperty({}, 's1', { get: trap, enumerable: true })
    for (const document of [{ q1: object }, { q3: [object] }, { q7: { s1: object } }, { x: object }, getter, { q3: list }, { q7: rowGetter }, object]) {
      expect(checkAnswers(version, document, 'complete').fits).toBe(false)
    }
    expect(called).toBe(0)
    expect([getter, { q3: list }, { q7: rowGetter }].map((document) => said(document, 'partial')[0])).toEqual(['q1 notPlain undefined', 'q3.0 notPlain undefined', 'q7.s1 notPlain undefined'])
  })

  test('a proxy that throws is refused, not thrown at the caller', () => {
    const angry = new Proxy({}, { getOwnPropertyDescriptor: () => { throw new Error('no') } })
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    for (const document of [angry, proxy, { q7: proxy }, { q3: proxy }, { x: proxy }]) expect(checkAnswers(version, document, 'partial').fits).toBe(false)
  })

  test('a hostile document is answered shortly, in printable words', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, index]))
    expect(problemsOf(many, 'partial')).toHaveLength(20)
    const [problem] = problemsOf({ [`\u0000\u202e\n${'k'.repeat(10_000)}`]: `\u001b[31m\ud83d${'v'.repeat(10_000)}` }, 'partial')
    expect(problem!.path).toBe(`???${'k'.repeat(37)}…`)
    expect(problem!.value).toBe(`'?[31m?${'v'.repeat(34)}…'`)
  })
})

test('a version that does not exist is the caller’s mistake', () => {
  for (const wrong of ['2020.2', '', '__proto__', 'coded:1/2', 'coded:01/2/3', 'coded:1/2/3/4', 'coded:-1/2/3']) expect(() => checkAnswers(wrong, {}, 'partial')).toThrow(RangeError)
})
