import type { DerivedMean, ReleasedFigure, Withheld } from '../../analysis/release/releaseDocument.ts'
import type { Language, Text } from '../questionnaire/text.ts'

const words = {
  atLeast: { nl: 'minstens', en: 'at least' },
  atMost: { nl: 'hoogstens', en: 'at most' },
  nearlyAll: { nl: 'bijna iedereen', en: 'nearly all' },
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
