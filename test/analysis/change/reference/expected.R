# Two waves of the same programme and what R computes of the change between them, and of two domains of one wave.
# The later wave is "ordinary" of test/analysis/reference; the earlier one is drawn here with a fixed seed.
# From this folder: Rscript expected.R. Prints the versions it ran with.
source("../../reference/expected.R")
cat(R.version.string, "survey", as.character(packageVersion("survey")), "\n")
seed <- 20191
set.seed(seed)

laterPaths <- file.path("../../reference/waves/ordinary", c("members.csv", "responses.csv"))
members <- read.csv(laterPaths[1], colClasses = c(call = "character"), na.strings = "")
answers <- read.csv(laterPaths[2], na.strings = "")
answers <- answers[answers$status == "complete", ]

# Some members left, some grew; two thirds of those who answer later answered before, with others; most answers moved a little
earlierMembers <- members[sort(sample(nrow(members), 420)), ]
stillSmall <- runif(nrow(earlierMembers)) < 0.05
earlierMembers$employees[stillSmall] <- 12
earlierMembers$size[stillSmall] <- "KO"
both <- answers[answers$member_id %in% earlierMembers$member_id, ]
both <- both[runif(nrow(both)) < 0.66, ]
others <- setdiff(earlierMembers$member_id, answers$member_id)
new <- answers[sample(nrow(answers), 40, TRUE), ]
new$member_id <- sort(sample(others, 40))
earlier <- rbind(both, new)
move <- function(y, low, high, share) {
  step <- sample(c(-1, 1), length(y), TRUE, c(0.65, 0.35)) * (runif(length(y)) < share)
  ifelse(is.na(y), NA, pmin(high, pmax(low, y + step)))
}
earlier$q1_active <- ifelse(runif(nrow(earlier)) < 0.15, 1 - earlier$q1_active, earlier$q1_active)
for (v in grep("^(q2_relevance|(strength|benefit|priority)_[0-9]+)$", names(earlier), value = TRUE)) earlier[[v]] <- move(earlier[[v]], 1, 4, 0.4)
for (k in effects) {
  wanted <- paste0("desired_", k)
  earlier[[wanted]] <- move(earlier[[wanted]], 0, 2, 0.3)
  none <- is.na(earlier[[wanted]]) | earlier[[wanted]] == 0
  for (a in c("realised_", "contribution_")) {
    v <- paste0(a, k)
    scale <- if (a == "realised_") 0:2 else 25 * 0:4
    earlier[[v]][!none & is.na(earlier[[v]])] <- sample(scale, sum(!none & is.na(earlier[[v]])), TRUE)
    if (a == "realised_") earlier[[v]] <- move(earlier[[v]], 0, 2, 0.3)
    earlier[[v]][none] <- NA
  }
}
earlier <- earlier[order(earlier$member_id), ]
write.csv(earlierMembers, "earlier-members.csv", quote = FALSE, row.names = FALSE, na = "")
write.csv(earlier, "earlier-responses.csv", quote = FALSE, row.names = FALSE, na = "")

before <- readWave("earlier-members.csv", "earlier-responses.csv")
after <- readWave(laterPaths[1], laterPaths[2])
named <- function(keys, f) setNames(lapply(keys, f), keys)
variables <- c("q1_active", "q2_relevance", "strength_mean", "benefit_mean", "competitive_within3", "strength_2",
  paste0("desired_", effects), paste0("realised_", effects), paste0("contribution_", effects))
domains <- c("total", "call=2", "size=KO", "activity=1")

test <- function(t) list(difference = one(t$estimate), t = one(t$statistic), degreesOfFreedom = one(t$parameter), p = one(t$p.value), lower = t$conf.int[1], upper = t$conf.int[2])

# Everyone: the two waves stacked, strata wave x cluster, each wave raked to its own margins
stacked <- rbind(cbind(before$d[c("cluster_id", "size", "call", "activity", "N_h", intersect(variables, names(before$d)))], wave = 1), cbind(after$d[c("cluster_id", "size", "call", "activity", "N_h", intersect(variables, names(after$d)))], wave = 2))
stacked$stratum <- paste(stacked$wave, stacked$cluster_id)
stacked$waveSize <- paste(stacked$wave, stacked$size)
strata <- svydesign(id = ~1, strata = ~stratum, fpc = ~N_h, data = stacked)
margins <- function(of, by) do.call(rbind, lapply(1:2, function(w) {
  x <- list(before, after)[[w]]
  represented <- x$members[x$members$cluster_id %in% x$d$cluster_id, ]
  data.frame(key = paste(w, names(table(represented[[by]]))), Freq = as.numeric(table(represented[[by]])))
}))
raked <- rake(strata, list(~stratum, ~waveSize), list(setNames(margins(2, "cluster_id"), c("stratum", "Freq")), setNames(margins(2, "size"), c("waveSize", "Freq"))), control = list(maxit = 5000, epsilon = 1e-13))
flat <- function(y) length(y) < 2 || max(y) == min(y)
everyone <- function(v, id) {
  y <- stacked[[v]]
  keep <- inDomain(stacked, id) & !is.na(y)
  if (flat(y[keep & stacked$wave == 1]) || flat(y[keep & stacked$wave == 2])) return(NULL)
  onDesign <- function(design) {
    design$variables$y_ <- ifelse(is.na(y), 0, y)
    test(svyttest(y_ ~ factor(wave), subset(design, keep)))
  }
  t <- t.test(y[keep & stacked$wave == 2], y[keep & stacked$wave == 1])
  list(base = sum(keep), published = list(difference = one(t$estimate[1] - t$estimate[2]), t = one(t$statistic), degreesOfFreedom = one(t$parameter), p = t$p.value, lower = t$conf.int[1], upper = t$conf.int[2]),
    stratified = onDesign(strata), raked = onDesign(raked))
}

