import { bannerName, type Codebook } from '../../../../surveys/index.ts'
import type { Table, TableParts } from '../../../../server/api/tables.ts'
import type { Text } from '../../../ui/language/text.ts'
import { levelName } from '../names.ts'

export interface ColumnHead {
  readonly level: string
  readonly letter: string
  readonly responses: number | null
  readonly name: Text
}

export interface QuestionHead {
  readonly classification: string
  readonly name: Text
  readonly columns: readonly ColumnHead[]
}

/** The heads of a banner in words. */
export function headsOf(table: Table, codebook: Codebook, parts: TableParts): QuestionHead[] {
  return table.banner.map(({ classification, columns }) => ({
    classification,
    name: bannerName(codebook, classification),
    columns: columns.map((column) => ({ ...column, name: levelName(codebook, parts, classification, column.level, true) })),
  }))
}

/** Decimals that the scale of a row deserves: two on a scale of a few points, one on 0 to 100. */
export const decimalsOn = (highest: number): number => (highest > 10 ? 1 : 2)
