import type { Language } from '../api/language.ts'

export const isLanguage = (text: string | undefined): text is Language => text === 'nl' || text === 'en'

/** The better of Dutch and English by Accept-Language; Dutch when it says neither. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  let best: { language: Language; quality: number } | undefined
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [range, ...parameters] = part.trim().split(';')
    const language = range!.trim().slice(0, 2).toLowerCase()
    const given = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined)
    const quality = given === undefined ? 1 : Number(given)
    if (isLanguage(language) && quality > (best?.quality ?? 0)) best = { language, quality }
  }
  return best?.language ?? 'nl'
}
