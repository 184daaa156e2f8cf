import { noLevel } from './classifications.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { Tally } from '../../tallies/tally.ts'

/** Where the profiles of a table stand: in which column of a banner question, in which layer, and which layer is asked for. */
export interface Placing {
  readonly profiles: CellProfiles
  readonly columns: number
  readonly columnOf: Uint16Array
  /** 0 layers when the table has none. */
  readonly layers: number
  readonly layerOf: Uint16Array | null
  readonly chosenLayer: number | null
}

interface Domains {
  readonly inLayer: Uint8Array
  readonly inColumns: readonly Uint8Array[]
}

/** The same columns serve every row. */
const domainsOfPlacings = new WeakMap<Placing, Domains>()

function madeOnce(placing: Placing): Domains {
  let domains = domainsOfPlacings.get(placing)
  if (!domains) domainsOfPlacings.set(placing, (domains = makeDomains(placing)))
  return domains
}

function makeDomains({ profiles, columns, columnOf, layerOf, chosenLayer }: Placing): Domains {
  const inLayer = layerOf === null ? new Uint8Array(profiles.count).fill(1) : Uint8Array.from(layerOf, (layer) => (layer === chosenLayer ? 1 : 0))
  return { inLayer, inColumns: Array.from({ length: columns }, (_, column) => inLayer.map((inside, profile) => (inside === 1 && columnOf[profile] === column ? 1 : 0))) }
}

/** Per column 1 for the profiles that are in it and in the layer. */
export const domainsOf = (placing: Placing): readonly Uint8Array[] => madeOnce(placing).inColumns

/** 1 for the profiles in the layer. */
export const layerDomain = (placing: Placing): Uint8Array => madeOnce(placing).inLayer

/**
 * Sums by layer and column, margins first and the groups without a level last: [whole wave, layers…, no layer] x [total, columns…, no column].
 * Without layer there is one row.
 */
export function gridOf(placing: Placing, countOf: ArrayLike<number>): number[][] {
  const { profiles, columns, columnOf, layers, layerOf } = placing
  const grid = Array.from({ length: layerOf === null ? 1 : layers + 2 }, () => new Array<number>(columns + 2).fill(0))
  for (let profile = 0; profile < profiles.count; profile++) {
    const count = countOf[profile]!
    if (count === 0) continue
    const column = columnOf[profile] === noLevel ? columns + 1 : columnOf[profile]! + 1
    const rows = layerOf === null ? [0] : [0, layerOf[profile] === noLevel ? layers + 1 : layerOf[profile]! + 1]
    for (const row of rows) {
      grid[row]![0]! += count
      grid[row]![column]! += count
    }
  }
  return grid
}

/** The row of a grid that the table shows. */
export const shownRow = <Cell>(placing: Placing, grid: readonly (readonly Cell[])[]): readonly Cell[] => grid[placing.chosenLayer === null ? 0 : placing.chosenLayer + 1]!

/** How many responses of each profile answered. */
export function answeredByProfile(tally: Tally): Float64Array {
  return Float64Array.from({ length: tally.profiles.count }, (_, profile) => {
    let answered = 0
    for (let slot = 0; slot < tally.values.length; slot++) answered += tally.counts[profile * tally.stride + slot]!
    return answered
  })
}
