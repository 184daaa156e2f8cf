import { leftBlank, notAsked } from '../responseMatrix.ts'
import { codesOf, competitiveCategories } from '../variables.ts'
import { batteryMeans, noStatementAnswered } from './batteryMeans.ts'
import type { Battery } from '../variables.ts'
import type { CellProfiles } from './profiles.ts'

/** How often each value of one variable was answered, by profile. */
export interface Tally {
  readonly variable: string
  readonly profiles: CellProfiles
  /** Ascending. */
  readonly values: readonly number[]
  /** Row-major: profile x (values, then left blank, then not asked). */
  readonly counts: Uint32Array
  /** values.length + 2 */
  readonly stride: number
}

/**
 * One pass over one byte column.
 * @throws RangeError when the matrix lacks the variable, or holds a byte outside its codes
 */
export function tallyColumn(profiles: CellProfiles, variable: string): Tally {
  const column = profiles.matrix.columns[variable]
  if (!column) throw new RangeError(`the response matrix has no variable ${variable}`)
  const values = codesOf(variable)
  const slotOf = new Uint8Array(256).fill(values.length + 2)
  values.forEach((value, slot) => (slotOf[value] = slot))
  slotOf[leftBlank] = values.length
  slotOf[notAsked] = values.length + 1
  const wide = values.length + 3
  const { ofResponse, count, matrix: { responses } } = profiles
  const wideCounts = new Uint32Array(count * wide)
  for (let response = 0; response < responses; response++) wideCounts[ofResponse[response]! * wide + slotOf[column[response]!]!]!++
  const stride = values.length + 2
  const counts = new Uint32Array(count * stride)
  for (let profile = 0; profile < count; profile++) {
    if (wideCounts[profile * wide + stride]! > 0) throw new RangeError(`${variable} holds a byte that is none of its codes`)
    for (let slot = 0; slot < stride; slot++) counts[profile * stride + slot] = wideCounts[profile * wide + slot]!
  }
  return { variable, profiles, values, counts, stride }
}

/** The mean over the statements answered, per response; left blank where none was. One pass over the columns of the battery. */
export function tallyBatteryMean(profiles: CellProfiles, battery: Battery): Tally {
  const { values, slots } = batteryMeans(profiles.matrix, battery)
  const stride = values.length + 2
  const counts = new Uint32Array(profiles.count * stride)
  const { ofResponse, matrix: { responses } } = profiles
  for (let response = 0; response < responses; response++) {
    const slot = slots[response]!
    counts[ofResponse[response]! * stride + (slot === noStatementAnswered ? values.length : slot)]!++
  }
  return { variable: `${battery}_mean`, profiles, values, counts, stride }
}

/** 1 where `isOne` holds for the answered value, 0 for every other answer. */
export function tallyIndicator(tally: Tally, variable: string, isOne: (value: number) => boolean): Tally {
  const stride = 4
  const counts = new Uint32Array(tally.profiles.count * stride)
  const answered = tally.values.length
  for (let profile = 0; profile < tally.profiles.count; profile++) {
    const from = profile * tally.stride
    for (let slot = 0; slot < answered; slot++) counts[profile * stride + (isOne(tally.values[slot]!) ? 1 : 0)]! += tally.counts[from + slot]!
    counts[profile * stride + 2] = tally.counts[from + answered]!
    counts[profile * stride + 3] = tally.counts[from + answered + 1]!
  }
  return { variable, profiles: tally.profiles, values: [0, 1], counts, stride }
}

/** What the mean of a variable is taken of: of `competitive`, whose codes are no scale, the share within three years. */
export const measuredTally = (tally: Tally): Tally =>
  tally.variable === 'competitive' ? tallyIndicator(tally, 'competitive_within3', (code) => code <= 3) : tally

/** A variable of the matrix or a derived one. */
export function tallyVariable(profiles: CellProfiles, variable: string): Tally {
  if (variable === 'strength_mean') return tallyBatteryMean(profiles, 'strength')
  if (variable === 'benefit_mean') return tallyBatteryMean(profiles, 'benefit')
  if (variable === 'competitive_within3') return tallyIndicator(tallyColumn(profiles, 'competitive'), variable, (code) => code <= 3)
  const share = /^competitive=(.+)$/.exec(variable)
  if (share) {
    const category = competitiveCategories.find((one) => one.word === share[1])
    if (!category) throw new RangeError(`competitive has no category ${share[1]}`)
    return tallyIndicator(tallyColumn(profiles, 'competitive'), variable, (code) => code === category.code)
  }
  return tallyColumn(profiles, variable)
}
