import type { ResponseMatrix } from '../../../analysis/index.ts'
import type { Block } from './block.ts'

/**
 * Questions that must be looked at together. One block for most; three for an effect, because only the companies that
 * desire it say whether it is realised and what the cluster contributed.
 */
export interface System {
  readonly blocks: readonly Block[]
  /** The first block is `desired`, the others are asked only where it is above 0. */
  readonly conditional: boolean
  /** What the companies of each profile truly said to the questions together, each combination once; places as in the blocks. */
  readonly said: readonly Said[]
}

export interface Said {
  readonly profile: number
  readonly places: readonly number[]
}

/** Puts questions together, and notes what every company said to them. */
export function systemOf(blocks: readonly Block[], matrix: ResponseMatrix, conditional = false): System {
  const said: Said[] = []
  const seen = new Set<string>()
  const { ofResponse } = blocks[0]!.profiles
  for (let response = 0; response < matrix.responses; response++) {
    const profile = ofResponse[response]!
    const places = blocks.map(({ codes, variable }) => {
      const place = codes.indexOf(matrix.columns[variable]![response]!)
      return place < 0 ? codes.length : place
    })
    const key = `${profile} ${places.join(' ')}`
    if (seen.has(key)) continue
    seen.add(key)
    said.push({ profile, places })
  }
  return { blocks, conditional, said }
}

/** Companies of one profile that change their answer to one question. */
export interface Move {
  readonly block: number
  readonly profile: number
  readonly from: number
  readonly to: number
}

/** An answer that must still be given by at least one company: that of a member who looks on and knows the own answer. */
export interface Guard {
  readonly block: number
  readonly profile: number
  readonly place: number
}

/** Counts after the moves, for the cells that change. */
export function changesOf(system: System, moves: readonly Move[]): Map<number, number>[] {
  const changes = system.blocks.map(() => new Map<number, number>())
  for (const { block, profile, from, to } of moves) {
    const { width } = system.blocks[block]!
    const cells = changes[block]!
    cells.set(profile * width + from, (cells.get(profile * width + from) ?? 0) - 1)
    cells.set(profile * width + to, (cells.get(profile * width + to) ?? 0) + 1)
  }
  return changes
}

/** Does every figure read the same after these moves, and is every guarded answer still given? This is the proof of a witness. */
export function holdsAfter(system: System, moves: readonly Move[], guards: readonly Guard[] = []): boolean {
  for (const { block, profile, from } of moves) if (countAfter(system, moves, block, profile, from) < 0) return false
  for (const { block, profile, place } of guards) if (countAfter(system, moves, block, profile, place) < 1) return false
  if (system.conditional && !conditionsHold(system, changesOf(system, moves), moves)) return false
  for (let index = 0; index < system.blocks.length; index++) {
    const { rows, rowsOfProfile } = system.blocks[index]!
    if (scratch.length < rows.length) scratch = new Float64Array(rows.length)
    touched.length = 0
    for (const { block, profile, from, to } of moves) {
      if (block !== index) continue
      const own = rowsOfProfile[profile]!
      for (let at = 0; at < own.length; at++) {
        const row = own[at]!
        const { weights } = rows[row]!
        const change = weights[to]! - weights[from]!
        if (change === 0) continue
        scratch[row]! += change
        touched.push(row)
      }
    }
    let fits = true
    for (const row of touched) {
      const { value, least, most } = rows[row]!
      const after = value + scratch[row]!
      if (after < least || after > most) fits = false
    }
    for (const row of touched) scratch[row] = 0
    if (!fits) return false
  }
  return true
}

let scratch = new Float64Array(512)
const touched: number[] = []

function countAfter(system: System, moves: readonly Move[], block: number, profile: number, place: number): number {
  const { counts, width } = system.blocks[block]!
  let count = counts[profile * width + place]!
  for (const move of moves) {
    if (move.block !== block || move.profile !== profile) continue
    if (move.from === place) count--
    if (move.to === place) count++
  }
  return count
}

/** No more companies of a profile answer a conditional question than desire the effect. */
function conditionsHold(system: System, changes: readonly Map<number, number>[], moves: readonly Move[]): boolean {
  const after = (block: number, cell: number) => system.blocks[block]!.counts[cell]! + (changes[block]!.get(cell) ?? 0)
  const [desired, ...asked] = system.blocks
  for (const profile of new Set(moves.map((move) => move.profile))) {
    let desiring = 0
    desired!.codes.forEach((code, place) => { if (code > 0) desiring += after(0, profile * desired!.width + place) })
    for (let block = 1; block <= asked.length; block++) {
      const { codes, width } = system.blocks[block]!
      let answering = 0
      for (let place = 0; place < codes.length; place++) answering += after(block, profile * width + place)
      if (answering > desiring) return false
    }
  }
  return true
}
