import { codebook, describeVariable, type Category, type CodebookQuestion, type Scale, type Text } from '../../surveys/index.ts'

/** A crossed variable in words, with how its mean reads. */
export interface DescribedVariable {
  readonly name: string
  readonly question: CodebookQuestion
  readonly label: Text
  /** Codes with their labels; none for a figure made of several answers. */
  readonly categories: readonly Category[]
  /** null where a mean would say nothing. */
  readonly scale: Scale | null
  /** Whether the mean is a share, and of what. */
  readonly share: Text | null
  /** Statements behind the mean of a battery; empty otherwise. */
  readonly meanOf: readonly string[]
}

/** @throws RangeError for a name that this version does not have */
export function describedVariable(version: string, name: string): DescribedVariable {
  const book = codebook(version)
  const found = describeVariable(book, name)
  const question = book.questions.find((one) => one.id === found.question)!
  if ('of' in found) {
    return { name, question, label: found.labels, categories: [], scale: found.scale, share: found.of.kind === 'share' ? found.labels : null, meanOf: found.of.kind === 'meanOfRows' ? found.of.variables : [] }
  }
  const shareOf = book.derived.find(({ of }) => of.kind === 'share' && of.variable === name)
  const share = shareOf ? shareOf.labels : found.kind === 'dichotomous' ? found.categories.at(-1)!.label : null
  return { name, question, label: found.labels, categories: found.categories, scale: shareOf ? shareOf.scale : found.scale, share, meanOf: [] }
}
