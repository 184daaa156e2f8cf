export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Segment {
  readonly from: Point
  readonly to: Point
}

export const boxesOverlap = (a: Box, b: Box, margin = 0): boolean =>
  a.left < b.right + margin && b.left < a.right + margin && a.top < b.bottom + margin && b.top < a.bottom + margin

export const nearestInBox = (point: Point, box: Box): Point => ({
  x: Math.min(Math.max(point.x, box.left), box.right),
  y: Math.min(Math.max(point.y, box.top), box.bottom),
})

// Not Math.hypot, which takes several times as long to be right about numbers that no picture has
export const distance = (a: Point, b: Point): number => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)

export const boxHitsDot = (box: Box, centre: Point, radius: number): boolean => distance(centre, nearestInBox(centre, box)) < radius

/** Liang-Barsky: does any part of the segment lie inside the box? */
export function segmentHitsBox(segment: Segment, box: Box, margin = 0): boolean {
  const { from, to } = segment
  if (Math.max(from.x, to.x) < box.left - margin || Math.min(from.x, to.x) > box.right + margin) return false
  if (Math.max(from.y, to.y) < box.top - margin || Math.min(from.y, to.y) > box.bottom + margin) return false
  const width = to.x - from.x
  const height = to.y - from.y
  if (width === 0 || height === 0) return true
  let first = 0
  let last = 1
  for (let edge = 0; edge < 4; edge += 1) {
    const direction = edge === 0 ? -width : edge === 1 ? width : edge === 2 ? -height : height
    const room = edge === 0 ? from.x - box.left + margin : edge === 1 ? box.right + margin - from.x : edge === 2 ? from.y - box.top + margin : box.bottom + margin - from.y
    if (direction < 0) first = Math.max(first, room / direction)
    else last = Math.min(last, room / direction)
  }
  return first <= last
}

const side = (a: Point, b: Point, c: Point): number => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))

/** True where they cross; touching ends do not count. */
export const segmentsCross = (a: Segment, b: Segment): boolean =>
  side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 && side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0

export function distanceToSegment(point: Point, { from, to }: Segment): number {
  const length = (to.x - from.x) ** 2 + (to.y - from.y) ** 2
  if (length === 0) return distance(point, from)
  const along = Math.min(1, Math.max(0, ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length))
  return distance(point, { x: from.x + along * (to.x - from.x), y: from.y + along * (to.y - from.y) })
}
