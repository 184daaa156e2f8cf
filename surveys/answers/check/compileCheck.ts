import { questionsOf, type OneChoiceQuestion, type Question, type Questionnaire } from '../../questionnaire/questionnaire.ts'
import type { AnswerDocument, AnswerValue } from '../answerDocument.ts'
import type { AnswerProblem } from '../problem.ts'
import { codeTable, isCode, refuseCode } from './codes.ts'
import { isPlainObject, isPlainProperty, keysOf, refuseOtherKeys } from './plain.ts'
import { readManyChoices } from './readManyChoices.ts'
import { readMatrix } from './readMatrix.ts'
import { Reading, type ReadAnswer } from './reading.ts'
import { readText } from './readText.ts'

/** partial: what is not answered may be answered later · complete: everything that is asked and required is there */
export type CheckMode = 'partial' | 'complete'

export type AnswerCheck =
  | { readonly fits: true; readonly answers: AnswerDocument }
  | { readonly fits: false; readonly problems: readonly AnswerProblem[] }

/** Whether a document fits one version of the questionnaire. Never throws, and runs no code of the document's. */
export type CheckDocument = (document: unknown, mode: CheckMode) => AnswerCheck

function readOneChoice({ id, choices }: OneChoiceQuestion): ReadAnswer {
  const table = codeTable(choices)
  return (value, reading) => (isCode(value, table) ? value : refuseCode(id, value, table, reading))
}

function readerOf(question: Question): ReadAnswer {
  switch (question.kind) {
    case 'oneChoice':
      return readOneChoice(question)
    case 'manyChoices':
      return readManyChoices(question)
    case 'matrix':
      return readMatrix(question)
    case 'text':
      return readText(question)
  }
}

/** Derives the check from the questionnaire, once. */
export function compileCheck(questionnaire: Questionnaire): CheckDocument {
  const questions = questionsOf(questionnaire).map((question) => ({
    id: question.id,
    read: readerOf(question),
    // A matrix says itself which of its rows are missing
    required: question.required && question.kind !== 'matrix',
    isMatrix: question.kind === 'matrix',
    expected: `an answer to ${question.id}`,
  }))
  const known = new Set(questions.map((question) => question.id))
  const expected = `an object of answers by question (${questions.map((question) => question.id).join(', ')})`

  const read = (document: object, reading: Reading): AnswerDocument => {
    const answers: Record<string, AnswerValue> = {}
    let found = 0
    for (const question of questions) {
      const property = Object.getOwnPropertyDescriptor(document, question.id)
      if (property === undefined) {
        if (question.isMatrix) question.read(undefined, reading)
        else if (question.required && reading.complete) reading.missing(question.id, question.expected)
        continue
      }
      found += 1
      if (!isPlainProperty(property) || property.value === undefined) {
        reading.refuse(question.id, undefined, 'notPlain', 'a plain value')
        continue
      }
      const answer = question.read(property.value, reading)
      if (answer !== undefined) answers[question.id] = answer
    }
    const keys = keysOf(document)
    if (found !== keys.length) refuseOtherKeys(document, keys, known, '', 'unknownQuestion', expected, reading)
    return answers
  }

  return (document, mode) => {
    const reading = new Reading(mode === 'complete')
    try {
      if (isPlainObject(document)) {
        const answers = read(document, reading)
        if (reading.problems.length === 0) return { fits: true, answers }
      } else reading.refuse('', document, 'notPlain', expected)
    } catch {
      // Only a proxy can throw here: its traps are the sender's code
      reading.problems.push({ path: '', value: 'an object', rule: 'notPlain', expected })
    }
    return { fits: false, problems: reading.problems }
  }
}
