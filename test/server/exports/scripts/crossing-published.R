# Figure: Improvement of competitiveness, by size and activity
# What: Question: “Do you expect your company to become more competitive under the impulse of the cluster?” The
# figure is the share (0–1) of those who answered: More competitive, already or within 3 years.
# Over whom: Members with a complete response who answered this question.
# Base: All members: n = 269; Small: n = 209; Medium or large: n = 60; Inactive: n = 55; Active: n = 214.
# Weighting: As published. The plain mean: every complete response counts the same, as in the figures that the
# 2020 study printed.
# Interval: 95% interval as for a simple random sample, without correction for the number of members: mean ±
# t(n − 1) × standard error. The 2020 study printed no intervals. For the share of an answer it is the t
# interval on the logit scale; at 0% or 100% the exact binomial interval (Clopper-Pearson).
# Tests: Difference between two groups: Welch; on four points also a rank test (Lumley and Scott).
# Distribution: Rao-Scott, second order, as for a simple random sample. Not corrected for the number of tests.
# Not shown: Figures on 1 to 4 responses are not shown, to protect companies. Where such a figure would follow
# from the others, a second one goes as well. Nothing was withheld in this figure.
# Survey wave: Golf 2019, closed; questionnaire 2020.1. Synthetic data: no answers of real companies.
# Taken on: 21 November 2026 at 13:00
# Compute again:
# https://bevraging.example/analyse/vragen?beeld=gepubliceerd&golf=2019&kruising=grootte.activiteit&taal=en&vraag=competitive
#
# The data are confidential: coded answers, for the data steward only. Publish nothing on fewer than 5
# responses.
# Data: one row for each complete response, in random order. Empty is left blank, 254 is not asked.
# Needed: R with the package survey (made with 4.1-1).
# In the folder that holds this script and the data:
#   Rscript 2019-competitive-grootte-activiteit-gepubliceerd.R

suppressMessages(library(survey))
d <- read.csv("2019-competitive-grootte-activiteit-gepubliceerd-data.csv", fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = c(cluster = "character", size = "character", call = "character", embedding = "character"))
for (variable in c("q1_active", "competitive")) d[[variable]][d[[variable]] %in% 254] <- NA
# Every response counts once, as in a simple random sample without finite population correction
sample_of <- function(rows) svydesign(id = ~1, weights = rep(1, nrow(rows)), data = rows)

figure_of <- function(y, inside) {
  y <- y[inside & !is.na(y)]
  n <- length(y)
  if (n == 0) return(list(base = 0, value = NA, se = NA, lower = NA, upper = NA))
  # One answer, or equal ones, carry no information about spread
  if (n == 1 || max(y) == min(y)) return(list(base = n, value = mean(y), se = NA, lower = NA, upper = NA))
  m <- svymean(~y, sample_of(data.frame(y = y)))
  ci <- confint(m, df = n - 1)
  list(base = n, value = coef(m)[[1]], se = SE(m)[[1]], lower = ci[1], upper = ci[2])
}
df_of <- function(n) n - 1
results <- data.frame()
show <- function(column, figure, r) {
  results <<- rbind(results, data.frame(column = column, figure = figure, base = r$base, value = r$value, standard_error = r$se, lower = r$lower, upper = r$upper))
}

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
}
# Second level minus first, with unequal variances (Welch)
difference <- function(by, y, g, first, second) {
  t <- t.test(y[g %in% second], y[g %in% first])
  show_test(by, "difference", sum(!is.na(y) & g %in% c(first, second)), t$estimate[[1]] - t$estimate[[2]], t$conf.int[1], t$conf.int[2], t$statistic[[1]], NA, t$parameter[[1]], t$p.value)
}
# Rao-Scott, second order
independence <- function(by, y, g) {
  keep <- !is.na(y) & !is.na(g)
  t <- svychisq(~ y + g, sample_of(data.frame(y = factor(y[keep]), g = factor(g[keep]))), statistic = "F")
  show_test(by, "independence", sum(keep), NA, NA, NA, t$statistic[[1]], t$parameter[[1]], t$parameter[[2]], t$p.value[[1]])
}

# The mean is the share that is more competitive already or within three years (codes 1 to 3)
measured <- ifelse(is.na(d$competitive), NA, as.numeric(d$competitive %in% 1:3))
answered <- d$competitive

inside <- rep(TRUE, nrow(d))
show("total", "mean", figure_of(measured, inside))
for (code in c(1, 2, 3, 4, 5, 9)) show("total", paste("share", code), share_of(answered == code, inside))
inside <- d$size == "KO"
show("size=KO", "mean", figure_of(measured, inside))
for (code in c(1, 2, 3, 4, 5, 9)) show("size=KO", paste("share", code), share_of(answered == code, inside))
inside <- d$size == "MGO"
show("size=MGO", "mean", figure_of(measured, inside))
for (code in c(1, 2, 3, 4, 5, 9)) show("size=MGO", paste("share", code), share_of(answered == code, inside))
inside <- d$q1_active %in% 0
show("activity=0", "mean", figure_of(measured, inside))
for (code in c(1, 2, 3, 4, 5, 9)) show("activity=0", paste("share", code), share_of(answered == code, inside))
inside <- d$q1_active %in% 1
show("activity=1", "mean", figure_of(measured, inside))
for (code in c(1, 2, 3, 4, 5, 9)) show("activity=1", paste("share", code), share_of(answered == code, inside))
difference("size", measured, d$size, "KO", "MGO")
independence("size", answered, d$size)
difference("activity", measured, d$q1_active, 0, 1)
independence("activity", answered, d$q1_active)

write.csv(results, row.names = FALSE, na = "")
cat("\n")
write.csv(tests, row.names = FALSE, na = "")
