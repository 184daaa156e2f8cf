import { suppressed, tooSmall } from './smallestBase.ts'
import type { Suppressed } from '../result.ts'
import type { MeanFigure } from '../figures/mean.ts'

/** A mean on one to four responses, without its base. */
export function withholdMean(figure: MeanFigure, reason: Suppressed['reason'] | null = null): MeanFigure {
  const why = reason ?? (tooSmall(figure.base) ? 'baseBelowFive' : null)
  return why === null ? figure : { base: null, mean: suppressed(why), interval: suppressed(why) }
}
