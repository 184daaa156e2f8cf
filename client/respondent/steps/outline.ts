import type { Text } from '../../ui/language/text.ts'

/** The questionnaire as far as the pages around SurveyJS need it, with the name of the cluster filled in. */
export interface Outline {
  readonly pages: readonly OutlinePage[]
}

export interface OutlinePage {
  readonly name: string
  readonly title: Text
  readonly questions: readonly OutlineQuestion[]
}

export interface OutlineQuestion {
  readonly name: string
  readonly kind: 'oneChoice' | 'manyChoices' | 'matrix' | 'text'
  readonly title: Text
  readonly short: Text
  readonly required: boolean
  /** The question that decides which rows are asked; undefined when all of them are. */
  readonly rowsChosenIn: string | undefined
  readonly rows: readonly OutlineRow[]
  readonly choices: readonly OutlineChoice[]
}

export interface OutlineRow {
  readonly name: string
  /** What it is called in an error. */
  readonly short: Text
  /** What stands first: the short name of an effect, the whole of a statement. */
  readonly label: Text
  /** The whole wording, where the label is only the short name. */
  readonly text: Text | undefined
}

export interface OutlineChoice {
  readonly value: number | string
  readonly label: Text
}
