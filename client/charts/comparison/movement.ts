import type { EffectMatrix, EffectPoint } from '../../../analysis/figures/effectMatrix.ts'
import type { Interval } from '../../../analysis/figures/mean.ts'
import { knownPoint, project } from '../effectMatrix/axes.ts'
import type { AxisWindow } from '../effectMatrix/axes.ts'
import { distance } from '../effectMatrix/geometry.ts'
import type { Point, Segment } from '../effectMatrix/geometry.ts'
import type { EffectLabel, Measures } from '../effectMatrix/layout.ts'
import { placeLabels } from '../effectMatrix/placement.ts'
import type { Placement } from '../effectMatrix/placement.ts'
import type { Speech } from '../speech.ts'
import { textWidth } from '../textWidth.ts'

/** Where one effect stood, where it stands, and how sure both are. */
export interface Movement {
  readonly effect: number
  readonly group: string
  readonly label: string
  readonly from: Point
  readonly to: Point
  /** The lines of the two confidence crosses, cut off at the edge of the picture. */
  readonly crosses: readonly Segment[]
  /** Between the edges of the two marks; null where they touch. */
  readonly arrow: Segment | null
  readonly placement: Placement | null
}

const clamp = (value: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, value))

function crossOf(point: EffectPoint, window: AxisWindow, place: (desired: number, vertical: number) => Point): Segment[] {
  const known = knownPoint(point)
  if (!known) return []
  const ends = (interval: Interval, range: readonly [number, number]) => (interval.kind === 'estimated' ? [clamp(interval.lower, range), clamp(interval.upper, range)] as const : null)
  const across = ends(point.desired.interval, window.desired)
  const up = ends(point.vertical.interval, window.vertical)
  return [
    ...(across ? [{ from: place(across[0], known.vertical), to: place(across[1], known.vertical) }] : []),
    ...(up ? [{ from: place(known.desired, up[0]), to: place(known.desired, up[1]) }] : []),
  ]
}

function between(from: Point, to: Point, radius: number): Segment | null {
  const length = distance(from, to)
  if (length < radius * 2 + 3) return null
  const step = (away: number): Point => ({ x: from.x + ((to.x - from.x) * away) / length, y: from.y + ((to.y - from.y) * away) / length })
  return { from: step(radius), to: step(length - radius - 1) }
}

/** Every effect that both matrices can draw; its label stands at where it went, on no mark, on no arrow and on no other label. */
export function movementsOf(first: EffectMatrix, second: EffectMatrix, effects: readonly EffectLabel[], window: AxisWindow, measures: Measures, speech: Speech): Movement[] {
  const { plot, font, radius, texts } = measures
  const place = project(window, plot)
  const moved = second.effects.flatMap((after, index) => {
    const before = first.effects[index]!
    const [one, two] = [knownPoint(before), knownPoint(after)]
    if (!one || !two) return []
    const from = place(one.desired, one.vertical)
    const to = place(two.desired, two.vertical)
    const described = effects.find((effect) => effect.number === after.effect)
    const number = String(after.effect)
    const text = described ? `${number} ${speech.say(described.short)}` : number
    return [{ effect: after.effect, group: described?.group ?? '', from, to, arrow: between(from, to, radius), crosses: [...crossOf(before, window, place), ...crossOf(after, window, place)], labels: texts ? [text, number] : [number] }]
  })
  const sizeOf = (label: string) => ({ width: textWidth(label, font) + 2, height: font * 1.15 })
  const marks = moved.map(({ from }): Segment => ({ from: { x: from.x - radius, y: from.y }, to: { x: from.x + radius, y: from.y } }))
  const arrows = moved.flatMap(({ arrow }) => (arrow ? [arrow] : []))
  const around = { frame: plot, radius }
  const attempt = (labels: readonly (readonly string[])[]) => {
    const dots = moved.map(({ to }, index) => ({ ...to, sizes: labels[index]!.map(sizeOf) }))
    const placed = placeLabels(dots, { ...around, lines: [...marks, ...arrows] })
    // Where arrows fill the picture a label may lie on an arrow, but never on another label
    return placed.some((one) => one === null) ? placeLabels(dots, { ...around, lines: marks }) : placed
  }
  let labels: readonly (readonly string[])[] = moved.map((one) => one.labels)
  let placements = attempt(labels)
  // A text at the end of a line, beside the mark of another effect, misleads: there the number alone, close to its mark
  for (let round = 0; round < 3 && placements.some((one, index) => one?.leader && labels[index]!.length > 1); round += 1) {
    const before = placements
    labels = labels.map((own, index) => (before[index]?.leader ? own.slice(-1) : own))
    placements = attempt(labels)
  }
  return moved.map(({ labels: _, ...one }, index) => {
    const placement = placements[index] ?? null
    return { ...one, placement, label: labels[index]![placement?.size ?? 0]! }
  })
}
