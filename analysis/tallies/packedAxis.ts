import { leftBlank, notAsked } from '../responseMatrix.ts'
import { codesOf, effectNumbers } from '../variables.ts'
import type { EffectAxis } from '../variables.ts'
import type { CellProfiles } from './profiles.ts'
import type { Tally } from './tally.ts'

/** Up to three effects of one axis in one byte a response. */
export interface Pack {
  /** Places in the list of effects: 0..10. */
  readonly effects: readonly number[]
  readonly bytes: Uint8Array
}

/**
 * The 11 columns of an axis in four: an effect has at most five answers and "no answer", so three of them fit in a byte.
 * What is counted or added up by byte then needs a third of the steps.
 */
export interface PackedAxis {
  readonly axis: EffectAxis
  readonly values: readonly number[]
  readonly packs: readonly Pack[]
}

export const packSize = 256
const invalid = 128

/**
 * One pass over the columns of an axis.
 * @throws RangeError when the matrix holds a byte outside the codes of the axis
 */
export function packAxis(profiles: CellProfiles, axis: EffectAxis): PackedAxis {
  const { matrix } = profiles
  const { responses } = matrix
  const values = codesOf(`${axis}_1`)
  const radix = values.length + 1
  const slotOf = new Uint8Array(256).fill(invalid)
  values.forEach((value, slot) => (slotOf[value] = slot))
  slotOf[leftBlank] = values.length
  slotOf[notAsked] = values.length
  const columns = effectNumbers.map((effect) => matrix.columns[`${axis}_${effect}`]!)
  let seen = 0
  const packs: Pack[] = []
  for (let from = 0; from < columns.length; from += 3) {
    const bytes = new Uint8Array(responses)
    const [first, second, third] = [columns[from]!, columns[from + 1]!, columns[from + 2]]
    if (third) {
      for (let response = 0; response < responses; response++) {
        const a = slotOf[first[response]!]!
        const b = slotOf[second[response]!]!
        const c = slotOf[third[response]!]!
        seen |= a | b | c
        bytes[response] = (a * radix + b) * radix + c
      }
    } else {
      for (let response = 0; response < responses; response++) {
        const a = slotOf[first[response]!]!
        const b = slotOf[second[response]!]!
        seen |= a | b
        bytes[response] = a * radix + b
      }
    }
    packs.push({ effects: third ? [from, from + 1, from + 2] : [from, from + 1], bytes })
  }
  if ((seen & invalid) !== 0) throw new RangeError(`a column of ${axis} holds a byte that is none of its codes`)
  return { axis, values, packs }
}

/** The slot of one effect in a packed byte: the place of its answer in `values`, or values.length for no answer. */
export function slotInPack({ values }: PackedAxis, pack: Pack, place: number, byte: number): number {
  const radix = values.length + 1
  return Math.floor(byte / radix ** (pack.effects.length - 1 - place)) % radix
}

/** The tally of every effect, from one count of each pack. "Not asked" counts as left blank here. */
export function talliesOfPackedAxis(profiles: CellProfiles, packed: PackedAxis): Tally[] {
  const { ofResponse, count, matrix: { responses } } = profiles
  const stride = packed.values.length + 2
  const tallies = effectNumbers.map((effect): Tally => ({
    variable: `${packed.axis}_${effect}`, profiles, values: packed.values, counts: new Uint32Array(count * stride), stride,
  }))
  for (const pack of packed.packs) {
    const { bytes } = pack
    const joint = new Uint32Array(count * packSize)
    for (let response = 0; response < responses; response++) joint[(ofResponse[response]! << 8) | bytes[response]!]!++
    const used = (packed.values.length + 1) ** pack.effects.length
    pack.effects.forEach((effect, place) => {
      const { counts } = tallies[effect]!
      const slots = Uint8Array.from({ length: used }, (_, byte) => slotInPack(packed, pack, place, byte))
      for (let profile = 0; profile < count; profile++) {
        for (let byte = 0; byte < used; byte++) counts[profile * stride + slots[byte]!]! += joint[(profile << 8) | byte]!
      }
    })
  }
  return tallies
}
