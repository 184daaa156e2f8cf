import { isOrdered, showingOf } from '../displays/showing.ts'
import { basesOf } from '../universe/answerTable.ts'
import { withheldByStructure } from '../withholding/withheldByStructure.ts'
import type { ReleaseRules, WithheldReason } from '../releaseDocument.ts'
import type { Showing } from '../displays/showing.ts'
import type { AnswerTable } from '../universe/answerTable.ts'
import type { Displays } from './integer/changedTable.ts'

/** One question on its way to the release: its answers, and what of them is displayed so far. */
export interface Question {
  readonly table: AnswerTable
  readonly bases: readonly number[]
  /** Per group why it is withheld, or null. */
  readonly reasons: (WithheldReason | null)[]
  /** Per group whether the audit took away the mean to two decimals. */
  readonly rounded: boolean[]
  /** Per group whether the audit leaves it open if few answers or structure are why it is withheld: it might have dropped it. */
  readonly open: boolean[]
}

/** Under this base a figure of the question shows nothing. */
export const leastShown = (variable: string, rules: ReleaseRules): number => (isOrdered(variable) ? rules.smallestBase : rules.distributionBase)

export function questionOf(table: AnswerTable, rules: ReleaseRules): Question {
  const bases = basesOf(table)
  return { table, bases, reasons: withheldByStructure(table.universe, bases, leastShown(table.variable, rules), rules), rounded: bases.map(() => false), open: bases.map(() => false) }
}

export function showingIn({ table, rounded }: Question, group: number): Showing {
  const showing = showingOf(table.variable, table.universe.groups[group]!)
  return rounded[group] ? { ...showing, exactMean: false } : showing
}

/**
 * What the question displays. A figure on too few answers says that they are few, and so it must stay in every other data
 * set, unless the audit leaves that open; what went for another reason says nothing.
 */
export function displaysOf(question: Question): Displays {
  return {
    showings: question.bases.map((_, group) => showingIn(question, group)),
    free: question.reasons.map((reason, group) => reason !== null && (reason !== 'fewAnswers' || question.open[group]! || isWithheld(question))),
  }
}

/** Nothing of the question is shown: then not even that answers are few can be told from another reason. */
export const isWithheld = ({ reasons }: Question): boolean => reasons.every((reason) => reason !== null)
