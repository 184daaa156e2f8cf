# Figure: Effects, desired and realised: Active (at least 2 activities a year)
# What: For each effect: to the right how much members want it (mean from 0 to 2), upwards how far it has been
# realised (mean from 0 to 2). The mean of an axis is the mean of the effects with an answer; the mean over all
# pairs of response and effect is another figure and stands apart.
# Over whom: Members with a complete response; group: Active (at least 2 activities a year). Desired: everybody
# in the group who answered. Realised: only those who want the effect.
# Base: Active: n = 214 complete responses; n by effect and axis stands in the table.
# Weighting: Raked. The stratified weights were adjusted in turns until they match the member register, by
# cluster and by size (raking). Assumption: those who did not answer are like those who did in the same cluster
# and of the same size, and what size does to response is the same in every cluster. Clusters without a
# complete response are not represented. Settled after 11 rounds; weights from 1.65 to 12.09; design effect
# (Kish) 1.243.
# Interval: 95% interval by (Taylor) linearisation on the whole design, after raking (svyrecvar of the R
# package survey), corrected for the part of the members that answered; t with the number of responses minus
# the number of clusters as degrees of freedom. It covers chance, not the bias from those who did not answer.
# Not shown: Figures on 1 to 4 responses are not shown, to protect companies. Where such a figure would follow
# from the others, a second one goes as well. Nothing was withheld in this figure.
# Survey wave: Golf 2019, closed; questionnaire 2020.1. Synthetic data: no answers of real companies.
# Taken on: 21 November 2026 at 13:00
# Compute again:
# https://bevraging.example/analyse/effecten?as=realisatie&beeld=herwogen&golf=2019&groep=activiteit.1&taal=en
#
# The data are confidential: coded answers, for the data steward only. Publish nothing on fewer than 5
# responses.
# Data: one row for each complete response, in random order. Empty is left blank, 254 is not asked.
# Needed: R with the package survey (made with 4.1-1).
# In the folder that holds this script and the data:
#   Rscript 2019-activiteit-1-realisatie-herwogen.R

suppressMessages(library(survey))
d <- read.csv("2019-activiteit-1-realisatie-herwogen-data.csv", fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = c(cluster = "character", size = "character", call = "character", embedding = "character"))
for (variable in c("q1_active", "desired_1", "desired_2", "desired_3", "desired_4", "desired_5", "desired_6", "desired_7", "desired_8", "desired_9", "desired_10", "desired_11", "realised_1", "realised_2", "realised_3", "realised_4", "realised_5", "realised_6", "realised_7", "realised_8", "realised_9", "realised_10", "realised_11")) d[[variable]][d[[variable]] %in% 254] <- NA
# Clusters are strata; answering is being sampled, without replacement
options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = FALSE)
design <- svydesign(id = ~1, strata = ~cluster, fpc = ~members_of_cluster, data = d)
# Raked to the members by cluster and by size, over clusters with a response
by_cluster <- unique(d[c("cluster", "members_of_cluster")])
names(by_cluster)[2] <- "Freq"
by_size <- data.frame(size = c("KO", "MGO"), Freq = c(634, 431))
design <- rake(design, list(~cluster, ~size), list(by_cluster, by_size), control = list(maxit = 2000, epsilon = 1e-12))
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
  w <- weights(design)
  W <- colSums(w * D)
  m <- colSums(w * D * Y) / W
  pooled <- sum(w * D * Y) / sum(w * D)
  # Linearised: what a response adds, by weight, to the mean of the effect means and to the pooled mean
  design$variables$u_ <- rowSums(sweep(D * sweep(Y, 2, m), 2, W, "/")) / length(used)
  design$variables$v_ <- rowSums(D * (Y - pooled)) / sum(w * D)
  spread <- function(total, value) {
    se <- SE(total)[[1]]
    if (se > 1e-12 * max(1, abs(value)) || everybody_answered) se else NA
  }
  se <- if (varies) spread(svytotal(~u_, design), mean(m)) else NA
  half <- if (df > 0) qt(0.975, df) * se else NA
  pooled_varies <- max(Y[D]) > min(Y[D])
  list(mean = list(base = NA, value = mean(m), se = se, lower = mean(m) - half, upper = mean(m) + half),
    pooled = list(base = NA, value = pooled, se = if (pooled_varies) spread(svytotal(~v_, design), pooled) else NA, lower = NA, upper = NA))
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
