import type { CrossingBy } from '../../analysis/figures/crossing.ts'
import type { DomainId, VerticalAxis } from '../../analysis/figures/effectMatrix.ts'
import type { View, ViewKind } from '../../analysis/figures/mean.ts'
import { readRaking, viewOf } from './weighting/choice.ts'

/** What the analyst looks at. It stands in the address, in Dutch words, and nowhere else. */
export interface AnalystState {
  readonly wave: string | null
  readonly view: View
  /** The one matrix on the screen, or null for all of them. */
  readonly domain: DomainId | null
  readonly vertical: VerticalAxis
  readonly wholeScale: boolean
  readonly variable: string
  readonly crossings: readonly CrossingBy[]
}

export const views: readonly ViewKind[] = ['published', 'stratified', 'raked']
export const crossingsBy: readonly CrossingBy[] = ['call', 'size', 'embedding', 'activity']

export const viewInAddress: Readonly<Record<ViewKind, string>> = { published: 'gepubliceerd', stratified: 'gestratificeerd', raked: 'herwogen' }
export const verticalInAddress: Readonly<Record<VerticalAxis, string>> = { realised: 'realisatie', contribution: 'bijdrage' }
export const crossingInAddress: Readonly<Record<CrossingBy, string>> = { call: 'oproep', size: 'grootte', embedding: 'inbedding', activity: 'activiteit' }

const keyOf = <Key extends string>(names: Readonly<Record<Key, string>>, written: string | null): Key | undefined =>
  (Object.keys(names) as Key[]).find((key) => names[key] === written)

/** `call=1` is written `oproep.1`, which an address holds as it is. */
export function writeDomain(domain: DomainId): string {
  if (domain === 'total') return 'alle'
  const [by, level] = [domain.slice(0, domain.indexOf('=')), domain.slice(domain.indexOf('=') + 1)]
  return `${by === 'cluster' ? 'cluster' : crossingInAddress[by as CrossingBy]}.${level}`
}

export function readDomain(written: string | null): DomainId | null {
  if (written === null) return null
  if (written === 'alle') return 'total'
  const dot = written.indexOf('.')
  const level = written.slice(dot + 1)
  if (dot < 1 || level === '') return null
  const by = keyOf(crossingInAddress, written.slice(0, dot))
  return by ? `${by}=${level}` : written.startsWith('cluster.') ? `cluster=${level}` : null
}

export const writeCrossings = (chosen: readonly CrossingBy[]): string => crossingsBy.filter((by) => chosen.includes(by)).map((by) => crossingInAddress[by]).join('.')

export function readCrossings(written: string | null): readonly CrossingBy[] {
  const named = (written ?? '').split('.').map((part) => keyOf(crossingInAddress, part))
  const found = crossingsBy.filter((by) => named.includes(by))
  return found.length > 0 ? found : ['activity', 'size'].filter((by): by is CrossingBy => crossingsBy.includes(by as CrossingBy))
}

/** Reads the state from the parts of an address; what is missing or unknown gets its default. */
export function readState(read: (name: string) => string | null): AnalystState {
  return {
    wave: read('golf'),
    view: viewOf(keyOf(viewInAddress, read('beeld')) ?? 'published', readRaking(read)),
    domain: readDomain(read('groep')),
    vertical: keyOf(verticalInAddress, read('as')) ?? 'realised',
    wholeScale: read('schaal') === 'heel',
    variable: read('vraag') ?? 'q2_relevance',
    crossings: readCrossings(read('kruising')),
  }
}
