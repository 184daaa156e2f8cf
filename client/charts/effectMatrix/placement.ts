import { boxesOverlap, distance, distanceToSegment, nearestInBox, segmentHitsBox, segmentsCross } from './geometry.ts'
import type { Box, Point, Segment } from './geometry.ts'

export interface LabelSize {
  readonly width: number
  readonly height: number
}

export interface LabelledDot extends Point {
  /** What may be written at this dot, the most telling first; the last one should be small. */
  readonly sizes: readonly LabelSize[]
}

export interface Placement {
  /** Which of the sizes found a place. */
  readonly size: number
  readonly box: Box
  /** From the dot's edge to the label, where the label does not stand right beside its dot. */
  readonly leader: Segment | null
}

export interface Surroundings {
  readonly frame: Box
  readonly radius: number
  /** Lines that no label may touch: those of the axis means. */
  readonly lines: readonly Segment[]
}

const beside = 2
const rings = [0, 4, 9, 15, 22, 30, 40, 52, 66, 82, 100, 122, 148, 178]
/** A leader through another label misleads: it costs more than any distance does. */
const misleading = 5000
/** How far a text may stand from its dot before the number alone is better. */
const farthestText = 190
/** Where dots crowd together, their labels must stand in one wide ring, or the near ones hide the far ones. */
const clearings = [0, 10, 20, 32, 46, 62, 80, 100]

/** Clearing and order of choosing, tried in turn until every text has found a place. */
const waysForTexts: readonly (readonly [number, 1 | -1])[] = [[0, 1], [0, -1], [20, 1], [32, -1]]

interface Candidate {
  readonly box: Box
  readonly reach: number
  readonly preference: number
}

const boxAt = (left: number, top: number, { width, height }: LabelSize): Box => ({ left, top, right: left + width, bottom: top + height })

const steppedOutwards = new Map<number, readonly number[]>()

/** Steps from the middle outwards, both ways: 0, -1/n, 1/n … -1, 1. */
function outwards(steps: number): readonly number[] {
  let parts = steppedOutwards.get(steps)
  if (!parts) steppedOutwards.set(steps, (parts = [0, ...Array.from({ length: steps }, (_, step) => [-(step + 1) / steps, (step + 1) / steps]).flat()]))
  return parts
}

const isInside = (left: number, top: number, { width, height }: LabelSize, frame: Box): boolean =>
  left >= frame.left + 1 && top >= frame.top + 1 && left + width <= frame.right - 1 && top + height <= frame.bottom - 1

/** Places in the frame around the dot, nearest first: on four sides, at ever more heights and widths as the ring grows. */
function* candidates(dot: Point, size: LabelSize, { radius, frame }: Surroundings, clearing: number): Generator<Candidate> {
  for (const ring of rings) {
    if (ring < clearing) continue
    const away = radius + beside + ring
    const high = size.height / 2 + away
    for (const part of outwards(Math.max(2, Math.round(high / 7)))) {
      const top = dot.y - size.height / 2 + part * high
      const lean = Math.abs(part)
      if (isInside(dot.x + away, top, size, frame)) yield { box: boxAt(dot.x + away, top, size), reach: ring, preference: lean }
      if (isInside(dot.x - away - size.width, top, size, frame)) yield { box: boxAt(dot.x - away - size.width, top, size), reach: ring, preference: 0.6 + lean }
    }
    const wide = size.width / 2 + away
    for (const part of outwards(Math.max(2, Math.round(wide / 9)))) {
      const left = dot.x - size.width / 2 + part * wide
      const lean = Math.abs(part)
      if (isInside(left, dot.y - away - size.height, size, frame)) yield { box: boxAt(left, dot.y - away - size.height, size), reach: ring, preference: 1.2 + lean }
      if (isInside(left, dot.y + away, size, frame)) yield { box: boxAt(left, dot.y + away, size), reach: ring, preference: 1.5 + lean }
    }
  }
}

/** Every place in the frame on a fine grid: the last resort, where the neighbourhood is full. */
function* everywhere(size: LabelSize, frame: Box, dot: Point): Generator<Candidate> {
  const places: Candidate[] = []
  for (let top = frame.top + 1; top + size.height <= frame.bottom - 1; top += 3) {
    for (let left = frame.left + 1; left + size.width <= frame.right - 1; left += 3) {
      const box = boxAt(left, top, size)
      places.push({ box, reach: distance(dot, nearestInBox(dot, box)), preference: 0 })
    }
  }
  yield* places.sort((a, b) => a.reach - b.reach)
}

function leaderTo(dot: Point, box: Box, radius: number): Segment | null {
  const end = nearestInBox(dot, box)
  const length = distance(dot, end)
  if (length <= radius + beside + 3) return null
  const part = radius / length
  return { from: { x: dot.x + (end.x - dot.x) * part, y: dot.y + (end.y - dot.y) * part }, to: end }
}

// Plain loops: this is asked some ten thousand times a picture
function isFree(box: Box, own: number, dots: readonly Point[], placed: readonly (Placement | null)[], { radius, lines }: Surroundings): boolean {
  for (const line of lines) if (segmentHitsBox(line, box, 1)) return false
  for (const dot of dots) {
    const across = dot.x < box.left ? box.left - dot.x : dot.x > box.right ? dot.x - box.right : 0
    const up = dot.y < box.top ? box.top - dot.y : dot.y > box.bottom ? dot.y - box.bottom : 0
    if (across * across + up * up < (radius + 1) ** 2) return false
  }
  for (let index = 0; index < placed.length; index += 1) {
    const other = placed[index]
    if (other && index !== own && boxesOverlap(box, other.box, 1)) return false
  }
  return true
}

