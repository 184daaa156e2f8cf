import { byQuestion, type AnswerDocument, type AnswerValue, type RowAnswers } from '../answers/answerDocument.ts'
import { questionsOf, type MatrixQuestion, type Questionnaire } from '../questionnaire/questionnaire.ts'
import { questionnaire } from '../versions/versions.ts'
import { codebookOf } from './codebook.ts'

/** Bytes that are no code, the same as in the response matrix of analysis. */
export const leftBlank = 255
export const notAsked = 254

export interface AnswerCoder {
  readonly code: (answers: AnswerDocument) => Uint8Array
  readonly decode: (codes: Uint8Array) => AnswerDocument
}

/** A matrix whose rows are chosen in another question, and where its variables begin. */
interface Follower {
  readonly question: MatrixQuestion
  readonly first: number
}

/** Derives both directions from the questionnaire, once. */
export function compileCoder(version: Questionnaire): AnswerCoder {
  const { variables } = codebookOf(version)
  const questions = questionsOf(version)
  const firstOf = new Map<string, number>()
  variables.forEach((variable, index) => {
    if (!firstOf.has(variable.question)) firstOf.set(variable.question, index)
  })
  const first = (question: { readonly id: string }): number => firstOf.get(question.id) ?? variables.length
  const isFollower = (chooser: string) => (question: (typeof questions)[number]): question is MatrixQuestion => question.kind === 'matrix' && question.rowsChosenIn === chooser
  const followersOf = (chooser: string): readonly Follower[] => questions.filter(isFollower(chooser)).map((question) => ({ question, first: first(question) }))
  const validCodes = variables.map((variable) => new Set([leftBlank, ...(variable.canBeNotAsked ? [notAsked] : []), ...variable.categories.map((category) => category.code)]))

  const code = (answers: AnswerDocument): Uint8Array => {
    const given = byQuestion(answers)
    const codes = new Uint8Array(variables.length).fill(leftBlank)
    for (const question of questions) {
      const answer = given[question.id]
      const start = first(question)
      if (question.kind === 'oneChoice') {
        if (answer !== undefined) codes[start] = answer as number
        continue
      }
      if (question.kind !== 'matrix') continue
      const rows = answer as RowAnswers | undefined
      const chosen = question.rowsChosenIn === undefined ? undefined : (given[question.rowsChosenIn] as readonly string[] | undefined)
      const otherwise = question.variable.notChosen?.code ?? notAsked
      question.rows.forEach((row, index) => {
        if (chosen && !chosen.includes(row.id)) codes[start + index] = otherwise
        else if (rows && Object.hasOwn(rows, row.id)) codes[start + index] = rows[row.id]!
      })
    }
    return codes
  }

  /** Which rows were chosen, as the codes of the questions about the chosen ones tell; undefined when they tell nothing. */
  const chosenRows = (rows: readonly { readonly id: string }[], followers: readonly Follower[], codes: Uint8Array): readonly string[] | undefined => {
    let isAnswered = false
    const chosen = rows.filter((_, index) => {
      let isChosen = true
      for (const { question, first: start } of followers) {
        const byte = codes[start + index]!
        if (byte !== leftBlank) isAnswered = true
        if (byte === (question.variable.notChosen?.code ?? notAsked)) isChosen = false
      }
      return isChosen
    })
    return isAnswered ? chosen.map((row) => row.id) : undefined
  }

  const decode = (codes: Uint8Array): AnswerDocument => {
    if (codes.length !== variables.length) throw new RangeError(`version ${version.version} has ${variables.length} variables, not ${codes.length}`)
    const answers: Record<string, AnswerValue> = {}
    variables.forEach((variable, index) => {
      const byte = codes[index]!
      if (!validCodes[index]!.has(byte)) throw new RangeError(`${variable.name}: ${byte} is no code of version ${version.version}`)
    })
    for (const question of questions) {
      const start = first(question)
      if (question.kind === 'oneChoice') {
        if (codes[start] !== leftBlank) answers[question.id] = codes[start]!
      } else if (question.kind === 'manyChoices') {
        const chosen = chosenRows(question.rows, followersOf(question.id), codes)
        if (chosen) answers[question.id] = chosen.length > 0 ? chosen : [question.none.id]
      } else if (question.kind === 'matrix') {
        const chosen = question.rowsChosenIn === undefined ? undefined : (answers[question.rowsChosenIn] as readonly string[] | undefined)
        const otherwise = question.variable.notChosen?.code ?? notAsked
        const rows: Record<string, number> = {}
        question.rows.forEach((row, index) => {
          const byte = codes[start + index]!
          if (chosen && !chosen.includes(row.id)) {
            if (byte !== otherwise) throw new RangeError(`${variables[start + index]!.name}: ${byte} where ${otherwise} is due, because ${row.id} was not chosen`)
          } else if (byte !== leftBlank) rows[row.id] = byte
        })
        if (Object.keys(rows).length > 0) answers[question.id] = rows
      }
    }
    return answers
  }

  return { code, decode }
}

const coders = new Map<string, AnswerCoder>()

function coderOf(version: string): AnswerCoder {
  let coder = coders.get(version)
  if (coder === undefined) {
    coder = compileCoder(questionnaire(version))
    coders.set(version, coder)
  }
  return coder
}

/**
 * One byte a variable, in the order of the codebook: the code, 254 where the row was not asked, 255 where it was left blank.
 * Expects answers that `checkAnswers` let through.
 * @throws RangeError for a version that does not exist
 */
export const codeAnswers = (version: string, answers: AnswerDocument): Uint8Array => coderOf(version).code(answers)

/**
 * The answers that have these codes; lists in the order of the questionnaire. What a code cannot tell is left out: text,
 * and the choice of all rows of which nothing else was answered.
 * @throws RangeError for a version that does not exist, another number of codes, a code that the variable does not have,
 * and an answer about a row that was not chosen
 */
export const answersFromCodes = (version: string, codes: Uint8Array): AnswerDocument => coderOf(version).decode(codes)
