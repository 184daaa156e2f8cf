# Figure: Improvement of competitiveness, by size and activity
# What: Question: “Do you expect your company to become more competitive under the impulse of the cluster?” The
# figure is the share (0–1) of those who answered: More competitive, already or within 3 years.
# Over whom: Members with a complete response who answered this question.
# Base: All members: n = 269; Small: n = 209; Medium or large: n = 60; Inactive: n = 55; Active: n = 214.
# Weighting: Stratified. Every cluster is a stratum and counts by its number of members: the weight of a
# response is the number of members divided by the number of complete responses of that cluster. Assumption:
# within a cluster, those who did not answer are like those who did. Clusters without a complete response are
# not represented.
# Interval: 95% interval by (Taylor) linearisation on the whole design, corrected for the part of the members
# that answered; t with the number of responses minus the number of clusters as degrees of freedom. It covers
# chance, not the bias from those who did not answer. For the share of an answer it is the t interval on the
# logit scale; at 0% or 100% the exact binomial interval (Clopper-Pearson).
# Tests: Difference between two groups: design-based t test (svyttest in R); on four points also a rank test
# (Lumley and Scott). Distribution: Rao-Scott, second order (svychisq). Not corrected for the number of tests.
# Not shown: Figures on 1 to 4 responses are not shown, to protect companies. Where such a figure would follow
# from the others, a second one goes as well. Nothing was withheld in this figure.
# Survey wave: Golf 2019, closed; questionnaire 2020.1. Synthetic data: no answers of real companies.
# Taken on: 21 November 2026 at 13:00
# Compute again:
# https://bevraging.example/analyse/vragen?beeld=gestratificeerd&golf=2019&kruising=grootte.activiteit&taal=en&vraag=competitive
#
# The data are confidential: coded answers, for the data steward only. Publish nothing on fewer than 5
# responses.
# Data: one row for each complete response, in random order. Empty is left blank, 254 is not asked.
# Needed: R with the package survey (made with 4.1-1).
# In the folder that holds this script and the data:
#   Rscript 2019-competitive-grootte-activiteit-gestratificeerd.R

suppressMessages(library(survey))
d <- read.csv("2019-competitive-grootte-activiteit-gestratificeerd-data.csv", fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = c(cluster = "character", size = "character", call = "character", embedding = "character"))
for (variable in c("q1_active", "competitive")) d[[variable]][d[[variable]] %in% 254] <- NA
# Clusters are strata; answering is being sampled, without replacement
options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = FALSE)
design <- svydesign(id = ~1, strata = ~cluster, fpc = ~members_of_cluster, data = d)
# Degrees of freedom of every interval: responses minus clusters
df <- nrow(d) - length(unique(d$cluster))
everybody_answered <- nrow(d) == sum(tapply(d$members_of_cluster, d$cluster, `[`, 1))

figure_of <- function(y, inside) {
  keep <- inside & !is.na(y)
  n <- sum(keep)
  if (n == 0) return(list(base = 0, value = NA, se = NA, lower = NA, upper = NA))
  design$variables$y_ <- ifelse(keep, y, 0)
  # A domain is no filter: subset keeps the strata whole
  m <- svymean(~y_, subset(design, keep))
  value <- coef(m)[[1]]
  se <- SE(m)[[1]]
  spreads <- max(y[keep]) > min(y[keep]) && (se > 1e-12 * max(1, abs(value)) || everybody_answered)
  half <- if (spreads && df > 0) qt(0.975, df) * se else NA
  list(base = n, value = value, se = if (spreads) se else NA, lower = value - half, upper = value + half)
}
df_of <- function(n) df
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
# Second level minus first; the two share clusters, which svyttest counts
difference <- function(by, y, g, first, second) {
  keep <- !is.na(y) & g %in% c(first, second)
  design$variables$y_ <- y
  design$variables$g_ <- factor(g, levels = c(first, second))
  t <- svyttest(y_ ~ g_, subset(design, keep))
  show_test(by, "difference", sum(keep), t$estimate[[1]], t$conf.int[1], t$conf.int[2], t$statistic[[1]], NA, t$parameter[[1]], t$p.value)
}
# Rao-Scott, second order
independence <- function(by, y, g) {
  keep <- !is.na(y) & !is.na(g)
  design$variables$y_ <- factor(y)
  design$variables$g_ <- factor(g)
  t <- svychisq(~ y_ + g_, subset(design, keep), statistic = "F")
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
