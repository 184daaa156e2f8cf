# What R computes for one wave: members.csv and responses.csv in, expected.json out.
#   Rscript expected.R members.csv responses.csv expected.json
# Clusters are strata with finite population correction; raking to cluster and size. The formulas that survey has no
# function for (the mean of the effect means, its raked variance) call survey's own svyrecvar on the linearised variable.
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = FALSE)

effects <- 1:11
categories <- c("gerealiseerd", "binnen_1_jaar", "binnen_3_jaar", "later", "niet", "weet_niet")
domainIds <- c("total", "call=1", "call=2", "size=KO", "size=MGO", "embedding=zelfstandig", "embedding=gevestigd", "activity=0", "activity=1")
crossings <- c("call", "size", "embedding", "activity")

# JSON: NA, NaN and infinite numbers are null, NULL is null, an I() vector stays an array
json <- function(value) {
  if (is.null(value)) return("null")
  if (inherits(value, "AsIs")) return(paste0("[", paste(vapply(unclass(value), json, ""), collapse = ","), "]"))
  if (is.list(value)) {
    if (is.null(names(value))) return(if (length(value)) paste0("[", paste(vapply(value, json, ""), collapse = ","), "]") else "{}")
    return(paste0("{", paste0("\"", names(value), "\":", vapply(value, json, ""), collapse = ","), "}"))
  }
  if (is.character(value)) return(paste0("\"", value, "\""))
  if (is.na(value) || !is.finite(value)) return("null")
  format(as.numeric(value), digits = 15, scientific = NA)
}

one <- function(x) unname(as.numeric(x)[1])
attempt <- function(expression) tryCatch(suppressWarnings(expression), error = function(e) NULL)

readWave <- function(membersPath, responsesPath) {
  separator <- if (grepl(";", readLines(membersPath, 1, warn = FALSE))) ";" else ","
  members <- read.csv(membersPath, sep = separator, colClasses = c(call = "character"), fileEncoding = "UTF-8-BOM", na.strings = "")
  responses <- read.csv(responsesPath, sep = separator, fileEncoding = "UTF-8-BOM", na.strings = "")
  members$size[is.na(members$size)] <- ifelse(members$employees[is.na(members$size)] < 50, "KO", "MGO")
  partial <- sum(responses$status == "partial")
  d <- merge(responses[responses$status == "complete", ], members, by = "member_id", sort = FALSE)
  d <- d[match(responses$member_id[responses$status == "complete"], d$member_id), ]
  d$activity <- as.character(d$q1_active)
  for (battery in c("strength", "benefit")) {
    columns <- grep(paste0("^", battery, "_[0-9]+$"), names(d), value = TRUE)
    m <- rowMeans(d[columns], na.rm = TRUE)
    d[[paste0(battery, "_mean")]] <- ifelse(is.nan(m), NA, m)
  }
  for (word in categories) d[[paste0("competitive=", word)]] <- as.numeric(d$competitive == word)
  d$competitive_within3 <- as.numeric(d$competitive %in% categories[1:3])
  d$competitive_within3[is.na(d$competitive)] <- NA
  N <- table(members$cluster_id)
  d$N_h <- as.numeric(N[d$cluster_id])
  list(members = members, d = d, partial = partial, N = N)
}

designs <- function(w) {
  d <- w$d
  strat <- svydesign(id = ~1, strata = ~cluster_id, fpc = ~N_h, data = d)
  represented <- w$members[w$members$cluster_id %in% d$cluster_id, ]
  cluster <- as.data.frame(table(cluster_id = represented$cluster_id), responseName = "Freq")
  size <- as.data.frame(table(size = represented$size), responseName = "Freq")
  raked <- tryCatch(rake(strat, list(~cluster_id, ~size), list(cluster, size), control = list(maxit = 2000, epsilon = 1e-12)),
    error = function(e) NULL, warning = function(e) NULL)
  list(stratified = strat, raked = raked)
}

