import { describe, expect, test } from 'vitest'
import { writeDate, writeMoment, writeNumber, writeProbability, writeShare } from '../../../client/ui/language/numbers.ts'
import { whyNoFigure } from '../../../client/ui/language/reasons.ts'
import { notEstimable } from '../../../analysis/result.ts'

describe('numbers on the screen', () => {
  test('a decimal comma in Dutch, a point in English', () => {
    expect(writeNumber('nl', 2.5, 2)).toBe('2,50')
    expect(writeNumber('en', 2.5, 2)).toBe('2.50')
    expect(writeNumber('nl', 1065)).toBe('1.065')
    expect(writeNumber('en', 1065)).toBe('1,065')
  })

  test('a share as percentage, with a space before the sign in Dutch', () => {
    expect(writeShare('nl', 328 / 1065, 1)).toBe('30,8\u00a0%')
    expect(writeShare('en', 328 / 1065, 1)).toBe('30.8%')
  })

  test('a real minus sign, and no minus before nothing', () => {
    expect(writeNumber('nl', -0.4, 1)).toBe('\u22120,4')
    expect(writeNumber('nl', -0.001, 2)).toBe('0,00')
  })

  test('a probability is never nought', () => {
    expect(writeProbability('nl', 0.0000001)).toBe('< 0,001')
    expect(writeProbability('nl', 0.0314)).toBe('= 0,031')
  })

  test('a day is a day in Flanders', () => {
    expect(writeDate('nl', '2026-11-30T23:30:00Z')).toBe('1 december 2026')
    expect(writeDate('en', '2026-11-30T22:30:00Z')).toBe('30 November 2026')
  })
})

describe('why there is no figure', () => {
  test('both reasons for withholding read the same', () => {
    expect(whyNoFigure({ kind: 'suppressed', reason: 'baseBelowFive' })).toEqual(whyNoFigure({ kind: 'suppressed', reason: 'complement' }))
    expect(whyNoFigure({ kind: 'suppressed', reason: 'complement' }).nl).toBe('niet getoond (te weinig antwoorden)')
  })

  test('what cannot be estimated has its reason in both languages', () => {
    expect(whyNoFigure(notEstimable('noVariation'))).toEqual({ nl: 'alle antwoorden gelijk: geen interval te berekenen', en: 'all answers equal: no interval to compute' })
  })
})

describe('a moment in Flanders', () => {
  test('is written in Belgian time, in winter and in summer', () => {
    expect(writeMoment('nl', '2026-12-31T22:59:59.000Z')).toBe('31 december 2026 om 23:59')
    expect(writeMoment('en', '2026-06-30T21:59:59.000Z')).toBe('30 June 2026 at 23:59')
  })

  test('the hour that comes twice says which of the two it is; in spring no hour does', () => {
    expect(writeMoment('nl', '2026-10-24T23:59:00.000Z')).toBe('25 oktober 2026 om 01:59')
    expect(writeMoment('nl', '2026-10-25T00:30:00.000Z')).toBe('25 oktober 2026 om 02:30 (zomertijd)')
    expect(writeMoment('nl', '2026-10-25T01:30:00.000Z')).toBe('25 oktober 2026 om 02:30 (wintertijd)')
    expect(writeMoment('en', '2026-10-25T02:00:00.000Z')).toBe('25 October 2026 at 03:00')
    expect(writeMoment('nl', '2026-03-29T00:59:00.000Z')).toBe('29 maart 2026 om 01:59')
    expect(writeMoment('nl', '2026-03-29T01:00:00.000Z')).toBe('29 maart 2026 om 03:00')
  })
})
