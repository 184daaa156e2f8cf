import { figureOf } from '../../displays/figureOf.ts'
import { isConditional } from '../../displays/showing.ts'
import { countsByGroup } from '../../universe/answerTable.ts'
import { finestFirst } from '../finestFirst.ts'
import { showingIn } from '../question.ts'
import type { ReleaseRules } from '../../releaseDocument.ts'
import type { GroupKind } from '../../universe/universe.ts'
import type { Question } from '../question.ts'

/** Clusters beside the own one whose figures go before one of a class does. */
const mostOtherClusters = 3

/** One figure that can tell less, or several. */
export interface Relaxation {
  /** The steps that it consists of, where it can be taken back in parts. */
  readonly parts?: readonly Relaxation[]
  apply(): void
  undo(): void
}

/**
 * What can be told less so that an answer of this profile is safe, in the order in which it has to go: why a figure is not
 * shown, where its base is itself an answer; the means to two decimals of its groups; the figures of its cluster; those on
 * the fewest answers of other clusters of its call and embedding, with which answers could then be exchanged; classes; the
 * total; at last whole questions.
 */
export function relaxationsOf(questions: readonly Question[], profile: number, rules: ReleaseRules): () => Relaxation | null {
  const { universe } = questions[0]!.table
  const { groups, profiles } = universe
  const own = profiles[profile]!
  const isShown = ({ reasons }: Question, group: number): boolean => reasons[group] === null
  const figures = questions.flatMap((question) => finestFirst(question, own.groups.filter((group) => isShown(question, group))).map((group) => ({ kind: groups[group]!.kind, relaxation: droppingOf(question, group) })))
  const ofKind = (isOf: (kind: GroupKind) => boolean): Relaxation[] => figures.filter(({ kind }) => isOf(kind)).map(({ relaxation }) => relaxation)
  const rounding = questions.flatMap((question) => atOnce(own.groups.filter((group) => showsExactMean(question, group, rules)).map((group) => roundingOf(question, group))) ?? [])
  const near = new Set(profiles.filter(({ call, embedding, groups: [cluster] }) => call === own.call && embedding === own.embedding && cluster !== own.groups[0]).map((one) => one.groups[0]!))
  const others = finestFirst(questions[0]!, [...near]).flatMap((group) => together(questions.filter((question) => isShown(question, group)).map((question) => droppingOf(question, group))) ?? [])
  const opening = questions.filter(({ table }) => isConditional(table.variable)).flatMap((question) => groups.flatMap((_, group) => (!isShown(question, group) && !question.open[group] ? [openingOf(question, group)] : [])))
  return oneAfterTheOther([
    atOnce(opening),
    together(rounding),
    together(ofKind((kind) => kind === 'cluster')),
    ...others.slice(0, mostOtherClusters),
    ...ofKind((kind) => kind !== 'cluster' && kind !== 'total'),
    ...ofKind((kind) => kind === 'total'),
    ...questions.map((question) => withholdingAll(question)),
  ])
}

/**
 * Tells less, one step after the other, until the proof succeeds; then gives back, what came last and tells most first, all
 * that turns out not to have been needed.
 * @param next the next step, or null when there is none left; asked again after each failed proof
 * @returns how many steps remain, or null when nothing helped (then nothing has changed)
 */
export function relaxUntil(next: () => Relaxation | null, proven: () => boolean): number | null {
  const applied: Relaxation[] = []
  for (let relaxation = next(); relaxation !== null; relaxation = next()) {
    relaxation.apply()
    applied.push(relaxation)
    if (!proven()) continue
    // The last step was needed as a whole, but perhaps not every part of it
    const last = relaxation.parts ?? []
    let remaining = last.length === 0 ? 1 : 0
    for (const one of [...applied.slice(0, -1).flatMap((step) => step.parts ?? [step]), ...last].reverse()) {
      one.undo()
      if (proven()) continue
      one.apply()
      remaining++
    }
    return remaining
  }
  for (const one of applied.reverse()) one.undo()
  return null
}

const oneAfterTheOther = (steps: readonly (Relaxation | null)[]): (() => Relaxation | null) => {
  const waiting = steps.filter((step) => step !== null)
  return () => waiting.shift() ?? null
}

/** The question's means to two decimals, all at once; null where there is none. */
export function roundingAll(question: Question, rules: ReleaseRules): Relaxation | null {
  return together(question.reasons.flatMap((_, group) => (showsExactMean(question, group, rules) ? [roundingOf(question, group)] : [])))
}

/** The figure of each of these questions for the first group that is still shown, the finest first; null where none is. */
export function droppingFirst(questions: readonly Question[], isOf: (group: number, question: Question) => boolean): Relaxation | null {
  return together(questions.flatMap((question) => finestFirst(question, question.reasons.flatMap((reason, group) => (reason === null && isOf(group, question) ? [group] : []))).slice(0, 1).map((group) => droppingOf(question, group))))
}

/** Several steps as one. */
const atOnce = (steps: readonly Relaxation[]): Relaxation | null =>
  steps.length === 0 ? null : { apply: () => steps.forEach((one) => one.apply()), undo: () => steps.forEach((one) => one.undo()) }

/** Several steps as one that can be taken back in parts. */
export function together(parts: readonly Relaxation[]): Relaxation | null {
  const one = atOnce(parts)
  return one && { ...one, parts }
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

const openingOf = ({ open }: Question, group: number): Relaxation => ({
  apply: () => {
    open[group] = true
  },
  undo: () => {
    open[group] = false
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
