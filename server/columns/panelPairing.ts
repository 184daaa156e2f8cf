import { sharedOrdinals } from './sharedMemory.ts'
import type { PanelPairs } from '../../analysis/index.ts'
import type { ColumnsSource } from './columnsSource.ts'
import type { GrowingColumns } from './growingColumns.ts'

/** Who is in two waves, by the ordinals of their responses. */
export interface PairedWaves {
  /** Memberships that were invited in both waves. */
  readonly invitedTwice: number
  readonly pairs: PanelPairs
  /** The link of one of the waves was destroyed, so that nobody can tell who answered both. */
  readonly isUnlinked: boolean
}

interface ColumnsOfWave {
  readonly id: string
  readonly columns: GrowingColumns
}

interface Kept extends PairedWaves {
  readonly comings: string
}

/** Which responses of two waves are of one member; read from the store again only when a response came or went. */
export class PanelPairing {
  readonly #kept = new WeakMap<GrowingColumns, WeakMap<GrowingColumns, Kept>>()

  async panelOf(source: ColumnsSource, earlier: ColumnsOfWave, later: ColumnsOfWave): Promise<PairedWaves> {
    const comings = () => `${earlier.columns.comings} ${later.columns.comings}`
    const known = this.#kept.get(later.columns)?.get(earlier.columns)
    if (known?.comings === comings()) return known
    const { invitedTwice, pairs, isUnlinked } = await source.readPanel(earlier.id, later.id)
    // From here on nothing is awaited: ordinals move when a response goes
    const ordinals = pairs.flatMap((pair) => {
      const before = earlier.columns.ordinalOf(pair.earlier)
      const after = later.columns.ordinalOf(pair.later)
      return before === undefined || after === undefined ? [] : [[before, after] as const]
    })
    // In the order of the later ordinals, which are in the order of random ids
    ordinals.sort((a, b) => a[1] - b[1])
    const kept: Kept = {
      comings: comings(),
      invitedTwice,
      isUnlinked,
      pairs: { earlier: sharedOrdinals(ordinals.map(([before]) => before)), later: sharedOrdinals(ordinals.map(([, after]) => after)) },
    }
    const ofLater = this.#kept.get(later.columns) ?? new WeakMap<GrowingColumns, Kept>()
    ofLater.set(earlier.columns, kept)
    this.#kept.set(later.columns, ofLater)
    return kept
  }
}
