# R-indicator and partial R-indicators with standard errors, member by member, for the waves of test/analysis/reference/waves.
#   Rscript test/analysis/nonresponse/reference/representativeness.R
# Shlomo, Skinner and Schouten (2012): Var(S2) = 4 A'VA + 2 tr(BVBV), bias tr(BV). A second road for "ordinary": new responses drawn
# from the fitted propensities and everything estimated again (seed 20261121), whose standard deviation the formula must come near to.

here <- normalizePath(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))))
source(file.path(here, "../../reference/expected.R"))
waves <- file.path(here, "../../reference/waves")
variables <- c("call", "size", "embedding")

readMembers <- function(name) {
  wave <- readWave(file.path(waves, name, "members.csv"), file.path(waves, name, "responses.csv"))
  wave$members$responded <- wave$members$member_id %in% wave$d$member_id
  wave$members
}

fittedModel <- function(m) {
  usable <- Filter(function(v) length(unique(m[[v]])) > 1, variables)
  suppressWarnings(glm(reformulate(if (length(usable)) usable else "1", "responded"), binomial, m, control = glm.control(epsilon = 1e-14, maxit = 50)))
}

spread <- function(d, g, n, V) {
  S2 <- sum(d^2) / n
  A <- colSums(d * g) / n
  BV <- crossprod(g) %*% V / n
  list(value = sqrt(S2), standardError = sqrt(4 * drop(t(A) %*% V %*% A) + 2 * sum(diag(BV %*% BV))) / (2 * sqrt(S2)), bias = sum(diag(BV)))
}

indicators <- function(m, fit) {
  rho <- unname(fitted(fit))
  X <- model.matrix(fit)
  g <- rho * (1 - rho) * X
  V <- vcov(fit)
  N <- nrow(m)
  centred <- function(cells) list(d = rho - ave(rho, cells), g = g - apply(g, 2, function(column) ave(column, cells)))
  all <- centred(rep(1, N))
  whole <- spread(all$d, all$g, N - 1, V)
  partial <- lapply(setNames(variables, variables), function(v) {
    others <- interaction(m[setdiff(variables, v)], drop = TRUE)
    within <- centred(others)
    between <- list(d = ave(all$d, m[[v]]), g = apply(all$g, 2, function(column) ave(column, m[[v]])))
    list(
      unconditional = spread(between$d, between$g, N, V)[1:2],
      conditional = spread(within$d, within$g, N, V)[1:2],
      levels = lapply(setNames(nm = sort(unique(m[[v]]))), function(level) {
        inside <- m[[v]] == level
        away <- colMeans(g[inside, , drop = FALSE]) - colMeans(g)
        list(
          members = sum(inside), responses = sum(m$responded[inside]),
          unconditional = list(value = sqrt(mean(inside)) * (mean(rho[inside]) - mean(rho)), standardError = sqrt(mean(inside)) * sqrt(drop(t(away) %*% V %*% away))),
          conditional = spread(within$d[inside], within$g[inside, , drop = FALSE], N, V)[1:2])
      }))
  })
  list(rIndicator = 1 - 2 * whole$value, standardError = 2 * whole$standardError, adjusted = 1 - 2 * sqrt(max(0, whole$value^2 - whole$bias)), partial = partial)
}

drawnAgain <- function(m, times = 2000) {
  set.seed(20261121)
  rho <- fitted(fittedModel(m))
  estimates <- replicate(times, {
    m$responded <- runif(nrow(m)) < rho
    one <- indicators(m, fittedModel(m))
    size <- one$partial$size
    c(one$rIndicator, one$adjusted, ((1 - one$rIndicator) / 2)^2, size$unconditional$value^2, size$conditional$value^2, size$levels[[1]]$unconditional$value)
  })
  named <- c("rIndicator", "adjusted", "squaredSpread", "squaredUnconditional", "squaredConditional", "level")
  list(times = times, mean = as.list(setNames(rowMeans(estimates), named)), standardDeviation = as.list(setNames(apply(estimates, 1, sd), named)))
}

whole <- function(name) {
  m <- readMembers(name)
  fit <- fittedModel(m)
  if (!any(m$responded) || all(m$responded)) return(NULL)
  indicators(m, fit)
}

names <- sort(list.files(waves))
text <- json(list(
  reference = list(R = R.version.string, seed = 20261121),
  waves = lapply(setNames(nm = names), whole),
  drawnAgain = drawnAgain(readMembers("ordinary"))))
writeLines(text, file.path(here, "representativeness.json"))
