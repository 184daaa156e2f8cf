/** As the 2020 study printed it (unweighted), by strata with their sampling fraction, or raked to the register. */
export type ViewKind = 'published' | 'stratified' | 'raked'

/**
 * How a figure counts its responses, in one word that travels as it is: in a request, a key, a figure.
 * `raked` rakes to cluster and size; `raked:cluster.call-size.cap5` to cluster and to call x size, with the largest weights
 * capped at five times the median. Margins are raked in the order written.
 */
export type View = ViewKind | `raked:${string}`

/** What the register knows of a member; in the order in which two of them are written when they are crossed. */
export const rakingVariables = ['cluster', 'call', 'embedding', 'size', 'clusterMembers'] as const
export type RakingVariable = (typeof rakingVariables)[number]

/** One register variable, or two crossed. */
export type Margin = readonly [RakingVariable] | readonly [RakingVariable, RakingVariable]

export interface RakingChoice {
  /** At least one, each once. */
  readonly margins: readonly Margin[]
  readonly capped: boolean
}

/** Weights above this many times the median are cut where the analyst asks for it. */
export const capInMedians = 5

const defaultChoice: RakingChoice = { margins: [['cluster'], ['size']], capped: false }
const cap = `cap${capInMedians}`

export const kindOfView = (view: View): ViewKind => (view === 'published' || view === 'stratified' ? view : 'raked')

/** As it stands in the text of a view: `size`, `call-size`. */
export const nameOfMargin = (margin: Margin): string => margin.join('-')

/** @throws RangeError when the view is not a raked one, or names a margin that the register does not have */
export function rakingChoiceOf(view: View): RakingChoice {
  if (view === 'raked') return defaultChoice
  if (!view.startsWith('raked:')) throw new RangeError(`${view} is not a raked view`)
  const parts = view.slice('raked:'.length).split('.')
  const capped = parts.at(-1) === cap
  const names = [...new Set((capped ? parts.slice(0, -1) : parts).map((part) => nameOfMargin(readMargin(part))))]
  if (names.length === 0) throw new RangeError(`${view}: expected at least one margin`)
  return { margins: names.map(readMargin), capped }
}

function readMargin(written: string): Margin {
  const variables = written.split('-').map((part) => {
    const variable = rakingVariables.find((one) => one === part)
    if (variable === undefined) throw new RangeError(`${JSON.stringify(part.slice(0, 40))} is not a margin; expected ${rakingVariables.join(', ')}, or two of these with a hyphen between`)
    return variable
  })
  const [first, second, ...more] = variables.sort((a, b) => rakingVariables.indexOf(a) - rakingVariables.indexOf(b))
  if (more.length > 0 || first === second) throw new RangeError(`${JSON.stringify(written.slice(0, 40))}: a margin crosses two different variables at most`)
  return second === undefined ? [first!] : [first!, second]
}

/** The text of a choice: the same choice always has the same text. */
export function viewOf({ margins, capped }: RakingChoice): View {
  const text = [...margins.map(nameOfMargin), ...(capped ? [cap] : [])].join('.')
  return text === 'cluster.size' ? 'raked' : `raked:${text}`
}

/** @throws RangeError for a text that is no view */
export function readView(written: string): View {
  if (written === 'published' || written === 'stratified') return written
  if (written !== 'raked' && !written.startsWith('raked:')) throw new RangeError(`${JSON.stringify(written.slice(0, 60))} is not a view; expected published, stratified, raked, or raked: with margins`)
  return viewOf(rakingChoiceOf(written as View))
}
