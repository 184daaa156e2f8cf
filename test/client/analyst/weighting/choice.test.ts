import { describe, expect, test } from 'vitest'
import { rakingChoiceOf, readView, viewOf as textOf } from '../../../../analysis/index.ts'
import { readState } from '../../../../client/analyst/state.ts'
import { defaultChoice, offeredMargins, rakingInAddress, readRaking, viewOf } from '../../../../client/analyst/weighting/choice.ts'
import { permalink } from '../../../../server/exports/definition/permalink.ts'
import { occasion } from '../../../server/exports/figures.ts'
import type { View } from '../../../../analysis/index.ts'
import type { RakingChoice } from '../../../../client/analyst/weighting/choice.ts'
import type { TakenCrossings } from '../../../../server/exports/takenFigure.ts'

const reading = (search: string) => (name: string) => new URLSearchParams(search).get(name)
const searchOf = (parts: Readonly<Record<string, string | null>>) => new URLSearchParams(Object.entries(parts).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))).toString()

/** One or two margins, with and without a cap: every choice that a hand makes in two presses. */
const choices: RakingChoice[] = offeredMargins.flatMap((first, place) => [
  { margins: [first], capped: place % 2 === 0 },
  ...offeredMargins.slice(place + 1).map((second, next) => ({ margins: [first, second], capped: next % 2 === 1 })),
])

describe('a choice of margins', () => {
  test('stands in the address, and is read back', () => {
    for (const choice of choices) {
      const search = searchOf(rakingInAddress(choice))
      expect(readRaking(reading(search))).toEqual(choice)
      // Nothing in it needs escaping: saved crossings keep it as it is
      expect(search).toMatch(/^[a-z0-9.&=-]*$/)
    }
    expect(rakingInAddress(defaultChoice)).toEqual({ marges: null, plafond: null })
  })

  test('is the same text to the analysis', () => {
    for (const choice of choices) {
      const view = viewOf('raked', choice)
      expect(readView(view)).toBe(view)
      expect(textOf(rakingChoiceOf(view))).toBe(view)
      expect(rakingChoiceOf(view)).toEqual({ margins: choice.margins.map((margin) => margin.split('-')), capped: choice.capped })
    }
    expect(viewOf('stratified', choices[3]!)).toBe('stratified')
  })

  test('an old or a wrong address has the margins of always', () => {
    for (const search of ['beeld=herwogen', 'beeld=herwogen&marges=', 'beeld=herwogen&marges=kleur.oproep-oproep&plafond=7', 'beeld=herwogen&marges=grootte.cluster']) {
      expect([search, readState(reading(search)).view]).toEqual([search, 'raked'])
    }
    // What is known of a half-known choice stays
    expect(readState(reading('beeld=herwogen&marges=kleur.grootte-oproep&plafond=5')).view).toBe('raked:call-size.cap5')
    expect(readState(reading('marges=oproep')).view).toBe('published')
  })

  test('is in the link that computes a figure again', () => {
    for (const choice of choices) {
      const view: View = viewOf('raked', choice)
      const figure: TakenCrossings = { kind: 'crossings', view, variable: 'q2_relevance', by: ['size'], crossings: [], raking: undefined }
      expect(readState(reading(new URL(permalink(figure, occasion, 'nl')).search)).view).toBe(view)
    }
  })
})
