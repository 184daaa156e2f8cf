import type { AnswerValue } from '../answerDocument.ts'
import { mostProblems, showValue, type AnswerProblem, type AnswerRule } from '../problem.ts'

/** What has been found so far in one document. */
export class Reading {
  readonly problems: AnswerProblem[] = []
  /** The rows chosen, by the question that chooses them. */
  readonly chosen = new Map<string, ReadonlySet<string>>()
  readonly complete: boolean

  constructor(complete: boolean) {
    this.complete = complete
  }

  /** No more problems are kept, so none need be looked for. */
  get isFull(): boolean {
    return this.problems.length >= mostProblems
  }

  refuse(path: string, value: unknown, rule: AnswerRule, expected: string): undefined {
    if (this.problems.length < mostProblems) this.problems.push({ path, value: showValue(value), rule, expected })
  }

  missing(path: string, expected: string): undefined {
    if (this.problems.length < mostProblems) this.problems.push({ path, value: 'nothing', rule: 'missing', expected })
  }
}

/** Reads the answer to one question; gives a clean copy of it, or undefined after saying what is wrong. */
export type ReadAnswer = (value: unknown, reading: Reading) => AnswerValue | undefined
