import { classificationLabels, codebook, describeVariable, shortLevelLabel, type Classification, type Language, type Text } from '../../../surveys/index.ts'
import type { TakenTable } from '../takenFigure.ts'

const words = {
  cluster: { nl: 'Cluster', en: 'Cluster' },
  clusterMembers: { nl: 'Leden van de cluster', en: 'Members of the cluster' },
  upTo70: { nl: 'tot en met 70', en: 'up to 70' },
  above70: { nl: 'meer dan 70', en: 'more than 70' },
} satisfies Record<string, Text>

const axisMeans: Readonly<Record<string, Text>> = {
  desired_mean: { nl: 'Gewenst: gemiddelde van de effecten', en: 'Desired: mean of the effects' },
  realised_mean: { nl: 'Gerealiseerd: gemiddelde van de effecten', en: 'Realised: mean of the effects' },
  contribution_mean: { nl: 'Bijdrage: gemiddelde van de effecten', en: 'Contribution: mean of the effects' },
}

const isClass = (name: string): name is Classification => Object.hasOwn(classificationLabels, name)

/** A row of a table, clear without a heading. */
export const rowName = (version: string, row: string, language: Language): string => (axisMeans[row] ?? describeVariable(codebook(version), row).alone)[language]

export function classificationName(version: string, name: string, language: Language): string {
  if (isClass(name)) return classificationLabels[name][language]
  return (name === 'cluster' || name === 'clusterMembers' ? words[name] : describeVariable(codebook(version), name).alone)[language]
}

export function levelName({ clusterNames }: Pick<TakenTable, 'clusterNames'>, version: string, classification: string, level: string, language: Language): string {
  if (isClass(classification)) return shortLevelLabel(classification, level)[language]
  if (level === 'upTo70' || level === 'above70') return words[level][language]
  if (classification === 'cluster') return clusterNames.get(level) ?? level
  const categories = codebook(version).variables.find((variable) => variable.name === classification)?.categories
  return categories?.find(({ code }) => String(code) === level)?.label[language] ?? level
}
