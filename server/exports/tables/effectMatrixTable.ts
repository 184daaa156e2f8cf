import { effectGroups, effects, type Language } from '../../../surveys/index.ts'
import type { AxisMean, MeanFigure } from '../../../analysis/index.ts'
import type { TakenEffectMatrix } from '../takenFigure.ts'
import { countCell, deviationCell, endCell, errorCell, valueCell, type Style } from './figureCells.ts'
import { empty, numberCell, textCell, type Cell, type Table } from './table.ts'

const words = {
  table: { nl: 'Tabel', en: 'Table' },
  number: { nl: 'Nummer', en: 'Number' },
  effect: { nl: 'Effect', en: 'Effect' },
  group: { nl: 'Groep van effecten', en: 'Group of effects' },
  desired: { nl: 'Gewenst (0–2)', en: 'Desired (0–2)' },
  realised: { nl: 'Gerealiseerd (0–2)', en: 'Realised (0–2)' },
  contribution: { nl: 'Bijdrage (0–100)', en: 'Contribution (0–100)' },
  columns: {
    nl: ['n', 'gemiddelde', 'standaardafwijking', 'standaardfout', '95 %-interval, ondergrens', '95 %-interval, bovengrens'],
    en: ['n', 'mean', 'standard deviation', 'standard error', '95% interval, lower end', '95% interval, upper end'],
  },
  meanOf: { nl: 'Gemiddelde van de effecten', en: 'Mean of the effects' },
  pooled: { nl: 'Gemiddelde over alle paren van antwoord en effect', en: 'Mean over all pairs of response and effect' },
}

/** The 11 effects with both axes, then the two means of each axis. */
export function effectMatrixTable({ matrix }: TakenEffectMatrix, language: Language): Table {
  const across: Style = { language, decimals: 2, percent: false }
  const upwards: Style = { language, decimals: matrix.vertical === 'contribution' ? 1 : 2, percent: false }
  const { desired, vertical } = matrix.axisMeans
  const rows = matrix.effects.map((point): readonly Cell[] => {
    const effect = effects.find((one) => one.number === point.effect)
    const group = effectGroups.find((one) => one.id === effect?.group)
    return [numberCell(point.effect), textCell(effect?.short[language] ?? ''), textCell(group?.label[language] ?? ''), ...meanCells(point.desired, across), ...meanCells(point.vertical, upwards)]
  })
  return {
    name: words.table[language],
    head: [words.number[language], words.effect[language], words.group[language], ...[words.desired, words[matrix.vertical]].flatMap((axis) => words.columns[language].map((column) => `${axis[language]}: ${column}`))],
    rows: [
      ...rows,
      [empty, textCell(words.meanOf[language]), empty, ...axisCells(desired, across), ...axisCells(vertical, upwards)],
      [empty, textCell(words.pooled[language]), empty, ...pooledCells(desired, across), ...pooledCells(vertical, upwards)],
    ],
  }
}

const meanCells = ({ base, mean, interval }: MeanFigure, style: Style): readonly Cell[] => [
  countCell(base, style),
  valueCell(mean, style),
  deviationCell(mean, style),
  errorCell(mean, interval, style),
  endCell(interval, 'lower', style),
  endCell(interval, 'upper', style),
]

const axisCells = ({ mean, interval }: AxisMean, style: Style): readonly Cell[] =>
  [empty, valueCell(mean, style), empty, errorCell(mean, interval, style), endCell(interval, 'lower', style), endCell(interval, 'upper', style)]

const pooledCells = ({ pooled }: AxisMean, style: Style): readonly Cell[] => [empty, valueCell(pooled, style), empty, errorCell(pooled, null, style), empty, empty]
