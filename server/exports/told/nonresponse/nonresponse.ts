import { nonresponseTables } from '../../../../analysis/index.ts'
import type { CrossingBy, DomainDifference, Move, RakingReport, View } from '../../../../analysis/index.ts'
import { classificationLabels, codebook, rowName, shortLevelLabel, type Language } from '../../../../surveys/index.ts'
import { crossingInAddress } from '../../definition/permalink.ts'
import { tests } from '../../definition/viewWords.ts'
import { countCell, errorCell, valueCell, type Style } from '../../tables/figureCells.ts'
import { textCell, type Table } from '../../tables/table.ts'
import type { TakenTold } from '../../takenFigure.ts'
import { columnNames, namedBase, resultCells, say } from '../rows.ts'
import type { ToldFigure } from '../toldFigure.ts'

const views = ['published', 'stratified', 'raked'] as const

const words = {
  title: { nl: 'Wat nonrespons aan de cijfers kan doen', en: 'What nonresponse can do to the figures' },
  figure: { nl: 'Gemiddelde', en: 'Mean' },
  published: { nl: 'zoals gepubliceerd', en: 'as published' },
  stratified: { nl: 'gestratificeerd', en: 'stratified' },
  raked: { nl: 'herwogen', en: 'raked' },
  moved: { nl: 'verplaatsing door herwegen', en: 'move by raking' },
  part: { nl: 'verplaatsing, deel van de schaal', en: 'move, part of the scale' },
  differences: { nl: 'Verschillen', en: 'Differences' },
  groups: { nl: 'Groepen', en: 'Groups' },
  minus: { nl: 'min', en: 'minus' },
  bound: { nl: 'grootste verschil door nonrespons langs het register', en: 'largest difference by nonresponse along the register' },
  could: { nl: 'kan nonrespons alleen het maken', en: 'could nonresponse alone make it' },
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  unknown: { nl: 'niet te zeggen', en: 'cannot be said' },
  what: {
    nl: 'Elk gemiddelde van alle leden in drie wegingen, en wat herwegen eraan verplaatst: herwogen min zoals gepubliceerd. Daarnaast elk verschil tussen de twee groepen, naast het grootste verschil dat nonrespons langs oproep, grootte en inbedding kan maken als de groepen in werkelijkheid gelijk zijn: |vertekening| ≤ (1 − R) · S(y) / (2ρ̄) in elke groep, en hier de som van beide (Schouten, Cobben en Bethlehem, 2009). Aandelen zijn 0–1.',
    en: 'Every mean of all members in three views, and what raking moves it by: raked minus as published. Beside it every difference between the two groups, with the largest difference that nonresponse along call, size and embedding could make if the groups were really alike: |bias| ≤ (1 − R) · S(y) / (2ρ̄) in each group, and here the two together (Schouten, Cobben and Bethlehem, 2009). Shares are 0–1.',
  },
  whom: { nl: 'Leden met een volledig antwoord, die de vraag beantwoordden.', en: 'Members with a complete response who answered the question.' },
  base: { nl: 'Grootste n van een vraag', en: 'Largest n of a question' },
  interval: { nl: '95 %-interval van elk verschil volgens de weging die erboven staat.', en: '95% interval of each difference by the view that stands above it.' },
}

const isShare = (variable: string): boolean => variable === 'q1_active' || variable === 'competitive_within3'
const styleOf = (variable: string, language: Language): Style => ({ language, decimals: isShare(variable) || variable.startsWith('contribution') ? 1 : 2, percent: isShare(variable) })

export interface WaveNonresponse {
  readonly by: CrossingBy
  readonly moves: readonly Move[]
  readonly differences: readonly DomainDifference[]
}

/** What raking does to every mean, and how far nonresponse alone could explain a difference. */
export function takenNonresponse(figure: WaveNonresponse, view: View, version: string, raking: RakingReport | undefined): TakenTold {
  const { by, moves } = figure
  return {
    kind: 'told',
    view,
    raking,
    path: 'representativiteit',
    parts: { naar: crossingInAddress[by] },
    published: nonresponseTables(figure),
    script: null,
    tell: (language): ToldFigure => ({
      title: `${words.title[language]}, ${language === 'nl' ? 'naar' : 'by'} ${classificationLabels[by][language].toLowerCase()}`,
      what: words.what[language],
      whom: words.whom[language],
      base: `${namedBase(words.base[language], Math.max(0, ...moves.map(({ base }) => base ?? 0)), language)}.`,
      interval: words.interval[language],
      tests: tests.raked[language],
      withheld: moves.filter(({ values }) => values.published.kind === 'suppressed').map(({ variable }) => rowName(codebook(version), variable)[language]),
      tables: [movesTable(figure, version, language), differencesTable(figure, version, language)],
    }),
  }
}

function movesTable({ moves }: WaveNonresponse, version: string, language: Language): Table {
  return {
    name: columnNames.table[language],
    head: [words.figure[language], columnNames.n[language], ...views.flatMap((view) => [words[view][language], `${words[view][language]}: ${columnNames.error[language]}`]), words.moved[language], words.part[language]],
    rows: moves.map(({ variable, base, values, moved }) => {
      const style = styleOf(variable, language)
      return [
        textCell(rowName(codebook(version), variable)[language]),
        countCell(base, style),
        ...views.flatMap((view) => [valueCell(values[view], style), errorCell(values[view], null, style)]),
        ...resultCells(moved, [['value', style.decimals, style.percent], ['partOfScale', 1, true]], language),
      ]
    }),
  }
}

function differencesTable({ by, differences }: WaveNonresponse, version: string, language: Language): Table {
  const { difference, lower, upper, t, df, p } = columnNames
  return {
    name: words.differences[language],
    head: [
      words.figure[language],
      words.groups[language],
      ...views.flatMap((view) => say([difference, lower, upper, t, df, p], language).map((column) => `${words[view][language]}: ${column}`)),
      words.moved[language],
      words.bound[language],
      words.could[language],
    ],
    rows: differences.map(({ variable, differences: tested, moved, largestBias, nonresponseCouldMakeIt }) => {
      const { decimals, percent } = styleOf(variable, language)
      const { published } = tested
      const name = (level: string) => shortLevelLabel(by, level)[language]
      return [
        textCell(rowName(codebook(version), variable)[language]),
        textCell(published.kind === 'estimated' ? `${name(published.levels[1])} ${words.minus[language]} ${name(published.levels[0])}` : ''),
        ...views.flatMap((view) => resultCells(tested[view], [['difference', decimals, percent], ['lower', decimals, percent], ['upper', decimals, percent], ['t', 3], ['degreesOfFreedom', 1], ['p', 4]], language)),
        ...resultCells(moved, [['value', decimals, percent]], language),
        ...resultCells(largestBias, [['value', decimals, percent]], language),
        textCell(words[nonresponseCouldMakeIt === null ? 'unknown' : nonresponseCouldMakeIt ? 'yes' : 'no'][language]),
      ]
    }),
  }
}