inDomain <- function(d, id) {
  if (id == "total") return(rep(TRUE, nrow(d)))
  parts <- strsplit(id, "=")[[1]]
  keep <- d[[parts[1]]] == parts[2]
  keep & !is.na(keep)
}

estimate <- function(design, y, inside, nu) {
  keep <- inside & !is.na(y)
  if (is.null(design) || !any(keep)) return(NULL)
  design$variables$y_ <- ifelse(is.na(y), 0, y)
  m <- attempt(svymean(~y_, subset(design, keep)))
  if (is.null(m)) return(NULL)
  se <- one(SE(m))
  half <- suppressWarnings(qt(0.975, nu)) * se
  list(mean = one(coef(m)), standardError = se, lower = one(coef(m)) - half, upper = one(coef(m)) + half)
}

item <- function(designs, y, inside, nu) {
  own <- y[inside & !is.na(y)]
  c(list(base = length(own), mean = if (length(own)) mean(own) else NA, standardDeviation = if (length(own) > 1) sd(own) else NA),
    lapply(designs, estimate, y, inside, nu))
}

recvar <- function(design, z) one(survey:::svyrecvar(as.matrix(z), design$cluster, design$strata, design$fpc, postStrata = design$postStrata))

axis <- function(designs, Y, inside, nu) {
  D <- !is.na(Y) & inside
  Y0 <- ifelse(is.na(Y), 0, Y)
  used <- which(colSums(D) > 0)
  plain <- vapply(used, function(k) mean(Y[D[, k], k]), 0)
  view <- function(design) {
    if (is.null(design) || length(used) == 0) return(NULL)
    w <- weights(design)
    z <- 0
    means <- c()
    for (k in used) {
      W <- sum(w * D[, k])
      m <- sum(w * D[, k] * Y0[, k]) / W
      means <- c(means, m)
      z <- z + w * D[, k] * (Y0[, k] - m) / W / length(used)
    }
    W <- sum(w * rowSums(D))
    pooled <- sum(w * rowSums(D * Y0)) / W
    se <- sqrt(recvar(design, z))
    half <- suppressWarnings(qt(0.975, nu)) * se
    list(mean = mean(means), standardError = se, lower = mean(means) - half, upper = mean(means) + half,
      pooledMean = pooled, pooledStandardError = sqrt(recvar(design, w * rowSums(D * (Y0 - pooled)) / W)))
  }
  c(list(mean = if (length(used)) mean(plain) else NA, pooledMean = if (length(used)) sum(Y0 * D) / sum(D) else NA, effectsUsed = length(used)), lapply(designs, view))
}

difference <- function(design, y, g) {
  keep <- !is.na(y) & !is.na(g)
  if (is.null(design) || length(unique(g[keep])) != 2) return(NULL)
  design$variables$y_ <- y
  design$variables$g_ <- factor(g)
  test <- attempt(svyttest(y_ ~ g_, subset(design, keep)))
  if (is.null(test)) return(NULL)
  # R divides rounding noise by rounding noise where no group has any spread: such a test is no test, unless all members answered
  spread <- any(tapply(y[keep], g[keep], function(v) max(v) > min(v)))
  everybody <- all(design$fpc$popsize[, 1] == design$fpc$sampsize[, 1])
  if ((!spread && !everybody) || (everybody && abs(test$estimate) < 1e-12)) test[c("statistic", "p.value", "conf.int")] <- list(NA, NA, c(NA, NA))
  list(levels = I(levels(factor(g[keep]))), base = sum(keep), difference = one(test$estimate), t = one(test$statistic),
    degreesOfFreedom = one(test$parameter), p = one(test$p.value), lower = test$conf.int[1], upper = test$conf.int[2])
}

