import type { View } from '../../../analysis/index.ts'
import { lines } from './meanLines.ts'

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
const midRanks = `
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

/** R functions for a share with its interval, and for collecting tests. */
export const shareLines: readonly string[] = lines(share)

export const differenceLines = (view: View): readonly string[] => lines(view === 'published' ? differencePublished : differenceOnDesign)

export const rankLines = (view: View): readonly string[] => [...lines(midRanks), ...lines(view === 'published' ? rankPublished : rankOnDesign)]

export const independenceLines = (view: View): readonly string[] => lines(view === 'published' ? independencePublished : independenceOnDesign)

const adjusting = `
# p of a family of differences, after Holm and by Benjamini and Hochberg
adjust <- function(crossings) {
  made <- tests[tests$test == "difference" & tests$crossing %in% crossings, ]
  for (method in c("holm", "BH")) {
    adjusted <- p.adjust(made$p, method)
    for (place in seq_along(adjusted)) show_test(made$crossing[place], method, NA, NA, NA, NA, NA, NA, NA, adjusted[place])
  }
}`

export const adjustLines: readonly string[] = lines(adjusting)

/** After the figures of printLines, apart from them by an empty line. */
export const printTests: readonly string[] = ['cat("\\n")', 'write.csv(tests, row.names = FALSE, na = "")']
