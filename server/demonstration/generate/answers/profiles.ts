/**
 * The effects one by one. The study's coordinates stood in pictures and are lost, so these are proposals
 * that its sentences describe and whose means are its axis means: 7 highest on everything, the networking
 * effects (6-8) realised most, 9 least desired, 11 desired much and realised least, 10 of secondary importance.
 */
export interface EffectProfile {
  /** Mean over everybody, 0..2. */
  readonly desired: number
  /** Share that desires it at all, 0..1. */
  readonly chosen: number
  /** Mean over those who desire it, 0..2. */
  readonly realised: number
  /** Mean over those who desire it, 0..100. */
  readonly contribution: number
  /** Pull of the larger companies on desire. */
  readonly sizePull: number
  /** Mean desire in zelfstandige and gevestigde networks: the former spread over project collaboration, the latter even. */
  readonly byEmbedding?: readonly [zelfstandig: number, gevestigd: number]
}

const profile = (desired: number, chosen: number, realised: number, contribution: number, sizePull: number, byEmbedding?: readonly [number, number]): EffectProfile => ({
  desired, chosen, realised, contribution, sizePull, ...(byEmbedding && { byEmbedding }),
})

export const effectProfiles: readonly EffectProfile[] = [
  profile(0.745, 0.48, 1.17, 57, 0, [0.74, 0.75]),
  profile(0.686, 0.45, 1.09, 54, -0.15, [0.64, 0.74]),
  profile(0.783, 0.5, 1.15, 58, 0.05, [0.82, 0.74]),
  profile(0.617, 0.42, 1.06, 52, -0.1, [0.53, 0.72]),
  profile(0.7, 0.46, 1.17, 60, 0.15, [0.66, 0.75]),
  profile(0.58, 0.4, 1.33, 63, -0.15),
  profile(1.15, 0.66, 1.52, 71, 0.1),
  profile(0.52, 0.35, 1.34, 64, 0.35),
  profile(0.42, 0.28, 1.11, 56, 0.05),
  profile(0.5, 0.34, 1.13, 57, 0.05),
  profile(0.93, 0.57, 1.03, 54, -0.1),
]

/** Shift of each statement against the mean of its battery, in points of the scale 1..4; proposed. */
export const strengthProfile: readonly number[] = [0.06, -0.1, 0.02, 0.16, -0.14]
export const benefitProfile: readonly number[] = [0.32, 0.26, 0.08, 0.06, -0.08, 0.12, -0.16, -0.22, -0.38]

/** Share of "more" (4) and of "less" or "not at all" (1, 2) by priority: the first four stay in front, as the study wants. */
export const priorityProfile: readonly (readonly [more: number, less: number])[] = [
  [0.46, 0.07], [0.34, 0.13], [0.5, 0.08], [0.54, 0.09], [0.33, 0.16], [0.27, 0.24], [0.44, 0.13],
  [0.36, 0.18], [0.2, 0.3], [0.24, 0.25], [0.35, 0.15], [0.29, 0.2], [0.25, 0.26],
]
