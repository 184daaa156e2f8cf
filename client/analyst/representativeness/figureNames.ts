import { codebook, rowName } from '../../../surveys/index.ts'
import type { Text } from '../../ui/language/text.ts'
import type { Speaker } from '../../ui/language/useLanguage.ts'

/** What each mean of a wave is called where it stands alone. */
export function figureNames(questionnaireVersion: string): (variable: string) => Text {
  const book = codebook(questionnaireVersion)
  return (variable) => rowName(book, variable)
}

const isShare = (variable: string): boolean => variable === 'q1_active' || variable === 'competitive_within3'

/** A mean, or a difference of means, as its scale is written. */
export function writeFigure({ number, share }: Pick<Speaker, 'number' | 'share'>, variable: string, value: number): string {
  if (isShare(variable)) return share(value, 1)
  return number(value, variable.startsWith('contribution') ? 1 : 2)
}

/** The same with its sign; a move too small to be written is 0. */
export function writeChange(speaker: Pick<Speaker, 'number' | 'share'>, variable: string, value: number): string {
  const written = writeFigure(speaker, variable, value)
  return value > 0 && /[1-9]/.test(written) ? `+${written}` : written
}
