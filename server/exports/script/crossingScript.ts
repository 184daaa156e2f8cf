import type { ResponseMatrix } from '../../../analysis/index.ts'
import { shortDomainName, suppressedWords, type Language } from '../../../surveys/index.ts'
import type { DescribedVariable } from '../describedVariable.ts'
import type { TakenCrossings } from '../takenFigure.ts'
import { domainCondition } from './domainCondition.ts'
import { lines, printLines } from './meanLines.ts'
import { comment, rText } from './rText.ts'

const share = `
share_of <- function(is_code, inside) {
  own <- is_code[inside & !is.na(is_code)]
  if (length(own) > 0 && all(own == own[1])) {
    # Nobody, or everybody: the exact binomial interval
    ci <- binom.test(sum(own), length(own))$conf.int
    return(list(base = length(own), value = as.numeric(own[1]), se = NA, lower = ci[1], upper = ci[2]))
  }
  r <- figure_of(as.numeric(is_code), inside)
  # The logit interval by its formula: svyciprop fits a regression that stops at eight digits
  half <- if (df_of(r$base) > 0) qt(0.975, df_of(r$base)) * r$se / (r$value * (1 - r$value)) else NA
  list(base = r$base, value = r$value, se = r$se, lower = plogis(qlogis(r$value) - half), upper = plogis(qlogis(r$value) + half))
}
tests <- data.frame()
show_test <- function(crossing, test, base, value, lower, upper, statistic, df1, df2, p) {
  tests <<- rbind(tests, data.frame(crossing, test, base, value, lower, upper, statistic, df1, df2, p))
}`

const differencePublished = `
# Second level minus first, with unequal variances (Welch)
difference <- function(by, y, g, first, second) {
  t <- t.test(y[g %in% second], y[g %in% first])
  show_test(by, "difference", sum(!is.na(y) & g %in% c(first, second)), t$estimate[[1]] - t$estimate[[2]], t$conf.int[1], t$conf.int[2], t$statistic[[1]], NA, t$parameter[[1]], t$p.value)
}`

const differenceOnDesign = `
# Second level minus first; the two share clusters, which svyttest counts
difference <- function(by, y, g, first, second) {
  keep <- !is.na(y) & g %in% c(first, second)
  design$variables$y_ <- y
  design$variables$g_ <- factor(g, levels = c(first, second))
  t <- svyttest(y_ ~ g_, subset(design, keep))
  show_test(by, "difference", sum(keep), t$estimate[[1]], t$conf.int[1], t$conf.int[2], t$statistic[[1]], NA, t$parameter[[1]], t$p.value)
}`

/**
 * Of the estimated population's mid-ranks: svyranktest averages the ranks of equal answers without their weights, so that its
 * result depends on the order of the rows.
 */
export const midRanks = `
# Mid-ranks (0..1) in the estimated population, of the rows to keep
mid_ranks <- function(y, w, keep) {
  of_value <- tapply(w[keep], y[keep], sum)
  middle <- (cumsum(of_value) - of_value / 2) / sum(of_value)
  as.numeric(middle[as.character(ifelse(keep, y, NA))])
}`

const rankPublished = `
# Rank test of Lumley and Scott, second level against first
ranks <- function(by, y, g, first, second) {
  keep <- !is.na(y) & g %in% c(first, second)
  own <- sample_of(data.frame(r = mid_ranks(y, rep(1, length(y)), keep)[keep], g = factor(g[keep], levels = c(first, second))))
  t <- svyttest(r ~ g, own)
  show_test(by, "rank", NA, NA, NA, NA, t$statistic[[1]], NA, t$parameter[[1]], t$p.value)
}`

const rankOnDesign = `
# Rank test of Lumley and Scott, second level against first
ranks <- function(by, y, g, first, second) {
  keep <- !is.na(y) & g %in% c(first, second)
  design$variables$y_ <- mid_ranks(y, weights(design), keep)
  design$variables$g_ <- factor(g, levels = c(first, second))
  t <- svyttest(y_ ~ g_, subset(design, keep))
  show_test(by, "rank", NA, NA, NA, NA, t$statistic[[1]], NA, t$parameter[[1]], t$p.value)
}`

const independencePublished = `
# Rao-Scott, second order
independence <- function(by, y, g) {
  keep <- !is.na(y) & !is.na(g)
  t <- svychisq(~ y + g, sample_of(data.frame(y = factor(y[keep]), g = factor(g[keep]))), statistic = "F")
  show_test(by, "independence", sum(keep), NA, NA, NA, t$statistic[[1]], t$parameter[[1]], t$parameter[[2]], t$p.value[[1]])
}`

const independenceOnDesign = `
# Rao-Scott, second order
independence <- function(by, y, g) {
  keep <- !is.na(y) & !is.na(g)
  design$variables$y_ <- factor(y)
  design$variables$g_ <- factor(g)
  t <- svychisq(~ y_ + g_, subset(design, keep), statistic = "F")
  show_test(by, "independence", sum(keep), NA, NA, NA, t$statistic[[1]], t$parameter[[1]], t$parameter[[2]], t$p.value[[1]])
}`

/** The columns of the response matrix that a crossing is made of. */
export function variablesOfCrossings({ variable, by }: TakenCrossings, described: DescribedVariable, matrix: ResponseMatrix): readonly string[] {
  const own = described.meanOf.length > 0 ? described.meanOf : [variable === 'competitive_within3' ? 'competitive' : variable]
  const used = new Set([...own, ...(by.includes('activity') ? ['q1_active'] : [])])
  return Object.keys(matrix.columns).filter((column) => used.has(column))
}

/** Functions of a crossing, then a call for every figure that the screen shows. */
export function crossingLines(figure: TakenCrossings, described: DescribedVariable, language: Language): readonly string[] {
  const { variable, view, crossings } = figure
  const columns = crossings.flatMap((one, place) => one.columns.filter((column) => place === 0 || column.domain !== 'total'))
  const classOf = (by: string) => (by === 'activity' ? 'd$q1_active' : `d$${by}`)
  const levelOf = (by: string, level: string) => (by === 'activity' ? level : rText(level))
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
    ...lines(share),
    ...lines(view === 'published' ? differencePublished : differenceOnDesign),
    ...(crossings.some(({ rank }) => rank !== null) ? [...lines(midRanks), ...lines(view === 'published' ? rankPublished : rankOnDesign)] : []),
    ...lines(view === 'published' ? independencePublished : independenceOnDesign),
    '',
    ...measuredLines(variable, described),
    '',
    ...calls,
    ...tests,
    '',
    ...printLines,
    ...(tests.length > 0 ? ['cat("\\n")', 'write.csv(tests, row.names = FALSE, na = "")'] : []),
  ]
}

/** `measured` is what has a mean, `answered` what has a distribution. */
function measuredLines(variable: string, { meanOf }: DescribedVariable): readonly string[] {
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

