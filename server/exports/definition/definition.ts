import { classificationLabels, domainName, shortDomainName, suppressedWords, type Language, type Text } from '../../../surveys/index.ts'
import { kindOfView } from '../../../analysis/index.ts'
import type { DomainId } from '../../../analysis/index.ts'
import { describedVariable, type DescribedVariable } from '../describedVariable.ts'
import type { Occasion, TakenCrossings, TakenEffectMatrix, TakenFigure } from '../takenFigure.ts'
import type { AboutFigure } from './aboutFigure.ts'
import { permalink } from './permalink.ts'
import { aboutTable, tableTitle } from './tableInWords.ts'
import { countsInWords, intervalInWords, tests, viewInWords, written } from './viewWords.ts'
import { waveInWords } from './waveInWords.ts'
import { withheldInWords, withheldPlaces } from './withheldInWords.ts'

/** One line of a definition: what it is about, and what there is to say. */
export interface DefinitionPart {
  readonly term: string
  readonly text: string
}

const terms = {
  figure: { nl: 'Cijfer', en: 'Figure' },
  what: { nl: 'Wat', en: 'What' },
  whom: { nl: 'Over wie', en: 'Over whom' },
  base: { nl: 'Basis', en: 'Base' },
  view: { nl: 'Weging', en: 'Weighting' },
  interval: { nl: 'Interval', en: 'Interval' },
  tests: { nl: 'Toetsen', en: 'Tests' },
  withheld: { nl: 'Niet getoond', en: 'Not shown' },
  wave: { nl: 'Bevraging', en: 'Survey wave' },
  taken: { nl: 'Genomen op', en: 'Taken on' },
  link: { nl: 'Opnieuw berekenen', en: 'Compute again' },
} satisfies Record<string, Text>

const verticalNames = {
  realised: { nl: 'gewenst en gerealiseerd', en: 'desired and realised' },
  contribution: { nl: 'gewenst en bijdrage van de cluster', en: 'desired and contribution by the cluster' },
} satisfies Record<string, Text>

/** What stands above a figure that is taken outside. */
export function titleOf(figure: TakenFigure, { wave }: Occasion, language: Language): string {
  if (figure.kind === 'told') return figure.tell(language).title
  if (figure.kind === 'table') return tableTitle(figure, wave.questionnaireVersion, language)
  if (figure.kind === 'effectMatrix') return `${language === 'nl' ? 'Effecten' : 'Effects'}, ${verticalNames[figure.matrix.vertical][language]}: ${domainName(figure.matrix.domain)[language]}`
  const { label, question, categories } = describedVariable(wave.questionnaireVersion, figure.variable)
  // A statement or an effect says little without its question
  const name = categories.length > 0 && label[language] !== question.title[language] ? `${question.short[language]}: ${label[language]}` : label[language]
  const by = new Intl.ListFormat(language, { type: 'conjunction' }).format(figure.by.map((one) => classificationLabels[one][language].toLowerCase()))
  return `${name.replace(/[.:;]$/, '')}, ${language === 'nl' ? 'naar' : 'by'} ${by}`
}

/** Everything a reader must know to use the figure elsewhere, in sentences. */
export function definitionOf(figure: TakenFigure, occasion: Occasion, language: Language): readonly DefinitionPart[] {
  const part = (term: keyof typeof terms, text: string): DefinitionPart => ({ term: terms[term][language], text: text.replaceAll(' %', '\u00a0%') })
  const about = aboutFigure(figure, occasion.wave.questionnaireVersion, language)
  return [
    part('figure', titleOf(figure, occasion, language)),
    part('what', about.what),
    part('whom', about.whom),
    part('base', about.base),
    part('view', figure.view === null ? countsInWords[language] : viewInWords(figure.view, figure.raking, language)),
    ...(about.interval === null ? [] : [part('interval', about.interval)]),
    ...(about.tests === null ? [] : [part('tests', about.tests)]),
    ...(about.withheld === null ? [] : [part('withheld', withheldInWords(about.withheld, language))]),
    part('wave', waveInWords(occasion, language)),
    part('taken', moment(occasion.takenAt, language)),
    part('link', permalink(figure, occasion, language)),
  ]
}

function aboutFigure(figure: TakenFigure, version: string, language: Language): AboutFigure {
  if (figure.kind === 'told') return figure.tell(language)
  if (figure.kind === 'table') return aboutTable(figure, version, language)
  const withheld = withheldPlaces(figure, language)
  if (figure.kind === 'effectMatrix') return { what: matrixInWords(figure, language), whom: matrixPeople(figure, language), base: matrixBase(figure, language), interval: intervalInWords(figure.view, false, language), tests: null, withheld }
  const variable = describedVariable(version, figure.variable)
  return { what: crossedInWords(variable, language), whom: crossingPeople(variable, language), base: crossingBases(figure, language), interval: intervalInWords(figure.view, variable.categories.length > 0, language), tests: tests[kindOfView(figure.view)][language], withheld }
}

