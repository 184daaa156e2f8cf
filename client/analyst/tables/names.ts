import { bannerLevelName, rowName, type Codebook } from '../../../surveys/index.ts'
import type { TableParts } from '../../../server/api/tables.ts'
import type { Text } from '../../ui/language/text.ts'
import { catalogueOf, type CatalogueEntry } from '../questions/catalogue.ts'

const words = {
  axisMean: { nl: 'Gemiddelde van de 11 effecten', en: 'Mean of the 11 effects' },
  allOf: { nl: 'alle rijen', en: 'all rows' },
}

/** A row as the table writes it. */
export interface RowName {
  readonly name: string
  readonly question: string
  readonly heading: Text
  readonly label: Text
  /** Clear without its heading. */
  readonly alone: Text
  readonly entry: CatalogueEntry | null
}

/** The rows of a wave under their questions, with the mean of each effect axis and a choice for all of them. */
export interface RowGroup {
  readonly heading: Text
  readonly rows: readonly RowName[]
  /** The name that stands for all rows of the question, where there is one. */
  readonly all: { readonly name: string; readonly label: Text } | null
}

const joined = (first: Text, second: Text): Text => ({ nl: `${first.nl}: ${second.nl}`, en: `${first.en}: ${second.en}` })

export function rowGroupsOf(codebook: Codebook, parts: Pick<TableParts, 'rowGroups'>): RowGroup[] {
  return catalogueOf(codebook).map(({ question, entries }) => {
    const rows = entries.map((entry): RowName => ({
      name: entry.variable,
      question: question.id,
      heading: question.short,
      label: entries.length === 1 ? question.short : entry.short,
      alone: rowName(codebook, entry.variable),
      entry,
    }))
    const group = Object.entries(parts.rowGroups).find(([, names]) => names.includes(rows.at(-1)!.name))
    const axisMean = group && group[1].find((name) => !rows.some((row) => row.name === name))
    if (axisMean) rows.unshift({ name: axisMean, question: question.id, heading: question.short, label: words.axisMean, alone: rowName(codebook, axisMean), entry: { ...entries[0]!, variable: axisMean, categories: [], short: words.axisMean } })
    return { heading: question.short, rows, all: group ? { name: group[0], label: joined(question.short, words.allOf) } : null }
  })
}

export function findRow(groups: readonly RowGroup[], name: string): RowName | undefined {
  for (const group of groups) {
    const row = group.rows.find((one) => one.name === name)
    if (row) return row
  }
  return undefined
}

/** A chosen row or group of rows in words. */
export function chosenRowName(groups: readonly RowGroup[], name: string): Text {
  return findRow(groups, name)?.alone ?? groups.find((group) => group.all?.name === name)?.all?.label ?? { nl: name, en: name }
}

/** @param short as the head of a column has room for */
export function levelName(codebook: Codebook, parts: Pick<TableParts, 'classifications'>, classification: string, level: string, short: boolean): Text {
  const clusters = parts.classifications.find((one) => one.name === 'cluster')?.levels
  return bannerLevelName(codebook, (id) => clusters?.find((one) => one.level === id)?.name ?? undefined, classification, level, short)
}
