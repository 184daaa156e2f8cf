import { Model } from 'survey-core'
import type { Question, Questionnaire } from '../../surveys/questionnaire/questionnaire.ts'
import type { CheckMode } from '../../surveys/answers/check/compileCheck.ts'
import { modelJsonOf } from '../../surveys/surveyjs/surveyModelJson.ts'

/** One text for one value: keys sorted, absent and undefined alike. Lists keep their order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).sort().join(',')}}`
  }
  return JSON.stringify(value) ?? 'undefined'
}

const optional = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  pages: questionnaire.pages.map((page) => ({ ...page, questions: page.questions.map((question): Question => ({ ...question, required: false })) })),
})

/** What SurveyJS itself says of a document. */
export class SurveyReference {
  private readonly json: object
  private model: Model

  constructor(questionnaire: Questionnaire, mode: CheckMode) {
    this.json = modelJsonOf(mode === 'complete' ? questionnaire : optional(questionnaire), { language: 'nl', clusterName: 'B-Hive' })
    this.model = this.fresh()
  }

  /** validate() alone, which is no gate. */
  validates(document: unknown): boolean {
    return this.ask(document, () => this.model.validate())
  }

  /** Valid, and completing it leaves the very same data. */
  accepts(document: unknown): boolean {
    const before = canonical(document)
    return this.ask(document, () => {
      if (!this.model.validate() || canonical(this.model.data) !== before) return false
      this.model.doComplete(false)
      return canonical(this.model.data) === before
    })
  }

  private ask(document: unknown, question: () => boolean): boolean {
    try {
      this.model.clear()
      this.model.data = structuredClone(document)
      return question()
    } catch {
      // Some keys (hasOwnProperty) make SurveyJS throw halfway a change, and that model is of no more use
      this.model = this.fresh()
      return false
    }
  }

  private fresh(): Model {
    const model = new Model(this.json)
    model.clearInvisibleValues = 'onComplete'
    return model
  }
}
