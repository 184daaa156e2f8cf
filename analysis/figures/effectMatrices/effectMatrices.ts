import { axisMeans } from '../../estimation/axisMeans.ts'
import { estimatorOf, weightOfProfile } from '../../estimation/estimator.ts'
import { partitionOfDomain, partitionsOf } from '../../tallies/partition.ts'
import { packAxis, talliesOfPackedAxis } from '../../tallies/packedAxis.ts'
import { noStep } from '../../onStep.ts'
import { effectAxes, effectNumbers } from '../../variables.ts'
import { axisMeanFigure } from './axisMeanFigure.ts'
import { meanFigure } from '../meanFigure.ts'
import type { OnStep } from '../../onStep.ts'
import type { ResponseMatrix } from '../../responseMatrix.ts'
import type { Estimator } from '../../estimation/estimator.ts'
import type { PackedAxis } from '../../tallies/packedAxis.ts'
import type { Partition } from '../../tallies/partition.ts'
import type { Tally } from '../../tallies/tally.ts'
import type { AxisMean, DomainId, EffectMatrix, VerticalAxis } from '../effectMatrix.ts'
import type { MeanFigure, View } from '../mean.ts'

export const verticalAxes: readonly VerticalAxis[] = ['realised', 'contribution']

/**
 * Every effect matrix of a wave: the total and each level of each crossing, with realised and with contribution upwards.
 * Every column is read once, whatever the number of domains; the intervals of the axis means read them once more, packed.
 */
export function effectMatrices(matrix: ResponseMatrix, view: View, onStep: OnStep = noStep): EffectMatrix[] {
  const estimator = estimatorOf(matrix, view)
  return matricesOf(estimator, partitionsOf(estimator.profiles), verticalAxes, onStep)
}

/** The effect matrix of one cluster, estimated on the design of the whole wave. */
export function effectMatrixOfCluster(matrix: ResponseMatrix, clusterId: string, vertical: VerticalAxis, view: View): EffectMatrix {
  return effectMatrixOf(matrix, `cluster=${clusterId}`, vertical, view)
}

/** The effect matrix of one domain. */
export function effectMatrixOf(matrix: ResponseMatrix, domain: DomainId, vertical: VerticalAxis, view: View): EffectMatrix {
  const estimator = estimatorOf(matrix, view, domain.startsWith('cluster='))
  return matricesOf(estimator, [partitionOfDomain(estimator.profiles, domain)], [vertical], noStep)[0]!
}

interface AxisFigures {
  readonly effects: readonly MeanFigure[]
  readonly axis: AxisMean
}

function matricesOf(estimator: Estimator, partitions: readonly Partition[], verticals: readonly VerticalAxis[], onStep: OnStep): EffectMatrix[] {
  const { profiles, view } = estimator
  const axes = effectAxes.filter((axis) => axis === 'desired' || verticals.includes(axis))
  const tallied = axes.map((axis) => {
    const packed = packAxis(profiles, axis)
    return { axis, packed, tallies: talliesOfPackedAxis(profiles, packed) }
  })
  return partitions.flatMap((partition, done) => {
    onStep(done, partitions.length)
    const figures = new Map(tallied.map(({ axis, packed, tallies }) => [axis, axisFigures(estimator, partition, packed, tallies)]))
    return partition.domains.flatMap((domain, group) => {
      const responses = partition.groupOf.reduce((sum, own, profile) => sum + (own === group ? profiles.responses[profile]! : 0), 0)
      const desired = figures.get('desired')![group]!
      return verticals.map((vertical): EffectMatrix => {
        const upwards = figures.get(vertical)![group]!
        return {
          domain,
          vertical,
          view,
          base: responses,
          effects: effectNumbers.map((effect, place) => ({ effect, desired: desired.effects[place]!, vertical: upwards.effects[place]! })),
          axisMeans: { desired: desired.axis, vertical: upwards.axis },
        }
      })
    })
  })
}

function axisFigures(estimator: Estimator, partition: Partition, packed: PackedAxis, tallies: readonly Tally[]): AxisFigures[] {
  const { profiles } = estimator
  const weighted = estimator.view === 'published' || estimator.weighting.kind === 'notEstimable' ? null : estimator.weighting
  const weightOf = weightOfProfile(profiles, estimator.view === 'published' ? null : estimator.design, weighted)
  const means = axisMeans(profiles, partition, packed, tallies, weightOf, estimator.view === 'published' ? 'mean' : 'both')
  return partition.domains.map((_, group) => {
    const inDomain = Uint8Array.from(partition.groupOf, (own) => (own === group ? 1 : 0))
    return { effects: tallies.map((tally) => meanFigure(estimator, tally, inDomain)), axis: axisMeanFigure(estimator, means[group]!) }
  })
}
