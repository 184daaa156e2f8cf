import { bannerLevelName, bannerName, codebook, describeVariable, type Language, type Text } from '../../../surveys/index.ts'
import type { TakenTable } from '../takenFigure.ts'

const axisMeans: Readonly<Record<string, Text>> = {
  desired_mean: { nl: 'Gewenst: gemiddelde van de effecten', en: 'Desired: mean of the effects' },
  realised_mean: { nl: 'Gerealiseerd: gemiddelde van de effecten', en: 'Realised: mean of the effects' },
  contribution_mean: { nl: 'Bijdrage: gemiddelde van de effecten', en: 'Contribution: mean of the effects' },
}

/** A row of a table, clear without a heading. */
export const rowName = (version: string, row: string, language: Language): string => (axisMeans[row] ?? describeVariable(codebook(version), row).alone)[language]

export const classificationName = (version: string, name: string, language: Language): string => bannerName(codebook(version), name)[language]

export const levelName = ({ clusterNames }: Pick<TakenTable, 'clusterNames'>, version: string, classification: string, level: string, language: Language): string =>
  bannerLevelName(codebook(version), (id) => clusterNames.get(id), classification, level, true)[language]
