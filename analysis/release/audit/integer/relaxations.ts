import { figureOf } from '../../displays/figureOf.ts'
import { countsByGroup } from '../../universe/answerTable.ts'
import { finestFirst } from '../finestFirst.ts'
import { showingIn } from '../question.ts'
import type { ReleaseRules } from '../../releaseDocument.ts'
import type { Question } from '../question.ts'

/** One figure that can tell less. */
export interface Relaxation {
  apply(): void
  undo(): void
}

/**
 * What can be told less about these groups, in the order in which it has to go: per question first the means to two
 * decimals, then the figures themselves, clusters of every question before its classes and these before the total; at last
 * whole questions.
 */
export function relaxationsOf(questions: readonly { readonly question: Question; readonly groups: readonly number[] }[], rules: ReleaseRules): Relaxation[] {
  const rounding = questions.flatMap(({ question, groups }) => finestFirst(question, groups.filter((group) => showsExactMean(question, group, rules))).map((group) => roundingOf(question, group)))
  const dropping = questions.flatMap(({ question, groups }) =>
    finestFirst(question, groups.filter((group) => question.reasons[group] === null)).map((group) => ({ kind: question.table.universe.groups[group]!.kind, relaxation: droppingOf(question, group) })),
  )
  const rank = (kind: string): number => (kind === 'cluster' ? 0 : kind === 'total' ? 2 : 1)
  const ordered = dropping.sort((a, b) => rank(a.kind) - rank(b.kind)).map(({ relaxation }) => relaxation)
  return [...rounding, ...ordered, ...questions.map(({ question }) => withholdingAll(question))]
}

/**
 * Tells less, one step after the other, until the proof succeeds; then gives back every step that turns out not to have
 * been needed.
 * @param next the next step, or null when there is none left; asked again after each failed proof
 * @returns how many steps remain, or null when nothing helped (then nothing has changed)
 */
export function relaxUntil(next: () => Relaxation | null, proven: () => boolean): number | null {
  const applied: Relaxation[] = []
  for (let relaxation = next(); relaxation !== null; relaxation = next()) {
    relaxation.apply()
    applied.push(relaxation)
    if (!proven()) continue
    let remaining = applied.length
    for (const earlier of applied.slice(0, -1)) {
      earlier.undo()
      if (proven()) remaining--
      else earlier.apply()
    }
    return remaining
  }
  for (const one of applied.reverse()) one.undo()
  return null
}

export const oneAfterTheOther = (relaxations: readonly Relaxation[]): (() => Relaxation | null) => {
  let place = 0
  return () => relaxations[place++] ?? null
}

/** The question's means to two decimals, all at once; null where there is none. */
export function roundingAll(question: Question, rules: ReleaseRules): Relaxation | null {
  return together(question.reasons.flatMap((_, group) => (showsExactMean(question, group, rules) ? [roundingOf(question, group)] : [])))
}

/** The figure of each of these questions for the first group that is still shown, the finest first; null where none is. */
export function droppingFirst(questions: readonly Question[], isOf: (group: number, question: Question) => boolean): Relaxation | null {
  return together(questions.flatMap((question) => finestFirst(question, question.reasons.flatMap((reason, group) => (reason === null && isOf(group, question) ? [group] : []))).slice(0, 1).map((group) => droppingOf(question, group))))
}

export function together(steps: readonly Relaxation[]): Relaxation | null {
  return steps.length === 0 ? null : { apply: () => steps.forEach((one) => one.apply()), undo: () => steps.forEach((one) => one.undo()) }
}

function showsExactMean(question: Question, group: number, rules: ReleaseRules): boolean {
  if (question.reasons[group] !== null || question.rounded[group]) return false
  const { codes } = question.table
  const counts = countsByGroup(question.table).subarray(group * codes.length, (group + 1) * codes.length)
  return figureOf(codes, counts, showingIn(question, group), rules).kind === 'exact'
}

const roundingOf = ({ rounded }: Question, group: number): Relaxation => ({
  apply: () => {
    rounded[group] = true
  },
  undo: () => {
    rounded[group] = false
  },
})

const droppingOf = ({ reasons }: Question, group: number): Relaxation => ({
  apply: () => {
    reasons[group] = 'integer'
  },
  undo: () => {
    reasons[group] = null
  },
})

function withholdingAll({ reasons }: Question): Relaxation {
  const shown = reasons.flatMap((reason, group) => (reason === null ? [group] : []))
  return {
    apply: () => shown.forEach((group) => (reasons[group] = 'integer')),
    undo: () => shown.forEach((group) => (reasons[group] = null)),
  }
}
