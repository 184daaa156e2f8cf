import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bareCompanyName, likeness } from '../../../../server/memberLists/matching/companyName.ts'
import { matchCluster } from '../../../../server/memberLists/matching/matchCluster.ts'
import { proposeMerges, type ComparedCompany } from '../../../../server/memberLists/matching/proposeMerges.ts'

describe('the bare name of a company', () => {
  it.each([
    ['Maes & Zn. BVBA', 'maes en zn'],
    ['MAES EN ZN', 'Maes + Zn (bv)'],
    ['Peeters N.V.', 'nv Peeters'],
    ['Café Électrique', 'cafe electrique b.v.'],
    ['Atlas Belgium', 'Atlas'],
  ])('is the same for %j and %j', (one, other) => {
    expect(bareCompanyName(one)).toBe(bareCompanyName(other))
  })

  it('keeps a name that is nothing but a legal form', () => {
    expect(bareCompanyName('SE nv')).toBe('senv')
  })
})

describe('likeness', () => {
  it('counts shared pairs of letters: night and nacht share one of four and four', () => {
    expect(likeness('night', 'nacht')).toBeCloseTo(0.25, 12)
  })

  it('is 1 for the same text, 0 for nothing in common, and the same both ways', () => {
    expect(likeness('maes', 'maes')).toBe(1)
    expect(likeness('maes', 'bol')).toBe(0)
    expect(likeness('aaa', 'aa')).toBe(likeness('aa', 'aaa'))
  })
})

const clusters = [
  { id: 'digitising', name: 'Digitising Manufacturing', abbreviation: 'DM', aliases: ['Digitizing Manufacturing'] },
  { id: 'air', name: 'Air Cargo Belgium', abbreviation: 'ACB', aliases: ['Air Cargo Cluster'] },
  { id: 'beacon', name: 'The Beacon', abbreviation: null, aliases: [] },
]

describe('the name of a cluster', () => {
  it.each([
    ['digitizing manufacturing', 'digitising'],
    ['AirCargo Belgium vzw', 'air'],
    ['acb', 'air'],
    ['The BEACON', 'beacon'],
  ])('%j is found', (text, id) => {
    expect(matchCluster(text, clusters)).toEqual({ kind: 'found', id })
  })

  it('that is nearly one is proposed, not taken', () => {
    expect(matchCluster('Digital Manufacturing', clusters)).toEqual({ kind: 'perhaps', ids: ['digitising'] })
    expect(matchCluster('Smart Logistics', clusters)).toEqual({ kind: 'unknown' })
    expect(matchCluster(' ', clusters)).toEqual({ kind: 'unknown' })
  })
})

const company = (id: string, name: string, rest: Partial<ComparedCompany> = {}): ComparedCompany => ({ id, name, enterpriseNumber: null, postalCode: null, mailDomains: [], ...rest })

describe('companies that may be one', () => {
  it('have the same number, bare name or mail domain, or a name much alike at the same place', () => {
    const found = proposeMerges([
      company('a', 'Maes', { enterpriseNumber: '0123456749' }),
      company('b', 'Maes Group', { enterpriseNumber: '0123456749' }),
      company('c', 'Peeters bv', { mailDomains: ['peeters.be'] }),
      company('d', 'PEETERS'),
      company('e', 'Peeters Logistics', { mailDomains: ['peeters.be'] }),
      company('f', 'Vandenbroucke', { postalCode: '9000' }),
      company('g', 'Vandenbrouck', { postalCode: '9000' }),
      company('h', 'Vandenbrouke', { postalCode: '2000' }),
    ])
    expect(found).toEqual([
      { ids: ['a', 'b'], because: 'sameNumber' },
      { ids: ['c', 'd'], because: 'sameName' },
      { ids: ['c', 'e'], because: 'sameDomain' },
      { ids: ['f', 'g'], because: 'likeName' },
    ])
  })

  it('are never two with different numbers, nor those who share only a public mail provider', () => {
    expect(
      proposeMerges([
        company('a', 'Maes', { enterpriseNumber: '0123456749', mailDomains: ['maes.be'] }),
        company('b', 'Maes', { enterpriseNumber: '0200065765', mailDomains: ['maes.be'] }),
        company('c', 'Claes', { mailDomains: ['gmail.com'] }),
        company('d', 'Janssens', { mailDomains: ['gmail.com'] }),
      ]),
    ).toEqual([])
  })
})

it('the programme has names and aliases that lead to one cluster each', () => {
  const named = (JSON.parse(readFileSync(new URL('../../../../server/demonstration/clusters.json', import.meta.url), 'utf8')) as { id: string; name: string; abbreviation: string | null }[]).map((one) => ({ ...one, aliases: [] }))
  for (const cluster of named) expect(matchCluster(cluster.name, named)).toEqual({ kind: 'found', id: cluster.id })
})
