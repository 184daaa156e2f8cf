import { describe, expect, test } from 'vitest'
import { chooseMembers } from '../../../client/manager/participation/members.ts'
import type { Member, MemberChoice } from '../../../client/manager/participation/members.ts'

const members: readonly Member[] = [
  { company: 'Zeewind', contact: 'An', email: 'an@zeewind.example', status: 'invited', mail: null },
  { company: 'Één Idee', contact: null, email: null, status: 'complete', mail: null },
  { company: 'Atelier', contact: 'Bo', email: 'bo@atelier.example', status: 'started', mail: null },
  { company: 'Brug', contact: 'Cé', email: 'ce@brug.example', status: 'optedOut', mail: null },
]
const names = (choice: Partial<MemberChoice>) => chooseMembers(members, { search: '', status: null, sort: 'company', descending: false, ...choice }).map((member) => member.company)

describe('the list of members', () => {
  test('in the order of the Dutch alphabet, accents aside, and turned round', () => {
    expect(names({})).toEqual(['Atelier', 'Brug', 'Één Idee', 'Zeewind'])
    expect(names({ descending: true })).toEqual(['Zeewind', 'Één Idee', 'Brug', 'Atelier'])
  })

  test('by status: from complete to opted out', () => {
    expect(names({ sort: 'status' })).toEqual(['Één Idee', 'Atelier', 'Zeewind', 'Brug'])
  })

  test('a search finds company, contact and mail address, whatever the capitals and accents', () => {
    expect(names({ search: ' EEN ' })).toEqual(['Één Idee'])
    expect(names({ search: 'cé' })).toEqual(['Brug'])
    expect(names({ search: 'zeewind.example' })).toEqual(['Zeewind'])
    expect(names({ search: 'nergens' })).toEqual([])
  })

  test('one status at a time', () => {
    expect(names({ status: 'started' })).toEqual(['Atelier'])
  })
})
