# What R says of banner tables with more than two columns. From this folder: Rscript banner.R
# The waves "ordinary" (seed 7) and "singletons" (seed 1) come from ../../reference/generate.R; nothing here is drawn at random.
# Per row, banner question and view: svyby for means and standard errors, svymean for design effects, svyttest for every pair
# of columns (its standard error again by svycontrast on svyby's covariances), p.adjust for the family, svychisq for the table.
source("../../reference/expected.R")
cat(R.version.string, "survey", as.character(packageVersion("survey")), "\n")

rows <- c("strength_mean", "realised_7", "contribution_3", "strength_2", "competitive_within3", "desired_1")
banner <- c("q2_relevance", "desired_2", "size", "cluster_id")
layers <- list(none = NULL, active = list(by = "activity", level = "1"))

pairTests <- function(levels, test) {
  pairs <- if (length(levels) > 1) combn(length(levels), 2) else matrix(integer(0), 2, 0)
  tests <- lapply(seq_len(ncol(pairs)), function(k) c(list(first = pairs[1, k] - 1, second = pairs[2, k] - 1), test(levels[pairs[1, k]], levels[pairs[2, k]])))
  # A pair with a single answer, or without spread in one of the two, is no test and leaves the family
  p <- vapply(tests, function(t) if (isTRUE(t$made)) t$p else NA_real_, 0)
  holm <- p.adjust(p, "holm")
  bh <- p.adjust(p, "BH")
  Map(function(t, h, b) c(t, list(holm = h, benjaminiHochberg = b)), tests, holm, bh)
}

canTest <- function(y, g, a, b) {
  one <- y[!is.na(y) & !is.na(g) & g == a]
  two <- y[!is.na(y) & !is.na(g) & g == b]
  length(one) > 1 && length(two) > 1 && max(one) > min(one) && max(two) > min(two)
}

linearised <- function(design, y, keep) {
  w <- weights(design) * keep
  y <- ifelse(keep, y, 0)
  w * (y - sum(w * y) / sum(w)) / sum(w)
}

designCell <- function(design, y, keep) {
  if (sum(keep) == 0) return(list(base = 0))
  design$variables$y_ <- ifelse(is.na(y), 0, y)
  m <- attempt(svymean(~y_, subset(design, keep), deff = TRUE))
  list(base = sum(keep), mean = one(coef(m)), standardError = one(SE(m)), designEffect = one(deff(m)))
}

ofDesign <- function(design, y, g, inside, levels, four, table) {
  design$variables$y_ <- y
  design$variables$g_ <- factor(g, levels)
  keep <- inside & !is.na(y) & !is.na(g)
  used <- levels[levels %in% g[keep]]
  by <- attempt(svyby(~y_, ~g_, subset(design, keep), svymean, covmat = TRUE))
  pairs <- pairTests(levels, function(a, b) {
    if (!canTest(ifelse(inside, y, NA), g, a, b)) return(list(made = FALSE))
    own <- keep & g %in% c(a, b)
    design$variables$h_ <- factor(g, c(a, b))
    t <- attempt(svyttest(y_ ~ h_, subset(design, own)))
    contrast <- setNames(rep(0, length(used)), used)
    contrast[c(a, b)] <- c(-1, 1)
    k <- attempt(svycontrast(by, contrast))
    # Two equal means leave no t to divide by: there the variance of the linearised difference
    se <- if (abs(one(t$estimate)) < 1e-12) sqrt(recvar(design, linearised(design, y, keep & g == b) - linearised(design, y, keep & g == a))) else one(t$estimate) / one(t$statistic)
    if (!is.null(k)) stopifnot(abs(one(coef(k)) - one(t$estimate)) < 1e-8, abs(one(SE(k)) - se) < 1e-8)
    rank <- if (four) rankTest(design, ifelse(own, y, NA), ifelse(own, g, NA)) else NULL
    # Raking to clusters takes away all spread of groups that stand alone in theirs
    made <- abs(se) > 1e-12 && one(t$parameter) >= 2
    list(made = made, difference = one(t$estimate), t = one(t$statistic), degreesOfFreedom = one(t$parameter), p = one(t$p.value),
      lower = t$conf.int[1], upper = t$conf.int[2], rank = if (is.null(rank)) NULL else rank[c("t", "degreesOfFreedom", "p")])
  })
  cells <- lapply(levels, function(l) designCell(design, y, keep & g == l))
  # svyby and svymean on the column are the same numbers
  for (l in used) stopifnot(abs(coef(by)[[l]] - cells[[match(l, levels)]]$mean) < 1e-10)
  list(cells = I(cells), pairs = I(pairs), independence = independent(design, ifelse(inside, table, NA), ifelse(inside & !is.na(table), g, NA)))
}

