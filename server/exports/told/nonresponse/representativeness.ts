import { registerTables } from '../../../../analysis/index.ts'
import type { RakingReport, Representativeness, Result, View } from '../../../../analysis/index.ts'
import { classificationLabels, shortLevelLabel, type Language } from '../../../../surveys/index.ts'
import { written } from '../../definition/viewWords.ts'
import { empty, numberCell, textCell, type Cell, type Table } from '../../tables/table.ts'
import type { TakenTold } from '../../takenFigure.ts'
import { absentCells, columnNames, numberOrNothing, resultCells } from '../rows.ts'
import type { ToldFigure } from '../toldFigure.ts'

const words = {
  title: { nl: 'Representativiteit: R-indicator en wie ontbreekt', en: 'Representativeness: R-indicator and who is missing' },
  group: { nl: 'Groep', en: 'Group' },
  all: { nl: 'Alle leden', en: 'All members' },
  whole: { nl: 'hele kenmerk', en: 'whole variable' },
  members: { nl: 'uitgenodigd', en: 'invited' },
  responses: { nl: 'volledige antwoorden', en: 'complete responses' },
  rate: { nl: 'volledig van uitgenodigd', en: 'complete of invited' },
  unconditional: { nl: 'partiële R-indicator', en: 'partial R-indicator' },
  conditional: { nl: 'voorwaardelijke partiële R-indicator', en: 'conditional partial R-indicator' },
  error: { nl: 'standaardfout', en: 'standard error' },
  margin: { nl: 'marge van 95 %', en: '95% margin' },
  overview: { nl: 'Overzicht', en: 'Overview' },
  figure: { nl: 'Cijfer', en: 'Figure' },
  value: { nl: 'waarde', en: 'value' },
  rIndicator: { nl: 'R-indicator', en: 'R-indicator' },
  adjusted: { nl: 'R-indicator, bijgesteld voor toeval', en: 'R-indicator, adjusted for chance' },
  effective: { nl: 'effectieve basis van de herwogen antwoorden', en: 'effective base of the raked responses' },
  what: {
    nl: 'R-indicator: 1 min tweemaal de standaardafwijking van de kansen om te antwoorden, geschat met een logistische regressie op oproep, grootte en inbedding (Schouten, Cobben en Bethlehem, 2009). Partieel: hoe ver een groep van het gemiddelde ligt, onder nul is te weinig; voorwaardelijk: wat daarvan overblijft tussen leden die op de andere kenmerken gelijk zijn (Schouten, Shlomo en Skinner, 2011).',
    en: 'R-indicator: 1 minus twice the standard deviation of the probabilities to respond, estimated by a logistic regression on call, size and embedding (Schouten, Cobben and Bethlehem, 2009). Partial: how far a group lies from the mean, below zero is too few; conditional: what is left of it between members who are alike on the other variables (Schouten, Shlomo and Skinner, 2011).',
  },
  whom: { nl: 'Alle uitgenodigde leden van het register.', en: 'All invited members of the register.' },
  base: { nl: 'Volledige antwoorden', en: 'Complete responses' },
  of: { nl: 'van', en: 'of' },
  interval: { nl: 'Marges van 95 % volgens Shlomo, Skinner en Schouten (2012).', en: '95% margins by Shlomo, Skinner and Schouten (2012).' },
}

export interface WaveRepresentativeness {
  readonly members: number
  readonly responses: number
  readonly completionRate: Result<{ readonly value: number }>
  readonly representativeness: Representativeness
  readonly raking: RakingReport
  readonly effectiveBase: number | null
}

/** How well the responses represent the register, by group. */
export function takenRepresentativeness(figure: WaveRepresentativeness, view: View): TakenTold {
  const { members, responses } = figure
  return {
    kind: 'told',
    view,
    raking: figure.raking,
    path: 'representativiteit',
    parts: {},
    published: registerTables(figure),
    script: null,
    tell: (language): ToldFigure => ({
      title: words.title[language],
      what: words.what[language],
      whom: words.whom[language],
      base: `${words.base[language]}: ${written(responses, language)} ${words.of[language]} ${written(members, language)}.`,
      interval: words.interval[language],
      tests: null,
      withheld: null,
      tables: [groupsTable(figure, language), overviewTable(figure, language)],
    }),
  }
}

type Indicator = { readonly value: number; readonly standardError: number | null; readonly margin: number | null }
const indicatorCells = ({ value, standardError, margin }: Indicator): readonly Cell[] => [numberCell(value, 3), numberOrNothing(standardError, 4), numberOrNothing(margin, 3)]

function groupsTable({ members, responses, completionRate, representativeness }: WaveRepresentativeness, language: Language): Table {
  const counts = (invited: number, complete: number, rate: Result<{ readonly value: number }>): readonly Cell[] => [numberCell(invited), numberCell(complete), ...resultCells(rate, [['value', 1, true]], language)]
  const all = counts(members, responses, completionRate)
  return {
    name: columnNames.table[language],
    head: [
      ...[words.group, words.members, words.responses, words.rate].map((word) => word[language]),
      ...(['unconditional', 'conditional'] as const).flatMap((kind) => [words[kind][language], ...[words.error, words.margin].map((word) => `${words[kind][language]}: ${word[language]}`)]),
    ],
    rows: representativeness.kind !== 'estimated'
      ? [[textCell(words.all[language]), ...all, ...absentCells(representativeness, 6, language)]]
      : [
          [textCell(words.all[language]), ...all, ...Array.from({ length: 6 }, () => empty)],
          ...representativeness.partial.flatMap(({ variable, unconditional, conditional, levels }) => [
            [textCell(`${classificationLabels[variable][language]}, ${words.whole[language]}`), ...all, ...indicatorCells(unconditional), ...indicatorCells(conditional)],
            ...levels.map((level) => [
              textCell(`${classificationLabels[variable][language]}: ${shortLevelLabel(variable, level.level)[language]}`),
              ...counts(level.members, level.responses, level.completionRate),
              ...indicatorCells(level.unconditional),
              ...indicatorCells(level.conditional),
            ]),
          ]),
        ],
  }
}

function overviewTable({ representativeness, effectiveBase }: WaveRepresentativeness, language: Language): Table {
  const row = (name: string, cells: readonly Cell[]): readonly Cell[] => [textCell(name), ...cells]
  return {
    name: words.overview[language],
    head: [words.figure, words.value, words.error, words.margin].map((word) => word[language]),
    rows: [
      row(words.rIndicator[language], resultCells(representativeness, [['rIndicator', 3], ['standardError', 4], ['margin', 3]], language)),
      row(words.adjusted[language], [...resultCells(representativeness, [['adjusted', 3]], language), empty, empty]),
      row(words.effective[language], [numberOrNothing(effectiveBase, 1), empty, empty]),
    ],
  }
}
