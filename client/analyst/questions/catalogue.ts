import type { Codebook, CodebookQuestion, DerivedFigure, Variable } from '../../../surveys/index.ts'
import type { Scale as Shades } from '../../charts/colours.ts'
import type { Text } from '../../ui/language/text.ts'

/** One thing that can be crossed: a question, a statement of a battery, or the mean of its statements. */
export interface CatalogueEntry {
  readonly variable: string
  readonly label: Text
  readonly short: Text
  /** Codes with their labels; none for a figure made of several answers. */
  readonly categories: readonly { readonly code: number; readonly label: Text }[]
  readonly shades: Shades
  /** How its mean reads: a score on a scale, a share, or not at all. */
  readonly mean: 'score' | 'share' | 'none'
  /** What the mean says, where that is more than "mean". */
  readonly meanLabel: Text | null
  readonly range: readonly [number, number]
  readonly ends: readonly [Text, Text]
  readonly neutral: { readonly at: number; readonly label: Text } | null
}

export interface CatalogueGroup {
  readonly question: CodebookQuestion
  readonly entries: readonly CatalogueEntry[]
}

const nothing: Text = { nl: '', en: '' }

/** Four points from no to yes read as disagreeing and agreeing; a middle of its own is a matter of degree about it. */
const isFourPoint = ({ kind, categories }: Variable): boolean => kind === 'ordinal' && categories.length === 4

/** Only where the questionnaire itself gives the middle a meaning: on agreement it does, on relevance it does not. */
const neutralOf = (variable: Variable): CatalogueEntry['neutral'] => variable.scale?.middle ?? null

function entryOf(variable: Variable, share: DerivedFigure | undefined): CatalogueEntry {
  const { scale } = variable
  const asShare = variable.kind === 'dichotomous' || share !== undefined
  return {
    variable: variable.name,
    label: variable.labels,
    short: variable.short,
    categories: variable.categories,
    shades: variable.kind === 'nominal' ? 'expectation' : isFourPoint(variable) ? 'agreement' : 'amount',
    mean: asShare ? 'share' : scale === null ? 'none' : 'score',
    meanLabel: share ? share.labels : variable.kind === 'dichotomous' ? (variable.categories.at(-1)?.label ?? null) : null,
    range: asShare || scale === null ? [0, 1] : [scale.lowest, scale.highest],
    ends: asShare || scale === null ? [nothing, nothing] : scale.ends,
    neutral: asShare ? null : neutralOf(variable),
  }
}

function meanEntry(figure: DerivedFigure, statement: Variable): CatalogueEntry {
  const meanLabel: Text = { nl: 'Gemiddelde van de stellingen', en: 'Mean of the statements' }
  return {
    variable: figure.name,
    label: figure.labels,
    short: meanLabel,
    categories: [],
    shades: 'agreement',
    mean: 'score',
    meanLabel: null,
    range: [figure.scale.lowest, figure.scale.highest],
    ends: figure.scale.ends,
    neutral: neutralOf(statement),
  }
}

/** Everything of a wave that can be crossed, by question, the mean of a battery before its statements. */
export function catalogueOf({ questions, variables, derived }: Codebook): readonly CatalogueGroup[] {
  return questions.flatMap((question) => {
    const own = variables.filter((variable) => variable.question === question.id)
    const figures = derived.filter((figure) => figure.question === question.id)
    const means = figures.filter((figure) => figure.of.kind === 'meanOfRows')
    const entries = [
      ...means.map((figure) => meanEntry(figure, own[0]!)),
      ...own.map((variable) => entryOf(variable, figures.find(({ of }) => of.kind === 'share' && of.variable === variable.name))),
    ]
    return entries.length === 0 ? [] : [{ question, entries }]
  })
}

export function findEntry(catalogue: readonly CatalogueGroup[], variable: string): { readonly group: CatalogueGroup; readonly entry: CatalogueEntry } | undefined {
  for (const group of catalogue) {
    const entry = group.entries.find((one) => one.variable === variable)
    if (entry) return { group, entry }
  }
  return undefined
}
