import type { CellProfiles } from './profiles.ts'
import type { Tally } from './tally.ts'

interface Fold {
  readonly profiles: CellProfiles
  /** Where the counts of a profile go, or outside. */
  readonly placeOf: Int32Array
  /** 1 for each profile of the fold. */
  readonly all: Uint8Array
}

const outside = -1

/** One domain serves every row of a table. */
const folds = new WeakMap<CellProfiles, WeakMap<Uint8Array, Fold>>()
/** What is a fold already, with the domain that holds all of it. */
const wholeFolds = new WeakMap<CellProfiles, Uint8Array>()

/**
 * The part of a tally that lies in a domain, with one profile for each weighting cell that has responses there: the figures of
 * one table column read it many times, and there are far fewer cells in a domain than profiles in a table.
 * @returns the tally, and the domain that holds all of its profiles; its profiles know no single response
 */
export function tallyOfDomain(tally: Tally, inDomain: Uint8Array): { readonly own: Tally; readonly all: Uint8Array } {
  if (wholeFolds.get(tally.profiles) === inDomain) return { own: tally, all: inDomain }
  const { profiles, placeOf, all } = madeOnce(tally.profiles, inDomain)
  const { stride, counts } = tally
  const own = new Uint32Array(profiles.count * stride)
  for (let profile = 0; profile < placeOf.length; profile++) {
    const place = placeOf[profile]!
    if (place === outside) continue
    for (let slot = 0, to = place * stride, from = profile * stride; slot < stride; slot++, to++, from++) own[to]! += counts[from]!
  }
  return { own: { ...tally, profiles, counts: own }, all }
}

function madeOnce(profiles: CellProfiles, inDomain: Uint8Array): Fold {
  const ofProfiles = folds.get(profiles) ?? new WeakMap<Uint8Array, Fold>()
  folds.set(profiles, ofProfiles)
  const fold = ofProfiles.get(inDomain) ?? foldOf(profiles, inDomain)
  ofProfiles.set(inDomain, fold)
  return fold
}

function foldOf(profiles: CellProfiles, inDomain: Uint8Array): Fold {
  const placeOf = new Int32Array(profiles.count).fill(outside)
  const places = new Map<number, number>()
  const cluster: number[] = []
  const kind: number[] = []
  const responses: number[] = []
  for (let profile = 0; profile < profiles.count; profile++) {
    if (inDomain[profile] === 0) continue
    const cell = profiles.cluster[profile]! * 0x1_0000_0000 + profiles.kind[profile]!
    let place = places.get(cell)
    if (place === undefined) {
      place = cluster.length
      places.set(cell, place)
      cluster.push(profiles.cluster[profile]!)
      kind.push(profiles.kind[profile]!)
      responses.push(0)
    }
    placeOf[profile] = place
    responses[place]! += profiles.responses[profile]!
  }
  const all = new Uint8Array(cluster.length).fill(1)
  const folded: CellProfiles = {
    matrix: profiles.matrix,
    count: cluster.length,
    ofResponse: new Uint16Array(0),
    cluster: Uint16Array.from(cluster),
    kind: Uint32Array.from(kind),
    responses: Float64Array.from(responses),
    firstResponse: new Uint32Array(0),
  }
  wholeFolds.set(folded, all)
  return { profiles: folded, placeOf, all }
}
