import { kindOfView, rakingChoiceOf } from '../../../analysis/index.ts'
import type { RakingTotals, RakingVariable, View } from '../../../analysis/index.ts'
import { rText } from './rText.ts'

/** Columns of the coded data that margins are made of. */
const columnOf: Readonly<Record<RakingVariable, string>> = { cluster: 'cluster', call: 'call', embedding: 'embedding', size: 'size', clusterMembers: 'cluster_members' }

const stratified = 'svydesign(id = ~1, strata = ~cluster, fpc = ~members_of_cluster, data = d)'
const untilSettled = 'control = list(maxit = 2000, epsilon = 1e-12)'

/**
 * What the functions of each view stand on: everybody counting once, strata, or strata raked to the register.
 * @param totals what each margin of a raked view aims at
 */
export function designLines(view: View, totals: readonly RakingTotals[]): readonly string[] {
  if (view === 'published') {
    return [
      '# Every response counts once, as in a simple random sample without finite population correction',
      'sample_of <- function(rows) svydesign(id = ~1, weights = rep(1, nrow(rows)), data = rows)',
    ]
  }
  return [
    '# Clusters are strata; answering is being sampled, without replacement',
    'options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = FALSE)',
    `design <- ${stratified}`,
    ...(kindOfView(view) === 'raked' ? rakingLines(view, totals) : []),
    '# Degrees of freedom of every interval: responses minus clusters',
    'df <- nrow(d) - length(unique(d$cluster))',
    'everybody_answered <- nrow(d) == sum(tapply(d$members_of_cluster, d$cluster, `[`, 1))',
  ]
}

function rakingLines(view: View, totals: readonly RakingTotals[]): readonly string[] {
  const margins = totals.map(({ margin, levels }) => {
    const columns = margin.map((variable) => columnOf[variable])
    return { name: `by_${columns.join('_')}`, formula: `~${columns.join(' + ')}`, columns, levels }
  })
  const byCluster = margins.some(({ name }) => name === 'by_cluster')
  const rakeFrom = (design: string) => `rake(${design}, list(${margins.map(({ formula }) => formula).join(', ')}), list(${margins.map(({ name }) => name).join(', ')}), ${untilSettled})`
  return [
    `# Raked to the members by ${written(margins.map(({ columns }) => columns.join(' x ').replaceAll('_', ' ')))}, over clusters with a response`,
    ...(byCluster ? ['by_cluster <- unique(d[c("cluster", "members_of_cluster")])', 'names(by_cluster)[2] <- "Freq"'] : []),
    ...(margins.some(({ columns }) => columns.includes('cluster_members')) ? ['d$cluster_members <- ifelse(d$members_of_cluster <= 70, "upTo70", "above70")', `design <- ${stratified}`] : []),
    ...margins.filter(({ name }) => name !== 'by_cluster').map(({ name, columns, levels }) =>
      `${name} <- data.frame(${columns.map((column, place) => `${column} = c(${levels.map(({ level }) => rText(level[place]!)).join(', ')})`).join(', ')}, Freq = c(${levels.map(({ members }) => members).join(', ')}))`),
    `design <- ${rakeFrom('design')}`,
    ...(rakingChoiceOf(view).capped ? cappedLines(rakeFrom) : []),
  ]
}

/** The trimmed weights are the start of a design of their own, raked once more. */
const cappedLines = (rakeFrom: (design: string) => string): readonly string[] => [
  '# Weights above five times the median come down to it, what that takes away goes to all others alike; then raked once more',
  'limit <- 5 * median(weights(design))',
  'if (any(weights(design) > limit)) {',
  '  d$trimmed <- weights(trimWeights(design, upper = limit))',
  `  design <- ${stratified.replace('data = d', 'weights = ~trimmed, data = d')}`,
  `  design <- ${rakeFrom('design')}`,
  '}',
]

/** `by cluster and by size`, as the comment has always read. */
const written = (names: readonly string[]): string => names.join(' and by ')