ofSample <- function(y, g, inside, levels, table) {
  y[!inside] <- NA
  pairs <- pairTests(levels, function(a, b) {
    if (!canTest(y, g, a, b)) return(list(made = FALSE))
    t <- t.test(y[g %in% b], y[g %in% a])
    list(made = TRUE, difference = one(t$estimate[1] - t$estimate[2]), t = one(t$statistic), degreesOfFreedom = one(t$parameter), p = t$p.value, lower = t$conf.int[1], upper = t$conf.int[2])
  })
  cells <- lapply(levels, function(l) {
    own <- y[!is.na(y) & !is.na(g) & g == l]
    if (length(own) == 0) list(base = 0) else list(base = length(own), mean = mean(own), standardError = if (length(own) > 1) sd(own) / sqrt(length(own)) else NA)
  })
  list(cells = I(cells), pairs = I(pairs))
}

# Pairs of the mean of an axis: one linearised difference, its variance by survey's own svyrecvar
ofAxis <- function(design, Y, g, inside, levels) {
  w <- weights(design)
  score <- function(l) {
    D <- !is.na(Y) & inside & !is.na(g) & g == l
    Y0 <- ifelse(is.na(Y), 0, Y)
    used <- which(colSums(D) > 0)
    z <- rep(0, nrow(Y))
    means <- c()
    for (k in used) {
      W <- sum(w * D[, k])
      m <- sum(w * D[, k] * Y0[, k]) / W
      means <- c(means, m)
      z <- z + w * D[, k] * (Y0[, k] - m) / W / length(used)
    }
    spread <- any(vapply(used, function(k) max(Y[D[, k], k]) > min(Y[D[, k], k]), TRUE))
    list(mean = mean(means), z = z, fits = sum(inside & !is.na(g) & g == l) > 1 && spread)
  }
  pairTests(levels, function(a, b) {
    first <- score(a)
    second <- score(b)
    d <- second$mean - first$mean
    se <- sqrt(recvar(design, second$z - first$z))
    own <- inside & !is.na(g) & g %in% c(a, b)
    df <- sum(own) - length(unique(design$variables$cluster_id[own])) - 1
    list(made = first$fits && second$fits && df >= 2, difference = d, t = d / se, degreesOfFreedom = df, p = 2 * pt(-abs(d / se), df), lower = d - qt(0.975, df) * se, upper = d + qt(0.975, df) * se)
  })
}

tables <- function(name) {
  folder <- file.path("../../reference/waves", name)
  w <- readWave(file.path(folder, "members.csv"), file.path(folder, "responses.csv"))
  d <- w$d
  x <- designs(w)
  levelsOf <- list(q2_relevance = as.character(1:4), desired_2 = as.character(0:2), size = c("KO", "MGO"), cluster_id = sort(unique(w$members$cluster_id)))
  lapply(layers, function(layer) {
    inside <- if (is.null(layer)) rep(TRUE, nrow(d)) else !is.na(d[[layer$by]]) & d[[layer$by]] == layer$level
    c(setNames(lapply(rows, function(v) {
      table <- if (v == "strength_mean") rep(NA, nrow(d)) else d[[v]]
      own <- if (v %in% c("strength_mean", "contribution_3")) banner else setdiff(banner, "cluster_id")
      setNames(lapply(own, function(b) {
        g <- as.character(d[[b]])
        four <- v == "strength_2" && b != "cluster_id"
        list(published = ofSample(d[[v]], g, inside, levelsOf[[b]], table),
          stratified = ofDesign(x$stratified, d[[v]], g, inside, levelsOf[[b]], four, table),
          raked = ofDesign(x$raked, d[[v]], g, inside, levelsOf[[b]], four, table))
      }), own)
    }), rows), list(realised_mean = list(q2_relevance = {
      Y <- as.matrix(d[paste0("realised_", effects)])
      g <- as.character(d$q2_relevance)
      lapply(x, function(design) list(pairs = I(ofAxis(design, Y, g, inside, levelsOf$q2_relevance))))
    })))
  })
}

out <- list(reference = list(R = R.version.string, survey = as.character(packageVersion("survey"))), ordinary = tables("ordinary"), singletons = tables("singletons"))
connection <- gzfile("banner.json.gz", "w", compression = 9)
writeLines(json(out), connection)
close(connection)
