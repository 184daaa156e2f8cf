# What R says of figures raked on margins of the analyst's choice, with and without a cap. From this folder: Rscript raking.R
# The waves "ordinary" (seed 7) and "singletons" (seed 1) come from ../../reference/generate.R. "mixed" is made here of
# "ordinary" with the seed below: clusters taken together until some have more than 70 members, few answers in the largest, call
# and embedding drawn for each member, so that they differ within a cluster.
# Raking: survey's rake() on the margins in the order given, a crossed margin as ~call + size. Cap: trimWeights() at five times
# the median of the raked weights, then a design with the trimmed weights and the same strata and fpc, raked once more.
source("../../reference/expected.R")
cat(R.version.string, "survey", as.character(packageVersion("survey")), "\n")
seed <- 11

makeMixed <- function() {
  set.seed(seed)
  members <- read.csv("../../reference/waves/ordinary/members.csv", colClasses = "character", na.strings = "")
  responses <- read.csv("../../reference/waves/ordinary/responses.csv", colClasses = "character", na.strings = "")
  together <- c(K01 = "M1", K02 = "M1", K11 = "M1", K08 = "M1", K04 = "M2", K05 = "M2", K06 = "M3", K07 = "M4", K03 = "M4", K09 = "M5", K10 = "M6", K12 = "M6", K13 = "M7", K14 = "M8")
  members$cluster_id <- together[members$cluster_id]
  members$call <- sample(c("1", "2"), nrow(members), TRUE, c(0.7, 0.3))
  members$embedding <- sample(c("zelfstandig", "gevestigd"), nrow(members), TRUE)
  largest <- responses$member_id %in% members$member_id[members$cluster_id == "M1"]
  responses <- responses[!largest | cumsum(largest) <= 7, ]
  write.csv(members, "mixed/members.csv", quote = FALSE, row.names = FALSE, na = "")
  write.csv(responses, "mixed/responses.csv", quote = FALSE, row.names = FALSE, na = "")
}

formulaOf <- function(margin) reformulate(strsplit(margin, "-")[[1]])

rakeOn <- function(start, members, margins) {
  formulas <- lapply(margins, formulaOf)
  population <- lapply(formulas, function(f) as.data.frame(table(members[all.vars(f)]), responseName = "Freq", stringsAsFactors = FALSE))
  population <- lapply(population, function(p) p[p$Freq > 0, ])
  tryCatch(rake(start, formulas, population, control = list(maxit = 2000, epsilon = 1e-12)), error = function(e) NULL, warning = function(e) NULL)
}

figures <- function(w, view) {
  d <- w$d
  parts <- strsplit(view, ".", fixed = TRUE)[[1]]
  capped <- parts[length(parts)] == "cap5"
  margins <- setdiff(parts, "cap5")
  margins <- gsub("cluster(?!M)", "cluster_id", margins, perl = TRUE)
  represented <- w$members[w$members$cluster_id %in% d$cluster_id, ]
  represented$clusterMembers <- ifelse(w$N[represented$cluster_id] <= 70, "upTo70", "above70")
  d$clusterMembers <- ifelse(d$N_h <= 70, "upTo70", "above70")
  start <- svydesign(id = ~1, strata = ~cluster_id, fpc = ~N_h, data = d)
  design <- rakeOn(start, represented, margins)
  if (is.null(design)) return(NULL)
  cap <- list()
  if (capped) {
    limit <- 5 * median(weights(design))
    cap <- list(limit = limit, trimmed = sum(weights(design) > limit))
    if (cap$trimmed > 0) {
      d$trimmed <- weights(trimWeights(design, upper = limit))
      design <- rakeOn(svydesign(id = ~1, strata = ~cluster_id, fpc = ~N_h, weights = ~trimmed, data = d), represented, margins)
    }
  }
  wt <- weights(design)
  # rake() also stops where the weights no longer change although they miss a margin, which contradicts the others
  missed <- max(vapply(lapply(margins, formulaOf), function(f) {
    frame <- rbind(cbind(represented[all.vars(f)], sum = -1), cbind(d[all.vars(f)], sum = wt))
    max(abs(xtabs(reformulate(all.vars(f), "sum"), frame)))
  }, 0))
  nu <- nrow(d) - length(unique(d$cluster_id))
  named <- function(keys, f) setNames(lapply(keys, f), keys)
  domains <- c("total", "call=2", "size=MGO", "embedding=gevestigd", "activity=1")
  c(list(missed = missed, smallest = min(wt), largest = max(wt), kish = nrow(d) * sum(wt^2) / sum(wt)^2), cap, list(
    means = named(domains, function(id) named(c("q2_relevance", "contribution_3", "realised_7", "strength_mean", "competitive_within3"), function(v) estimate(design, d[[v]], inDomain(d, id), nu))),
    axes = named(domains, function(id) named(c("desired", "realised", "contribution"), function(a) axis(list(raked = design), as.matrix(d[paste0(a, "_", effects)]), inDomain(d, id), nu)$raked)),
    differences = named(crossings, function(by) named(c("q2_relevance", "strength_mean", "competitive_within3"), function(v) difference(design, d[[v]], d[[by]]))),
    independence = named(crossings, function(by) independent(design, d$competitive, d[[by]]))))
}

makeMixed()
wave <- function(folder, views) {
  w <- readWave(file.path(folder, "members.csv"), file.path(folder, "responses.csv"))
  setNames(lapply(views, function(view) figures(w, view)), views)
}
views <- c("cluster.size", "size", "cluster.call-size", "cluster.size.call-size.embedding-size", "call-embedding.size", "cluster.call.embedding.size", "cluster-size", "size.cluster")
out <- list(
  reference = list(R = R.version.string, survey = as.character(packageVersion("survey")), seed = seed),
  ordinary = wave("../../reference/waves/ordinary", c(views, "cluster.size.cap5")),
  singletons = wave("../../reference/waves/singletons", views),
  mixed = wave("mixed", c(views, "clusterMembers", "size-clusterMembers.call-embedding", "cluster.call-embedding.embedding-size.call-size", "cluster.size.cap5", "size-clusterMembers.call-size.cap5", "cluster.size.call-size.embedding-size.cap5")))
connection <- gzfile("raking.json.gz", "w", compression = 9)
writeLines(json(out), connection)
close(connection)
for (name in names(out)[-1]) for (view in names(out[[name]])) cat(name, view, if (is.null(out[[name]][[view]])) "impossible" else unlist(out[[name]][[view]][c("missed", "smallest", "largest", "kish", "limit", "trimmed")]), "\n")
