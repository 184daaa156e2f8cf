import { describe, expect, it } from 'vitest'
import { readHeadCount } from '../../../../server/memberLists/cells/headCount.ts'
import { readDate } from '../../../../server/memberLists/cells/joiningDate.ts'
import { readMailAddress } from '../../../../server/memberLists/cells/mailAddress.ts'
import { readPostalCode } from '../../../../server/memberLists/cells/postalCode.ts'

const ko = { kind: 'class', size: 'KO' }
const mgo = { kind: 'class', size: 'MGO' }
const unclear = { kind: 'unclear' }
const empty = { kind: 'empty' }

describe('a head count', () => {
  it.each([
    ['12', { kind: 'count', employees: 12 }],
    ['0', { kind: 'count', employees: 0 }],
    ['1.250', { kind: 'count', employees: 1250 }],
    ['12,5 VTE', { kind: 'count', employees: 13 }],
    ['49,0', { kind: 'count', employees: 49 }],
    ['10-49', ko],
    ['50 – 249', mgo],
    ['1 tot 9', ko],
    ['20-99', unclear],
    ['< 50', ko],
    ['<= 50', unclear],
    ['<10', ko],
    ['250+', mgo],
    ['>= 50', mgo],
    ['> 10', unclear],
    ['KO', ko],
    ['(M)GO', mgo],
    ['onbekend', empty],
    ['', empty],
    ['veel', unclear],
    ['-3', unclear],
  ])('%j is %j', (text, expected) => {
    expect(readHeadCount(text)).toEqual(expected)
  })
})

describe('a date', () => {
  it.each([
    ['2021-03-01', { kind: 'day', day: '2021-03-01' }],
    ['1/3/2021', { kind: 'day', day: '2021-03-01' }],
    ['01.03.21', { kind: 'day', day: '2021-03-01' }],
    ['31-12-1998', { kind: 'day', day: '1998-12-31' }],
    ['29/02/2024', { kind: 'day', day: '2024-02-29' }],
    ['29/02/2023', unclear],
    ['2019', { kind: 'year', year: 2019 }],
    // Excel's manual: 1 January 2008 is day 39448
    ['39448', { kind: 'day', day: '2008-01-01' }],
    ['maart 2021', unclear],
    ['13/13/2021', unclear],
    ['', empty],
  ])('%j is %j', (text, expected) => {
    expect(readDate(text)).toEqual(expected)
  })
})

describe('a mail address', () => {
  it.each([
    ['an@firma.be', ['an@firma.be']],
    ['An.Maes@Firma.BE', ['An.Maes@firma.be']],
    ['An Maes <an@firma.be>', ['an@firma.be']],
    ['mailto:an@firma.be', ['an@firma.be']],
    ['an@firma.be; info@firma.be', ['an@firma.be', 'info@firma.be']],
    ['an@firma.be, an@firma.be', ['an@firma.be']],
  ])('%j is read', (text, addresses) => {
    expect(readMailAddress(text)).toEqual({ kind: 'addresses', addresses })
  })

  it.each(['an@firma', 'an firma.be', 'an@@firma.be', 'an@firma.be\nBcc: all@firma.be', 'an@firma..be', '@firma.be', `${'a'.repeat(250)}@firma.be`])('%j is refused', (text) => {
    expect(readMailAddress(text).kind).toBe('invalid')
  })

  it.each(['', ' ', '-', 'geen', 'onbekend'])('%j is none', (text) => {
    expect(readMailAddress(text)).toEqual(empty)
  })
})

describe('a postal code', () => {
  it.each([
    ['1000', 'brussels'],
    ['1500', 'flemishBrabant'],
    ['B-2000', 'antwerp'],
    ['3000 Leuven', 'flemishBrabant'],
    ['3500', 'limburg'],
    ['8500', 'westFlanders'],
    ['9000, Gent', 'eastFlanders'],
    ['1348', 'walloonBrabant'],
  ])('%j lies in %s', (text, province) => {
    expect(readPostalCode(text)).toMatchObject({ kind: 'belgian', province })
  })

  it.each([
    ['5612 AB', { kind: 'foreign', code: '5612 AB' }],
    ['D-52062', { kind: 'foreign', code: 'D-52062' }],
    ['SW1A 1AA', { kind: 'foreign', code: 'SW1A 1AA' }],
    ['0999', unclear],
    ['Gent', unclear],
    ['', empty],
  ])('%j is %j', (text, expected) => {
    expect(readPostalCode(text)).toEqual(expected)
  })
})
