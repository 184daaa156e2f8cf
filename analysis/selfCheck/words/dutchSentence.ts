import { dutch, list, number, percent, percentRange, printed, range } from './numbers.ts'
import type { OtherShare, Why } from '../finding.ts'
import type { Names } from './names.ts'

const figures = (texts: readonly string[]): string => list(texts.map((text) => printed(text, dutch)), dutch)

const shareOf = ({ measure, share, from, compared }: OtherShare, names: Names): string =>
  `${names.measure(measure)} ${percentRange(share, dutch)}${from === 'bases' ? ' (uit de aantallen)' : ''}${compared === 'respondents' ? ' van de bedrijven' : ''}`

export function dutchSentence(why: Why, names: Names): string {
  switch (why.kind) {
    case 'totalOutsideGroups': {
      const start = `Het totaal van ${names.measure(why.measure)} (${printed(why.total, dutch)}) ligt ${why.side === 'above' ? 'boven' : 'onder'} alle groepen naar ${names.crossing(why.crossing)} (${figures(why.groups)}). Geen enkel gewicht van de groepen geeft dat als gemiddelde van antwoorden.`
      if (why.effectGaps === null) return start
      const { ahead, behind, weights } = why.effectGaps
      return `${start} Als gemiddelde van effectgemiddelden zou het alleen kunnen als de ene groep op de helft van de effecten ${number(ahead, ahead < 5 ? 2 : 0, dutch)} voorligt en op de andere helft ${number(behind, ahead < 5 ? 2 : 0, dutch)} achterligt, met een gewicht van de kleinste groep tussen ${number(weights.from, 2, dutch)} en ${number(weights.to, 2, dutch)}. ${why.believable ? 'Dat kan.' : 'In de praktijk komt dat niet voor.'}`
    }
    case 'shareContradictsBases':
      return `Het totaal van ${names.measure(why.measure)} (${printed(why.total, dutch)}) volgt niet uit de groepen naar ${names.crossing(why.crossing)} (${figures(why.groups)}) met hun aantallen (${list(why.bases.map(String), dutch)}): die geven ${range(why.expected, 3, dutch)}.${why.implied ? ` Het totaal vraagt een aandeel van ${percentRange(why.implied, dutch)} voor de eerste groep; het is ${percent(why.actualShare, dutch)}.` : ''}`
    case 'shareContradictsMeasures':
      return `${names.measure(why.measure)} naar ${names.crossing(why.crossing)} (totaal ${printed(why.total, dutch)}; ${figures(why.groups)}) vraagt een aandeel van ${percentRange(why.implied, dutch)} voor ${names.level(why.crossing, why.level)}. ${why.nearMiss ? 'Andere cijfers van dezelfde groepen missen dat net; een paar ontbrekende antwoorden kunnen het verklaren' : 'Andere cijfers van dezelfde groepen spreken dat tegen'}: ${list(why.others.map((other) => shareOf(other, names)), dutch)}.`
    case 'figuresCopied':
      return `De cijfers ${figures(why.groups)} van ${names.measure(why.measure)} naar ${names.crossing(why.crossing)} staan er ook naar ${list(why.origins.map((origin) => names.crossing(origin)), dutch)}, en hier kunnen ze niet kloppen${why.implied && why.others.length > 0 ? `: ze vragen een aandeel van ${percentRange(why.implied, dutch)} voor ${names.level(why.crossing, why.level)}${why.others.some(({ compared }) => compared === 'reweighted') ? ', ook omgerekend naar gewenste effecten,' : ''} en dat spreekt dit tegen: ${list(why.others.map((other) => shareOf(other, names)), dutch)}` : ''}. Ze zijn waarschijnlijk overgenomen.`
    case 'sameFiguresInTwoCrossings':
      return `De cijfers ${figures(why.groups)} van ${names.measure(why.measure)} staan er naar ${list(why.crossings.map((crossing) => names.crossing(crossing)), dutch)}. Dat kan toeval zijn; kijk het na.`
    case 'impliedTotalsDisagree':
      return `Voor ${names.measure(why.measure)} geeft ${names.crossing(why.crossings[0])} een totaal van ${range(why.totals[0], 2, dutch)} en ${names.crossing(why.crossings[1])} een totaal van ${range(why.totals[1], 2, dutch)}. ${why.nearMiss ? 'Dat scheelt weinig: een paar ontbrekende antwoorden kunnen het verklaren.' : 'Dat kan niet hetzelfde totaal zijn.'}`
    case 'basesExceedTotal':
      return `De groepen naar ${names.crossing(why.crossing)} tellen voor ${names.measure(why.measure)} samen meer antwoorden (${why.bases.join(' + ')}) dan het totaal (${why.total}).`
    case 'sameFigureDiffers':
      return `${names.measure(why.measure)}${why.crossing && why.level ? ` voor ${names.level(why.crossing, why.level)}` : ''} staat er met verschillende waarden: ${figures(why.printed)}.`
    case 'outsideScale':
      return `${printed(why.printed, dutch)} kan geen waarde zijn van ${names.measure(why.measure)}: de schaal gaat van ${number(why.scale.lowest, 0, dutch)} tot ${number(why.scale.highest, 0, dutch)}.`
    case 'labelTwice':
      return `In ${names.chart(why.chart)} staat het opschrift “${why.label}” ${why.levels.length === 2 ? 'twee' : why.levels.length} keer, voor verschillende groepen.`
    case 'headingTwice':
      return `De titel “${why.heading}” staat boven verschillende onderwerpen: ${list(why.subjects, dutch)}.`
    case 'orderChanges':
      return `De groepen naar ${names.crossing(why.crossing)} staan in ${list(why.otherCharts.map((chart) => names.chart(chart)), dutch)} in de volgorde ${why.otherOrder.map((level) => names.level(why.crossing, level)).join(', ')} en in ${list(why.charts.map((chart) => names.chart(chart)), dutch)} in de volgorde ${why.order.map((level) => names.level(why.crossing, level)).join(', ')}.`
    case 'noWholeNumber':
      return `Met ${why.base} antwoorden kan ${names.measure(why.measure)} niet ${printed(why.printed, dutch)} zijn: de dichtstbijzijnde mogelijke waarden zijn ${number(why.below, 3, dutch)} en ${number(why.above, 3, dutch)}.`
    case 'sumDiffers':
      return `De groepen naar ${names.crossing(why.crossing)} geven samen ${number(why.sum, 0, dutch)} voor ${names.measure(why.measure)}; ${why.totalIsSumOf ? `naar ${names.crossing(why.totalIsSumOf)} is het` : 'het totaal is'} ${number(why.total, 0, dutch)}.${why.otherSums.map(({ crossing, sum, leftOut }) => (leftOut ? ` Het verschil met de ${number(sum, 0, dutch)} naar ${names.crossing(crossing)} is precies ${list(leftOut.levels.map((level) => names.level(leftOut.crossing, level)), dutch)}.` : '')).join('')}`
    case 'rateDiffers':
      return `${printed(why.printed, dutch)} volgt niet uit ${why.numerator} van ${why.denominator}: dat is ${number(why.rate, 2, dutch)} %.`
  }
}
