import { beforeAll, describe, expect, test } from 'vitest'
import { readState } from '../../../client/analyst/state.ts'
import { readTableState } from '../../../client/analyst/tables/tableState.ts'
import type { CrossingBy, DomainId, ResponseMatrix, View } from '../../../analysis/index.ts'
import { definitionOf } from '../../../server/exports/definition/definition.ts'
import { fileName, permalink } from '../../../server/exports/definition/permalink.ts'
import { sourceLine } from '../../../server/exports/definition/sourceLine.ts'
import { demonstrationWave } from '../demonstrationWave.ts'
import { occasion, takenCrossings, takenMatrix, takenTable, withFew } from './figures.ts'

let whole: ResponseMatrix
beforeAll(async () => {
  whole = (await demonstrationWave()).answers.matrix
})

const views: readonly View[] = ['published', 'stratified', 'raked']
const stateOf = (address: string) => {
  const { pathname, searchParams } = new URL(address)
  return { pathname, language: searchParams.get('taal') ?? 'nl', ...readState((name) => searchParams.get(name)) }
}

describe('the link that computes a figure again', () => {
  test('is the address of the page, read back by the page itself', () => {
    const domains: readonly DomainId[] = ['total', 'call=2', 'size=MGO', 'embedding=zelfstandig', 'activity=0']
    for (const view of views) {
      for (const domain of domains) {
        for (const vertical of ['realised', 'contribution'] as const) {
          const figure = takenMatrix(whole, domain, vertical, view)
          expect(stateOf(permalink(figure, occasion, 'nl'))).toMatchObject({ pathname: '/analyse/effecten', language: 'nl', wave: '2019', view, domain, vertical })
        }
      }
      for (const by of [['call'], ['size', 'activity'], ['call', 'size', 'embedding', 'activity']] as const satisfies readonly (readonly CrossingBy[])[]) {
        const figure = takenCrossings(whole, 'competitive', by, view)
        expect(stateOf(permalink(figure, occasion, 'en'))).toMatchObject({ pathname: '/analyse/vragen', language: 'en', wave: '2019', view, variable: 'competitive', crossings: by })
      }
    }
  })

  test('of a banner table leads to the table as it was built', () => {
    const figure = takenTable(whole, ['strength', 'realised_7'], ['activity', 'clusterMembers', 'q2_relevance'], { classification: 'size', level: 'KO' }, 'raked')
    const { pathname, searchParams } = new URL(permalink(figure, occasion, 'nl'))
    expect(pathname).toBe('/analyse/kruistabel')
    expect(readTableState((name) => searchParams.get(name))).toMatchObject({ rows: ['strength', 'realised_7'], banner: ['activity', 'clusterMembers', 'q2_relevance'], layer: { classification: 'size', level: 'KO' } })
    const parts = definitionOf(figure, occasion, 'nl')
    expect(textOf(parts, 'Cijfer')).toBe('Kruistabel naar deelnamegraad, leden van de cluster en relevantie (Grootte: KO)')
    expect(textOf(parts, 'Toetsen')).toMatch(/^Een letter bij een cijfer/)
    expect(parts.map(({ text }) => text).join(' ')).not.toMatch(/undefined|NaN|null/)
  })

  test('a wave of any name stays one part of the address, and of a file name', () => {
    const odd = { ...occasion, wave: { ...occasion.wave, id: 'é/../&x="1"\r\n' } }
    const figure = takenCrossings(whole, 'q2_relevance', ['size'], 'published')
    expect(stateOf(permalink(figure, odd, 'nl')).wave).toBe(odd.wave.id)
    expect(fileName(figure, odd)).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(fileName(figure, occasion)).toBe('2019-q2_relevance-grootte-gepubliceerd')
  })
})

const textOf = (parts: ReturnType<typeof definitionOf>, term: string) => parts.find((part) => part.term === term)!.text

describe('the definition in words', () => {
  test('of a crossing: what, over whom, base, weighting with its assumption, interval, what is withheld', () => {
    const parts = definitionOf(takenCrossings(whole, 'q2_relevance', ['size', 'activity'], 'raked'), occasion, 'nl')
    expect(textOf(parts, 'Cijfer')).toBe('Relevantie van aangeboden activiteiten en diensten van de IBN, naar grootte en deelnamegraad')
    expect(textOf(parts, 'Wat')).toMatch(/gemiddelde van de codes \(1 = niet relevant, 4 = zeer relevant\)\.$/)
    expect(textOf(parts, 'Basis')).toBe('Alle leden: n = 269; KO: n = 209; (M)GO: n = 60; Niet-actief: n = 55; Actief: n = 214.')
    expect(textOf(parts, 'Weging')).toMatch(/^Herwogen\..*Aanname: .*Stabiel na \d+ rondes; gewichten van \d+,\d\d tot \d+,\d\d; ontwerpeffect \(Kish\) 1,\d{3}\.$/)
    expect(textOf(parts, 'Interval')).toContain('svyrecvar')
    expect(textOf(parts, 'Niet getoond')).toContain('In dit cijfer is niets weggelaten.')
    expect(textOf(parts, 'Bevraging')).toBe('Golf 2019, afgesloten; vragenlijst 2020.1. Synthetische gegevens: geen antwoorden van echte ondernemingen.')
    expect(textOf(parts, 'Genomen op')).toBe('21 november 2026 om 13:00')
  })

  test('says of an open wave that its figures are provisional, and names what is withheld', () => {
    const figure = takenCrossings(withFew(whole, 'call', '2', 3), 'strength_mean', ['call'], 'published')
    const parts = definitionOf(figure, { ...occasion, wave: { ...occasion.wave, state: 'open', synthetic: false } }, 'en')
    expect(textOf(parts, 'Survey wave')).toBe('Golf 2019, still open: provisional figures; questionnaire 2020.1.')
    expect(textOf(parts, 'Not shown')).toMatch(/Not shown here: Call 1; Call 2\.$/)
    expect(textOf(parts, 'Base')).toMatch(/Call 1: not shown \(too few answers\); Call 2: not shown \(too few answers\)\.$/)
    expect(parts.map(({ text }) => text).join(' ')).not.toMatch(/undefined|NaN|null/)
  })

  test('every variable and every domain has one in both languages', () => {
    for (const variable of [...Object.keys(whole.columns), 'strength_mean', 'benefit_mean', 'competitive_within3']) {
      for (const language of ['nl', 'en'] as const) {
        const figure = takenCrossings(whole, variable, ['activity'], 'published')
        for (const { term, text } of definitionOf(figure, occasion, language)) expect([variable, term, /undefined|NaN|null|\{|^$/.test(text)]).toEqual([variable, term, false])
      }
    }
    expect(sourceLine(takenMatrix(whole, 'size=KO', 'realised', 'stratified'), occasion, 'nl')).toBe(
      'Kleine onderneming (< 50 werknemers), n = 209; gestratificeerd. Bron: bevraging Golf 2019, afgesloten; vragenlijst 2020.1. Synthetische gegevens: geen antwoorden van echte ondernemingen.',
    )
  })
})
