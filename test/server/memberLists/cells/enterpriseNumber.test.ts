import { describe, expect, it } from 'vitest'
import { printedEnterpriseNumber, readEnterpriseNumber } from '../../../../server/memberLists/cells/enterpriseNumber.ts'

describe('an enterprise number', () => {
  // 01234567 = 97 × 12727 + 48, and 48 + 49 = 97
  it.each(['0123456749', '0123.456.749', '0123 456 749', 'BE0123456749', 'BE 0123.456.749', 'BTW BE 0123-456-749', '123.456.749', ' be0123.456.749 '])('is read from %j', (text) => {
    expect(readEnterpriseNumber(text)).toEqual({ kind: 'valid', digits: '0123456749' })
  })

  it('is valid exactly when the first eight digits and the last two, 01 to 97, add up to a multiple of 97', () => {
    for (let firstEight = 2_000_000; firstEight < 2_000_500; firstEight++) {
      const start = `0${firstEight}`
      const valid = Array.from({ length: 100 }, (_, check) => String(check).padStart(2, '0')).filter((check) => readEnterpriseNumber(start + check).kind === 'valid')
      expect(valid).toHaveLength(1)
      expect((firstEight + Number(valid[0])) % 97).toBe(0)
      expect(Number(valid[0])).toBeGreaterThan(0)
      expect(Number(valid[0])).toBeLessThan(98)
    }
  })

  it('names the number that the first eight digits go with when two digits are swapped', () => {
    expect(readEnterpriseNumber('0123.456.794')).toEqual({ kind: 'invalid', why: 'checkDigits', expected: '0123456749' })
  })

  it.each([
    ['', { kind: 'empty' }],
    ['  ', { kind: 'empty' }],
    ['volgt', { kind: 'invalid', why: 'notANumber' }],
    ['12345', { kind: 'invalid', why: 'length' }],
    ['2123.456.749', { kind: 'invalid', why: 'firstDigit' }],
    ['0123.456.7490', { kind: 'invalid', why: 'length' }],
  ])('of %j is %j', (text, expected) => {
    expect(readEnterpriseNumber(text)).toEqual(expected)
  })

  it('is printed with points', () => {
    expect(printedEnterpriseNumber('0123456749')).toBe('0123.456.749')
  })
})
