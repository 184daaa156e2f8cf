import { dutchSentence } from './dutchSentence.ts'
import { englishSentence } from './englishSentence.ts'
import { namesOf } from './names.ts'
import { dutch, english, number, range } from './numbers.ts'
import type { BareFinding, Fit } from '../finding.ts'
import type { PublishedTable } from '../publishedTable.ts'

/** The finding as a person reads it: what is wrong and why, and what would fit. */
export function wordsOf({ why, fits }: BareFinding, table: PublishedTable): { nl: string; en: string } {
  const decimalsOf = (fit: Fit) => table.figures.find((figure) => fit.figures.includes(figure.id))?.decimals ?? table.rates?.find((rate) => fit.figures.includes(rate.id))?.decimals ?? 2
  const [nl, en] = [dutchSentence(why, namesOf(table, 'nl')), englishSentence(why, namesOf(table, 'en'))]
  if (why.kind !== 'totalOutsideGroups' && why.kind !== 'shareContradictsMeasures') return { nl, en }
  const [fit] = fits
  if (!fit) return { nl, en }
  const decimals = decimalsOf(fit)
  const likeliest = fit.likeliest === null || fit.from === fit.to ? null : Number(fit.likeliest)
  const where = fit.crossings
  return {
    nl: `${nl} Voor het totaal past ${range(fit, decimals, dutch)}${where ? ` (in ${where.fitting} van de ${where.of} uitsplitsingen)` : ''}.${likeliest === null ? '' : ` Het meest lijkt ${number(likeliest, decimals, dutch)} op wat er staat.`}`,
    en: `${en} For the total ${range(fit, decimals, english)} fits${where ? ` (in ${where.fitting} of the ${where.of} crossings)` : ''}.${likeliest === null ? '' : ` Of these ${number(likeliest, decimals, english)} looks most like what is printed.`}`,
  }
}
