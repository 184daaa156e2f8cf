import { kindOfView, pairedTables } from '../../../../analysis/index.ts'
import type { CrossingBy, DomainId, PairedDomain, PairedEffects, PairedFamily, RakingReport } from '../../../../analysis/index.ts'
import { classificationLabels, domainName, effects, shortDomainName, type Language } from '../../../../surveys/index.ts'
import { crossingInAddress, domainInAddress } from '../../definition/permalink.ts'
import { intervalInWords, tests } from '../../definition/viewWords.ts'
import { endCell, errorCell, countCell, valueCell, type Style } from '../../tables/figureCells.ts'
import type { Table } from '../../tables/table.ts'
import type { TakenTold } from '../../takenFigure.ts'
import { pairedScript } from '../../script/figures/pairedScript.ts'
import { baseOf, columnNames, effectCells, numberOrNothing, resultCells, say } from '../rows.ts'
import type { ToldFigure } from '../toldFigure.ts'

const shares = ['wantsAndHas', 'wantsExpectsHelp', 'wantsExpectsNone', 'doesNotWant', 'wantsHasNot'] as const

const words = {
  title: { nl: 'Wie wil het, wie heeft het', en: 'Who wants it, who has it' },
  wantsAndHas: { nl: 'wil het en heeft het', en: 'wants it and has it' },
  wantsExpectsHelp: { nl: 'wil het, verwacht hulp', en: 'wants it, expects help' },
  wantsExpectsNone: { nl: 'wil het, verwacht geen hulp', en: 'wants it, expects no help' },
  doesNotWant: { nl: 'wil het niet', en: 'does not want it' },
  wantsHasNot: { nl: 'wil het, heeft het nog niet (de kloof)', en: 'wants it, has it not yet (the gap)' },
  gap: { nl: 'kloof', en: 'gap' },
  what: {
    nl: 'Per effect de aandelen (0–1) van wie beide vragen beantwoordde: wil het en heeft het, wil het en verwacht hulp, wil het en verwacht geen hulp, wil het niet. De kloof is het aandeel dat het effect wil min het aandeel dat het wil en heeft: dezelfde leden, één verschil.',
    en: 'For each effect the shares (0–1) of those who answered both questions: wants it and has it, wants it and expects help, wants it and expects none, does not want it. The gap is the share that wants the effect minus the share that wants it and has it: the same members, one difference.',
  },
  whom: { nl: 'Leden met een volledig antwoord; groep', en: 'Members with a complete response; group' },
  complete: { nl: 'volledige antwoorden; per effect staat n in de tabel', en: 'complete responses; n by effect stands in the table' },
  tests: {
    nl: 'De kloof tegen nul: t-toets. Tussen twee groepen, de tweede min de eerste; p na Holm houdt de kans op één vals verschil over de getoetste effecten onder 5 %, q volgens Benjamini en Hochberg dient om te verkennen.',
    en: 'The gap against zero: t test. Between two groups, the second minus the first; p after Holm keeps the chance of one false difference over the tested effects under 5%, q by Benjamini and Hochberg is for screening.',
  },
}

/** Desired by realised in one group, and where the two groups of a classification differ in it. */
export function takenPairedEffects(figures: PairedEffects, domain: DomainId, by: CrossingBy, raking: RakingReport | undefined): TakenTold | null {
  const own = figures.domains.find((one) => one.domain === domain)
  const family = figures.families.find((one) => one.by === by)
  if (!own || !family) return null
  const levels = figures.domains.filter((one) => one.domain.startsWith(`${by}=`))
  return {
    kind: 'told',
    view: figures.view,
    raking,
    path: 'vergelijken',
    parts: { soort: 'gewenst', groep: domainInAddress(domain), kruising: crossingInAddress[by] },
    published: pairedTables([own, ...levels.filter((one) => one !== own)], figures.view),
    script: pairedScript(figures.view, own, family, levels),
    tell: (language): ToldFigure => ({
      title: `${words.title[language]}: ${domainName(domain)[language]}`,
      what: words.what[language],
      whom: `${words.whom[language]}: ${domainName(domain)[language]}.`,
      base: `${baseOf(domain, own.base, language)} ${words.complete[language]}.`,
      interval: intervalInWords(figures.view, true, language),
      tests: `${words.tests[language]} ${tests[kindOfView(figures.view)][language]}`,
      withheld: withheldIn(own, family, language),
      tables: [sharesTable(own, language), testsTable(family, levels, language)],
    }),
  }
}

function sharesTable(own: PairedDomain, language: Language): Table {
  const style: Style = { language, decimals: 1, percent: true }
  const { error, lower, upper, t, df, p } = columnNames
  return {
    name: columnNames.table[language],
    head: [
      ...say([columnNames.number, columnNames.effect, columnNames.n], language),
      ...shares.flatMap((share) => [words[share][language], ...say([error, lower, upper], language).map((one) => `${words[share][language]}: ${one}`)]),
      ...say([t, df, p], language).map((one) => `${words.gap[language]}: ${one}`),
    ],
    rows: own.effects.map((effect) => [
      ...effectCells(effect.effect, language),
      countCell(effect.base, style),
      ...shares.flatMap((share) => [valueCell(effect[share].share, style), errorCell(effect[share].share, effect[share].interval, style), endCell(effect[share].interval, 'lower', style), endCell(effect[share].interval, 'upper', style)]),
      ...resultCells(effect.gap, [['t', 3], ['degreesOfFreedom', 1], ['p', 4]], language),
    ]),
  }
}

function testsTable({ by, tests: made }: PairedFamily, levels: readonly PairedDomain[], language: Language): Table {
  const style: Style = { language, decimals: 1, percent: true }
  const { difference, lower, upper, t, df, p, holm, hochberg } = columnNames
  const name = (domain: DomainId) => `${classificationLabels[by][language]}: ${shortDomainName(domain)[language]}: ${words.gap[language]}`
  return {
    name: columnNames.tests[language],
    head: [...say([columnNames.number, columnNames.effect], language), ...levels.map((one) => name(one.domain)), ...say([difference, lower, upper, t, df, p, holm, hochberg], language)],
    rows: made.map((test, place) => [
      ...effectCells(test.effect, language),
      ...levels.map(({ effects: own }) => valueCell(own[place]!.wantsHasNot.share, style)),
      ...resultCells(test.difference, [['difference', 1, true], ['lower', 1, true], ['upper', 1, true], ['t', 3], ['degreesOfFreedom', 1], ['p', 4]], language),
      numberOrNothing(test.holm, 4),
      numberOrNothing(test.benjaminiHochberg, 4),
    ]),
  }
}

function withheldIn({ domain, base, effects: own }: PairedDomain, family: PairedFamily, language: Language): readonly string[] {
  const short = (effect: number) => `${effect} ${effects.find((one) => one.number === effect)?.short[language] ?? ''}`
  return [
    ...(base === null ? [domainName(domain)[language]] : own.filter(({ wantsAndHas }) => wantsAndHas.share.kind === 'suppressed').map(({ effect }) => short(effect))),
    ...family.tests.filter(({ difference }) => difference.kind === 'suppressed').map(({ effect }) => `${columnNames.tests[language].toLowerCase()}, ${short(effect)}`),
  ]
}
