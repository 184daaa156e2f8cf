# Differences of axis means: two domains of one wave, and one domain in two waves, from the waves that expected.R wrote.
# From this folder: Rscript axes.R. Nothing here is drawn at random.
# The mean of the effect means has no function in survey: its linearised variable goes to survey's own svyrecvar, svytotal
# on an unweighted design, or t.test on the scores of each side.
source("../../reference/expected.R")
cat(R.version.string, "survey", as.character(packageVersion("survey")), "\n")

ordinary <- file.path("../../reference/waves/ordinary", c("members.csv", "responses.csv"))
before <- readWave("earlier-members.csv", "earlier-responses.csv")
after <- readWave(ordinary[1], ordinary[2])
named <- function(keys, f) setNames(lapply(keys, f), keys)
axes <- c("desired", "realised", "contribution")
kinds <- c("mean", "pooled")

# Mean of an axis over the rows inside, and what each row adds to it, before its weight
scored <- function(d, axis, inside, w, kind) {
  Y <- as.matrix(d[paste0(axis, "_", effects)])
  D <- !is.na(Y) & inside
  Y[!D] <- 0
  W <- colSums(w * D)
  used <- which(W > 0)
  m <- colSums(w * D * Y)[used] / W[used]
  if (kind == "pooled") {
    value <- sum(w * D * Y) / sum(W)
    return(list(value = value, z = rowSums(D * (Y - value)) / sum(W)))
  }
  list(value = mean(m), z = rowSums(sweep(sweep(Y[, used], 2, m) * D[, used], 2, W[used], "/")) / length(used))
}

test <- function(base, difference, se, df) {
  t <- difference / se
  half <- qt(0.975, df) * se
  list(base = base, difference = difference, standardError = se, lower = difference - half, upper = difference + half, t = t, degreesOfFreedom = df, p = 2 * pt(-abs(t), df))
}

# Welch on the scores of each side: n times a score is what one response would make of the mean
welch <- function(first, second, inFirst, inSecond) {
  t <- t.test(second$value + sum(inSecond) * second$z[inSecond], first$value + sum(inFirst) * first$z[inFirst])
  list(base = sum(inFirst) + sum(inSecond), difference = one(t$estimate[1] - t$estimate[2]), standardError = t$stderr, lower = t$conf.int[1], upper = t$conf.int[2], t = one(t$statistic), degreesOfFreedom = one(t$parameter), p = t$p.value)
}

ofDomains <- function(axis, two, kind) {
  d <- after$d
  inside <- lapply(two, function(id) inDomain(d, id))
  union <- inside[[1]] | inside[[2]]
  ones <- rep(1, nrow(d))
  plain <- lapply(inside, function(own) scored(d, axis, own, ones, kind))
  published <- if (any(inside[[1]] & inside[[2]])) {
    d$z <- plain[[2]]$z - plain[[1]]$z
    se <- one(SE(svytotal(~z, svydesign(id = ~1, weights = rep(1, sum(union)), data = d[union, ]))))
    test(sum(union), plain[[2]]$value - plain[[1]]$value, se, sum(union) - 2)
  } else welch(plain[[1]], plain[[2]], inside[[1]], inside[[2]])
  onDesign <- function(design) {
    w <- weights(design)
    own <- lapply(inside, function(rows) scored(d, axis, rows, w, kind))
    test(sum(union), own[[2]]$value - own[[1]]$value, sqrt(recvar(design, w * (own[[2]]$z - own[[1]]$z))), sum(union) - length(unique(d$cluster_id[union])) - 1)
  }
  c(list(published = published), lapply(designs(after), onDesign))
}

ofWaves <- function(axis, id, kind) {
  waves <- list(before, after)
  inside <- lapply(waves, function(w) inDomain(w$d, id))
  plain <- Map(function(w, rows) scored(w$d, axis, rows, rep(1, nrow(w$d)), kind), waves, inside)
  df <- sum(mapply(function(w, rows) sum(rows) - length(unique(w$d$cluster_id[rows])), waves, inside)) - 1
  onDesigns <- function(view) {
    own <- Map(function(w, rows) {
      design <- designs(w)[[view]]
      s <- scored(w$d, axis, rows, weights(design), kind)
      list(value = s$value, variance = recvar(design, weights(design) * s$z))
    }, waves, inside)
    test(sum(unlist(inside)), own[[2]]$value - own[[1]]$value, sqrt(own[[1]]$variance + own[[2]]$variance), df)
  }
  list(published = welch(plain[[1]], plain[[2]], inside[[1]], inside[[2]]), stratified = onDesigns("stratified"), raked = onDesigns("raked"))
}

comparisons <- list(c("call=1", "call=2"), c("total", "call=1"), c("size=KO", "call=2"), c("activity=1", "total"))
expected <- list(
  reference = list(R = R.version.string, survey = as.character(packageVersion("survey"))),
  domains = lapply(comparisons, function(two) list(first = two[1], second = two[2], axes = named(axes, function(axis) named(kinds, function(kind) ofDomains(axis, two, kind))))),
  waves = named(c("total", "call=2", "size=KO", "activity=1"), function(id) named(axes, function(axis) named(kinds, function(kind) ofWaves(axis, id, kind)))))
connection <- gzfile("axes.json.gz", "w", compression = 9)
writeLines(json(expected), connection)
close(connection)
