import type { View } from '../../../analysis/index.ts'
import { rText } from './rText.ts'

/** What the functions of each view stand on: everybody counting once, strata, or strata raked to cluster and size. */
export function designLines(view: View, sizes: readonly { readonly level: string; readonly members: number }[]): readonly string[] {
  if (view === 'published') {
    return [
      '# Every response counts once, as in a simple random sample without finite population correction',
      'sample_of <- function(rows) svydesign(id = ~1, weights = rep(1, nrow(rows)), data = rows)',
    ]
  }
  const stratified = [
    '# Clusters are strata; answering is being sampled, without replacement',
    'options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = FALSE)',
    'design <- svydesign(id = ~1, strata = ~cluster, fpc = ~members_of_cluster, data = d)',
  ]
  const raked = [
    '# Raked to the members by cluster and by size, over clusters with a response',
    'by_cluster <- unique(d[c("cluster", "members_of_cluster")])',
    'names(by_cluster)[2] <- "Freq"',
    `by_size <- data.frame(size = c(${sizes.map(({ level }) => rText(level)).join(', ')}), Freq = c(${sizes.map(({ members }) => members).join(', ')}))`,
    'design <- rake(design, list(~cluster, ~size), list(by_cluster, by_size), control = list(maxit = 2000, epsilon = 1e-12))',
  ]
  return [
    ...stratified,
    ...(view === 'raked' ? raked : []),
    '# Degrees of freedom of every interval: responses minus clusters',
    'df <- nrow(d) - length(unique(d$cluster))',
    'everybody_answered <- nrow(d) == sum(tapply(d$members_of_cluster, d$cluster, `[`, 1))',
  ]
}
