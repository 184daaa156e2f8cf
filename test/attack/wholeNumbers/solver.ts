import loadHighs from 'highs'
import type { Guard, System } from './system.ts'

/** `possible` holds the counts of a data set found; `undecided` when the solver gave up. */
export type Verdict = { readonly kind: 'possible'; readonly counts: readonly Int32Array[] } | { readonly kind: 'impossible' } | { readonly kind: 'undecided' }

/** A profile of which at least one company gives an answer other than this one; blank is no other answer. */
export interface Wanted {
  readonly block: number
  readonly profile: number
  readonly otherThan: number
}

let loading: ReturnType<typeof loadHighs> | undefined

/**
 * Is there a data set in which every figure reads the same and the wanted company answers otherwise? First only
 * companies of a few clusters may differ from the truth, then of more, and every answer that was given is still given by
 * somebody, so that one find clears the company before every member; only the last try, without these, can say that there is none.
 * @param wanted null asks for any data set at all
 * @param kept by block, 1 for the answers that should go on being given, where that can be
 * @param variant another number prefers other companies to change
 * @param branches of the search tree after which it is undecided; a limit on time would say otherwise on a busy machine
 */
export async function solve(system: System, wanted: Wanted | null, guards: readonly Guard[], branches: number, kept?: readonly Uint8Array[], variant = 0): Promise<Verdict> {
  const { profiles } = system.blocks[0]!
  const all = Array.from({ length: profiles.count }, () => true)
  if (wanted) {
    const near = nearby(system, wanted)
    const every = system.blocks.map(({ counts }) => Uint8Array.from(counts, (count) => Math.min(1, count)))
    for (const clusters of [4, 9, Infinity]) {
      if (clusters >= near.length && clusters < Infinity) continue
      const free = new Set(near.slice(0, clusters))
      const verdict = await solveWithin(system, wanted, guards, Math.min(20, branches), Array.from(profiles.cluster, (cluster) => free.has(cluster)), every, variant)
      if (verdict.kind === 'possible') return verdict
    }
  }
  if (kept) {
    const verdict = await solveWithin(system, wanted, guards, Math.min(20, branches), all, kept, variant)
    if (verdict.kind === 'possible') return verdict
  }
  return solveWithin(system, wanted, guards, branches, all, null, variant)
}

/** The wanted company's cluster, then those of the same call and embedding, those with the most companies first. */
function nearby(system: System, wanted: Wanted): number[] {
  const { profiles } = system.blocks[0]!
  const companies = new Map<number, number>()
  const kind = new Map<number, boolean>()
  for (let profile = 0; profile < profiles.count; profile++) {
    const cluster = profiles.cluster[profile]!
    companies.set(cluster, (companies.get(cluster) ?? 0) + profiles.size[profile]!)
    kind.set(cluster, profiles.kindOf[profile] === profiles.kindOf[wanted.profile])
  }
  const own = profiles.cluster[wanted.profile]!
  const rank = (cluster: number) => (cluster === own ? 2 : Number(kind.get(cluster)))
  return [...companies.keys()].sort((a, b) => rank(b) - rank(a) || companies.get(b)! - companies.get(a)!)
}

/**
 * Mixed integer programming (HiGHS) over how far the counts of each profile go up and down from the truth, as few as can
 * be: looked for so, an answer that fits is nearly always whole. Profiles that are not free stay at the truth. A data
 * set that it finds is checked against every row in whole numbers.
 */
