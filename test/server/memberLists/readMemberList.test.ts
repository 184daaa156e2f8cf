import { describe, expect, it } from 'vitest'
import { findingInWords } from '../../../server/memberLists/findingInWords.ts'
import { findingKinds, isError, type FindingKind } from '../../../server/memberLists/finding.ts'
import { readMemberList } from '../../../server/memberLists/readMemberList.ts'

const header = ['Bedrijf', 'Ond. nr.', 'Contact', 'E-mail', 'VTE', 'Postcode', 'Lid sinds', 'Taal']
const mapping = { company: 0, enterpriseNumber: 1, contact: 2, email: 3, employees: 4, postalCode: 5, joined: 6, language: 7 }
const read = (...rows: string[][]) => readMemberList({ header, rows: rows.map((cells, place) => ({ line: place + 2, cells })) }, mapping)

describe('a row of a list', () => {
  it('becomes a member with what it tells', () => {
    expect(read(['Maes bv', 'BE 0123.456.749', 'An Maes', 'an@maes.be', '12', '9000', '1/3/2021', 'NL'])).toEqual({
      findings: [],
      members: [
        {
          line: 2,
          company: 'Maes bv',
          enterpriseNumber: '0123456749',
          contact: 'An Maes',
          addresses: ['an@maes.be'],
          language: 'nl',
          employees: 12,
          size: 'KO',
          founded: null,
          postalCode: '9000',
          municipality: null,
          joined: '2021-03-01',
          left: null,
        },
      ],
    })
  })

  it.each<[FindingKind, string[]]>([
    ['companyMissing', ['', '0123456749', '', 'an@maes.be', '12', '', '', '']],
    ['enterpriseNumberCheckDigits', ['Maes', '0123456794', '', 'an@maes.be', '12', '', '', '']],
    ['enterpriseNumberUnreadable', ['Maes', 'volgt', '', 'an@maes.be', '12', '', '', '']],
    ['enterpriseNumberMissing', ['Maes', '', '', 'an@maes.be', '12', '', '', '']],
    ['emailMissing', ['Maes', '0123456749', '', '', '12', '', '', '']],
    ['emailUnreadable', ['Maes', '0123456749', '', 'an(at)maes.be', '12', '', '', '']],
    ['severalAddresses', ['Maes', '0123456749', '', 'an@maes.be; jo@maes.be', '12', '', '', '']],
    ['employeesUnclear', ['Maes', '0123456749', '', 'an@maes.be', 'veel', '', '', '']],
    ['sizeUnknown', ['Maes', '0123456749', '', 'an@maes.be', '', '', '', '']],
    ['postalCodeUnclear', ['Maes', '0123456749', '', 'an@maes.be', '12', 'Gent', '', '']],
    ['foreignPostalCode', ['Maes', '0123456749', '', 'an@maes.be', '12', '5612 AB', '', '']],
    ['joinedUnclear', ['Maes', '0123456749', '', 'an@maes.be', '12', '', 'vorig jaar', '']],
    ['languageUnknown', ['Maes', '0123456749', '', 'an@maes.be', '12', '', '', 'FR']],
  ])('is found to be %s, and nothing else', (kind, cells) => {
    expect(read(cells).findings.map((finding) => finding.kind)).toEqual([kind])
  })

  it('names an earlier line of the same company, by number and by bare name', () => {
    const { findings } = read(
      ['Maes bv', '0123456749', '', 'an@maes.be', '12', '', '', ''],
      ['Maes Group', '0123.456.749', '', 'jo@maes.be', '12', '', '', ''],
      ['Peeters', '', '', 'a@peeters.be', '12', '9000', '', ''],
      ['PEETERS NV', '', '', 'b@peeters.be', '12', '9000', '', ''],
    )
    expect(findings.filter(({ kind }) => kind === 'sameMemberTwice').map(({ line, detail }) => [line, detail])).toEqual([
      [3, '2'],
      [5, '4'],
    ])
  })

  it('that names another cluster is an error', () => {
    const table = { header: [...header, 'Netwerk'], rows: [{ line: 2, cells: ['Maes', '0123456749', '', 'an@maes.be', '12', '', '', '', 'Smart'] }] }
    const { findings } = readMemberList(table, { ...mapping, cluster: 8 }, (text) => text === 'Air')
    expect(findings).toEqual([{ kind: 'otherCluster', line: 2, field: 'cluster', column: 'Netwerk', value: 'Smart' }])
  })

  it('that leaves before it joins says so', () => {
    const table = { header: ['Bedrijf', 'van', 'tot'], rows: [{ line: 2, cells: ['Maes', '2021', '1/6/2020'] }] }
    expect(readMemberList(table, { company: 0, joined: 1, left: 2 }).findings.find(({ kind }) => kind === 'leftBeforeJoined')?.detail).toBe('2021-01-01')
  })

  it('with a full-time equivalent of 49,5 has fifty employees', () => {
    expect(read(['Maes', '0123456749', '', 'an@maes.be', '49,5', '', '', '']).members[0]).toMatchObject({ employees: 50, size: 'MGO' })
  })
})

it('every finding says in both languages what is wrong, what was expected and what to do', () => {
  for (const kind of Object.keys(findingKinds) as FindingKind[]) {
    const finding = { kind, line: 3, field: 'company' as const, column: 'Bedrijf', value: 'x', detail: 'THIS' }
    for (const language of ['nl', 'en'] as const) {
      const { wrong, expected, advice } = findingInWords(finding, language)
      for (const text of [wrong, expected, advice]) expect(text.length).toBeGreaterThan(5)
      expect(advice).toMatch(/[.!]$/)
    }
    expect(isError(finding)).toBe(findingKinds[kind] === 'error')
  }
})
