import { createContext, useContext, useMemo } from 'react'
import type { NotEstimable, Suppressed } from '../../../analysis/result.ts'
import { writeDate, writeMoment, writeNumber, writeProbability, writeShare } from './numbers.ts'
import { whyNoFigure } from './reasons.ts'
import type { Language, Text } from './text.ts'

export const LanguageContext = createContext<Language>('nl')

export interface Speaker {
  readonly language: Language
  /** The text in the language of the screen. */
  readonly say: (text: Text) => string
  readonly number: (value: number, decimals?: number) => string
  readonly share: (share: number, decimals?: number) => string
  readonly probability: (p: number) => string
  readonly date: (instant: string) => string
  readonly moment: (instant: string) => string
  /** Why there is no figure, in words. */
  readonly why: (result: NotEstimable | Suppressed) => string
}

export function speakerOf(language: Language): Speaker {
  return {
    language,
    say: (text) => text[language],
    number: (value, decimals = 0) => writeNumber(language, value, decimals),
    share: (share, decimals = 0) => writeShare(language, share, decimals),
    probability: (p) => writeProbability(language, p),
    date: (instant) => writeDate(language, instant),
    moment: (instant) => writeMoment(language, instant),
    why: (result) => whyNoFigure(result)[language],
  }
}

/** Everything a component needs to speak the language of the screen. */
export function useLanguage(): Speaker {
  const language = useContext(LanguageContext)
  return useMemo(() => speakerOf(language), [language])
}
