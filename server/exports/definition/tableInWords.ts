import { kindOfView } from '../../../analysis/index.ts'
import { suppressedWords, type Language, type Text } from '../../../surveys/index.ts'
import { classificationName, levelName, rowName } from '../tables/bannerNames.ts'
import type { TakenTable } from '../takenFigure.ts'
import type { AboutFigure } from './aboutFigure.ts'
import { intervalInWords, tests, written } from './viewWords.ts'
import { withheldPlaces } from './withheldInWords.ts'

const letters: Text = {
  nl: 'Een letter bij een cijfer: het is significant groter dan dat van de kolom met die letter in dezelfde kruising (5 %, Holm over alle paren van de rij in die kruising). Het totaal wordt niet getoetst tegen een groep die er deel van is.',
  en: 'A letter beside a figure: it is significantly larger than that of the column with this letter in the same crossing (5%, Holm over all pairs of the row in that crossing). The total is not tested against a group that is part of it.',
}

/** `null` without a layer. */
const layerInWords = (taken: TakenTable, version: string, language: Language): string | null => {
  const { layer } = taken.table
  return layer && `${classificationName(version, layer.classification, language)}: ${levelName(taken, version, layer.classification, layer.level, language)}`
}

export function tableTitle(taken: TakenTable, version: string, language: Language): string {
  const by = new Intl.ListFormat(language, { type: 'conjunction' }).format(taken.table.banner.map(({ classification }) => classificationName(version, classification, language)))
  const layer = layerInWords(taken, version, language)
  return `${language === 'nl' ? 'Kruistabel' : 'Crosstab'}${by === '' ? '' : ` ${language === 'nl' ? 'naar' : 'by'} ${by.toLowerCase()}`}${layer === null ? '' : ` (${layer})`}`
}

export function aboutTable(taken: TakenTable, version: string, language: Language): AboutFigure {
  const nl = language === 'nl'
  const { rows, banner, responses } = taken.table
  const layer = layerInWords(taken, version, language)
  const count = (value: number | null) => (value === null ? suppressedWords[language] : `n = ${written(value, language)}`)
  const columns = banner.flatMap(({ classification, columns: own }) => own.map(({ level, responses: inColumn }) => `${levelName(taken, version, classification, level, language)}: ${count(inColumn)}`))
  return {
    what: `${nl ? 'Rijen' : 'Rows'}: ${rows.map(({ row }) => rowName(version, row, language)).join('; ')}. ${nl ? 'Per rij het gemiddelde van de codes, of het aandeel (0–1) waar dat zo heet, en de verdeling van de antwoorden.' : 'For each row the mean of the codes, or the share (0–1) where it is called so, and the distribution of the answers.'}`,
    whom: `${nl ? 'Leden met een volledig antwoord' : 'Members with a complete response'}${layer === null ? '' : `; ${nl ? 'alleen' : 'only'} ${layer}`}. ${nl ? 'Per rij: wie de vraag beantwoordde; gerealiseerd en bijdrage alleen wie het effect wil.' : 'For each row: those who answered the question; realised and contribution only those who want the effect.'}`,
    base: `${nl ? 'Volledige antwoorden' : 'Complete responses'}: ${[count(responses), ...columns].join('; ')}. ${nl ? 'Per rij staat n in de tabel.' : 'The table has n for each row.'}`,
    interval: intervalInWords(taken.view, true, language),
    tests: `${letters[language]} ${tests[kindOfView(taken.view)][language]}`,
    withheld: withheldPlaces(taken, language),
  }
}
