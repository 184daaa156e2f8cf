import { changeBetweenWaves } from '../../../analysis/index.ts'
import { continuedWave } from '../change/continuedWave.ts'
import { compareWaves, overlapOf } from '../change/matrixComparison.ts'
import type { DomainId, OnStep, VerticalAxis, View } from '../../../analysis/index.ts'
import type { TwoWaves } from '../../columns/waveColumns.ts'

/** A wave and the version of its questionnaire. */
interface WaveName {
  readonly id: string
  readonly version: string
}

interface ChangeArguments {
  readonly earlier: WaveName
  readonly later: WaveName
  readonly domain: DomainId
  readonly view: View
}

/** Every figure of two waves by its kind, as people may see it. */
export const figuresOfTwoWaves = {
  /** The change of every variable. */
  change: (waves: TwoWaves, { earlier, later, domain, view }: ChangeArguments, onStep: OnStep) => ({
    ...changeBetweenWaves(continuedWave(waves.earlier, earlier.version, later.version), waves.later, waves.pairs, domain, view, onStep),
    overlap: overlapOf(waves),
  }),

  /** One group in both; undefined for a domain that one of the waves does not have. */
  comparedWaves: (waves: TwoWaves, { earlier, later, domain, vertical, view }: ChangeArguments & { readonly vertical: VerticalAxis }) =>
    compareWaves([earlier.id, later.id], continuedWave(waves.earlier, earlier.version, later.version), waves, domain, vertical, view),
}
