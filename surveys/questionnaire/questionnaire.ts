import type { Text, Wording } from './text.ts'

/** One version of the questionnaire, as data. A version that has been fielded never changes. */
export interface Questionnaire {
  readonly version: string
  /** Minutes a member needs. */
  readonly expectedMinutes: number
  /** The documents that `source` of a wording points into. */
  readonly sources: Readonly<Record<string, string>>
  readonly pages: readonly Page[]
  /** How its variables continue those of an earlier version; absent in the first one. */
  readonly mapsFrom?: VersionMapping
}

export interface Page {
  readonly id: string
  readonly title: Wording
  readonly questions: readonly Question[]
}

export type Question = OneChoiceQuestion | ManyChoicesQuestion | MatrixQuestion | TextQuestion

interface AnyQuestion {
  /** Key in the answer document. */
  readonly id: string
  /** Heading in a report. */
  readonly title: Wording
  /** Name in a list. */
  readonly short: Text
  /** What the member reads. */
  readonly text: Wording
  readonly help?: Wording
  readonly required: boolean
}

/** One of a few answers: the document holds its code. */
export interface OneChoiceQuestion extends AnyQuestion {
  readonly kind: 'oneChoice'
  readonly choices: readonly Choice[]
  readonly variable: SingleVariable
}

/** Any number of rows, or `none`, which stands alone: the document holds the list of their ids. */
export interface ManyChoicesQuestion extends AnyQuestion {
  readonly kind: 'manyChoices'
  readonly rows: readonly Row[]
  readonly none: { readonly id: string; readonly label: Wording }
}

/** One of a few answers for every row: the document holds the codes by row id. */
export interface MatrixQuestion extends AnyQuestion {
  readonly kind: 'matrix'
  readonly rows: readonly Row[]
  readonly choices: readonly Choice[]
  readonly variable: RowVariable
  /** The question (manyChoices, same rows) that decides which rows are asked; without it all are. */
  readonly rowsChosenIn?: string
}

/** Words of the member's own. They have no variable: they go no further than the store. */
export interface TextQuestion extends AnyQuestion {
  readonly kind: 'text'
  /** In UTF-16 code units, as the browser counts them. */
  readonly maximumLength: number
}

export interface Choice {
  /** 0..253; 254 and 255 mean not asked and left blank. */
  readonly code: number
  readonly label: Wording
}

export interface Row {
  readonly id: string
  readonly text: Wording
  readonly short: Text
}

/** dichotomous: 0 or 1 · ordinal: codes in order, equally spaced · interval: the code is the amount · nominal: no order */
export type Measure = 'dichotomous' | 'ordinal' | 'interval' | 'nominal'

export interface SingleVariable {
  readonly name: string
  readonly measure: Measure
  /** A share that is a figure of its own: those with one of these codes, of all who answered. */
  readonly share?: { readonly name: string; readonly codes: readonly number[]; readonly label: Text }
}

export interface RowVariable {
  /** Names are stem_1, stem_2, … in the order of the rows. */
  readonly stem: string
  readonly measure: Measure
  /** The middle of the scale, where it has a meaning of its own. */
  readonly middle?: { readonly at: number; readonly label: Text }
  /** The code of a row that was not chosen in `rowsChosenIn`; without it such a row counts as not asked. */
  readonly notChosen?: Choice
  /** Label of the mean of all rows per member, where that mean is a figure of its own. */
  readonly meanLabel?: Text
}

/** Every variable of the new version: where it comes from, or that it is new. */
export interface VersionMapping {
  readonly version: string
  readonly variables: Readonly<Record<string, VariableMapping | 'new'>>
}

export interface VariableMapping {
  readonly from: string
  /** New code by old code, where they differ; an old code that is not named here keeps its number. */
  readonly codes?: Readonly<Record<number, number>>
}

export const questionsOf = (questionnaire: Questionnaire): readonly Question[] => questionnaire.pages.flatMap((page) => page.questions)
