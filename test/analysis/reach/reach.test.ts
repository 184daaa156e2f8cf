import { describe, expect, test } from 'vitest'
import { areas, countReach, placeOf } from '../../../analysis/index.ts'
import { municipalities } from '../../../analysis/reach/municipalities.ts'
import shapes from '../../../client/charts/map/flanders.json' with { type: 'json' }
import type { RegisterMember } from '../../../analysis/index.ts'

const member = (companyId: string, clusterId: string, more: Partial<RegisterMember> = {}): RegisterMember => ({ companyId, clusterId, employees: null, size: null, founded: null, postalCode: null, ...more })

/** Five companies, counted by hand. */
const register = [
  ...['a', 'b', 'c'].map((cluster) => member('wide', cluster, { employees: 250, founded: 1950, postalCode: '9000' })),
  ...['a', 'b'].map((cluster) => member('twice', cluster, { employees: 9, founded: 2024, postalCode: '2070' })),
  member('once', 'a', { employees: 49, founded: 2017, postalCode: '1000' }),
  member('classed', 'b', { size: 'MGO', postalCode: '4000' }),
  member('unknown', 'b', { postalCode: '5612 AB' }),
]

describe('the reach of the programme', () => {
  test('counts every company once, with its memberships by size', () => {
    expect(countReach(register, 2027)).toEqual({
      companies: 5,
      memberships: 8,
      byHeadCount: { micro: 1, small: 1, medium: 0, large: 1, belowFifty: 0, fromFifty: 1, unknown: 1 },
      byAge: { under5: 1, from5to9: 0, from10to19: 1, from20to49: 0, from50: 1, unknown: 2 },
      meanAge: (77 + 3 + 10) / 3,
      byArea: { westFlanders: 0, eastFlanders: 2, antwerp: 0, limburg: 0, flemishBrabant: 0, brussels: 1, wallonia: 1, abroad: 1, unknown: 0 },
      byMunicipality: [{ municipality: 'Beveren-Kruibeke-Zwijndrecht', companies: 1 }, { municipality: 'Brussel', companies: 1 }, { municipality: 'Gent', companies: 1 }],
      byMemberships: { one: { KO: 1, MGO: 1, onbekend: 1 }, two: { KO: 1, MGO: 0, onbekend: 0 }, threeOrMore: { KO: 0, MGO: 1, onbekend: 0 } },
    })
  })

  test('of one cluster counts its companies, and their memberships in the whole programme', () => {
    expect(countReach(register, 2027, 'a')).toMatchObject({ companies: 3, memberships: 3, byMemberships: { one: { KO: 1 }, two: { KO: 1 }, threeOrMore: { MGO: 1 } } })
    expect(countReach([], 2027)).toMatchObject({ companies: 0, meanAge: null })
  })

  test('every way of counting adds up to the companies', () => {
    for (const cluster of [undefined, 'a', 'b', 'c']) {
      const reach = countReach(register, 2027, cluster)
      const sum = (counts: object) => Object.values(counts).reduce((all: number, one: number) => all + one, 0)
      const wanted = [reach.companies, reach.companies, reach.companies, reach.companies]
      expect([sum(reach.byHeadCount), sum(reach.byAge), sum(reach.byArea), Object.values(reach.byMemberships).reduce((all, one) => all + sum(one), 0)]).toEqual(wanted)
    }
  })
})

describe('places', () => {
  test('Flanders has 285 municipalities since 2025, and Brussels; each is drawn once and has a postal code', () => {
    const named = Object.entries(municipalities).flatMap(([province, text]) => text.split('; ').map((one) => `${province} ${one.replace(/ [\d ]+$/, '')}`))
    expect(named.length).toBe(286)
    expect(shapes.municipalities.map(({ name, province }) => `${province} ${name}`).sort()).toEqual(named.sort())
    expect(Object.keys(shapes.provinces).every((province) => (areas as readonly string[]).includes(province))).toBe(true)
  })

  test.each([
    ['9000', { kind: 'belgium', province: 'eastFlanders', municipality: 'Gent' }],
    ['8500', { kind: 'belgium', province: 'westFlanders', municipality: 'Kortrijk' }],
    ['3500', { kind: 'belgium', province: 'limburg', municipality: 'Hasselt' }],
    ['3700', { kind: 'belgium', province: 'limburg', municipality: 'Tongeren-Borgloon' }],
    ['2800', { kind: 'belgium', province: 'antwerp', municipality: 'Mechelen' }],
    ['3000', { kind: 'belgium', province: 'flemishBrabant', municipality: 'Leuven' }],
    ['5000', { kind: 'belgium', province: 'namur', municipality: null }],
    ['0999', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
    ['1012 AB', { kind: 'abroad' }],
  ])('%s', (code, place) => {
    expect(placeOf(code)).toEqual(place)
  })
})
