import { english, list, number, percent, percentRange, printed, range } from './numbers.ts'
import type { OtherShare, Why } from '../finding.ts'
import type { Names } from './names.ts'

const figures = (texts: readonly string[]): string => list(texts.map((text) => printed(text, english)), english)

const shareOf = ({ measure, share, from, compared }: OtherShare, names: Names): string =>
  `${names.measure(measure)} ${percentRange(share, english)}${from === 'bases' ? ' (from the bases)' : ''}${compared === 'respondents' ? ' of the companies' : ''}`

export function englishSentence(why: Why, names: Names): string {
  switch (why.kind) {
    case 'totalOutsideGroups': {
      const start = `The total of ${names.measure(why.measure)} (${printed(why.total, english)}) lies ${why.side} every group by ${names.crossing(why.crossing)} (${figures(why.groups)}). No weights of the groups give that as a mean of answers.`
      if (why.effectGaps === null) return start
      const { ahead, behind, weights } = why.effectGaps
      return `${start} As a mean of effect means it would need one group to be ${number(ahead, ahead < 5 ? 2 : 0, english)} ahead on half of the effects and ${number(behind, ahead < 5 ? 2 : 0, english)} behind on the other half, with a weight of the smallest group between ${number(weights.from, 2, english)} and ${number(weights.to, 2, english)}. ${why.believable ? 'That can be.' : 'That does not happen in practice.'}`
    }
    case 'shareContradictsBases':
      return `The total of ${names.measure(why.measure)} (${printed(why.total, english)}) does not follow from the groups by ${names.crossing(why.crossing)} (${figures(why.groups)}) with their bases (${list(why.bases.map(String), english)}): they give ${range(why.expected, 3, english)}.${why.implied ? ` The total needs a share of ${percentRange(why.implied, english)} for the first group; it is ${percent(why.actualShare, english)}.` : ''}`
    case 'shareContradictsMeasures':
      return `${names.measure(why.measure)} by ${names.crossing(why.crossing)} (total ${printed(why.total, english)}; ${figures(why.groups)}) needs a share of ${percentRange(why.implied, english)} for ${names.level(why.crossing, why.level)}. ${why.nearMiss ? 'Other figures of the same groups just miss it; a few missing answers could explain that' : 'Other figures of the same groups contradict it'}: ${list(why.others.map((other) => shareOf(other, names)), english)}.`
    case 'figuresCopied':
      return `The figures ${figures(why.groups)} of ${names.measure(why.measure)} by ${names.crossing(why.crossing)} also stand by ${list(why.origins.map((origin) => names.crossing(origin)), english)}, and here they cannot be right${why.implied && why.others.length > 0 ? `: they need a share of ${percentRange(why.implied, english)} for ${names.level(why.crossing, why.level)}${why.others.some(({ compared }) => compared === 'reweighted') ? ', also when counted over desired effects,' : ''} and this contradicts it: ${list(why.others.map((other) => shareOf(other, names)), english)}` : ''}. They were probably copied.`
    case 'sameFiguresInTwoCrossings':
      return `The figures ${figures(why.groups)} of ${names.measure(why.measure)} stand by ${list(why.crossings.map((crossing) => names.crossing(crossing)), english)}. That can be chance; have a look.`
    case 'impliedTotalsDisagree':
      return `For ${names.measure(why.measure)} the groups by ${names.crossing(why.crossings[0])} make a total of ${range(why.totals[0], 2, english)} and those by ${names.crossing(why.crossings[1])} one of ${range(why.totals[1], 2, english)}. ${why.nearMiss ? 'That is close: a few missing answers could explain it.' : 'That cannot be one total.'}`
    case 'basesExceedTotal':
      return `The groups by ${names.crossing(why.crossing)} together have more answers to ${names.measure(why.measure)} (${why.bases.join(' + ')}) than the total (${why.total}).`
    case 'sameFigureDiffers':
      return `${names.measure(why.measure)}${why.crossing && why.level ? ` for ${names.level(why.crossing, why.level)}` : ''} is printed with different values: ${figures(why.printed)}.`
    case 'outsideScale':
      return `${printed(why.printed, english)} cannot be a value of ${names.measure(why.measure)}: its scale goes from ${number(why.scale.lowest, 0, english)} to ${number(why.scale.highest, 0, english)}.`
    case 'labelTwice':
      return `In ${names.chart(why.chart)} the label “${why.label}” stands ${why.levels.length === 2 ? 'twice' : `${why.levels.length} times`}, for different groups.`
    case 'headingTwice':
      return `The heading “${why.heading}” stands over different subjects: ${list(why.subjects, english)}.`
    case 'orderChanges':
      return `The groups by ${names.crossing(why.crossing)} stand in the order ${why.otherOrder.map((level) => names.level(why.crossing, level)).join(', ')} in ${list(why.otherCharts.map((chart) => names.chart(chart)), english)} and in the order ${why.order.map((level) => names.level(why.crossing, level)).join(', ')} in ${list(why.charts.map((chart) => names.chart(chart)), english)}.`
    case 'noWholeNumber':
      return `With ${why.base} answers ${names.measure(why.measure)} cannot be ${printed(why.printed, english)}: the nearest possible values are ${number(why.below, 3, english)} and ${number(why.above, 3, english)}.`
    case 'sumDiffers':
      return `The groups by ${names.crossing(why.crossing)} add up to ${number(why.sum, 0, english)} for ${names.measure(why.measure)}; ${why.totalIsSumOf ? `by ${names.crossing(why.totalIsSumOf)} it is` : 'the total is'} ${number(why.total, 0, english)}.${why.otherSums.map(({ crossing, sum, leftOut }) => (leftOut ? ` The difference from the ${number(sum, 0, english)} by ${names.crossing(crossing)} is exactly ${list(leftOut.levels.map((level) => names.level(leftOut.crossing, level)), english)}.` : '')).join('')}`
    case 'rateDiffers':
      return `${printed(why.printed, english)} does not follow from ${why.numerator} of ${why.denominator}: that is ${number(why.rate, 2, english)} %.`
  }
}
