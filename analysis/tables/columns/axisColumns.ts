import { axisMeans } from '../../estimation/axisMeans.ts'
import { weightOfProfile } from '../../estimation/estimator.ts'
import { axisMeanFigure } from '../../figures/effectMatrices/axisMeanFigure.ts'
import { momentsByCell } from '../../linearisation/groupMoments.ts'
import { packAxis, slotInPack, talliesOfPackedAxis } from '../../tallies/packedAxis.ts'
import { noGroup } from '../../tallies/partition.ts'
import { notAsked } from '../../responseMatrix.ts'
import { effectNumbers } from '../../variables.ts'
import { axisCell } from './measuredColumn.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { PackedAxis } from '../../tallies/packedAxis.ts'
import type { CellProfiles } from '../../tallies/profiles.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { EffectAxis } from '../../variables.ts'
import type { MeasuredColumn } from './measuredColumn.ts'

export interface TalliedAxis {
  readonly packed: PackedAxis
  readonly tallies: readonly Tally[]
  /** By profile: responses with an answer on at least one effect, and responses that were asked none. */
  readonly answered: Float64Array
  readonly askedNone: Float64Array
}

export function talliedAxis(profiles: CellProfiles, axis: EffectAxis): TalliedAxis {
  const packed = packAxis(profiles, axis)
  const { ofResponse, count, matrix } = profiles
  const answered = new Float64Array(count)
  const askedNone = new Float64Array(count)
  const columns = effectNumbers.map((effect) => matrix.columns[`${axis}_${effect}`]!)
  const answers = packed.values.length
  const hasAnswer = packed.packs.map((pack) => Uint8Array.from({ length: 256 }, (_, byte) => (pack.effects.some((_, place) => slotInPack(packed, pack, place, byte) < answers) ? 1 : 0)))
  for (let response = 0; response < matrix.responses; response++) {
    let any = 0
    packed.packs.forEach(({ bytes }, pack) => (any |= hasAnswer[pack]![bytes[response]!]!))
    if (any === 1) answered[ofResponse[response]!]!++
    else if (columns.every((column) => column[response] === notAsked)) askedNone[ofResponse[response]!]!++
  }
  return { packed, tallies: talliesOfPackedAxis(profiles, packed), answered, askedNone }
}

/** @param domains that do not overlap */
export function axisColumns(estimator: Estimator<CellProfiles>, { packed, tallies, answered, askedNone }: TalliedAxis, domains: readonly Uint8Array[]): MeasuredColumn[] {
  const { profiles } = estimator
  const groupOf = new Uint8Array(profiles.count).fill(noGroup)
  domains.forEach((inDomain, group) => inDomain.forEach((inside, profile) => {
    if (inside === 1) groupOf[profile] = group
  }))
  const weighting = estimator.view === 'published' || estimator.weighting.kind === 'notEstimable' ? null : estimator.weighting
  const design = estimator.view === 'published' ? null : estimator.design
  const means = axisMeans(profiles, { domains, groupOf }, packed, tallies, weightOfProfile(profiles, design, weighting), estimator.view === 'published' ? 'mean' : 'both')
  return means.map((own, group): MeasuredColumn => {
    const sum = (counts: Float64Array) => counts.reduce((total, count, profile) => total + domains[group]![profile]! * count, 0)
    const figure = axisMeanFigure(estimator, own)
    const standardError = figure.mean.kind === 'estimated' ? figure.mean.standardError : null
    return {
      cell: axisCell(figure, sum(answered), own.responses, sum(askedNone)),
      mean: {
        base: own.mean === null ? 0 : own.responses,
        mean: own.mean,
        standardDeviation: standardError === null ? null : standardError * Math.sqrt(own.responses),
        varies: own.varies && (estimator.view !== 'published' || standardError !== null),
        linearised: design && weighting ? momentsByCell(design, profiles, own.linearised) : null,
        hidden: null,
      },
      shares: [],
    }
  })
}
