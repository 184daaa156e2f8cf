import type { DerivedMean, ReleasedBase, ReleasedFigure, Withheld } from '../../analysis/release/releaseDocument.ts'
import type { Language, Text } from '../questionnaire/text.ts'

const words = {
  atLeast: { nl: 'minstens', en: 'at least' },
  atMost: { nl: 'hoogstens', en: 'at most' },
  nearlyAll: { nl: 'bijna iedereen', en: 'nearly all' },
  about: { nl: 'ongeveer', en: 'about' },
  to: { nl: 'tot', en: 'to' },
}

/** What the words in the place of numbers mean, said once on a page or in a file. */
export const releasedSigns: Text = {
  nl: '“Minstens” of “hoogstens” staat waar bijna iedereen hetzelfde uiterste antwoord gaf; “bijna iedereen” waar één antwoord overheerst. Bij 10 antwoorden en meer zijn de aantallen afgerond op een veelvoud van 3, en de gemiddelden van uw cluster volgen daaruit.',
  en: '“At least” or “at most” stands where nearly all gave the same extreme answer; “nearly all” where one answer prevails. With 10 answers and more, counts are rounded to a multiple of 3, and the means of your cluster follow from these.',
}

export interface ReleasedWording {
  readonly language: Language
  /** At most; a mean that is told to one decimal is written with one. */
  readonly decimals: number
  /** A number as the reader's language writes it; of a share, a percentage. */
  readonly write: (value: number, decimals: number) => string
  /** What a code means, where one answer is named. */
  readonly labelOf?: ((code: number) => Text | undefined) | undefined
}

/** A released figure in words and numbers, exactly what is told; null for the one sign of what is not shown. */
export function releasedInWords(shown: ReleasedFigure | DerivedMean | Withheld | null, { language, decimals, write, labelOf }: ReleasedWording): string | null {
  if (shown === null) return null
  switch (shown.kind) {
    case 'withheld':
      return null
    case 'atLeast':
    case 'atMost':
      return `${words[shown.kind][language]} ${write(shown.bound, 1)}`
    case 'nearlyAll':
      return `${words.nearlyAll[language]}: ${labelOf?.(shown.code)?.[language] ?? write(shown.code, 0)}`
    case 'mean':
      return write(shown.mean, Math.min(decimals, shown.decimals))
    default:
      return shown.mean === null ? null : write(shown.mean, decimals)
  }
}

/** How many answers stand behind a released figure, as far as it is told. */
export function releasedBaseInWords(base: ReleasedBase, language: Language, write: (value: number) => string): string {
  switch (base.kind) {
    case 'exact': return write(base.base)
    case 'about': return `${words.about[language]} ${write(base.base)}`
    case 'between': return `${write(base.least)} ${words.to[language]} ${write(base.most)}`
  }
}
