import type { Text, Wording } from './text.ts'

const place = /\{ibn\}/g
const nameless: Text = { nl: 'de cluster', en: 'the cluster' }

/**
 * A name as it can stand in a text of SurveyJS: that reads braces as a reference to an answer,
 * and a line break or control character has no place in a name. Markup needs nothing: these texts are never HTML.
 */
export function plainName(name: string): string {
  return name
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Fills the cluster's name into a text; without a name it reads as a sentence about "the cluster". */
export function fillClusterName(wording: Text & Pick<Wording, 'withoutName'>, clusterName?: string): Text {
  const name = clusterName === undefined ? '' : plainName(clusterName)
  if (name !== '') return { nl: wording.nl.replace(place, () => name), en: wording.en.replace(place, () => name) }
  const { nl, en } = wording.withoutName ?? wording
  const fill = (text: string, word: string): string => text.replace(place, (_, at: number) => (at === 0 ? capital(word) : word))
  return { nl: fill(nl, nameless.nl), en: fill(en, nameless.en) }
}
