import type { Text } from '../../ui/language/text.ts'
import type { AnswerDocument } from '../../../surveys/index.ts'
import type { Outline, OutlinePage } from './outline.ts'
import { missingOn, type Missing } from './steps.ts'

/** Errors say what to do, and for a row which row. */
const words = {
  text: (name: Text): Text => ({ nl: `Vul een antwoord in bij ‘${name.nl}’.`, en: `Give an answer for ‘${name.en}’.` }),
  manyChoices: { nl: 'Kies minstens één effect, of ‘geen van deze’.', en: 'Choose at least one effect, or ‘none of these’.' },
  choice: (name: Text): Text => ({ nl: `Kies een antwoord bij ‘${name.nl}’.`, en: `Choose an answer for ‘${name.en}’.` }),
}

export interface PageComplaint {
  readonly path: string
  readonly page: string
  readonly text: Text
}

const wordsOf = ({ question, row }: Missing): Text => {
  if (question.kind === 'manyChoices') return words.manyChoices
  if (question.kind === 'text') return words.text(question.short)
  return words.choice((row ?? question).short)
}

/** What is missing on a page, in words. */
export const complaintsOn = (page: OutlinePage, answers: AnswerDocument): PageComplaint[] =>
  missingOn(page, answers).map((missing) => ({ path: missing.path, page: page.name, text: wordsOf(missing) }))

/** What is missing in all; away from its page a complaint says which question it is about. */
export const complaintsOfAll = (outline: Outline, answers: AnswerDocument): PageComplaint[] =>
  outline.pages.flatMap((page) =>
    complaintsOn(page, answers).map((one) => ({ ...one, text: { nl: `${page.title.nl}: ${one.text.nl}`, en: `${page.title.en}: ${one.text.en}` } })),
  )
