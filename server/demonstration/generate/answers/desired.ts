import type { Cluster } from '../register/cluster.ts'
import { bandAround, calibrateComplete, domains, printedBands } from '../calibration/printedBands.ts'
import type { Measure } from '../calibration/runningMeans.ts'
import { effectProfiles, type EffectProfile } from './profiles.ts'
import type { Participant } from '../register/participants.ts'
import type { Random } from '../random.ts'

/**
 * Share of the effects that a member desires at all, by domain. The realised and contribution figures of the study
 * weigh its groups by their desired effects: call 1 73-79 %, gevestigd 42-50 %, active 84-87 %. These shares follow.
 */
const chosenShare: Readonly<Record<string, number>> = {
  total: 0.445, 'call=1': 0.452, 'call=2': 0.4252, 'size=KO': 0.4296, 'size=MGO': 0.4989,
  'embedding=zelfstandig': 0.4182, 'embedding=gevestigd': 0.477, 'activity=0': 0.322, 'activity=1': 0.4766,
}

/** On the scale of a standard normal leaning, where a tenth of a point of mean desire is about a tenth and a half. */
function networkPull(effect: EffectProfile, { embedding }: Cluster): number {
  if (!effect.byEmbedding) return 0
  const [zelfstandig, gevestigd] = effect.byEmbedding
  return 1.5 * ((embedding === 'zelfstandig' ? zelfstandig : gevestigd) - effect.desired)
}

/** Who desires what, 0 not, 1 to a limited, 2 to a strong degree: per effect those whose leaning is greatest. */
export function desires(all: readonly Participant[], attitude: readonly number[], random: Random): number[][] {
  const codes = all.map(() => new Array<number>(effectProfiles.length).fill(0))
  const breadth = all.map((one, index) => 0.2 * attitude[index]! + (one.active ? 0.02 : -0.14) + 0.35 * random.normal())
  effectProfiles.forEach((effect, column) => {
    const ranked = all
      .map((one, index) => {
        const { cluster, size } = one.member
        const pull = networkPull(effect, cluster) + (size === 'MGO' ? effect.sizePull : 0)
        return { index, leaning: breadth[index]! + pull + random.normal(), late: (cluster.call === '2' ? 0.8 : 0) + (size === 'MGO' ? 0.65 : 0) }
      })
      .sort((left, right) => right.leaning - left.leaning)
      .slice(0, Math.round(effect.chosen * all.length))
      .map((one) => ({ ...one, strength: 0.4 * one.leaning + one.late + random.normal() }))
      .sort((left, right) => right.strength - left.strength)
    const strong = Math.round((effect.desired - effect.chosen) * all.length)
    ranked.forEach((one, order) => (codes[one.index]![column] = order < strong ? 2 : 1))
  })
  calibrateComplete(all, codes, [0, 1, 2], [desiredMeasure, chosenMeasure], random)
  return codes
}

const desiredMeasure: Measure = {
  of: (code) => code,
  domains: printedBands('desired', 0.03),
  columns: effectProfiles.map((effect) => bandAround(effect.desired, 0.03)),
  cells: effectProfiles.flatMap((effect, column) =>
    (effect.byEmbedding ?? []).map((mean, which) => ({
      domain: domains.indexOf(which === 0 ? 'embedding=zelfstandig' : 'embedding=gevestigd'),
      column,
      band: bandAround(mean, 0.03),
    })),
  ),
}

const chosenMeasure: Measure = {
  of: (code) => (code > 0 ? 1 : 0),
  domains: domains.map((domain) => bandAround(chosenShare[domain]!, 0.004)),
  columns: effectProfiles.map((effect) => bandAround(effect.chosen, 0.02)),
}
