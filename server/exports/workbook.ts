import type { Language } from '../../surveys/index.ts'
import { definitionOf } from './definition/definition.ts'
import { tableSheet, textSheet, xlsxOf } from './files/xlsx.ts'
import { tablesOf } from './tables/tableOf.ts'
import type { Occasion, TakenFigure } from './takenFigure.ts'

const definition = { nl: 'Uitleg', en: 'Definition' }

/** A workbook of the table, its definition on the second sheet, and the tests on the third where there are any. */
export async function workbookOf(figure: TakenFigure, occasion: Occasion, language: Language): Promise<Buffer> {
  const [table, ...tests] = tablesOf(figure, occasion, language).map(tableSheet)
  return await xlsxOf([table!, textSheet(definition[language], definitionOf(figure, occasion, language)), ...tests])
}