/** What speaks against a place, summed; no further than to `enough`, where another place is already better. */
function cost(candidate: Candidate, leader: Segment | null, own: number, dots: readonly Point[], placed: readonly (Placement | null)[], { radius, lines }: Surroundings, enough: number): number {
  const { box } = candidate
  const dot = dots[own]!
  let sum = candidate.reach + candidate.preference * 2
  for (let index = 0; index < placed.length && sum < enough; index += 1) {
    const other = placed[index]
    if (!other || index === own) continue
    if (other.leader && segmentHitsBox(other.leader, box, 1)) sum += misleading
    if (leader && segmentHitsBox(leader, other.box, 1)) sum += misleading
    if (leader && other.leader && segmentsCross(leader, other.leader)) sum += 120
  }
  if (leader) {
    sum += 6
    for (let index = 0; index < dots.length && sum < enough; index += 1) {
      if (index !== own && distance(dots[index]!, dot) > 1 && distanceToSegment(dots[index]!, leader) < radius + 1) sum += 25
    }
    if (lines.some((one) => segmentsCross(leader, one))) sum += 8
  } else {
    // Right beside its dot, but nearer to another one: the reader would take it for that one's
    const away = distance(dot, nearestInBox(dot, box))
    for (let index = 0; index < dots.length && sum < enough; index += 1) {
      if (index !== own && distance(dots[index]!, nearestInBox(dots[index]!, box)) < away + 1.5) sum += 10
    }
  }
  return sum
}

interface Found {
  readonly placement: Placement
  readonly cost: number
}

interface Attempt {
  readonly placed: readonly (Placement | null)[]
  readonly clean: boolean
  /** How far the labels stand and what is in their way, summed. */
  readonly cost: number
}

/** The labels of these dots in their surroundings, with room kept free around the dots that crowd together. */
function attempt(dots: readonly LabelledDot[], surroundings: Surroundings, clearing: number, turn: 1 | -1, last: boolean): Attempt {
  const { radius, frame } = surroundings
  const placed: (Placement | null)[] = dots.map(() => null)
  const crowd = dots.map((dot) => dots.filter((other) => distance(dot, other) < 34).length)
  const order = dots.map((_, index) => index).sort((a, b) => crowd[b]! - crowd[a]! || turn * (dots[a]!.y - dots[b]!.y) || a - b)

  const best = (own: number, places: Iterable<Candidate>, size: number): Found | null => {
    let found: Found | null = null
    for (const candidate of places) {
      if (found && candidate.reach >= found.cost) break
      if (!isFree(candidate.box, own, dots, placed, surroundings)) continue
      const leader = leaderTo(dots[own]!, candidate.box, radius)
      const sum = cost(candidate, leader, own, dots, placed, surroundings, found?.cost ?? Infinity)
      if (!found || sum < found.cost) found = { placement: { size, box: candidate.box, leader }, cost: sum }
    }
    return found
  }

  const settle = (own: number): Found | null => {
    const dot = dots[own]!
    const room = crowd[own]! > 3 ? clearing : 0
    let found: Found | null = null
    for (const [size, measure] of dot.sizes.entries()) {
      found = best(own, candidates(dot, measure, surroundings, room), size)
      if (found && found.cost < (size === dot.sizes.length - 1 ? misleading : farthestText)) return found
    }
    if (!last || found) return found
    const smallest = dot.sizes.length - 1
    return best(own, everywhere(dot.sizes[smallest]!, frame, dot), smallest)
  }

  for (const own of order) {
    const found = settle(own)
    if (!last && (!found || found.cost >= misleading)) return { placed, clean: false, cost: Infinity }
    placed[own] = found?.placement ?? null
  }
  let clean = true
  let sum = 0
  for (let sweep = 0; sweep < 2; sweep += 1) {
    let moved = false
    clean = true
    sum = 0
    for (const own of order) {
      const before = placed[own]!
      placed[own] = null
      const found = settle(own)
      placed[own] = found?.placement ?? before
      sum += (found?.cost ?? misleading) + (placed[own]?.size ?? 0) * farthestText
      if (!found || found.cost >= misleading) clean = false
      if (found && (before === null || found.placement.box.left !== before.box.left || found.placement.box.top !== before.box.top)) moved = true
    }
    if (!moved) break
  }
  return { placed, clean, cost: sum }
}

/**
 * A place for the label of every dot: inside the frame, on no dot, on no line, on no other label, and no leader
 * through a label as long as there is a way. Deterministic: the same dots give the same places. The dots with
 * most neighbours choose first; then each may move to a better place that has come free.
 * `null` where not even the smallest size fits.
 */
export function placeLabels(dots: readonly LabelledDot[], surroundings: Surroundings): readonly (Placement | null)[] {
  if (dots.some((dot) => dot.sizes.length > 1)) {
    let best: Attempt | null = null
    for (const [clearing, turn] of waysForTexts) {
      const tried = attempt(dots, surroundings, clearing, turn, false)
      if (tried.clean && tried.placed.every((one) => one?.size === 0)) return tried.placed
      if (tried.clean && (best === null || tried.cost < best.cost)) best = tried
    }
    if (best) return best.placed
  }
  const smallest = dots.map((dot) => ({ ...dot, sizes: dot.sizes.slice(-1) }))
  for (const clearing of clearings) {
    for (const turn of [1, -1] as const) {
      const { placed, clean } = attempt(smallest, surroundings, clearing, turn, false)
      if (clean) return placed.map((one, index) => one && { ...one, size: dots[index]!.sizes.length - 1 })
    }
  }
  return attempt(dots, surroundings, 0, 1, true).placed
}