function crossedInWords({ question, label, categories, scale, share, meanOf }: DescribedVariable, language: Language): string {
  const nl = language === 'nl'
  const asked = `${nl ? 'Vraag' : 'Question'}: “${question.text[language]}”`
  const about = categories.length > 0 && label[language] !== question.title[language] ? ` ${nl ? 'Over' : 'About'}: “${label[language]}”.` : ''
  if (share !== null) return `${asked}${about} ${nl ? `Het cijfer is het aandeel (0–1) van wie antwoordde: ${share[language]}.` : `The figure is the share (0–1) of those who answered: ${share[language]}.`}`
  if (scale === null) return asked + about
  const ends = `${written(scale.lowest, language)} = ${scale.ends[0][language]}, ${written(scale.highest, language)} = ${scale.ends[1][language]}`
  if (meanOf.length > 0) return `${asked} ${nl ? `Het cijfer is het gemiddelde, over de leden, van het gemiddelde van de ingevulde stellingen (${meanOf.length} stellingen; ${ends}).` : `The figure is the mean, over members, of the mean of the statements they answered (${meanOf.length} statements; ${ends}).`}`
  return `${asked}${about} ${nl ? 'Het cijfer is het gemiddelde van de codes' : 'The figure is the mean of the codes'} (${ends}).`
}

function matrixInWords({ matrix }: TakenEffectMatrix, language: Language): string {
  const upwards = {
    realised: { nl: 'naar boven hoever het gerealiseerd is (gemiddelde van 0 tot 2)', en: 'upwards how far it has been realised (mean from 0 to 2)' },
    contribution: { nl: 'naar boven hoeveel de cluster bijdroeg (gemiddelde van 0 tot 100)', en: 'upwards how much the cluster contributed (mean from 0 to 100)' },
  }[matrix.vertical][language]
  return language === 'nl'
    ? `Per effect: naar rechts hoe sterk de leden het willen (gemiddelde van 0 tot 2), ${upwards}. Het gemiddelde van een as is het gemiddelde van de effecten met een antwoord; het gemiddelde over alle paren van antwoord en effect is een ander cijfer en staat apart.`
    : `For each effect: to the right how much members want it (mean from 0 to 2), ${upwards}. The mean of an axis is the mean of the effects with an answer; the mean over all pairs of response and effect is another figure and stands apart.`
}

const complete: Text = { nl: 'Leden met een volledig antwoord', en: 'Members with a complete response' }

function crossingPeople({ name }: DescribedVariable, language: Language): string {
  const who = /^(realised|contribution)_/.test(name)
    ? { nl: 'die dit effect willen en deze vraag beantwoordden', en: 'who want this effect and answered this question' }
    : { nl: 'die deze vraag beantwoordden', en: 'who answered this question' }
  return `${complete[language]} ${who[language]}.`
}

function matrixPeople({ matrix }: TakenEffectMatrix, language: Language): string {
  const domain = domainName(matrix.domain)[language]
  return language === 'nl'
    ? `${complete.nl}; groep: ${domain}. Gewenst: iedereen in de groep die antwoordde. ${matrix.vertical === 'realised' ? 'Gerealiseerd' : 'Bijdrage'}: alleen wie het effect wil.`
    : `${complete.en}; group: ${domain}. Desired: everybody in the group who answered. ${matrix.vertical === 'realised' ? 'Realised' : 'Contribution'}: only those who want the effect.`
}

function baseOf(domain: DomainId, base: number | null, language: Language): string {
  return `${shortDomainName(domain)[language]}: ${base === null ? suppressedWords[language] : `n = ${written(base, language)}`}`
}

function crossingBases({ crossings }: TakenCrossings, language: Language): string {
  const columns = crossings.flatMap((one, place) => one.columns.filter((column) => place === 0 || column.domain !== 'total'))
  return `${columns.map((column) => baseOf(column.domain, column.figure.base, language)).join('; ')}.`
}

function matrixBase({ matrix }: TakenEffectMatrix, language: Language): string {
  const each = language === 'nl' ? 'volledige antwoorden; per effect en as staat n in de tabel' : 'complete responses; n by effect and axis stands in the table'
  return `${baseOf(matrix.domain, matrix.base, language)} ${each}.`
}

const moment = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-BE' : 'en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' }).format(new Date(instant))
