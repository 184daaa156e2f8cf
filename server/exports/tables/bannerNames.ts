import { bannerLevelName, bannerName, codebook, rowName as nameOfRow, type Language } from '../../../surveys/index.ts'
import type { TakenTable } from '../takenFigure.ts'

/** A row of a table, clear without a heading. */
export const rowName = (version: string, row: string, language: Language): string => nameOfRow(codebook(version), row)[language]

export const classificationName = (version: string, name: string, language: Language): string => bannerName(codebook(version), name)[language]

export const levelName = ({ clusterNames }: Pick<TakenTable, 'clusterNames'>, version: string, classification: string, level: string, language: Language): string =>
  bannerLevelName(codebook(version), (id) => clusterNames.get(id), classification, level, true)[language]
