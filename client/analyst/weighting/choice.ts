import type { View, ViewKind } from '../../../analysis/figures/mean.ts'
import type { RakingVariable } from '../../../analysis/weighting/view.ts'

/** On what the analyst rakes: names of margins, crossed ones with a hyphen, as analysis/weighting/view.ts reads them. */
export interface RakingChoice {
  readonly margins: readonly string[]
  readonly capped: boolean
}

/** In the address as in the names that permalinks write; a test holds the two together. */
export const variableInAddress: Readonly<Record<RakingVariable, string>> = { cluster: 'cluster', call: 'oproep', embedding: 'inbedding', size: 'grootte', clusterMembers: 'clustergrootte' }
const variables = Object.keys(variableInAddress) as RakingVariable[]

/** Those that tell something more than the two alone: within a cluster only the size differs. */
export const crossedMargins = ['cluster-size', 'call-size', 'embedding-size', 'size-clusterMembers', 'call-embedding', 'call-clusterMembers', 'embedding-clusterMembers']
/** In the order in which they are raked. */
export const offeredMargins: readonly string[] = [...variables, ...crossedMargins]
export const defaultChoice: RakingChoice = { margins: ['cluster', 'size'], capped: false }

export const kindOfView = (view: View): ViewKind => (view === 'published' || view === 'stratified' ? view : 'raked')

const inOrder = (margins: readonly string[]): string[] => offeredMargins.filter((one) => margins.includes(one))
const isDefault = (margins: readonly string[]): boolean => inOrder(margins).join('.') === defaultChoice.margins.join('.')

/** `marges=cluster.oproep-grootte&plafond=5`; what is missing or unknown leaves the default. */
export function readRaking(read: (name: string) => string | null): RakingChoice {
  const named = (read('marges') ?? '').split('.').map((margin) => {
    const parts = margin.split('-').map((part) => variables.find((one) => variableInAddress[one] === part))
    return parts.includes(undefined) ? '' : parts.sort((a, b) => variables.indexOf(a!) - variables.indexOf(b!)).join('-')
  })
  const margins = inOrder(named)
  return { margins: margins.length > 0 ? margins : defaultChoice.margins, capped: read('plafond') === '5' }
}

/** The parts of the address that hold a choice. */
export function rakingInAddress({ margins, capped }: RakingChoice): { readonly marges: string | null; readonly plafond: string | null } {
  return {
    marges: isDefault(margins) ? null : inOrder(margins).map((margin) => margin.split('-').map((part) => variableInAddress[part as RakingVariable]).join('-')).join('.'),
    plafond: capped ? '5' : null,
  }
}

/** The text of a view as requests write it. */
export function viewOf(kind: ViewKind, { margins, capped }: RakingChoice): View {
  if (kind !== 'raked' || (isDefault(margins) && !capped)) return kind
  return `raked:${[...inOrder(margins), ...(capped ? ['cap5'] : [])].join('.')}`
}
