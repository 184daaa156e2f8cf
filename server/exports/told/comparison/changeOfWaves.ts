import { changeTables } from '../../../../analysis/index.ts'
import type { WaveChange } from '../../../../analysis/index.ts'
import { codebook, domainName, rowName, suppressedWords, type Language } from '../../../../surveys/index.ts'
import { domainInAddress } from '../../definition/permalink.ts'
import { intervalInWords } from '../../definition/viewWords.ts'
import { countCell, valueCell, type Style } from '../../tables/figureCells.ts'
import { numberCell, textCell, type Table } from '../../tables/table.ts'
import type { TakenTold } from '../../takenFigure.ts'
import { absentCells, columnNames, resultCells, say } from '../rows.ts'
import type { ToldFigure } from '../toldFigure.ts'

const words = {
  title: { nl: 'Verandering per vraag', en: 'Change by question' },
  question: { nl: 'Vraag', en: 'Question' },
  everyone: { nl: 'Iedereen', en: 'Everyone' },
  panel: { nl: 'Wie beide invulde', en: 'Those who answered both' },
  change: { nl: 'verandering', en: 'change' },
  what: {
    nl: 'Per vraag het gemiddelde (of het aandeel, 0–1) in beide bevragingen en de verandering, de latere min de eerste: voor iedereen, en voor de leden die beide invulden, lid per lid. Een vraag die anders gesteld werd, heeft geen verandering tenzij haar versie zegt hoe de antwoorden doorlopen.',
    en: 'For each question the mean (or share, 0–1) in both waves and the change, later minus earlier: for everyone, and for the members who answered both, member by member. A question that was asked otherwise has no change unless its version says how the answers continue.',
  },
  whom: { nl: 'Leden met een volledig antwoord; groep', en: 'Members with a complete response; group' },
  base: { nl: 'n staat per vraag in de tabel; leden die beide bevragingen volledig invulden', en: 'n by question stands in the table; members who answered both waves completely' },
  fewer: { nl: 'minder dan tien', en: 'fewer than ten' },
  unlinked: { nl: 'niet meer na te gaan', en: 'can no longer be traced' },
  tests: {
    nl: 'Iedereen: t-toets met de bevragingen als onafhankelijk, eerder te breed dan te smal. Wie beide invulde: gepaarde t-toets. Niet gecorrigeerd voor het aantal vragen.',
    en: 'Everyone: t test with the waves as independent, rather too wide than too narrow. Those who answered both: paired t test. Not corrected for the number of questions.',
  },
}

export interface ChangeOfWaves extends WaveChange {
  readonly overlap: { readonly answered: number | null; readonly isUnlinked: boolean }
}

/** Every question in two waves. No script: it would need the answers of one member in two waves side by side. */
export function takenChange(change: ChangeOfWaves, earlier: { readonly id: string; readonly label: string }, later: { readonly label: string; readonly questionnaireVersion: string }): TakenTold {
  const { domain, view, overlap } = change
  return {
    kind: 'told',
    view,
    raking: undefined,
    path: 'vergelijken',
    parts: { soort: 'golven', sinds: earlier.id, groep: domainInAddress(domain) },
    published: changeTables(change),
    script: null,
    tell: (language): ToldFigure => {
      const both = overlap.isUnlinked ? words.unlinked[language] : overlap.answered === null ? words.fewer[language] : `n = ${overlap.answered}`
      return {
        title: `${words.title[language]}: ${earlier.label} → ${later.label}, ${domainName(domain)[language]}`,
        what: words.what[language],
        whom: `${words.whom[language]}: ${domainName(domain)[language]}.`,
        base: `${words.base[language]}: ${both}.`,
        interval: intervalInWords(view, false, language),
        tests: words.tests[language],
        withheld: change.items.filter(({ everyone, panel }) => [everyone.earlier.mean, everyone.later.mean, panel].some(({ kind }) => kind === 'suppressed')).map(({ variable }) => rowName(codebook(later.questionnaireVersion), variable)[language]),
        tables: [tableOf(change, [earlier.label, later.label], later.questionnaireVersion, language)],
      }
    },
  }
}

const isShare = (variable: string): boolean => variable === 'q1_active' || variable === 'competitive_within3'

function tableOf({ items }: WaveChange, names: readonly [string, string], version: string, language: Language): Table {
  const { n, mean, error, lower, upper, t, df, p } = columnNames
  const whose = (group: 'everyone' | 'panel', columns: readonly string[]) => columns.map((column) => `${words[group][language]}: ${column}`)
  const sides = names.flatMap((name) => say([n, mean], language).map((column) => `${name}, ${column}`))
  const tested = say([words.change, error, lower, upper, t, df, p], language)
  return {
    name: columnNames.table[language],
    head: [words.question[language], ...whose('everyone', [...sides, ...tested]), ...whose('panel', [n[language], ...names.map((name) => `${name}, ${mean[language]}`), ...tested])],
    rows: items.map(({ variable, everyone, panel }) => {
      const percent = isShare(variable)
      const style: Style = { language, decimals: percent || variable.startsWith('contribution') ? 1 : 2, percent }
      const rest = [['standardError', style.decimals + 2], ['lower', style.decimals, percent], ['upper', style.decimals, percent], ['t', 3], ['degreesOfFreedom', 1], ['p', 4]] as const
      return [
        textCell(rowName(codebook(version), variable)[language]),
        ...[everyone.earlier, everyone.later].flatMap((one) => [countCell(one.base, style), valueCell(one.mean, style)]),
        ...resultCells(everyone.change, [['difference', style.decimals, percent], ...rest], language),
        ...(panel.kind === 'estimated'
          ? [numberCell(panel.base), valueCell(panel.earlier.mean, style), valueCell(panel.later.mean, style), ...resultCells(panel.change, [['value', style.decimals, percent], ...rest], language)]
          : [panel.kind === 'suppressed' ? textCell(suppressedWords[language]) : textCell('–'), valueCell(panel, style), valueCell(panel, style), ...absentCells(panel, 7, language)]),
      ]
    }),
  }
}
