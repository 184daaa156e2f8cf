import { participationTables } from '../../../../analysis/index.ts'
import type { Participation } from '../../../../analysis/index.ts'
import { bannerName, classificationLabels, codebook, shortLevelLabel, type Language } from '../../../../surveys/index.ts'
import { written } from '../../definition/viewWords.ts'
import { numberCell, textCell, type Cell, type Table } from '../../tables/table.ts'
import type { TakenTold } from '../../takenFigure.ts'
import { columnNames, resultCells } from '../rows.ts'
import type { ToldFigure } from '../toldFigure.ts'

const words = {
  title: { nl: 'Respons', en: 'Responses' },
  classification: { nl: 'Indeling', en: 'Classification' },
  group: { nl: 'Groep', en: 'Group' },
  all: { nl: 'Alle leden', en: 'All members' },
  invited: { nl: 'uitgenodigd', en: 'invited' },
  started: { nl: 'begonnen', en: 'started' },
  complete: { nl: 'volledig', en: 'complete' },
  responseRate: { nl: 'responsgraad (begonnen van uitgenodigd)', en: 'response rate (started of invited)' },
  completionRate: { nl: 'volledig van uitgenodigd', en: 'complete of invited' },
  what: {
    nl: 'Aantal lidmaatschappen dat uitgenodigd werd, begon en alles invulde, en hun aandelen van de uitgenodigden (0–1). Alleen volledige antwoorden tellen mee in de andere cijfers.',
    en: 'Number of memberships that were invited, started and completed everything, and their shares of those invited (0–1). Only complete responses count in the other figures.',
  },
  whom: { nl: 'Alle uitgenodigde leden van het register; een onderneming telt per cluster waarvan ze lid is.', en: 'All invited members of the register; a company counts for each cluster it is a member of.' },
  base: { nl: 'Uitgenodigd', en: 'Invited' },
}

interface LevelParticipation {
  readonly level: string
  readonly participation: Participation
}

export interface WaveParticipation {
  readonly total: Participation
  readonly clusters: readonly { readonly id: string; readonly name: string; readonly participation: Participation }[]
  readonly call: readonly LevelParticipation[]
  readonly size: readonly LevelParticipation[]
  readonly embedding: readonly LevelParticipation[]
}

/** Invited, started and complete: counts of the register, so no script. */
export function takenParticipation(figure: WaveParticipation, version: string): TakenTold {
  return {
    kind: 'told',
    view: null,
    raking: undefined,
    path: '',
    parts: {},
    published: participationTables(figure),
    script: null,
    tell: (language): ToldFigure => ({
      title: words.title[language],
      what: words.what[language],
      whom: words.whom[language],
      base: `${words.base[language]}: ${written(figure.total.invited, language)}; ${words.complete[language]}: ${written(figure.total.complete, language)}.`,
      interval: null,
      tests: null,
      withheld: null,
      tables: [tableOf(figure, version, language)],
    }),
  }
}

function tableOf({ total, clusters, ...levels }: WaveParticipation, version: string, language: Language): Table {
  const row = (classification: string, group: string, { invited, started, complete, responseRate, completionRate }: Participation): readonly Cell[] => [
    textCell(classification),
    textCell(group),
    ...[invited, started, complete].map((count) => numberCell(count)),
    ...resultCells(responseRate, [['value', 1, true]], language),
    ...resultCells(completionRate, [['value', 1, true]], language),
  ]
  return {
    name: columnNames.table[language],
    head: [words.classification, words.group, words.invited, words.started, words.complete, words.responseRate, words.completionRate].map((word) => word[language]),
    rows: [
      row('', words.all[language], total),
      ...clusters.map(({ name, participation }) => row(bannerName(codebook(version), 'cluster')[language], name, participation)),
      ...(['call', 'size', 'embedding'] as const).flatMap((by) => levels[by].map(({ level, participation }) => row(classificationLabels[by][language], shortLevelLabel(by, level)[language], participation))),
    ],
  }
}
