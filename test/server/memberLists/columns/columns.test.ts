import { describe, expect, it } from 'vitest'
import { comparable, headersOf, listFields } from '../../../../server/memberLists/columns/fields.ts'
import { findHeader } from '../../../../server/memberLists/columns/findHeader.ts'
import { suggestMapping } from '../../../../server/memberLists/columns/suggestMapping.ts'

describe('the columns of a list', () => {
  it('have names that are comparable and belong to one field each', () => {
    const all = listFields.flatMap((field) => headersOf[field].map((name) => ({ field, name })))
    for (const { name } of all) expect(comparable(name)).toBe(name)
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  })

  it('are found below a title', () => {
    expect(findHeader([['Ledenlijst 2026', '', ''], ['', '', ''], ['Bedrijf', 'Ond.nr.', 'E-mail'], ['Maes bv', '0123.456.749', 'an@maes.be']])).toBe(2)
    expect(findHeader([['Maes bv', '0123.456.749', 'an@maes.be']])).toBeUndefined()
  })

  it('are recognised by their names, the closest first', () => {
    const header = ['Nr.', 'Naam', 'BTW-nummer', 'Naam contactpersoon', 'E-mailadres', 'Aantal VTE (2025)', 'Post code', 'Gemeente', 'Lid sinds']
    expect(suggestMapping(header, []).mapping).toEqual({ company: 1, enterpriseNumber: 2, contact: 3, email: 4, employees: 5, postalCode: 6, municipality: 7, joined: 8 })
  })

  it('are recognised by what stands in them when their name says nothing', () => {
    const rows = [
      ['Maes', '0123.456.749', 'an@maes.be', '9000'],
      ['Peeters', '0200.065.765', 'jo@peeters.be', '2000'],
      ['Janssens', '', 'i@janssens.be', '3000'],
    ]
    const { mapping, how } = suggestMapping(['Onderneming', 'Veld 2', 'Veld 3', 'Veld 4'], [...rows, ['Claes', '0316.380.841', 'c@claes.be', '1000']])
    expect(mapping).toEqual({ company: 0, enterpriseNumber: 1, email: 2, postalCode: 3 })
    expect(how).toEqual({ company: 'name', enterpriseNumber: 'content', email: 'content', postalCode: 'content' })
  })

  it('are those of the list that the cluster sent before, where they have the same names', () => {
    const { mapping, how } = suggestMapping(['Naam', 'Firma', 'Mail 1', 'Mail 2'], [], { company: 'firma', contact: 'naam', email: 'Mail 2' })
    expect(mapping).toEqual({ company: 1, contact: 0, email: 3 })
    expect(how).toEqual({ company: 'remembered', contact: 'remembered', email: 'remembered' })
  })
})
