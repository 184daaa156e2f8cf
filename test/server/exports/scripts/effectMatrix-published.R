# Figure: Effects, desired and realised: Active (at least 2 activities a year)
# What: For each effect: to the right how much members want it (mean from 0 to 2), upwards how far it has been
# realised (mean from 0 to 2). The mean of an axis is the mean of the effects with an answer; the mean over all
# pairs of response and effect is another figure and stands apart.
# Over whom: Members with a complete response; group: Active (at least 2 activities a year). Desired: everybody
# in the group who answered. Realised: only those who want the effect.
# Base: Active: n = 214 complete responses; n by effect and axis stands in the table.
# Weighting: As published. The plain mean: every complete response counts the same, as in the figures that the
# 2020 study printed.
# Interval: 95% interval as for a simple random sample, without correction for the number of members: mean ±
# t(n − 1) × standard error. The 2020 study printed no intervals.
# Not shown: Figures on 1 to 4 responses are not shown, to protect companies. Where such a figure would follow
# from the others, a second one goes as well. Nothing was withheld in this figure.
# Survey wave: Golf 2019, closed; questionnaire 2020.1. Synthetic data: no answers of real companies.
# Taken on: 21 November 2026 at 13:00
# Compute again:
# https://bevraging.example/analyse/effecten?as=realisatie&beeld=gepubliceerd&golf=2019&groep=activiteit.1&taal=en
#
# The data are confidential: coded answers, for the data steward only. Publish nothing on fewer than 5
# responses.
# Data: one row for each complete response, in random order. Empty is left blank, 254 is not asked.
# Needed: R with the package survey (made with 4.1-1).
# In the folder that holds this script and the data:
#   Rscript 2019-activiteit-1-realisatie-gepubliceerd.R

suppressMessages(library(survey))
d <- read.csv("2019-activiteit-1-realisatie-gepubliceerd-data.csv", fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = c(cluster = "character", size = "character", call = "character", embedding = "character"))
for (variable in c("q1_active", "desired_1", "desired_2", "desired_3", "desired_4", "desired_5", "desired_6", "desired_7", "desired_8", "desired_9", "desired_10", "desired_11", "realised_1", "realised_2", "realised_3", "realised_4", "realised_5", "realised_6", "realised_7", "realised_8", "realised_9", "realised_10", "realised_11")) d[[variable]][d[[variable]] %in% 254] <- NA
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

axis_of <- function(axis, inside) {
  Y <- as.matrix(d[paste0(axis, "_", 1:11)])
  D <- !is.na(Y) & inside
  Y[!D] <- 0
  used <- which(colSums(D) > 0)
  none <- list(base = NA, value = NA, se = NA, lower = NA, upper = NA)
  if (length(used) == 0) return(list(mean = none, pooled = none))
  Y <- Y[, used, drop = FALSE]
  D <- D[, used, drop = FALSE]
  varies <- any(vapply(seq_along(used), function(k) max(Y[D[, k], k]) > min(Y[D[, k], k]), NA))
  m <- colSums(D * Y) / colSums(D)
  # Linearised: what a response adds to the mean of the effect means
  u <- rowSums(sweep(D * sweep(Y, 2, m), 2, colSums(D), "/")) / length(used)
  n <- sum(inside)
  se <- if (varies && n > 1) SE(svytotal(~u, sample_of(data.frame(u = u[inside]))))[[1]] else NA
  if (!is.na(se) && se <= 1e-12 * max(1, mean(m))) se <- NA
  half <- if (n > 1) qt(0.975, n - 1) * se else NA
  list(mean = list(base = NA, value = mean(m), se = se, lower = mean(m) - half, upper = mean(m) + half),
    pooled = list(base = NA, value = sum(D * Y) / sum(D), se = NA, lower = NA, upper = NA))
}

inside <- d$q1_active %in% 1
for (effect in c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)) show("activity=1", paste("desired", effect), figure_of(d[[paste0("desired_", effect)]], inside))
axis <- axis_of("desired", inside)
show("activity=1", "desired, mean of the effects", axis$mean)
show("activity=1", "desired, all pairs", axis$pooled)
for (effect in c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)) show("activity=1", paste("realised", effect), figure_of(d[[paste0("realised_", effect)]], inside))
axis <- axis_of("realised", inside)
show("activity=1", "realised, mean of the effects", axis$mean)
show("activity=1", "realised, all pairs", axis$pooled)

write.csv(results, row.names = FALSE, na = "")
