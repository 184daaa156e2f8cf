import type { View } from '../../../analysis/index.ts'

const published = `
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
df_of <- function(n) n - 1`

const designBased = `
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
df_of <- function(n) df`

const printing = `
results <- data.frame()
show <- function(column, figure, r) {
  results <<- rbind(results, data.frame(column = column, figure = figure, base = r$base, value = r$value, standard_error = r$se, lower = r$lower, upper = r$upper))
}`

/** R functions for a mean with its interval. */
export const meanLines = (view: View): readonly string[] => [...lines(view === 'published' ? published : designBased), ...lines(printing)]

export const lines = (text: string): string[] => text.trim().split('\n')

/** Prints everything that was collected, with as many digits as a double has. */
export const printLines: readonly string[] = ['write.csv(results, row.names = FALSE, na = "")']
