# What R computes of desired x realised as a paired statistic, on the waves of test/analysis/reference.
# From this folder: Rscript expected.R. Draws nothing at random; prints the versions it ran with.
source("../../reference/expected.R")
cat(R.version.string, "survey", as.character(packageVersion("survey")), "\n")

categories4 <- c("doesNotWant", "wantsExpectsNone", "wantsExpectsHelp", "wantsAndHas")

pairedOf <- function(d, k) {
  wanted <- d[[paste0("desired_", k)]]
  had <- d[[paste0("realised_", k)]]
  state <- ifelse(wanted == 0, 0, had + 1)
  list(state = state, wants = ifelse(is.na(state), NA, as.numeric(state > 0)), has = ifelse(is.na(state), NA, as.numeric(state == 3)))
}

# Two shares and their difference by svycontrast, with the covariance of the two: another road than the mean of one indicator
gapOf <- function(design, own, keep, nu) {
  if (is.null(design) || sum(keep) < 2) return(NULL)
  design$variables$wants_ <- ifelse(keep, own$wants, 0)
  design$variables$has_ <- ifelse(keep, own$has, 0)
  both <- attempt(svymean(~ wants_ + has_, subset(design, keep)))
  if (is.null(both)) return(NULL)
  gap <- svycontrast(both, c(wants_ = 1, has_ = -1))
  se <- one(SE(gap))
  if (!is.finite(se) || se < 1e-9 || nu <= 0) return(NULL)
  t <- one(coef(gap)) / se
  half <- qt(0.975, nu) * se
  list(value = one(coef(gap)), standardError = se, lower = one(coef(gap)) - half, upper = one(coef(gap)) + half, t = t, degreesOfFreedom = nu, p = 2 * pt(-abs(t), nu))
}

shareOf <- function(design, y, keep, nu) {
  if (is.null(design) || !any(keep)) return(NULL)
  design$variables$y_ <- ifelse(keep, y, 0)
  part <- subset(design, keep)
  m <- attempt(svymean(~y_, part))
  if (is.null(m)) return(NULL)
  share <- one(coef(m))
  if (length(unique(y[keep])) < 2) {
    ci <- binom.test(sum(y[keep]), sum(keep))$conf.int
    return(list(share = y[keep][1], lower = ci[1], upper = ci[2]))
  }
  # The interval by its formula: svyciprop fits a regression that stops at eight digits
  half <- if (nu > 0) qt(0.975, nu) * one(SE(m)) / (share * (1 - share)) else NA
  list(share = share, standardError = one(SE(m)), lower = plogis(qlogis(share) - half), upper = plogis(qlogis(share) + half))
}

effectOf <- function(d, designs, id, k) {
  own <- pairedOf(d, k)
  keep <- inDomain(d, id) & !is.na(own$state)
  nu <- nrow(d) - length(unique(d$cluster_id))
  n <- sum(keep)
  views <- c(list(published = if (n > 1) svydesign(id = ~1, weights = rep(1, n), data = d[keep, ]) else NULL), designs)
  view <- function(name) {
    published <- name == "published"
    ownNu <- if (published) n - 1 else nu
    values <- if (published) lapply(own, function(v) v[keep]) else own
    within <- if (published) rep(TRUE, n) else keep
    c(setNames(lapply(0:3, function(code) shareOf(views[[name]], as.numeric(values$state == code), within, ownNu)), categories4),
      list(wantsHasNot = shareOf(views[[name]], values$wants - values$has, within, ownNu), gap = gapOf(views[[name]], values, within, ownNu)))
  }
  list(base = n, wanting = sum(own$wants[keep]), views = setNames(lapply(names(views), view), names(views)))
}

familyOf <- function(d, designs, by) {
  welch <- function(y, g) {
    groups <- split(y[!is.na(y) & !is.na(g)], g[!is.na(y) & !is.na(g)])
    if (length(groups) != 2 || any(vapply(groups, function(v) length(v) < 2 || max(v) == min(v), NA))) return(NULL)
    t <- t.test(groups[[2]], groups[[1]])
    list(difference = one(t$estimate[1] - t$estimate[2]), t = one(t$statistic), p = t$p.value)
  }
  # A group of one, or without any spread, seems certain and is not: no test
  onDesign <- function(design, y, g) {
    if (is.null(welch(y, g))) return(NULL)
    t <- difference(design, y, g)
    if (is.null(t) || is.na(t$t) || abs(t$t) > 1e6 || is.na(t$lower)) NULL else t[c("difference", "t", "p", "lower", "upper", "degreesOfFreedom")]
  }
  views <- c(list(published = NULL), designs)
  named <- setNames(names(views), names(views))
  lapply(named, function(name) {
    tests <- lapply(effects, function(k) {
      own <- pairedOf(d, k)
      if (name == "published") welch(own$wants - own$has, d[[by]]) else onDesign(views[[name]], own$wants - own$has, d[[by]])
    })
    p <- vapply(tests, function(t) if (is.null(t)) NA_real_ else t$p, 0)
    list(tests = tests, holm = I(p.adjust(p, "holm")), benjaminiHochberg = I(p.adjust(p, "BH")), familySize = sum(!is.na(p)))
  })
}

domains <- c("total", "call=1", "size=MGO", "embedding=gevestigd", "activity=0", "activity=1")
for (name in c("ordinary", "singletons", "equal", "noLarge", "tiny")) {
  folder <- file.path("../../reference/waves", name)
  w <- readWave(file.path(folder, "members.csv"), file.path(folder, "responses.csv"))
  two <- designs(w)
  two <- two[!vapply(two, is.null, NA)]
  expected <- list(
    reference = list(R = R.version.string, survey = as.character(packageVersion("survey"))),
    domains = setNames(lapply(domains, function(id) lapply(effects, function(k) effectOf(w$d, two, id, k))), domains),
    families = setNames(lapply(crossings, function(by) familyOf(w$d, two, by)), crossings))
  connection <- gzfile(paste0(name, ".json.gz"), "w", compression = 9)
  writeLines(json(expected), connection)
  close(connection)
  cat(name, "\n")
}
