import type { CrossingBy } from '../../../analysis/figures/crossing.ts'
import type { Text } from '../../ui/language/text.ts'

export interface ReadyFigure {
  readonly label: Text
  readonly variable: string
  readonly crossings: readonly CrossingBy[]
}

/** Figures of the 2020 study that managers and the agency know by number. */
export const readyFigures: readonly ReadyFigure[] = [
  { label: { nl: 'Figuur 6: relevantie', en: 'Figure 6: relevance' }, variable: 'q2_relevance', crossings: ['size', 'activity'] },
  { label: { nl: 'Figuur 8: competitiviteit', en: 'Figure 8: competitiveness' }, variable: 'competitive', crossings: ['size', 'activity'] },
  { label: { nl: 'Figuur 9: samenwerkingskracht', en: 'Figure 9: collaborative strength' }, variable: 'strength_mean', crossings: ['call', 'size', 'embedding', 'activity'] },
]
