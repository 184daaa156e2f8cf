import type { Question, Questionnaire, VariableMapping } from '../../surveys/questionnaire/questionnaire.ts'
import type { Wording } from '../../surveys/questionnaire/text.ts'
import { codebookOf } from '../../surveys/codebook/codebook.ts'
import { questionnaire } from '../../surveys/versions/versions.ts'

const proposed = (nl: string, en: string): Wording => ({ nl, en, status: 'proposed' })

const satisfaction: Question = {
  kind: 'oneChoice',
  id: 'q11',
  title: proposed('Algemene tevredenheid', 'Overall satisfaction'),
  short: { nl: 'Tevredenheid', en: 'Satisfaction' },
  text: proposed('Hoe tevreden bent u over {ibn}?', 'How satisfied are you with {ibn}?'),
  required: true,
  choices: Array.from({ length: 11 }, (_, code) => ({ code, label: proposed(`${code}`, `${code}`) })),
  variable: { name: 'satisfaction', measure: 'ordinal' },
}

const comment: Question = {
  kind: 'text',
  id: 'q12',
  title: proposed('Open vraag', 'Open question'),
  short: { nl: 'Open vraag', en: 'Open question' },
  text: proposed('Waarop zou {ibn} zich meer moeten focussen?', 'On what should {ibn} focus more?'),
  required: false,
  maximumLength: 200,
}

/** The words of competitiveness in two classes less, the tenth priority gone, its order changed. */
function changed(question: Question): Question {
  if (question.id === 'q9' && question.kind === 'oneChoice') {
    return {
      ...question,
      choices: [
        { code: 1, label: proposed('ja, binnen 3 jaar', 'yes, within 3 years') },
        { code: 2, label: proposed('later of niet', 'later or not') },
        { code: 9, label: proposed('weet ik niet', 'I don’t know') },
      ],
      variable: { name: 'competitive', measure: 'nominal' },
    }
  }
  if (question.id === 'q10' && question.kind === 'matrix') return { ...question, rows: question.rows.filter((row) => row.id !== 'p10').toReversed() }
  return question
}

const first = questionnaire('2020.1')
const pages = [...first.pages.map((page) => ({ ...page, questions: page.questions.map(changed) })), { id: 'satisfaction', title: proposed('Tevreden?', 'Satisfied?'), questions: [satisfaction, comment] }]

const unmapped: Questionnaire = { ...first, version: 'second', pages }
const oldVariables = codebookOf(first).variables

function origin(name: string, row: string | undefined): VariableMapping | 'new' {
  if (name === 'satisfaction') return 'new'
  if (name === 'competitive') return { from: 'competitive', codes: { 2: 1, 3: 1, 4: 2, 5: 2 } }
  const old = name.startsWith('priority') ? oldVariables.find((variable) => variable.row === row) : oldVariables.find((variable) => variable.name === name)
  return { from: old!.name }
}

/** A made-up later version, with what the first has not: a text, a coarser scale, fewer rows in another order. */
export const secondVersion: Questionnaire = {
  ...unmapped,
  mapsFrom: { version: '2020.1', variables: Object.fromEntries(codebookOf(unmapped).variables.map(({ name, row }) => [name, origin(name, row)])) },
}
