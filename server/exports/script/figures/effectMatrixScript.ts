import type { AxisMean, MeanFigure, View } from '../../../../analysis/index.ts'
import { suppressedWords, type Language } from '../../../../surveys/index.ts'
import type { TakenEffectMatrix } from '../../takenFigure.ts'
import { domainCondition } from '../domainCondition.ts'
import { lines, printLines } from '../meanLines.ts'
import { comment, rText } from '../rText.ts'

const head = `
axis_of <- function(axis, inside) {
  Y <- as.matrix(d[paste0(axis, "_", 1:11)])
  D <- !is.na(Y) & inside
  Y[!D] <- 0
  used <- which(colSums(D) > 0)
  none <- list(base = NA, value = NA, se = NA, lower = NA, upper = NA)
  if (length(used) == 0) return(list(mean = none, pooled = none))
  Y <- Y[, used, drop = FALSE]
  D <- D[, used, drop = FALSE]`

const varies = '  varies <- any(vapply(seq_along(used), function(k) max(Y[D[, k], k]) > min(Y[D[, k], k]), NA))'

const published = `
  m <- colSums(D * Y) / colSums(D)
  # Linearised: what a response adds to the mean of the effect means
  u <- rowSums(sweep(D * sweep(Y, 2, m), 2, colSums(D), "/")) / length(used)
  n <- sum(inside)
  se <- if (varies && n > 1) SE(svytotal(~u, sample_of(data.frame(u = u[inside]))))[[1]] else NA
  if (!is.na(se) && se <= 1e-12 * max(1, mean(m))) se <- NA
  half <- if (n > 1) qt(0.975, n - 1) * se else NA
  list(mean = list(base = NA, value = mean(m), se = se, lower = mean(m) - half, upper = mean(m) + half),
    pooled = list(base = NA, value = sum(D * Y) / sum(D), se = NA, lower = NA, upper = NA))
}`

const designBased = `
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
}`

export function variablesOfEffectMatrix({ matrix }: TakenEffectMatrix): readonly string[] {
  const numbered = (axis: string) => matrix.effects.map(({ effect }) => `${axis}_${effect}`)
  return [...(matrix.domain.startsWith('activity=') ? ['q1_active'] : []), ...numbered('desired'), ...numbered(matrix.vertical)]
}

/** R function `axis_of`: both means of an axis in a domain. */
export const axisLines = (view: View): readonly string[] => [...lines(head), varies, ...(view === 'published' ? published : designBased).slice(1).split('\n')]

/** Functions of an effect matrix, then a call for every figure that the screen shows. */
export function effectMatrixLines({ matrix, view }: TakenEffectMatrix, language: Language): readonly string[] {
  const axis = (name: string, figures: readonly { readonly effect: number; readonly figure: MeanFigure }[], mean: AxisMean): readonly string[] => {
    const shown = figures.filter(({ figure }) => figure.mean.kind !== 'suppressed').map(({ effect }) => effect)
    const hidden = figures.filter(({ figure }) => figure.mean.kind === 'suppressed').map(({ effect }) => effect)
    const column = rText(matrix.domain)
    return [
      ...(hidden.length > 0 ? comment(`${name} ${hidden.join(', ')}: ${suppressedWords[language]}`) : []),
      ...(shown.length > 0 ? [`for (effect in c(${shown.join(', ')})) show(${column}, paste("${name}", effect), figure_of(d[[paste0("${name}_", effect)]], inside))`] : []),
      ...(mean.mean.kind === 'suppressed'
        ? comment(`${name}, mean of the effects: ${suppressedWords[language]}`)
        : [`axis <- axis_of("${name}", inside)`, `show(${column}, "${name}, mean of the effects", axis$mean)`, `show(${column}, "${name}, all pairs", axis$pooled)`]),
    ]
  }
  return [
    ...axisLines(view),
    '',
    `inside <- ${domainCondition(matrix.domain)}`,
    ...axis('desired', matrix.effects.map(({ effect, desired }) => ({ effect, figure: desired })), matrix.axisMeans.desired),
    ...axis(matrix.vertical, matrix.effects.map(({ effect, vertical }) => ({ effect, figure: vertical })), matrix.axisMeans.vertical),
    '',
    ...printLines,
  ]
}
