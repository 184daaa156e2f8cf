import type { EffectMatrix } from '../../../analysis/figures/effectMatrix.ts'
import type { Speech } from '../speech.ts'
import { textWidth } from '../textWidth.ts'
import { knownPoint, project } from './axes.ts'
import type { AxisWindow } from './axes.ts'
import type { Box, Point, Segment } from './geometry.ts'
import { placeLabels } from './placement.ts'
import type { Placement } from './placement.ts'

/** What a picture must know of an effect; client pages take it from the questionnaire. */
export interface EffectLabel {
  readonly number: number
  readonly group: string
  readonly short: { readonly nl: string; readonly en: string }
}

export interface Measures {
  readonly width: number
  readonly height: number
  /** Font size of axis and labels in pixels. */
  readonly font: number
  readonly radius: number
  readonly plot: Box
  /** Whether the short text of an effect stands beside its number. */
  readonly texts: boolean
  readonly small: boolean
}

/** Sizes that fit the width: numbers only where there is little room, texts where there is much. */
export function measuresOf(width: number): Measures {
  const small = width < 340
  const texts = width >= 640
  const height = Math.round(small ? width * 0.86 : texts ? Math.min(width * 0.68, 640) : Math.min(width * 0.95, 520))
  const font = small ? 11 : 12.5
  return {
    width, height, font, texts, small,
    radius: small ? 4 : 5.5,
    plot: { left: small ? 26 : 40, top: small ? 20 : 42, right: width - (small ? 6 : 44), bottom: height - (small ? 34 : 46) },
  }
}

export interface PlacedEffect extends Point {
  readonly effect: number
  readonly group: string
  readonly label: string
  readonly placement: Placement | null
}

export interface MatrixLayout {
  readonly effects: readonly PlacedEffect[]
  /** The lines at the axis means, where these are known. */
  readonly across: Segment | null
  readonly up: Segment | null
}

const inside = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value <= to

/** Where every dot, line and label of a matrix goes. Shared by the picture and by what points at it. */
export function layOut(matrix: EffectMatrix, effects: readonly EffectLabel[], window: AxisWindow, measures: Measures, speech: Speech): MatrixLayout {
  const { plot, font, radius, texts } = measures
  const place = project(window, plot)
  const known = matrix.effects.map(knownPoint).filter((point) => point !== null)
  const { desired, vertical } = matrix.axisMeans
  let up: Segment | null = null
  let across: Segment | null = null
  if (desired.mean.kind === 'estimated' && inside(desired.mean.value, window.desired)) {
    const { x } = place(desired.mean.value, window.vertical[0])
    up = { from: { x, y: plot.top }, to: { x, y: plot.bottom } }
  }
  if (vertical.mean.kind === 'estimated' && inside(vertical.mean.value, window.vertical)) {
    const { y } = place(window.desired[0], vertical.mean.value)
    across = { from: { x: plot.left, y }, to: { x: plot.right, y } }
  }
  const lines = [up, across].filter((one) => one !== null)
  const dots = known.map((point) => {
    const label = effects.find((one) => one.number === point.effect)
    const text = label ? `${point.effect} ${speech.say(label.short)}` : String(point.effect)
    const number = String(point.effect)
    const height = font * 1.15
    const numberSize = { width: textWidth(number, font) + 1, height }
    return {
      ...place(point.desired, point.vertical),
      effect: point.effect,
      group: label?.group ?? '',
      labels: texts ? [text, number] : [number],
      sizes: texts ? [{ width: textWidth(text, font) + 2, height }, numberSize] : [numberSize],
    }
  })
  const placements = placeLabels(dots, { frame: plot, radius, lines })
  return {
    up,
    across,
    effects: dots.map((dot, index) => {
      const placement = placements[index] ?? null
      return { x: dot.x, y: dot.y, effect: dot.effect, group: dot.group, label: dot.labels[placement?.size ?? 0]!, placement }
    }),
  }
}
