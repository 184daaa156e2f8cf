import { fillClusterName } from '../questionnaire/clusterName.ts'
import type { Page, Question, Questionnaire } from '../questionnaire/questionnaire.ts'
import type { Language, Text } from '../questionnaire/text.ts'
import { questionnaire } from '../versions/versions.ts'

export interface ModelOptions {
  readonly language: Language
  readonly clusterName: string
}

/** The part of the JSON format of SurveyJS 3 that the questionnaire needs. */
export interface SurveyModelJson {
  readonly locale: Language
  readonly clearInvisibleValues: 'none'
  readonly pages: readonly { readonly name: string; readonly title: string; readonly elements: readonly object[] }[]
}

const required: Text = { nl: 'Kies een antwoord.', en: 'Choose an answer.' }
const requiredText: Text = { nl: 'Vul een antwoord in.', en: 'Fill in an answer.' }
const requiredMany: Text = { nl: 'Kies minstens één antwoord.', en: 'Choose at least one answer.' }

/**
 * The questionnaire as a SurveyJS model in one language, with the cluster's name filled in as plain text.
 * Names and values are those of the answer document. The rows of an effect that was unchosen stay in the model's data
 * (they come back when it is chosen again): send `withoutStrays(version, model.data)`, and never call clearIncorrectValues.
 * @throws RangeError for a version that does not exist
 */
export const surveyModelJson = (version: string, options: ModelOptions): SurveyModelJson => modelJsonOf(questionnaire(version), options)

/** The same for a questionnaire in hand. */
export function modelJsonOf({ pages }: Questionnaire, { language, clusterName }: ModelOptions): SurveyModelJson {
  const say = (text: Text): string => fillClusterName(text, clusterName)[language]
  const choiceOf = ({ code, label }: { readonly code: number; readonly label: Text }) => ({ value: code, text: say(label) })
  const rowOf = ({ id, text }: { readonly id: string; readonly text: Text }) => ({ value: id, text: say(text) })

  const element = (question: Question): object => {
    const head = {
      name: question.id,
      title: say(question.text),
      ...(question.help && { description: say(question.help) }),
      isRequired: question.required,
    }
    switch (question.kind) {
      case 'oneChoice':
        return { type: 'radiogroup', ...head, requiredErrorText: say(required), choices: question.choices.map(choiceOf) }
      case 'manyChoices': {
        const none = { value: question.none.id, text: say(question.none.label), isExclusive: true }
        return { type: 'checkbox', ...head, requiredErrorText: say(requiredMany), choices: [...question.rows.map(rowOf), none] }
      }
      case 'matrix':
        return {
          type: 'matrix',
          ...head,
          requiredErrorText: say(required),
          eachRowRequired: question.required,
          columns: question.choices.map(choiceOf),
          rows: question.rows.map(rowOf),
          ...(question.rowsChosenIn !== undefined && {
            rowsVisibleIf: `{${question.rowsChosenIn}} contains {item}`,
            hideIfRowsEmpty: true,
          }),
        }
      case 'text':
        return { type: 'comment', ...head, requiredErrorText: say(requiredText), maxLength: question.maximumLength }
    }
  }
  const page = ({ id, title, questions }: Page) => ({ name: id, title: say(title), elements: questions.map(element) })

  return { locale: language, clearInvisibleValues: 'none', pages: pages.map(page) }
}
