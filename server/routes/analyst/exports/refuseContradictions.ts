import type { Language } from '../../../../surveys/index.ts'
import type { Occasion, TakenFigure } from '../../../exports/takenFigure.ts'
import { reportContradictions } from '../../../log.ts'
import { Problem } from '../../../problem.ts'
import { checkOfFigure } from '../../../selfCheck/checkOfFigure.ts'

/** Most contradictions that a refusal quotes: who mends these sees the next. */
const mostQuoted = 5

/**
 * Holds a figure before the self-check before it leaves.
 * @returns how many figures were held against one another
 * @throws Problem that names the figures when they cannot stand together; the operator's log has the kinds
 */
export function refuseContradictions(figure: TakenFigure, { wave }: Occasion, language: Language): number {
  const { figures, contradictions } = checkOfFigure(figure, wave.questionnaireVersion)
  if (contradictions.length === 0) return figures
  reportContradictions(`${figure.kind === 'told' ? figure.path || 'respons' : figure.kind} of wave ${wave.id}`, contradictions.map(({ kind }) => kind))
  const quoted = contradictions.slice(0, mostQuoted).map(({ words }) => words[language])
  throw new Problem('figureContradictsItself', { detail: [...quoted, ...(contradictions.length > mostQuoted ? [`+ ${contradictions.length - mostQuoted}`] : [])].join(' ') })
}
