import type { ResponseMatrix } from '../../../../analysis/index.ts'
import { shortDomainName, suppressedWords, type Language } from '../../../../surveys/index.ts'
import type { DescribedVariable } from '../../describedVariable.ts'
import type { TakenCrossings } from '../../takenFigure.ts'
import { domainCondition } from '../domainCondition.ts'
import { printLines } from '../meanLines.ts'
import { comment, rText } from '../rText.ts'
import { differenceLines, independenceLines, printTests, rankLines, shareLines } from '../testLines.ts'

/** The answers that a figure of one variable is made of. */
export const answersOf = (variable: string, { meanOf }: DescribedVariable): readonly string[] => (meanOf.length > 0 ? meanOf : [variable === 'competitive_within3' ? 'competitive' : variable])

/** The columns of the response matrix that a crossing is made of. */
export function variablesOfCrossings({ variable, by }: TakenCrossings, described: DescribedVariable, matrix: ResponseMatrix): readonly string[] {
  const used = new Set([...answersOf(variable, described), ...(by.includes('activity') ? ['q1_active'] : [])])
  return Object.keys(matrix.columns).filter((column) => used.has(column))
}

/** The answers or classes by which groups are told apart, and one of the groups. */
export const classOf = (by: string): string => (by === 'activity' ? 'd$q1_active' : `d$${by}`)
export const levelOf = (by: string, level: string): string => (by === 'activity' ? level : rText(level))

/** Functions of a crossing, then a call for every figure that the screen shows. */
export function crossingLines(figure: TakenCrossings, described: DescribedVariable, language: Language): readonly string[] {
  const { variable, view, crossings } = figure
  const columns = crossings.flatMap((one, place) => one.columns.filter((column) => place === 0 || column.domain !== 'total'))
  const calls = columns.flatMap(({ domain, figure: { mean }, distribution }) => {
    if (mean.kind === 'suppressed') return comment(`${shortDomainName(domain)[language]}: ${suppressedWords[language]}`)
    return [
      `inside <- ${domainCondition(domain)}`,
      `show(${rText(domain)}, "mean", figure_of(measured, inside))`,
      ...(distribution.length > 0 ? [`for (code in c(${distribution.map((one) => one.code).join(', ')})) show(${rText(domain)}, paste("share", code), share_of(answered == code, inside))`] : []),
    ]
  })
  const tests = crossings.flatMap(({ by, columns: [, first, second], difference, rank, independence }) => [
    ...(difference.kind === 'estimated' ? [`difference(${rText(by)}, measured, ${classOf(by)}, ${difference.levels.map((level) => levelOf(by, level)).join(', ')})`] : []),
    ...(rank?.kind === 'estimated' ? [`ranks(${rText(by)}, measured, ${classOf(by)}, ${[first!, second!].map(({ domain }) => levelOf(by, domain.slice(domain.indexOf('=') + 1))).join(', ')})`] : []),
    ...(independence.kind === 'estimated' ? [`independence(${rText(by)}, answered, ${classOf(by)})`] : []),
  ])
  return [
    ...shareLines,
    ...differenceLines(view),
    ...(crossings.some(({ rank }) => rank !== null) ? rankLines(view) : []),
    ...independenceLines(view),
    '',
    ...measuredLines(variable, described),
    '',
    ...calls,
    ...tests,
    '',
    ...printLines,
    ...(tests.length > 0 ? printTests : []),
  ]
}

/** `measured` is what has a mean, `answered` what has a distribution. */
export function measuredLines(variable: string, { meanOf }: DescribedVariable): readonly string[] {
  if (meanOf.length > 0) {
    return [
      '# Mean of the statements answered; missing where none was',
      `measured <- rowMeans(d[c(${meanOf.map((name) => rText(name)).join(', ')})], na.rm = TRUE)`,
      'measured[is.nan(measured)] <- NA',
      'answered <- measured',
    ]
  }
  if (variable === 'competitive' || variable === 'competitive_within3') {
    return [
      '# The mean is the share that is more competitive already or within three years (codes 1 to 3)',
      'measured <- ifelse(is.na(d$competitive), NA, as.numeric(d$competitive %in% 1:3))',
      variable === 'competitive' ? 'answered <- d$competitive' : 'answered <- measured',
    ]
  }
  return [`measured <- d$${variable}`, 'answered <- measured']
}
