import type { Language } from '../../../surveys/index.ts'
import { describedVariable } from '../describedVariable.ts'
import type { Occasion, TakenFigure } from '../takenFigure.ts'
import { bannerTable } from './bannerTable.ts'
import { crossingTable } from './crossingTable.ts'
import { effectMatrixTable } from './effectMatrixTable.ts'
import type { Table } from './table.ts'
import { testsTable } from './testsTable.ts'

/** The figure as rows. */
export function tableOf(figure: TakenFigure, { wave }: Occasion, language: Language): Table {
  if (figure.kind === 'told') return figure.tell(language).tables[0]
  if (figure.kind === 'table') return bannerTable(figure, wave.questionnaireVersion, language)
  return figure.kind === 'crossings' ? crossingTable(figure, describedVariable(wave.questionnaireVersion, figure.variable), language) : effectMatrixTable(figure, language)
}

/** The figure, and the tests that go with it. */
export function tablesOf(figure: TakenFigure, occasion: Occasion, language: Language): readonly Table[] {
  if (figure.kind === 'told') return figure.tell(language).tables
  const table = tableOf(figure, occasion, language)
  if (figure.kind !== 'crossings') return [table]
  const tests = testsTable(figure, describedVariable(occasion.wave.questionnaireVersion, figure.variable), language)
  return tests.rows.length === 0 ? [table] : [table, tests]
}
