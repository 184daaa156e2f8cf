import { domainName, effects, shortDomainName, type Language, type Text } from '../../../surveys/index.ts'
import type { TakenCrossings, TakenEffectMatrix, TakenTable } from '../takenFigure.ts'

const rule: Text = {
  nl: 'Cijfers op 1 tot 4 antwoorden worden niet getoond, om ondernemingen te beschermen. Waar zo’n cijfer uit de andere zou volgen, verdwijnt nog een tweede.',
  en: 'Figures on 1 to 4 responses are not shown, to protect companies. Where such a figure would follow from the others, a second one goes as well.',
}
const nothing: Text = { nl: 'In dit cijfer is niets weggelaten.', en: 'Nothing was withheld in this figure.' }
const here: Text = { nl: 'Hier niet getoond', en: 'Not shown here' }
const whole: Text = { nl: 'de hele figuur', en: 'the whole figure' }
const cells: Text = { nl: 'cellen van de tabel', en: 'cells of the table' }
const axisMean: Text = { nl: 'gemiddelde van de as', en: 'mean of the axis' }
const axes = {
  desired: { nl: 'gewenst', en: 'desired' },
  realised: { nl: 'gerealiseerd', en: 'realised' },
  contribution: { nl: 'bijdrage', en: 'contribution' },
}

/** What the rules took out of this figure, as the screen shows it: which places, never how many answers. */
export function withheldPlaces(figure: TakenCrossings | TakenEffectMatrix | TakenTable, language: Language): readonly string[] {
  if (figure.kind === 'crossings') {
    const columns = figure.crossings.flatMap((one, place) => one.columns.filter((column) => place === 0 || column.domain !== 'total'))
    return columns.filter((column) => column.figure.mean.kind === 'suppressed').map((column) => shortDomainName(column.domain)[language])
  }
  if (figure.kind === 'table') return withheldInTable(figure, language)
  const { matrix } = figure
  if (matrix.base === null) return [`${domainName(matrix.domain)[language]} (${whole[language]})`]
  const short = (effect: number) => effects.find((one) => one.number === effect)?.short[language] ?? ''
  return (['desired', 'vertical'] as const).flatMap((axis) => {
    const name = axes[axis === 'desired' ? 'desired' : matrix.vertical][language]
    return [
      ...matrix.effects.filter((point) => point[axis].mean.kind === 'suppressed').map((point) => `${name}, ${point.effect} ${short(point.effect)}`),
      ...(matrix.axisMeans[axis].mean.kind === 'suppressed' ? [`${name}, ${axisMean[language]}`] : []),
    ]
  })
}

/** Rows with how many of their cells are withheld: a list of all would be longer than the table. */
function withheldInTable({ table }: TakenTable, language: Language): readonly string[] {
  const hidden = table.rows.reduce((sum, row) => sum + [row.total, ...row.banner.flatMap((one) => one.cells)].filter((cell) => cell.mean.kind === 'suppressed').length, 0)
  return hidden === 0 ? [] : [`${hidden} ${cells[language]}`]
}

/** The rule, and what it took out here. */
export function withheldInWords(places: readonly string[], language: Language): string {
  return `${rule[language]} ${places.length === 0 ? nothing[language] : `${here[language]}: ${places.join('; ')}.`}`
}
