import type { Question } from '../../question.ts'

/** The three questions about one effect: who does not desire it is not asked the other two, so that all three display who does. */
export interface Effect {
  readonly desired: Question
  readonly realised: Question
  readonly contribution: Question
}
