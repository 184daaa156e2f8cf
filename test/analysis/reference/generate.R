# Small awkward waves and what R computes for them. From this folder: Rscript generate.R
# Prints the versions it ran with. Seeds are fixed: the same versions write the same files.
source("expected.R")
cat(R.version.string, "survey", as.character(packageVersion("survey")), "\n")

wave <- function(name, seed, members, responding, statements = c(3, 2, 2), blank = 0, change = function(r, m) r, after = function(m, rows) m, separator = ",", bom = FALSE) {
  set.seed(seed)
  clusters <- data.frame(cluster_id = sprintf("K%02d", seq_along(members)), call = rep(c("1", "1", "2"), length.out = length(members)), embedding = rep(c("zelfstandig", "gevestigd"), length.out = length(members)))
  m <- clusters[rep(seq_along(members), members), ]
  m$employees <- pmax(1, round(exp(rnorm(nrow(m), 3, 1.3))))
  m$size <- ifelse(m$employees < 50, "KO", "MGO")
  m <- cbind(member_id = sprintf("L%04d", sample(nrow(m))), m)
  rows <- unlist(lapply(seq_along(members), function(h) {
    own <- which(m$cluster_id == clusters$cluster_id[h])
    own[sample.int(length(own), responding[h])]
  }))
  m <- after(m, rows)
  n <- length(rows)
  mood <- rnorm(n) + 0.5 * (m$size[rows] == "MGO") - 0.4 * (m$call[rows] == "2")
  four <- function() pmin(4, pmax(1, round(2.6 + 0.6 * mood + rnorm(n, 0, 0.8))))
  r <- data.frame(member_id = m$member_id[rows], status = "complete", q1_active = as.integer(mood + rnorm(n) > -0.8), q2_relevance = four())
  for (k in effects) r[[paste0("desired_", k)]] <- sample(0:2, n, TRUE, c(0.5, 0.3, 0.2))
  for (k in effects) r[[paste0("realised_", k)]] <- ifelse(r[[paste0("desired_", k)]] > 0, pmin(2, pmax(0, round(1 + 0.5 * mood + rnorm(n, 0, 0.6)))), NA)
  for (k in effects) r[[paste0("contribution_", k)]] <- ifelse(r[[paste0("desired_", k)]] > 0, 25 * pmin(4, pmax(0, round(2 + 0.7 * mood + rnorm(n)))), NA)
  batteries <- c("strength", "benefit", "priority")
  for (b in 1:2) for (k in seq_len(statements[b])) r[[paste0(batteries[b], "_", k)]] <- four()
  r$competitive <- sample(categories, n, TRUE, c(2, 3, 3, 1, 2, 1))
  for (k in seq_len(statements[3])) r[[paste0("priority_", k)]] <- four()
  r <- change(r, m[rows, ])
  if (blank > 0) for (v in setdiff(names(r), c("member_id", "status"))) r[[v]][runif(n) < blank] <- NA
  for (k in effects) {
    off <- !is.na(r[[paste0("desired_", k)]]) & r[[paste0("desired_", k)]] == 0
    r[[paste0("realised_", k)]][off] <- NA
    r[[paste0("contribution_", k)]][off] <- NA
  }
  others <- setdiff(m$member_id, r$member_id)
  if (length(others) > 3) {
    part <- r[1:2, ]
    part$member_id <- sort(others)[1:2]
    part$status <- "partial"
    part[, 8:ncol(part)] <- NA
    r <- rbind(r[1:3, ], part, if (n > 3) r[4:n, ])
  }
  m <- m[order(m$member_id), c("member_id", "cluster_id", "call", "embedding", "employees", "size")]
  paths <- file.path("waves", name, c("members.csv", "responses.csv", "expected.json.gz"))
  dir.create(dirname(paths[1]), recursive = TRUE, showWarnings = FALSE)
  for (i in 1:2) {
    connection <- file(paths[i], "wb")
    if (bom) writeBin(as.raw(c(0xef, 0xbb, 0xbf)), connection)
    close(connection)
    suppressWarnings(write.table(list(m, r)[[i]], paths[i], sep = separator, quote = FALSE, row.names = FALSE, na = "", append = TRUE))
  }
  writeExpected(paths[1], paths[2], paths[3], seed)
  cat(name, n, "responses of", nrow(m), "members\n")
}

# Single answers in large and in one-member clusters, clusters that all answered, clusters without an answer
wave("singletons", 1, c(1, 1, 2, 3, 4, 5, 6, 8, 12, 20, 30, 40), c(1, 0, 1, 3, 1, 0, 6, 2, 1, 7, 10, 12), blank = 0.03)
# Effects nobody desires (everywhere, in one call, but for one), answers that are all equal, many left blank
wave("equal", 2, c(9, 12, 15, 18, 20, 25, 30, 11), c(4, 6, 8, 9, 10, 12, 14, 5), statements = c(4, 3, 1), blank = 0.12, change = function(r, m) {
  r$desired_1 <- 0
  r$desired_2[m$call == "1"] <- 0
  r$desired_3 <- c(1, rep(0, nrow(r) - 1))
  r$desired_4 <- 2
  r$realised_4 <- 1
  r$contribution_4 <- 75
  r$realised_5 <- ifelse(r$desired_5 > 0, 2, NA)
  r$contribution_6[m$size == "MGO" & !is.na(r$contribution_6)] <- 100
  r$strength_1 <- 4
  r$benefit_1[m$embedding == "gevestigd"] <- 3
  r
})
# So few that tests run out of degrees of freedom
wave("tiny", 3, c(5, 7, 9, 4), c(2, 3, 3, 1))
# As many clusters as responses
wave("oneEach", 4, c(4, 5, 6, 7, 8, 9, 10, 3, 5, 6), rep(1, 10))
# No large company answered: raking to size is impossible
wave("noLarge", 5, c(10, 14, 22, 9, 16, 30), c(4, 5, 7, 3, 6, 9), separator = ";", bom = TRUE, blank = 0.02, after = function(m, rows) {
  m$size <- "KO"
  m$size[setdiff(seq_len(nrow(m)), rows)[c(TRUE, FALSE)]] <- "MGO"
  m$employees <- ifelse(m$size == "KO", m$employees %% 49 + 1, m$employees + 50)
  m
})
# Everybody answered: no sampling error is left
wave("everybody", 6, c(5, 8, 3, 9, 6, 1), c(5, 8, 3, 9, 6, 1), blank = 0.05)
# An ordinary wave, with blanks and other numbers of statements
wave("ordinary", 7, c(15, 20, 25, 30, 35, 40, 45, 50, 22, 18, 60, 33, 28, 41), c(6, 7, 4, 9, 12, 15, 10, 18, 8, 3, 22, 11, 2, 14), statements = c(6, 5, 3), blank = 0.03)
