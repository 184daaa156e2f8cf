import type { Reliability } from '../../../../analysis/index.ts'
import type { ToldScript } from '../../told/toldFigure.ts'
import { lines, printLines } from '../meanLines.ts'

const alpha = `
# Cronbach's alpha over the responses that answered all k statements
alpha_of <- function(battery, k) {
  x <- d[paste0(battery, "_", 1:k)]
  x <- x[complete.cases(x), , drop = FALSE]
  list(base = nrow(x), value = k / (k - 1) * (1 - sum(vapply(x, var, 0)) / var(rowSums(x))), se = NA, lower = NA, upper = NA)
}`

/** @param variables of the wave */
export function alphaScript(reliabilities: Readonly<Record<'strength' | 'benefit', Reliability>>, variables: readonly string[]): ToldScript {
  const known = (['strength', 'benefit'] as const).flatMap((battery) => {
    const own = reliabilities[battery]
    return own.kind === 'estimated' ? [{ battery, statements: own.statements }] : []
  })
  return {
    variables: variables.filter((variable) => known.some(({ battery }) => new RegExp(`^${battery}_\\d+$`).test(variable))),
    lines: () => [...lines(alpha), '', ...known.map(({ battery, statements }) => `show("${battery}", "alpha", alpha_of("${battery}", ${statements}))`), '', ...printLines],
  }
}
