import { describe, expect, test } from 'vitest'
import { addressToSave, changesOf, readTableState, tableAddress, writeTableState } from '../../../client/analyst/tables/tableState.ts'
import type { TableState } from '../../../client/analyst/tables/tableState.ts'

const reading = (search: string) => (name: string) => new URLSearchParams(search).get(name)

const states: TableState[] = [
  { rows: ['realised_7'], banner: ['activity'], layer: null, statistic: 'means', letters: true, intervals: false, tests: false },
  { rows: ['realised', 'strength_mean'], banner: [], layer: { classification: 'size', level: 'MGO' }, statistic: 'percentages', letters: false, intervals: true, tests: true },
  { rows: ['competitive'], banner: ['cluster', 'clusterMembers', 'q2_relevance', 'call'], layer: { classification: 'cluster', level: 'A.B-1 & co' }, statistic: 'means', letters: true, intervals: true, tests: false },
]

describe('the state of the crosstab', () => {
  test('is written in the address and read back', () => {
    for (const state of states) {
      const parts = new URLSearchParams()
      for (const [name, value] of Object.entries(writeTableState(state))) if (value !== null) parts.set(name, value)
      expect(readTableState(reading(parts.toString()))).toEqual(state)
    }
  })

  test('what is saved leads back to it, without the wave and the language', () => {
    const saved = addressToSave(reading('golf=2019&taal=en&beeld=herwogen&rijen=realised_7&kop=activiteit.cluster&laag=grootte.KO'))
    expect(saved).not.toMatch(/golf|taal/)
    expect(changesOf(saved)).toEqual({ rijen: 'realised_7', kop: 'activiteit.cluster', laag: 'grootte.KO', toon: null, letters: null, intervallen: null, toetsen: null, beeld: 'herwogen', marges: null, plafond: null })
    const raked = addressToSave(reading('beeld=herwogen&marges=cluster.oproep-grootte&plafond=5&golf=2019'))
    expect(changesOf(raked)).toMatchObject({ beeld: 'herwogen', marges: 'cluster.oproep-grootte', plafond: '5' })
    // The defaults are written out: they may change
    expect(addressToSave(reading('golf=2019'))).toBe('rijen=strength_mean.benefit_mean.q2_relevance&kop=activiteit.grootte')
  })

  test('an address that says nothing, or nonsense, gives a table all the same', () => {
    expect(readTableState(reading('rijen=..&laag=grootte&toon=x')).rows).toEqual(['strength_mean', 'benefit_mean', 'q2_relevance'])
    expect(readTableState(reading('laag=grootte.')).layer).toBeNull()
    expect(readTableState(reading('kop=')).banner).toEqual([])
  })

  test('asks the server for exactly that table', () => {
    expect(tableAddress('2019', 'raked', states[1]!)).toBe('/api/analyst/waves/2019/table?rows=realised%2Cstrength_mean&banner=&view=raked&layer=size%3DMGO&tests=all')
  })
})
