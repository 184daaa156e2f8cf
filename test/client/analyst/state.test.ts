import { describe, expect, test } from 'vitest'
import { readCrossings, readDomain, readState, viewInAddress, views, writeCrossings, writeDomain } from '../../../client/analyst/state.ts'
import { changeSearch } from '../../../client/ui/page/useAddress.ts'

const stateOf = (search: string) => {
  const parameters = new URLSearchParams(search)
  return readState((name) => parameters.get(name))
}

describe('the address of the analyst', () => {
  test('what is written is read back', () => {
    for (const domain of ['total', 'call=1', 'call=2025', 'size=KO', 'embedding=gevestigd', 'activity=0', 'cluster=smart-digital-farming'] as const) expect(readDomain(writeDomain(domain))).toBe(domain)
    for (const view of views) expect(stateOf(`?beeld=${viewInAddress[view]}`).view).toBe(view)
    expect(readCrossings(writeCrossings(['activity', 'call']))).toEqual(['call', 'activity'])
  })

  test('a domain is written without signs that an address must escape', () => {
    expect(writeDomain('embedding=zelfstandig')).toBe('inbedding.zelfstandig')
    expect(changeSearch('', { groep: writeDomain('call=1') })).toBe('?groep=oproep.1')
  })

  test('what is missing or unknown gets its default', () => {
    expect(stateOf('')).toEqual({ wave: null, view: 'published', domain: null, vertical: 'realised', wholeScale: false, variable: 'q2_relevance', crossings: ['activity', 'size'] })
    expect(stateOf('?beeld=mooi&as=omhoog&kruising=weer&groep=oproep.')).toMatchObject({ view: 'published', vertical: 'realised', crossings: ['activity', 'size'], domain: null })
  })

  test('a change leaves the rest of the address as it is, in a fixed order', () => {
    expect(changeSearch('?vraag=q2_relevance&golf=2019', { beeld: 'herwogen', vraag: null })).toBe('?beeld=herwogen&golf=2019')
    expect(changeSearch('?golf=2019', { golf: null })).toBe('')
  })
})
