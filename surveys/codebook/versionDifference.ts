import { codebookOf } from './codebook.ts'
import { continuedVariables } from './continuedVariables.ts'
import { questionsOf, type Question, type Questionnaire } from '../questionnaire/questionnaire.ts'
import type { Text } from '../questionnaire/text.ts'

/** What became of a question between two versions. */
export interface QuestionDifference {
  readonly question: string
  readonly short: Text
  /**
   * same: word for word. reworded: other words, and the line over time goes on. rescaled: it goes on in other classes.
   * partly: some of its figures continue. broken: none does. new, gone: only in one of the two.
   */
  readonly kind: 'same' | 'reworded' | 'rescaled' | 'partly' | 'broken' | 'new' | 'gone'
  /** What members read before and read now; null where it was not asked. */
  readonly before: Text | null
  readonly now: Text | null
  /** Variables of the later version in all, and those whose line over time goes on. */
  readonly variables: number
  readonly continued: number
}

const wordsOf = (question: Question): string => JSON.stringify([question.text.nl, question.text.en, question.help?.nl, 'rows' in question ? question.rows.map(({ id, text }) => [id, text.nl, text.en]) : [], 'choices' in question ? question.choices.map(({ code, label }) => [code, label.nl, label.en]) : []])

const textOf = (question: Question | undefined): Text | null => (question === undefined ? null : { nl: question.text.nl, en: question.text.en })

/**
 * Question by question what changes from an earlier version to a later one, in the order of the later, then what went.
 * Whether the line over time goes on is for `continuedVariables` to say.
 */
export function versionDifference(later: Questionnaire, earlier: Questionnaire): readonly QuestionDifference[] {
  const before = new Map(questionsOf(earlier).map((question) => [question.id, question]))
  const continued = continuedVariables(later, earlier)
  const { variables } = codebookOf(later)
  const questions = questionsOf(later)
  const differences = questions.map((question): QuestionDifference => {
    const former = before.get(question.id)
    const own = variables.filter((variable) => variable.question === question.id)
    const goesOn = own.filter(({ name }) => continued.has(name)).length
    const isRecoded = own.some(({ name }) => (continued.get(name)?.recoded.size ?? 0) > 0)
    const words = former !== undefined && wordsOf(former) === wordsOf(question)
    const kind = former === undefined && goesOn === 0 ? 'new' : words && goesOn === own.length ? 'same' : goesOn === own.length ? (isRecoded ? 'rescaled' : 'reworded') : goesOn > 0 ? 'partly' : 'broken'
    return { question: question.id, short: question.short, kind, before: textOf(former), now: textOf(question), variables: own.length, continued: goesOn }
  })
  const present = new Set(questions.map(({ id }) => id))
  const gone = [...before.values()].filter(({ id }) => !present.has(id)).map((question): QuestionDifference => ({ question: question.id, short: question.short, kind: 'gone', before: textOf(question), now: null, variables: 0, continued: 0 }))
  return [...differences, ...gone]
}
