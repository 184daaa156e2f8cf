import type { EffectMatrix, EffectPoint, VerticalAxis } from '../../../analysis/figures/effectMatrix.ts'
import type { Box, Point } from './geometry.ts'

/** The part of each axis that is drawn, in the units of the axis. */
export interface AxisWindow {
  readonly desired: readonly [number, number]
  readonly vertical: readonly [number, number]
}

/** The whole scale: desired and realised 0..2, contribution 0..100. */
export const wholeScale = (vertical: VerticalAxis): AxisWindow => ({ desired: [0, 2], vertical: vertical === 'realised' ? [0, 2] : [0, 100] })

/** A point with both its coordinates known. */
export interface KnownPoint {
  readonly effect: number
  readonly desired: number
  readonly vertical: number
}

export function knownPoint(point: EffectPoint): KnownPoint | null {
  const { desired, vertical } = point
  if (desired.mean.kind !== 'estimated' || vertical.mean.kind !== 'estimated') return null
  return { effect: point.effect, desired: desired.mean.value, vertical: vertical.mean.value }
}

/** Numbers of the effects that cannot be drawn, because one of their two figures is not there. */
export const absentEffects = (matrix: EffectMatrix): readonly number[] => matrix.effects.filter((point) => knownPoint(point) === null).map((point) => point.effect)

const roundOut = (low: number, high: number, step: number, least: number, most: number): readonly [number, number] => {
  const from = Math.max(least, Math.floor((low - step * 0.4) / step) * step)
  const to = Math.min(most, Math.ceil((high + step * 0.4) / step) * step)
  return [Number(from.toFixed(6)), Number(to.toFixed(6))]
}

/** The part of the axes in which all points of all these matrices lie, one window for all so that they compare. */
export function closeWindow(matrices: readonly EffectMatrix[], vertical: VerticalAxis): AxisWindow {
  const points = matrices.filter((matrix) => matrix.vertical === vertical).flatMap((matrix) => matrix.effects.map(knownPoint)).filter((point) => point !== null)
  if (points.length === 0) return wholeScale(vertical)
  const across = points.map((point) => point.desired)
  const up = points.map((point) => point.vertical)
  const [step, most] = vertical === 'realised' ? [0.2, 2] : [10, 100]
  return {
    desired: roundOut(Math.min(...across), Math.max(...across), 0.2, 0, 2),
    vertical: roundOut(Math.min(...up), Math.max(...up), step, 0, most),
  }
}

/** About five round numbers inside the range, ends included where they are round. */
export function ticks([from, to]: readonly [number, number], about: number): readonly number[] {
  const rough = (to - from) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((one) => one >= rough - 1e-9) ?? power * 10
  const found: number[] = []
  for (let index = Math.ceil(from / step - 1e-9); index * step <= to + 1e-9; index += 1) found.push(Number((index * step).toFixed(6)))
  return found
}

/** Where a value of the axes lies in the picture. */
export function project(window: AxisWindow, plot: Box): (desired: number, vertical: number) => Point {
  const [left, right] = window.desired
  const [low, high] = window.vertical
  return (desired, vertical) => ({
    x: plot.left + ((desired - left) / (right - left)) * (plot.right - plot.left),
    y: plot.bottom - ((vertical - low) / (high - low)) * (plot.bottom - plot.top),
  })
}