# svyranktest averages the ranks of equal answers without their weights; mid-ranks of the estimated population do not
# depend on the order of the rows. The rest is as there: the score regressed on the group.
rankTest <- function(design, y, g) {
  keep <- !is.na(y) & !is.na(g)
  if (is.null(design) || length(unique(g[keep])) != 2) return(NULL)
  w <- ifelse(keep, weights(design), 0)
  byValue <- tapply(w[keep], y[keep], sum)
  middle <- (cumsum(byValue) - byValue / 2) / sum(byValue)
  design$variables$y_ <- as.numeric(middle[as.character(y)])
  design$variables$g_ <- factor(g)
  part <- subset(design, keep)
  test <- attempt(svyttest(y_ ~ g_, part))
  if (is.null(test)) return(NULL)
  if (length(unique(w[keep])) == 1) {
    # Equal weights: svyranktest itself must say the same
    design$variables$y_ <- y
    own <- attempt(svyranktest(y_ ~ g_, subset(design, keep)))
    if (!is.null(own) && is.finite(own$statistic) && abs(own$statistic) < 1e6) stopifnot(abs(one(own$statistic) - one(test$statistic)) < 1e-8)
  }
  list(base = sum(keep), difference = one(test$estimate), t = one(test$statistic), degreesOfFreedom = one(test$parameter), p = one(test$p.value))
}

independent <- function(design, y, g) {
  keep <- !is.na(y) & !is.na(g)
  if (is.null(design)) return(NULL)
  design$variables$y_ <- factor(y)
  design$variables$g_ <- factor(g)
  test <- attempt(svychisq(~ y_ + g_, subset(design, keep), statistic = "F"))
  if (is.null(test)) return(NULL)
  list(base = sum(keep), F = one(test$statistic), numeratorDf = one(test$parameter[1]), denominatorDf = one(test$parameter[2]), p = one(test$p.value))
}

proportion <- function(design, y, inside, nu) {
  keep <- inside & !is.na(y)
  if (is.null(design) || !any(keep)) return(NULL)
  design$variables$y_ <- ifelse(is.na(y), 0, y)
  part <- subset(design, keep)
  m <- attempt(svymean(~y_, part))
  ci <- if (length(unique(y[keep])) > 1) attempt(confint(svyciprop(~y_, part, method = "logit", df = nu))) else NULL
  list(base = sum(keep), share = if (length(unique(y[keep])) > 1) one(coef(m)) else y[keep][1], standardError = one(SE(m)),
    lower = if (is.null(ci)) NA else ci[1], upper = if (is.null(ci)) NA else ci[2])
}

medianOf <- function(design, y, inside) {
  keep <- inside & !is.na(y)
  if (is.null(design) || !any(keep)) return(NULL)
  design$variables$y_ <- y
  q <- attempt(svyquantile(~y_, subset(design, keep), 0.5, ci = FALSE, qrule = "math"))
  if (is.null(q)) return(NULL)
  one(q$y_)
}

family <- function(design, d, axis, by) {
  tests <- lapply(effects, function(k) difference(design, d[[paste0(axis, "_", k)]], d[[by]]))
  p <- vapply(tests, function(t) if (is.null(t)) NA_real_ else t$p, 0)
  list(tests = tests, p = I(p), holm = I(p.adjust(p, "holm")), benjaminiHochberg = I(p.adjust(p, "BH")), familySize = sum(!is.na(p)))
}