# The panel: members who answered both, on the register of the later wave
pairs <- merge(after$d, before$d, by = "member_id", suffixes = c("", ".before"), sort = FALSE)
panelWave <- list(members = after$members, d = pairs)
panelDesigns <- designs(panelWave)
nu <- nrow(pairs) - length(unique(pairs$cluster_id))
panel <- function(v, id) {
  y <- pairs[[v]] - pairs[[paste0(v, ".before")]]
  keep <- inDomain(pairs, id) & !is.na(y)
  if (flat(y[keep])) return(NULL)
  t <- t.test(pairs[[v]][keep], pairs[[paste0(v, ".before")]][keep], paired = TRUE)
  onDesign <- function(design) {
    m <- estimate(design, y, keep, nu)
    list(value = m$mean, standardError = m$standardError, lower = m$lower, upper = m$upper, t = m$mean / m$standardError, degreesOfFreedom = nu, p = 2 * pt(-abs(m$mean / m$standardError), nu))
  }
  list(base = sum(keep), published = list(value = one(t$estimate), standardError = t$stderr, lower = t$conf.int[1], upper = t$conf.int[2], t = one(t$statistic), degreesOfFreedom = one(t$parameter), p = t$p.value),
    stratified = onDesign(panelDesigns$stratified), raked = onDesign(panelDesigns$raked))
}

# Two domains of the later wave, also such as share members: the difference of two ratios of totals
afterDesigns <- designs(after)
comparisons <- list(c("call=1", "call=2"), c("total", "call=1"), c("size=KO", "call=2"), c("activity=1", "total"))
ofDomains <- function(v, two) {
  d <- after$d
  y <- d[[v]]
  inside <- lapply(two, function(id) inDomain(d, id) & !is.na(y))
  union <- inside[[1]] | inside[[2]]
  overlap <- any(inside[[1]] & inside[[2]])
  ratio <- function(design, rows, nu) {
    if (is.null(design)) return(NULL)
    for (i in 1:2) {
      design$variables[[paste0("D", i)]] <- as.numeric(inside[[i]][rows])
      design$variables[[paste0("Y", i)]] <- ifelse(inside[[i]][rows], y[rows], 0)
    }
    m <- svycontrast(svytotal(~ D1 + Y1 + D2 + Y2, design), quote(Y2 / D2 - Y1 / D1))
    se <- one(SE(m))
    t <- one(coef(m)) / se
    list(difference = one(coef(m)), t = t, degreesOfFreedom = nu, p = 2 * pt(-abs(t), nu), lower = one(coef(m)) - qt(0.975, nu) * se, upper = one(coef(m)) + qt(0.975, nu) * se)
  }
  nu <- sum(union) - length(unique(d$cluster_id[union])) - 1
  all <- rep(TRUE, nrow(d))
  if (!overlap) {
    # Another road to the same number
    own <- difference(afterDesigns$stratified, y, ifelse(inside[[1]], 1, ifelse(inside[[2]], 2, NA)))
    stopifnot(abs(own$t - ratio(afterDesigns$stratified, all, nu)$t) < 1e-8, own$degreesOfFreedom == nu)
  }
  t <- t.test(y[inside[[2]]], y[inside[[1]]])
  published <- if (overlap) ratio(svydesign(id = ~1, weights = rep(1, sum(union)), data = d[union, ]), union, sum(union) - 2)
    else list(difference = one(t$estimate[1] - t$estimate[2]), t = one(t$statistic), degreesOfFreedom = one(t$parameter), p = t$p.value, lower = t$conf.int[1], upper = t$conf.int[2])
  list(base = sum(union), published = published, stratified = ratio(afterDesigns$stratified, all, nu), raked = ratio(afterDesigns$raked, all, nu))
}

expected <- list(
  reference = list(R = R.version.string, survey = as.character(packageVersion("survey")), seed = seed),
  everyone = named(domains, function(id) named(variables, function(v) everyone(v, id))),
  panel = named(domains, function(id) named(variables, function(v) panel(v, id))),
  domains = lapply(comparisons, function(two) list(first = two[1], second = two[2], variables = named(c("q2_relevance", paste0("desired_", effects), paste0("realised_", effects), paste0("contribution_", effects)), function(v) ofDomains(v, two)))),
  spread = named(c("total", "call=1", "call=2"), function(id) sd(vapply(effects, function(k) mean(after$d[[paste0("desired_", k)]][inDomain(after$d, id)], na.rm = TRUE), 0))))
connection <- gzfile("expected.json.gz", "w", compression = 9)
writeLines(json(expected), connection)
close(connection)
cat(nrow(pairs), "pairs\n")
