import type { Difference, View } from '../../../../analysis/index.ts'
import type { MatrixComparison } from '../../../figures/change/matrixComparison.ts'
import type { ToldScript } from '../../told/toldFigure.ts'
import { domainCondition } from '../domainCondition.ts'
import { axisLines } from './effectMatrixScript.ts'
import { lines, printLines } from '../meanLines.ts'
import { rText } from '../rText.ts'
import { adjustLines, printTests, shareLines } from '../testLines.ts'

const scores = `
# What each response adds, by weight, to the mean of one effect, of the effects of an axis, or of all pairs of an axis
scores_of <- function(columns, inside, pooled) {
  Y <- as.matrix(d[columns])
  D <- !is.na(Y) & inside
  Y[!D] <- 0
  used <- colSums(D) > 0
  Y <- Y[, used, drop = FALSE]
  D <- D[, used, drop = FALSE]
  W <- colSums(w * D)
  m <- colSums(w * D * Y) / W
  if (pooled) {
    value <- sum(w * D * Y) / sum(w * D)
    return(list(value = value, u = rowSums(D * (Y - value)) / sum(w * D)))
  }
  list(value = mean(m), u = rowSums(sweep(D * sweep(Y, 2, m), 2, W, "/")) / ncol(Y))
}
# Second minus first: what is in both counts once, so that a total can stand beside a part of it
compare <- function(name, columns, pooled = FALSE) {
  # Of one effect only those who answered it; of several everybody in the groups
  counts <- if (length(columns) == 1) !is.na(d[[columns]]) else rep(TRUE, nrow(d))
  one <- first & counts
  two <- second & counts
  a <- scores_of(columns, one, pooled)
  b <- scores_of(columns, two, pooled)
  n <- sum(one | two)
  u <- b$u - a$u`

const published = `
  if (any(one & two)) {
    se <- SE(svytotal(~u, sample_of(data.frame(u = u[one | two]))))[[1]]
    df <- n - 2
  } else {
    # Unequal variances (Welch)
    v <- c(sum(one) * var(a$u[one]), sum(two) * var(b$u[two]))
    se <- sqrt(sum(v))
    df <- sum(v)^2 / sum(v^2 / (c(sum(one), sum(two)) - 1))
  }`

const designBased = `
  design$variables$u_ <- u
  se <- SE(svytotal(~u_, design))[[1]]
  df <- n - length(unique(d$cluster[one | two])) - 1`

const testing = `
  value <- b$value - a$value
  half <- qt(0.975, df) * se
  show_test(name, "difference", n, value, value - half, value + half, value / se, NA, df, 2 * pt(-abs(value / se), df))
}`

const functionLines = (view: View): readonly string[] => [
  view === 'published' ? 'w <- rep(1, nrow(d))' : 'w <- weights(design)',
  ...lines(scores),
  ...(view === 'published' ? published : designBased).slice(1).split('\n'),
  ...testing.slice(1).split('\n'),
]

const isMade = (difference: Difference): boolean => difference.kind === 'estimated'

/** Two groups of one wave: both matrices, and the difference of every point that the page compares. */
export function comparisonScript({ first, second, differences }: MatrixComparison): ToldScript {
  const { view, vertical } = second.matrix
  const sides = [first.matrix, second.matrix] as const
  const axes = [{ side: 'desired', axis: 'desired' }, { side: 'vertical', axis: vertical }] as const
  const numbered = (axis: string) => second.matrix.effects.map(({ effect }) => `${axis}_${effect}`)
  const activity = sides.some(({ domain }) => domain.startsWith('activity='))
  return {
    variables: [...(activity ? ['q1_active'] : []), ...axes.flatMap(({ axis }) => numbered(axis))],
    lines: () => [
      ...shareLines,
      ...adjustLines,
      ...axisLines(view),
      `first <- ${domainCondition(first.matrix.domain)}`,
      `second <- ${domainCondition(second.matrix.domain)}`,
      ...functionLines(view),
      '',
      ...axes.flatMap(({ side, axis }) => {
        const family = differences[side]
        const made = family.tests.filter(({ difference }) => isMade(difference)).map(({ effect }) => effect)
        return [
          ...sides.flatMap((matrix, place) => {
            const inside = place === 0 ? 'first' : 'second'
            const shown = matrix.effects.filter((point) => point[side].mean.kind !== 'suppressed').map(({ effect }) => effect)
            return [
              ...(shown.length > 0 ? [`for (effect in c(${shown.join(', ')})) show(${rText(matrix.domain)}, paste("${axis}", effect), figure_of(d[[paste0("${axis}_", effect)]], ${inside}))`] : []),
              ...(matrix.axisMeans[side].mean.kind === 'suppressed'
                ? []
                : [`axis <- axis_of("${axis}", ${inside})`, `show(${rText(matrix.domain)}, "${axis}, mean of the effects", axis$mean)`, `show(${rText(matrix.domain)}, "${axis}, all pairs", axis$pooled)`]),
            ]
          }),
          ...(made.length > 0 ? [`for (effect in c(${made.join(', ')})) compare(paste("${axis}", effect), paste0("${axis}_", effect))`, `adjust(paste("${axis}", c(${made.join(', ')})))`] : []),
          ...(isMade(family.mean) ? [`compare("${axis}, mean of the effects", paste0("${axis}_", 1:11))`] : []),
          ...(isMade(family.pooled) ? [`compare("${axis}, all pairs", paste0("${axis}_", 1:11), TRUE)`] : []),
        ]
      }),
      '',
      ...printLines,
      ...printTests,
    ],
  }
}
