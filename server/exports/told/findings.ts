import type { View } from '../../../analysis/index.ts'
import type { Language, Text } from '../../../surveys/index.ts'
import type { CheckedTable, FindingInTable, PlaceInTable } from '../../api/selfCheck.ts'
import { numberCell, textCell, type Cell, type Table } from '../tables/table.ts'
import type { TakenTold } from '../takenFigure.ts'
import type { ToldFigure } from './toldFigure.ts'

const words = {
  table: { nl: 'Bevindingen', en: 'Findings' },
  head: {
    nl: ['Soort', 'Ernst', 'Cijfers', 'Uitleg', 'Wat zou passen, van', 'tot'],
    en: ['Kind', 'Severity', 'Figures', 'Explanation', 'What would fit, from', 'to'],
  },
  finding: { nl: 'bevinding', en: 'finding' },
  remark: { nl: 'opmerking', en: 'remark' },
  none: { nl: 'geen: deze cijfers kunnen samen bestaan', en: 'none: these figures can stand together' },
  what: {
    nl: 'Wat de zelfcontrole vindt: een totaal buiten zijn groepen, een aandeel dat de aantallen tegenspreekt, cijfers die van elders gekopieerd zijn, een percentage dat geen geheel aantal antwoorden geeft. Een opmerking is het bekijken waard en misschien juist.',
    en: 'What the self-check finds: a total outside its groups, a share that contradicts the bases, figures copied from elsewhere, a percentage that no whole number of answers gives. A remark is worth a look and maybe right.',
  },
  checked: { nl: 'nagekeken cijfers', en: 'checked figures' },
} as const

const severities: Readonly<Record<FindingInTable['severity'], Text>> = {
  impossible: { nl: 'onmogelijk', en: 'impossible' },
  contradicts: { nl: 'spreekt elkaar tegen', en: 'contradicts itself' },
  notPossibleWithBase: { nl: 'kan niet met dit aantal', en: 'not possible with this base' },
  copied: { nl: 'gekopieerd', en: 'copied' },
  typedTwice: { nl: 'dubbel getypt', en: 'typed twice' },
  orderChanged: { nl: 'volgorde verandert', en: 'order changes' },
}

/** What was checked, in words, and where the page shows it. */
export interface CheckedSubject {
  readonly title: Text
  readonly whom: Text
  readonly parts: Readonly<Record<string, string>>
  readonly view: View | null
}

/** The findings of the self-check as a table. They are no estimate of the answers: no script, and nothing to check in turn. */
export function takenFindings(check: CheckedTable, { title, whom, parts, view }: CheckedSubject): TakenTold {
  return {
    kind: 'told',
    view,
    raking: undefined,
    path: 'zelfcontrole',
    parts,
    published: [],
    script: null,
    tell: (language): ToldFigure => ({
      title: title[language],
      what: words.what[language],
      whom: whom[language],
      base: `${check.figures} ${words.checked[language]}.`,
      interval: null,
      tests: null,
      withheld: null,
      tables: [findingsTable(check, language)],
    }),
  }
}

export function findingsTable({ findings, remarks }: Pick<CheckedTable, 'findings' | 'remarks'>, language: Language): Table {
  const rows = [...findings.map((one) => rowOf(one, words.finding[language], language)), ...remarks.map((one) => rowOf(one, words.remark[language], language))]
  const nothing: readonly Cell[] = [textCell(words.none[language]), ...Array.from({ length: 5 }, () => textCell(''))]
  return { name: words.table[language], head: words.head[language], rows: rows.length === 0 ? [nothing] : rows }
}

function rowOf({ severity, figures, words: sentence, fits }: FindingInTable, kind: string, language: Language): readonly Cell[] {
  const [fit] = fits
  return [
    textCell(kind),
    textCell(severities[severity][language]),
    textCell(figures.map((place) => placeInWords(place, language)).join('; ')),
    textCell(sentence[language]),
    fit ? numberCell(fit.from, 2) : textCell(''),
    fit ? numberCell(fit.to, 2) : textCell(''),
  ]
}

/** `62,6 the contribution, call: 1 (line 3005)`. */
export function placeInWords({ id, printed, measure, group, source }: PlaceInTable, language: Language): string {
  const name = [measure?.[language] ?? id, ...(group ? [group[language]] : [])].join(', ')
  return `${printed === null ? '' : `${printed} `}${name}${source ? ` (${source[language]})` : ''}`
}
