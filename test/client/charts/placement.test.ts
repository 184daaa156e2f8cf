import { describe, expect, test } from 'vitest'
import { boxHitsDot, boxesOverlap, distance, nearestInBox, segmentHitsBox } from '../../../client/charts/effectMatrix/geometry.ts'
import type { Box, Segment } from '../../../client/charts/effectMatrix/geometry.ts'
import { placeLabels } from '../../../client/charts/effectMatrix/placement.ts'
import type { LabelledDot, Placement } from '../../../client/charts/effectMatrix/placement.ts'

/** Park and Miller's generator: the same matrices on every machine. */
function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

interface Scene {
  readonly name: string
  readonly frame: Box
  readonly radius: number
  readonly numberSize: { readonly width: number; readonly height: number }
  readonly textWidths: readonly number[] | null
}

const small: Scene = { name: 'small multiple', frame: { left: 26, top: 20, right: 254, bottom: 190 }, radius: 4, numberSize: { width: 15, height: 12.7 }, textWidths: null }
const tiny: Scene = { ...small, name: 'smallest multiple', frame: { left: 26, top: 20, right: 234, bottom: 172 } }
const large: Scene = { name: 'large with texts', frame: { left: 40, top: 42, right: 756, bottom: 480 }, radius: 5.5, numberSize: { width: 18, height: 14.4 }, textWidths: [230, 250, 228, 248, 245, 150, 195, 140, 130, 145, 110] }

const dotsOf = (scene: Scene, places: readonly (readonly [number, number])[]): LabelledDot[] =>
  places.map(([across, up], index) => ({
    x: scene.frame.left + across * (scene.frame.right - scene.frame.left),
    y: scene.frame.bottom - up * (scene.frame.bottom - scene.frame.top),
    sizes: scene.textWidths ? [{ width: scene.textWidths[index]!, height: scene.numberSize.height }, scene.numberSize] : [scene.numberSize],
  }))

const linesAt = ({ frame }: Scene, dots: readonly LabelledDot[]): Segment[] => {
  const x = dots.reduce((sum, dot) => sum + dot.x, 0) / dots.length
  const y = dots.reduce((sum, dot) => sum + dot.y, 0) / dots.length
  return [
    { from: { x, y: frame.top }, to: { x, y: frame.bottom } },
    { from: { x: frame.left, y }, to: { x: frame.right, y } },
  ]
}

/** What is wrong with a picture, in words; nothing where it is right. */
function faults(scene: Scene, dots: readonly LabelledDot[], lines: readonly Segment[], placed: readonly (Placement | null)[]): string[] {
  const found: string[] = []
  for (const [index, placement] of placed.entries()) {
    if (placement === null) {
      found.push(`label ${index + 1} has no place`)
      continue
    }
    const { box, leader } = placement
    if (box.left < scene.frame.left || box.right > scene.frame.right || box.top < scene.frame.top || box.bottom > scene.frame.bottom) found.push(`label ${index + 1} leaves the frame`)
    for (const [other, dot] of dots.entries()) if (boxHitsDot(box, dot, scene.radius)) found.push(`label ${index + 1} on dot ${other + 1}`)
    for (const line of lines) if (segmentHitsBox(line, box)) found.push(`label ${index + 1} on a line`)
    for (const [other, second] of placed.entries()) {
      if (second === null || other === index) continue
      if (other > index && boxesOverlap(box, second.box)) found.push(`label ${index + 1} on label ${other + 1}`)
      if (leader && segmentHitsBox(leader, second.box)) found.push(`the leader of ${index + 1} through label ${other + 1}`)
    }
    const own = dots[index]!
    if (leader === null && distance(own, nearestInBox(own, box)) > scene.radius + 5.01) found.push(`label ${index + 1} stands off without a leader`)
  }
  return found
}

/** Ever more crowded: all over the frame, in a corner of it, within a few pixels of one another. */
function randomPlaces(random: () => number): (readonly [number, number])[] {
  const [spread, across, up] = [random() ** 2, random(), random()]
  return Array.from({ length: 11 }, () => [across * (1 - spread) + random() * spread, up * (1 - spread) + random() * spread] as const)
}

describe('labels of an effect matrix', () => {
  for (const scene of [small, tiny, large]) {
    test(`${scene.name}: 1,000 random matrices without a collision`, () => {
      const random = numbers(20261121)
      const wrong: string[] = []
      for (let round = 0; round < 1000; round += 1) {
        const dots = dotsOf(scene, randomPlaces(random))
        const lines = linesAt(scene, dots)
        for (const fault of faults(scene, dots, lines, placeLabels(dots, { frame: scene.frame, radius: scene.radius, lines }))) wrong.push(`matrix ${round}: ${fault}`)
      }
      expect(wrong).toEqual([])
    }, 240_000)

    for (const [where, across, up] of [['in the middle', 0.5, 0.5], ['in the lower left corner', 0, 0], ['in the upper right corner', 1, 1], ['on the left edge', 0, 0.4]] as const) {
      test(`${scene.name}: all dots in one place, ${where}`, () => {
        const dots = dotsOf(scene, Array.from({ length: 11 }, () => [across, up] as const))
        const lines = linesAt(scene, dots)
        expect(faults(scene, dots, lines, placeLabels(dots, { frame: scene.frame, radius: scene.radius, lines }))).toEqual([])
      })
    }
  }

  test('the same dots give the same places', () => {
    const places = randomPlaces(numbers(7))
    const once = placeLabels(dotsOf(large, places), { frame: large.frame, radius: large.radius, lines: [] })
    const again = placeLabels(dotsOf(large, places), { frame: large.frame, radius: large.radius, lines: [] })
    expect(again).toEqual(once)
  })

  test('a lonely dot has its label right beside it', () => {
    const [placement] = placeLabels(dotsOf(small, [[0.3, 0.6]]), { frame: small.frame, radius: small.radius, lines: [] })
    expect(placement!.leader).toBeNull()
    expect(placement!.box.left).toBeCloseTo(26 + 0.3 * 228 + small.radius + 2)
  })

  test('texts stay texts as long as there is room for them', () => {
    const random = numbers(99)
    let texts = 0
    for (let round = 0; round < 100; round += 1) {
      const dots = dotsOf(large, Array.from({ length: 11 }, () => [random(), random()] as const))
      texts += placeLabels(dots, { frame: large.frame, radius: large.radius, lines: linesAt(large, dots) }).filter((one) => one?.size === 0).length
    }
    expect(texts / 1100).toBeGreaterThan(0.95)
  })
})
