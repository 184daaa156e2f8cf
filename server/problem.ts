import { problems, type ProblemCode, type ProblemDocument } from './api/problems.ts'
import type { Language } from './api/language.ts'

export interface ProblemMore {
  readonly detail?: string
  /** Extra members of the problem document, such as the stored revision. */
  readonly members?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  /** For the log of the operator only. */
  readonly cause?: unknown
}

/** Thrown anywhere in a route; becomes problem details under /api and a plain page elsewhere. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly more: ProblemMore

  constructor(code: ProblemCode, more: ProblemMore = {}) {
    super(code, more.cause === undefined ? {} : { cause: more.cause })
    this.code = code
    this.more = more
  }

  get status() {
    return problems[this.code].status
  }

  document(language: Language, instance?: string): ProblemDocument {
    const { title, status } = problems[this.code]
    return {
      type: `urn:cluster-survey:problem:${this.code}`,
      title: title[language],
      status,
      code: this.code,
      ...(this.more.detail === undefined ? {} : { detail: this.more.detail }),
      ...(instance === undefined ? {} : { instance }),
      ...this.more.members,
    }
  }
}