async function solveWithin(system: System, wanted: Wanted | null, guards: readonly Guard[], branches: number, free: readonly boolean[], kept: readonly Uint8Array[] | null, variant: number): Promise<Verdict> {
  const highs = await (loading ??= loadHighs())
  const upper: number[] = []
  const isGuarded = (block: number, profile: number, place: number) => guards.some((guard) => guard.block === block && guard.profile === profile && guard.place === place)
  // Two columns for each answer of each free profile: more givers, fewer givers
  const columns = system.blocks.map(({ profiles, codes, itemsKnown, counts, width }, block) => {
    const first = new Int32Array(profiles.count).fill(-1)
    for (let profile = 0; profile < profiles.count; profile++) {
      if (!free[profile]) continue
      first[profile] = upper.length
      const most = profiles.size[profile]! - (itemsKnown ? counts[profile * width + codes.length]! : 0)
      for (let place = 0; place < codes.length; place++) {
        const count = counts[profile * width + place]!
        const own = wanted?.block === block && wanted.profile === profile && wanted.otherThan === place && count === 1
        const staying = (kept?.[block]![profile * width + place] && !own) || isGuarded(block, profile, place) ? 1 : 0
        upper.push(most - count, Math.max(0, count - staying))
      }
    }
    return first
  })
  const starts: number[] = [0]
  const indices: number[] = []
  const values: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const addRow = (least: number, most: number, entries: readonly (readonly [column: number, value: number])[]) => {
    for (const [column, value] of entries) {
      indices.push(column, column + 1)
      values.push(value, -value)
    }
    starts.push(indices.length)
    rowLower.push(least === -Infinity ? -highs.infinity : least)
    rowUpper.push(most === Infinity ? highs.infinity : most)
  }
  system.blocks.forEach((block, index) => {
    const { profiles, codes, counts, width, itemsKnown } = block
    const columnOf = (profile: number, place: number) => columns[index]![profile]! + 2 * place
    for (let profile = 0; profile < profiles.count; profile++) {
      if (!free[profile]) continue
      const every = codes.map((_, place): [number, number] => [columnOf(profile, place), 1])
      const blank = counts[profile * width + codes.length]!
      if (itemsKnown) addRow(0, 0, every)
      else if (system.conditional && index > 0) {
        const desired = system.blocks[0]!
        const desiring = desired.codes.flatMap((code, place) => (code > 0 ? [place] : []))
        const more = desiring.reduce((sum, place) => sum + desired.counts[profile * desired.width + place]!, 0) - (profiles.size[profile]! - blank)
        addRow(-Infinity, more, [...every, ...desiring.map((place): [number, number] => [columns[0]![profile]! + 2 * place, -1])])
      } else addRow(-Infinity, blank, every)
    }
    for (const { holds, weights, least, most, value } of block.rows) {
      const entries: [number, number][] = []
      for (let profile = 0; profile < profiles.count; profile++) {
        if (!holds[profile] || !free[profile]) continue
        for (let place = 0; place < codes.length; place++) if (weights[place] !== 0) entries.push([columnOf(profile, place), weights[place]!])
      }
      if (entries.length > 0) addRow(least - value, most - value, entries)
    }
  })
  if (wanted) {
    const { block, profile, otherThan } = wanted
    const { codes, counts, width } = system.blocks[block]!
    const others = codes.map((_, place) => place).filter((place) => place !== otherThan)
    const given = others.reduce((sum, place) => sum + counts[profile * width + place]!, 0)
    // A guarded answer that is itself another one is already spoken for by the member who looks on
    const spoken = others.filter((place) => isGuarded(block, profile, place)).length
    addRow(1 + spoken - given, Infinity, others.map((place): [number, number] => [columns[block]![profile]! + 2 * place, 1]))
  }
  const model = highs.createModel()
  try {
    // Any answer will do: the gap is how far from the fewest changes it may stop
    model.options.set({ output_flag: false, mip_max_nodes: branches, random_seed: 1, mip_rel_gap: 1000, mip_abs_gap: 1e6 })
    model.passModel({
      numCols: upper.length,
      numRows: rowLower.length,
      colCost: Float64Array.from(upper, (_, column) => (variant === 0 ? 1 : 1 + ((Math.imul(column + 1, 2654435761) ^ Math.imul(variant, 40503)) >>> 7) % 7)),
      colLower: new Float64Array(upper.length),
      colUpper: Float64Array.from(upper),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      integrality: upper.map(() => highs.constants.variableType.integer),
      matrix: { format: 'csr', numRows: rowLower.length, numCols: upper.length, starts: Int32Array.from(starts), indices: Int32Array.from(indices), values: Float64Array.from(values) },
    })
    model.run()
    const status = model.getModelStatus()
    if (status === highs.constants.modelStatus.infeasible) return { kind: 'impossible' }
    if (status !== highs.constants.modelStatus.optimal) return { kind: 'undecided' }
    const found = Array.from(model.getSolution().colValue!, Math.round)
    for (let row = 0; row < rowLower.length; row++) {
      let sum = 0
      for (let at = starts[row]!; at < starts[row + 1]!; at++) sum += values[at]! * found[indices[at]!]!
      if (sum < rowLower[row]! || sum > rowUpper[row]!) return { kind: 'undecided' }
    }
    return { kind: 'possible', counts: countsOf(system, found, columns) }
  } finally {
    model.dispose()
  }
}

function countsOf(system: System, found: readonly number[], columns: readonly Int32Array[]): Int32Array[] {
  return system.blocks.map(({ profiles, codes, width, counts: truth }, block) => {
    const counts = Int32Array.from(truth)
    for (let profile = 0; profile < profiles.count; profile++) {
      const first = columns[block]![profile]!
      if (first < 0) continue
      for (let place = 0; place < codes.length; place++) {
        const change = found[first + 2 * place]! - found[first + 2 * place + 1]!
        counts[profile * width + place]! += change
        counts[profile * width + codes.length]! -= change
      }
    }
    return counts
  })
}
