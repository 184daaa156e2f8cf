import { axisMeans } from '../estimation/axisMeans.ts'
import { weightOfProfile } from '../estimation/estimator.ts'
import { momentsByCell } from '../linearisation/groupMoments.ts'
import { linearisedVariance } from '../linearisation/linearisedVariance.ts'
import { packAxis } from '../tallies/packedAxis.ts'
import { partitionsOf } from '../tallies/partition.ts'
import { effectAxes, effectNumbers } from '../variables.ts'
import { spread } from './itemDocument.ts'
import { entry, numberOr } from './notEstimableEntry.ts'
import { designViews } from './wave.ts'
import type { AxisMeans, Group } from '../estimation/axisMeans.ts'
import type { Tally } from '../tallies/tally.ts'
import type { Weighting } from '../weighting/weighting.ts'
import type { Json } from './json.ts'
import type { Wave } from './wave.ts'

/** The means of the three axes, by domain. */
export function axesDocument(wave: Wave, tally: (variable: string) => Tally): Record<string, Json> {
  const documents: Record<string, Record<string, Json>> = Object.fromEntries(wave.domains.map(({ id }) => [id, {}]))
  for (const axis of effectAxes) {
    const tallies = effectNumbers.map((effect) => tally(`${axis}_${effect}`))
    const packed = packAxis(wave.profiles, axis)
    for (const { id } of wave.domains) documents[id]![axis] = withoutAnswers
    for (const partition of partitionsOf(wave.profiles)) {
      const means = (weighting: Weighting | null) =>
        axisMeans(wave.profiles, partition, packed, tallies, weightOfProfile(wave.profiles, wave.design, weighting), weighting === null ? 'none' : 'both')
      const plain = means(null)
      const weighted = designViews.map((view) => {
        const weighting = wave.weightings[view]
        return { view, weighting, means: weighting.kind === 'weighting' ? means(weighting) : null }
      })
      partition.domains.forEach((domain, group) => {
        const unweighted = plain[group]!
        documents[domain]![axis] = {
          mean: numberOr(unweighted.mean, 'noResponse'),
          pooledMean: numberOr(unweighted.pooledMean, 'noResponse'),
          effectsUsed: unweighted.effectsUsed,
          ...Object.fromEntries(weighted.map(({ view, weighting, means: own }): [string, Json] => [
            view,
            weighting.kind === 'notEstimable' ? entry(weighting.reason) : designBased(wave, weighting, own![group]!),
          ])),
        }
      })
    }
  }
  return documents
}

const withoutAnswers: Json = {
  mean: entry('noResponse'),
  pooledMean: entry('noResponse'),
  effectsUsed: 0,
  stratified: entry('noResponse'),
  raked: entry('noResponse'),
}

function designBased(wave: Wave, weighting: Weighting, means: AxisMeans): Json {
  if (means.mean === null || means.pooledMean === null) return entry('noResponse')
  const standardError = (group: Group) => Math.sqrt(linearisedVariance(wave.design, weighting, momentsByCell(wave.design, wave.profiles, group)))
  const withoutSpread = means.varies ? null : means.pairs === 1 ? 'oneResponse' : 'noVariation'
  return {
    mean: means.mean,
    ...spread(means.mean, standardError(means.linearised), wave.design.degreesOfFreedom, withoutSpread),
    pooledMean: means.pooledMean,
    pooledStandardError: means.pooledVaries ? standardError(means.pooledLinearised) : 0,
  }
}
