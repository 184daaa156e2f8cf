import { fillClusterName } from '../questionnaire/clusterName.ts'
import { questionsOf, type Choice, type Measure, type Question, type Questionnaire } from '../questionnaire/questionnaire.ts'
import type { Text } from '../questionnaire/text.ts'
import { questionnaire } from '../versions/versions.ts'

export interface Category {
  readonly code: number
  readonly label: Text
}

/** What a mean of the codes lies between, and what its ends say. */
export interface Scale {
  readonly lowest: number
  readonly highest: number
  readonly ends: readonly [low: Text, high: Text]
  /** The middle, where it has a meaning of its own. */
  readonly middle?: { readonly at: number; readonly label: Text }
}

/** A column of the response matrix: one byte a response. */
export interface Variable {
  readonly name: string
  readonly question: string
  readonly row?: string
  readonly kind: Measure
  /** Ascending by code. */
  readonly categories: readonly Category[]
  /** null where codes have no order, so that a mean would say nothing. */
  readonly scale: Scale | null
  /** In full: the title of the question, or the wording of the row. */
  readonly labels: Text
  /** For a line under the heading of its question. */
  readonly short: Text
  /** Short, and clear where no heading says which question it belongs to. */
  readonly alone: Text
  /** Whether a response can have no code because the row was not asked. */
  readonly canBeNotAsked: boolean
}

/** A figure made of several answers or codes of one member; no column holds it. */
export interface DerivedFigure {
  readonly name: string
  readonly question: string
  /** mean of the rows answered, or 1 for those with one of `codes` and 0 for the others */
  readonly of: { readonly kind: 'meanOfRows'; readonly variables: readonly string[] } | { readonly kind: 'share'; readonly variable: string; readonly codes: readonly number[] }
  readonly scale: Scale
  readonly labels: Text
  readonly short: Text
  readonly alone: Text
}

export interface CodebookQuestion {
  readonly id: string
  readonly title: Text
  readonly short: Text
  /** As asked, about "the cluster". */
  readonly text: Text
}

export interface Codebook {
  readonly version: string
  readonly questions: readonly CodebookQuestion[]
  /** In the order of the questionnaire, which is the order of the coded bytes. */
  readonly variables: readonly Variable[]
  readonly derived: readonly DerivedFigure[]
}

const words = ({ nl, en }: Text): Text => ({ nl, en })
const both = (first: Text, second: Text): Text => ({ nl: `${first.nl}: ${second.nl}`, en: `${first.en}: ${second.en}` })
const everybody: Text = { nl: 'iedereen', en: 'everybody' }
const nobody: Text = { nl: 'niemand', en: 'nobody' }

function categoriesOf(choices: readonly Choice[]): readonly Category[] {
  return choices.map(({ code, label }) => ({ code, label: words(label) })).sort((a, b) => a.code - b.code)
}

function scaleOf(kind: Measure, categories: readonly Category[], middle?: Scale['middle']): Scale | null {
  const low = categories[0]
  const high = categories.at(-1)
  if (kind === 'nominal' || low === undefined || high === undefined) return null
  return { lowest: low.code, highest: high.code, ends: [low.label, high.label], ...(middle && { middle }) }
}

function variablesOf(question: Question): readonly Variable[] {
  if (question.kind === 'oneChoice') {
    const { name, measure } = question.variable
    const categories = categoriesOf(question.choices)
    return [
      {
        name,
        question: question.id,
        kind: measure,
        categories,
        scale: scaleOf(measure, categories),
        labels: words(question.title),
        short: question.short,
        alone: question.short,
        canBeNotAsked: false,
      },
    ]
  }
  if (question.kind !== 'matrix') return []
  const { stem, measure, notChosen, middle } = question.variable
  const categories = categoriesOf(notChosen ? [notChosen, ...question.choices] : question.choices)
  const scale = scaleOf(measure, categories, middle)
  return question.rows.map((row, index) => ({
    name: `${stem}_${index + 1}`,
    question: question.id,
    row: row.id,
    kind: measure,
    categories,
    scale,
    labels: fillClusterName(row.text),
    short: row.short,
    alone: both(question.short, row.short),
    canBeNotAsked: question.rowsChosenIn !== undefined && notChosen === undefined,
  }))
}

function derivedFrom(question: Question, variables: readonly Variable[]): readonly DerivedFigure[] {
  if (question.kind === 'oneChoice' && question.variable.share) {
    const { name, codes, label } = question.variable.share
    const scale: Scale = { lowest: 0, highest: 1, ends: [nobody, everybody] }
    return [{ name, question: question.id, of: { kind: 'share', variable: question.variable.name, codes }, scale, labels: label, short: label, alone: label }]
  }
  if (question.kind !== 'matrix' || !question.variable.meanLabel) return []
  const scale = variables[0]?.scale
  if (!scale) return []
  const of = { kind: 'meanOfRows', variables: variables.map((variable) => variable.name) } as const
  const { stem, meanLabel } = question.variable
  return [{ name: `${stem}_mean`, question: question.id, of, scale, labels: meanLabel, short: question.short, alone: question.short }]
}

/** Everything that a reader of the coded answers needs to know, derived from the questionnaire. */
export function codebookOf(version: Questionnaire): Codebook {
  const questions = questionsOf(version)
  return {
    version: version.version,
    questions: questions.map(({ id, title, short, text }) => ({ id, title: words(title), short, text: fillClusterName(text) })),
    variables: questions.flatMap(variablesOf),
    derived: questions.flatMap((question) => derivedFrom(question, variablesOf(question))),
  }
}

const made = new Map<string, Codebook>()

/**
 * The codebook of a version, `coded:S/B/P` included.
 * @throws RangeError for a version that does not exist
 */
export function codebook(version: string): Codebook {
  let found = made.get(version)
  if (found === undefined) {
    found = codebookOf(questionnaire(version))
    made.set(version, found)
  }
  return found
}

/**
 * A column or a derived figure by its name.
 * @throws RangeError for a name that this codebook does not have
 */
export function describeVariable({ version, variables, derived }: Codebook, name: string): Variable | DerivedFigure {
  const found = variables.find((variable) => variable.name === name) ?? derived.find((figure) => figure.name === name)
  if (!found) throw new RangeError(`version ${version} has no variable ${JSON.stringify(name)}`)
  return found
}