# The published view: the answers of the domain as a simple random sample without finite population correction
published <- function(d) {
  sample <- function(rows) svydesign(id = ~1, weights = rep(1, nrow(rows)), data = rows)
  mean95 <- function(y) {
    y <- y[!is.na(y)]
    if (length(y) < 2 || max(y) == min(y)) return(NULL)
    m <- svymean(~y, sample(data.frame(y = y)))
    ci <- confint(m, df = length(y) - 1)
    list(base = length(y), mean = one(coef(m)), standardDeviation = sd(y), standardError = one(SE(m)), lower = ci[1], upper = ci[2])
  }
  axis95 <- function(Y) {
    used <- which(colSums(!is.na(Y)) > 0)
    if (length(used) == 0 || nrow(Y) < 2) return(NULL)
    z <- rowMeans(vapply(used, function(k) {
      D <- !is.na(Y[, k])
      m <- mean(Y[D, k])
      ifelse(D, Y[, k] - m, 0) / sum(D)
    }, numeric(nrow(Y))))
    m <- mean(vapply(used, function(k) mean(Y[, k], na.rm = TRUE), 0))
    se <- sqrt(one(vcov(svytotal(~z, sample(data.frame(z = z))))))
    if (se < 1e-12) return(NULL)
    half <- qt(0.975, nrow(Y) - 1) * se
    list(mean = m, standardError = se, lower = m - half, upper = m + half)
  }
  welch <- function(y, g) {
    keep <- !is.na(y) & !is.na(g)
    groups <- split(y[keep], g[keep])
    if (length(groups) != 2 || any(vapply(groups, function(v) length(v) < 2 || max(v) == min(v), NA))) return(NULL)
    t <- t.test(groups[[2]], groups[[1]])
    list(base = sum(keep), difference = one(t$estimate[1] - t$estimate[2]), t = one(t$statistic), degreesOfFreedom = one(t$parameter), p = t$p.value, lower = t$conf.int[1], upper = t$conf.int[2])
  }
  table2 <- function(y, g) {
    keep <- !is.na(y) & !is.na(g)
    rows <- data.frame(y = factor(y[keep]), g = factor(g[keep]))
    if (nlevels(rows$y) < 2 || nlevels(rows$g) < 2) return(NULL)
    smallest <- min(suppressWarnings(chisq.test(table(rows))$expected))
    test <- attempt(svychisq(~ y + g, sample(rows), statistic = "F"))
    if (is.null(test)) return(NULL)
    list(base = nrow(rows), smallestExpected = smallest, F = one(test$statistic), numeratorDf = one(test$parameter[1]), denominatorDf = one(test$parameter[2]), p = one(test$p.value))
  }
  share <- function(y) {
    y <- y[!is.na(y)]
    if (length(y) == 0) return(NULL)
    if (max(y) == min(y)) {
      ci <- binom.test(sum(y), length(y))$conf.int
      return(list(share = mean(y), lower = ci[1], upper = ci[2]))
    }
    # The interval by its formula: svyciprop fits a regression that stops at eight digits
    half <- qt(0.975, length(y) - 1) * sd(y) / sqrt(length(y)) / (mean(y) * (1 - mean(y)))
    list(share = mean(y), standardError = sd(y) / sqrt(length(y)), lower = plogis(qlogis(mean(y)) - half), upper = plogis(qlogis(mean(y)) + half))
  }
  named <- function(keys, f) setNames(lapply(keys, f), keys)
  domains <- c("total", "size=KO", "activity=0")
  list(
    means = named(domains, function(id) named(c("q2_relevance", "contribution_3", "strength_mean", "competitive_within3"), function(v) mean95(d[[v]][inDomain(d, id)]))),
    axes = named(domains, function(id) named(c("desired", "realised", "contribution"), function(a) axis95(as.matrix(d[inDomain(d, id), paste0(a, "_", effects)])))),
    differences = named(c("q2_relevance", "strength_mean", "competitive_within3"), function(v) named(crossings, function(by) welch(d[[v]], d[[by]]))),
    independence = named(c("q2_relevance", "competitive"), function(v) named(crossings, function(by) table2(d[[v]], d[[by]]))),
    shares = named(as.character(1:4), function(code) share(as.numeric(d$q2_relevance == as.numeric(code)))))
}

