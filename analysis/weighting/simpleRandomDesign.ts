import type { Tally } from '../tallies/tally.ts'
import type { SurveyDesign } from './surveyDesign.ts'
import type { Weighting } from './weighting.ts'

/**
 * The answers with a value and a level as a simple random sample from an endless population: one stratum, weights 1.
 * The tally comes back with its profiles in that one stratum.
 */
export function simpleRandomDesign(tally: Tally, levelOfProfile: Uint8Array, levels: number): { design: SurveyDesign; weighting: Weighting; onOneStratum: Tally } {
  const { profiles, counts, stride, values } = tally
  let answers = 0
  for (let profile = 0; profile < profiles.count; profile++) {
    if (levelOfProfile[profile]! >= levels) continue
    for (let slot = 0; slot < values.length; slot++) answers += counts[profile * stride + slot]!
  }
  return {
    design: {
      register: profiles.matrix.register,
      clusters: 1,
      kinds: 1,
      memberKinds: { kinds: 1, ofSize: 0, ofCall: 0, ofEmbedding: 0 },
      responses: answers,
      membersOf: Float64Array.of(Infinity),
      responsesOf: Float64Array.of(answers),
      cellMembers: Float64Array.of(Infinity),
      cellResponses: Float64Array.of(answers),
      membersRepresented: Infinity,
      emptyClusters: [],
      singletonClusters: answers === 1 ? [0] : [],
      degreesOfFreedom: answers - 1,
    },
    weighting: { kind: 'weighting', weights: Float64Array.of(1), raked: null, cap: null },
    onOneStratum: { ...tally, profiles: { ...profiles, cluster: new Uint16Array(profiles.count), kind: new Uint32Array(profiles.count) } },
  }
}
