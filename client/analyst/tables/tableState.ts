import type { Layer } from '../../../analysis/tables/crossTable.ts'
import type { AddressChanges } from '../../ui/page/useAddress.ts'
import { crossingInAddress } from '../state.ts'

export type Statistic = 'means' | 'percentages'

/** A table as the analyst built it. It stands in the address, beside the wave and the view, and nowhere else. */
export interface TableState {
  /** Names of rows and of groups of rows. */
  readonly rows: readonly string[]
  readonly banner: readonly string[]
  readonly layer: Layer | null
  readonly statistic: Statistic
  readonly letters: boolean
  readonly intervals: boolean
  readonly tests: boolean
}

const statisticInAddress: Readonly<Record<Statistic, string>> = { means: 'gemiddelden', percentages: 'percentages' }

/** Classifications in Dutch; an answer goes by the name of its variable. */
const classificationInAddress: Readonly<Record<string, string>> = { ...crossingInAddress, cluster: 'cluster', clusterMembers: 'clustergrootte', tenure: 'lidsinds' }

const written = (name: string): string => (Object.hasOwn(classificationInAddress, name) ? classificationInAddress[name]! : name)
const readName = (text: string): string => Object.keys(classificationInAddress).find((name) => classificationInAddress[name] === text) ?? text
const listOf = (text: string | null): string[] => [...new Set((text ?? '').split('.').filter((name) => /^\w+$/.test(name)))]

function readLayer(text: string | null): Layer | null {
  const dot = text?.indexOf('.') ?? -1
  return text === null || dot < 1 || dot === text.length - 1 ? null : { classification: readName(text.slice(0, dot)), level: text.slice(dot + 1) }
}

export function readTableState(read: (name: string) => string | null): TableState {
  const rows = listOf(read('rijen'))
  return {
    rows: rows.length > 0 ? rows : ['strength_mean', 'benefit_mean', 'q2_relevance'],
    banner: read('kop') === null ? ['activity', 'size'] : listOf(read('kop')).map(readName),
    layer: readLayer(read('laag')),
    statistic: read('toon') === 'percentages' ? 'percentages' : 'means',
    letters: read('letters') !== 'uit',
    intervals: read('intervallen') === 'aan',
    tests: read('toetsen') === 'aan',
  }
}

export function writeTableState(change: Partial<TableState>): AddressChanges {
  const { rows, banner, layer, statistic, letters, intervals, tests } = change
  return {
    ...(rows ? { rijen: rows.join('.') } : {}),
    ...(banner ? { kop: banner.map(written).join('.') } : {}),
    ...(layer === undefined ? {} : { laag: layer && `${written(layer.classification)}.${layer.level}` }),
    ...(statistic ? { toon: statistic === 'means' ? null : statisticInAddress[statistic] } : {}),
    ...(letters === undefined ? {} : { letters: letters ? null : 'uit' }),
    ...(intervals === undefined ? {} : { intervallen: intervals ? 'aan' : null }),
    ...(tests === undefined ? {} : { toetsen: tests ? 'aan' : null }),
  }
}

/** The parts of the address that a saved crossing keeps: the table and its view, not the wave, so that it fits the next one. */
const keptParts = ['rijen', 'kop', 'laag', 'toon', 'letters', 'intervallen', 'toetsen', 'beeld', 'marges', 'plafond'] as const

export function addressToSave(read: (name: string) => string | null): string {
  const state = readTableState(read)
  const parts = new URLSearchParams()
  const all: AddressChanges = { ...writeTableState(state), beeld: read('beeld'), marges: read('marges'), plafond: read('plafond') }
  for (const name of keptParts) if (typeof all[name] === 'string') parts.set(name, all[name])
  return parts.toString()
}

/** The changes of the address that show a saved crossing. */
export function changesOf(saved: string): AddressChanges {
  const parts = new URLSearchParams(saved)
  return Object.fromEntries(keptParts.map((name) => [name, parts.get(name)]))
}

export function tableAddress(wave: string, view: string, { rows, banner, layer, tests }: TableState): string {
  const query = new URLSearchParams({ rows: rows.join(','), banner: banner.join(','), view, ...(layer ? { layer: `${layer.classification}=${layer.level}` } : {}), ...(tests ? { tests: 'all' } : {}) })
  return `/api/analyst/waves/${encodeURIComponent(wave)}/table?${query}`
}