expectedOf <- function(membersPath, responsesPath) {
  w <- readWave(membersPath, responsesPath)
  d <- w$d
  two <- designs(w)
  nh <- table(factor(d$cluster_id, levels = names(w$N)))
  nu <- nrow(d) - sum(nh > 0)
  numeric <- grep("^(q1_active|q2_relevance|(desired|realised|contribution|strength|benefit|priority)_([0-9]+|mean)|competitive=.*|competitive_within3)$", names(d), value = TRUE)
  named <- function(keys, f) setNames(lapply(keys, f), keys)
  byView <- function(f) lapply(two, f)
  weightsRaked <- if (is.null(two$raked)) NULL else weights(two$raked)
  list(
    meta = list(members = nrow(w$members), membersRepresented = sum(w$N[nh > 0]), complete = nrow(d), partial = w$partial, clusters = length(w$N),
      emptyClusters = I(names(w$N)[nh == 0]), singletonClusters = I(names(w$N)[nh == 1]), degreesOfFreedom = nu,
      kishDesignEffect = if (is.null(weightsRaked)) NA else nrow(d) * sum(weightsRaked^2) / sum(weightsRaked)^2),
    responseRates = named(c("call", "size", "embedding"), function(by) named(sort(unique(w$members[[by]])), function(level) {
      list(members = sum(w$members[[by]] == level), complete = sum(d[[by]] == level), rate = sum(d[[by]] == level) / sum(w$members[[by]] == level))
    })),
    domains = named(domainIds, function(id) {
      inside <- inDomain(d, id)
      list(base = sum(inside), items = named(numeric, function(v) item(two, d[[v]], inside, nu)),
        axes = named(c("desired", "realised", "contribution"), function(a) axis(two, as.matrix(d[paste0(a, "_", effects)]), inside, nu)))
    }),
    tests = list(
      differences = named(c("q2_relevance", "strength_mean", "benefit_mean", "competitive_within3"), function(v) named(crossings, function(by) byView(function(x) difference(x, d[[v]], d[[by]])))),
      independence = list(competitive = named(crossings, function(by) byView(function(x) independent(x, d$competitive, d[[by]])))),
      proportions = list(
        q1_active = named(domainIds[1:7], function(id) byView(function(x) proportion(x, d$q1_active, inDomain(d, id), nu))),
        competitive_within3 = named(domainIds, function(id) byView(function(x) proportion(x, d$competitive_within3, inDomain(d, id), nu)))),
      families = named(c("desired", "realised", "contribution"), function(a) named(crossings, function(by) byView(function(x) family(x, d, a, by)))),
      medians = named(c("employees", "contribution_1", "contribution_7", "strength_mean"), function(v) named(domainIds, function(id) byView(function(x) medianOf(x, d[[v]], inDomain(d, id)))))),
    reliability = named(c("strength", "benefit"), function(battery) {
      x <- na.omit(d[grep(paste0("^", battery, "_[0-9]+$"), names(d))])
      K <- ncol(x)
      list(base = nrow(x), alpha = if (K > 1 && nrow(x) > 1) K / (K - 1) * (1 - sum(diag(var(x))) / sum(var(x))) else NA)
    }),
    representativeness = attempt({
      m <- w$members
      m$responded <- m$member_id %in% d$member_id
      usable <- Filter(function(v) length(unique(m[[v]])) > 1, c("call", "size", "embedding"))
      fit <- glm(reformulate(usable, "responded"), binomial, m, control = glm.control(epsilon = 1e-14, maxit = 50))
      rho <- fitted(fit)
      list(rIndicator = 1 - 2 * sd(rho), meanPropensity = mean(rho),
        partial = named(usable, function(v) named(sort(unique(m[[v]])), function(level) sqrt(mean(m[[v]] == level)) * (mean(rho[m[[v]] == level]) - mean(rho)))))
    }),
    published = published(d),
    ranks = named(grep("^(q2_relevance|(strength|benefit)_[0-9]+)$", numeric, value = TRUE), function(v) named(crossings, function(by) byView(function(x) rankTest(x, d[[v]], d[[by]])))))
}

writeExpected <- function(membersPath, responsesPath, outPath, seed = NA) {
  reference <- list(R = R.version.string, survey = as.character(packageVersion("survey")), seed = seed)
  text <- json(c(list(reference = reference), expectedOf(membersPath, responsesPath)))
  connection <- if (grepl("gz$", outPath)) gzfile(outPath, "w", compression = 9) else file(outPath, "w")
  writeLines(text, connection)
  close(connection)
}

arguments <- commandArgs(trailingOnly = TRUE)
if (sys.nframe() == 0 && length(arguments) == 3) writeExpected(arguments[1], arguments[2], arguments[3])
