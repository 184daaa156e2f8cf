import { classificationLabels, describeVariable, levelLabel, shortLevelLabel, type Classification, type Codebook } from '../../../surveys/index.ts'
import type { TableParts } from '../../../server/api/tables.ts'
import type { Text } from '../../ui/language/text.ts'
import { catalogueOf, type CatalogueEntry } from '../questions/catalogue.ts'

const words = {
  cluster: { nl: 'Cluster', en: 'Cluster' },
  clusterMembers: { nl: 'Leden van de cluster', en: 'Members of the cluster' },
  upTo70: { nl: 'tot en met 70', en: 'up to 70' },
  above70: { nl: 'meer dan 70', en: 'more than 70' },
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
      alone: entries.length === 1 ? question.short : joined(question.short, entry.short),
      entry,
    }))
    const group = Object.entries(parts.rowGroups).find(([, names]) => names.includes(rows.at(-1)!.name))
    const axisMean = group && group[1].find((name) => !rows.some((row) => row.name === name))
    if (axisMean) rows.unshift({ name: axisMean, question: question.id, heading: question.short, label: words.axisMean, alone: joined(question.short, words.axisMean), entry: { ...entries[0]!, variable: axisMean, categories: [], short: words.axisMean } })
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

const isClass = (name: string): name is Classification => Object.hasOwn(classificationLabels, name)

export function classificationName(codebook: Codebook, name: string): Text {
  if (isClass(name)) return classificationLabels[name]
  if (name === 'cluster' || name === 'clusterMembers') return words[name]
  return codebook.variables.some((variable) => variable.name === name) ? describeVariable(codebook, name).alone : { nl: name, en: name }
}

/** @param short as the head of a column has room for */
export function levelName(codebook: Codebook, parts: Pick<TableParts, 'classifications'>, classification: string, level: string, short: boolean): Text {
  if (isClass(classification)) return (short ? shortLevelLabel : levelLabel)(classification, level)
  if (level === 'upTo70' || level === 'above70') return words[level]
  if (classification === 'cluster') {
    const name = parts.classifications.find((one) => one.name === 'cluster')?.levels.find((one) => one.level === level)?.name ?? level
    return { nl: name, en: name }
  }
  const variable = codebook.variables.find((one) => one.name === classification)
  return variable?.categories.find(({ code }) => String(code) === level)?.label ?? { nl: level, en: level }
}
