import { figuresOfTwoWaves } from './figuresOfTwoWaves.ts'
import { figuresOfWave } from './figuresOfWave.ts'
import type { OnStep, ResponseMatrix } from '../../../analysis/index.ts'
import type { TwoWaves } from '../../columns/waveColumns.ts'

type OfWave = typeof figuresOfWave
type OfTwoWaves = typeof figuresOfTwoWaves

/** The arguments of a kind of figure; `{}` for a kind that has none. */
export type WaveFigureArguments<Kind extends keyof OfWave> = Parameters<OfWave[Kind]>[1] extends undefined ? Record<string, never> : Parameters<OfWave[Kind]>[1]
export type WaveFigure<Kind extends keyof OfWave> = ReturnType<OfWave[Kind]>
export type WaveFigureKind = keyof OfWave

export type TwoWaveFigureArguments<Kind extends keyof OfTwoWaves> = Parameters<OfTwoWaves[Kind]>[1]
export type TwoWaveFigure<Kind extends keyof OfTwoWaves> = ReturnType<OfTwoWaves[Kind]>
export type TwoWaveFigureKind = keyof OfTwoWaves

/** One figure to compute. It can be sent to another thread as it is: its columns are shared memory, all else is small. */
export type Task =
  | { readonly of: 'wave'; readonly kind: WaveFigureKind; readonly arguments: unknown; readonly answers: ResponseMatrix }
  | { readonly of: 'twoWaves'; readonly kind: TwoWaveFigureKind; readonly arguments: unknown; readonly answers: TwoWaves }

/** Computes it here and now. */
export function runTask(task: Task, onStep: OnStep): unknown {
  // The kind says which arguments belong to it; whoever made the task was held to that
  if (task.of === 'wave') return (figuresOfWave[task.kind] as (matrix: ResponseMatrix, asked: unknown, onStep: OnStep) => unknown)(task.answers, task.arguments, onStep)
  return (figuresOfTwoWaves[task.kind] as (waves: TwoWaves, asked: unknown, onStep: OnStep) => unknown)(task.answers, task.arguments, onStep)
}
