import { classificationLabels, shortDomainName, whyNoFigure, type Language } from '../../../surveys/index.ts'
import type { Crossing } from '../../../analysis/index.ts'
import type { DescribedVariable } from '../describedVariable.ts'
import type { TakenCrossings } from '../takenFigure.ts'
import { empty, numberCell, textCell, type Cell, type Table } from './table.ts'

const words = {
  table: { nl: 'Toetsen', en: 'Tests' },
  head: {
    nl: ['Kruising', 'Toets', 'n', 'verschil', 'ondergrens 95 %', 'bovengrens 95 %', 't of F', 'vrijheidsgraden (teller)', 'vrijheidsgraden', 'p'],
    en: ['Crossing', 'Test', 'n', 'difference', 'lower end 95%', 'upper end 95%', 't or F', 'degrees of freedom (numerator)', 'degrees of freedom', 'p'],
  },
  minus: { nl: 'min', en: 'minus' },
  difference: { nl: 'Verschil tussen de groepen', en: 'Difference between the groups' },
  rank: { nl: 'Rangtoets', en: 'Rank test' },
  independence: { nl: 'Verdeling van de antwoorden (Rao-Scott)', en: 'Distribution of the answers (Rao-Scott)' },
}

/** The tests of each crossing; a share's difference stays a fraction. Empty where nothing of the variable can be tested. */
export function testsTable({ crossings }: TakenCrossings, variable: DescribedVariable, language: Language): Table {
  const rows = crossings.flatMap((crossing) => [
    ...(variable.scale === null ? [] : [differenceRow(crossing, language)]),
    ...(crossing.rank === null ? [] : [rankRow(crossing.by, crossing.rank, language)]),
    ...(variable.categories.length < 2 ? [] : [independenceRow(crossing, language)]),
  ])
  return { name: words.table[language], head: words.head[language], rows }
}

const without = (crossing: string, test: string, why: string): readonly Cell[] => [textCell(crossing), textCell(test), textCell(why), ...Array.from({ length: 7 }, () => empty)]

function differenceRow({ by, difference }: Crossing, language: Language): readonly Cell[] {
  const name = classificationLabels[by][language]
  if (difference.kind !== 'estimated') return without(name, words.difference[language], whyNoFigure(difference)[language])
  const [first, second] = difference.levels.map((level) => shortDomainName(`${by}=${level}`)[language])
  return [
    textCell(name),
    textCell(`${second} ${words.minus[language]} ${first}`),
    numberCell(difference.base),
    ...[difference.difference, difference.lower, difference.upper, difference.t].map((value) => numberCell(value, 3)),
    empty,
    numberCell(difference.degreesOfFreedom, 1),
    numberCell(difference.p, 4),
  ]
}

function rankRow(by: Crossing['by'], rank: NonNullable<Crossing['rank']>, language: Language): readonly Cell[] {
  const name = classificationLabels[by][language]
  if (rank.kind !== 'estimated') return without(name, words.rank[language], whyNoFigure(rank)[language])
  return [textCell(name), textCell(words.rank[language]), empty, empty, empty, empty, numberCell(rank.t, 3), empty, numberCell(rank.degreesOfFreedom, 1), numberCell(rank.p, 4)]
}

function independenceRow({ by, independence }: Crossing, language: Language): readonly Cell[] {
  const name = classificationLabels[by][language]
  if (independence.kind !== 'estimated') return without(name, words.independence[language], whyNoFigure(independence)[language])
  const { base, F, numeratorDf, denominatorDf, p } = independence
  return [textCell(name), textCell(words.independence[language]), numberCell(base), empty, empty, empty, numberCell(F, 3), numberCell(numeratorDf, 3), numberCell(denominatorDf, 1), numberCell(p, 4)]
}
