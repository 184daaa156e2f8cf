import { expect, test } from 'vitest'
import { effectMatrixOf } from '../../../analysis/index.ts'
import { closeWindow, wholeScale } from '../../../client/charts/effectMatrix/axes.ts'
import { boxesOverlap, boxHitsDot } from '../../../client/charts/effectMatrix/geometry.ts'
import { measuresOf } from '../../../client/charts/effectMatrix/layout.ts'
import { movementsOf } from '../../../client/charts/comparison/movement.ts'
import { speakerOf } from '../../../client/ui/language/useLanguage.ts'
import { effects } from '../../../surveys/index.ts'
import { generatedWave } from '../../bench/generatedWave.ts'
import type { EffectMatrix, VerticalAxis } from '../../../analysis/index.ts'

const speech = speakerOf('nl')
const pairOf = (seed: number, vertical: VerticalAxis) => {
  const { matrix } = generatedWave({ seed, members: 300, clusters: 8, responses: 60 + seed * 3 })
  return (['activity=0', 'activity=1'] as const).map((domain) => effectMatrixOf(matrix, domain, vertical, 'published')) as [EffectMatrix, EffectMatrix]
}

test('on fifty random comparisons every label is inside the picture, on no mark and on no other label', () => {
  let labels = 0
  for (let seed = 1; seed <= 25; seed++) {
    for (const vertical of ['realised', 'contribution'] as const) {
      const [first, second] = pairOf(seed, vertical)
      const width = [300, 343, 500, 760, 960][seed % 5]!
      const measures = measuresOf(width)
      const movements = movementsOf(first, second, effects, seed % 2 === 0 ? wholeScale(vertical) : closeWindow([first, second], vertical), measures, speech)
      const boxes = movements.flatMap(({ placement }) => (placement ? [placement.box] : []))
      labels += boxes.length
      expect([seed, vertical, boxes.length]).toEqual([seed, vertical, movements.length])
      boxes.forEach((box, place) => {
        expect(boxes.slice(place + 1).filter((other) => boxesOverlap(box, other))).toEqual([])
        expect(movements.filter(({ from, to }) => boxHitsDot(box, to, measures.radius) || boxHitsDot(box, from, 1))).toEqual([])
        expect(box.left >= measures.plot.left && box.right <= measures.plot.right && box.top >= measures.plot.top && box.bottom <= measures.plot.bottom).toBe(true)
      })
    }
  }
  expect(labels).toBeGreaterThan(400)
})

test('an arrow goes from the first place to the second, and there is none where an effect is missing on one side', () => {
  const [first, second] = pairOf(7, 'realised')
  const measures = measuresOf(760)
  const gone: EffectMatrix = { ...first, effects: first.effects.map((point) => (point.effect === 4 ? { ...point, desired: { base: 0, mean: { kind: 'notEstimable', reason: 'questionChanged' }, interval: { kind: 'notEstimable', reason: 'questionChanged' } } } : point)) }
  const movements = movementsOf(gone, second, effects, wholeScale('realised'), measures, speech)
  expect(movements.map(({ effect }) => effect)).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10, 11])
  for (const { effect, from, to, arrow, crosses } of movements) {
    const [before, after] = [first, second].map(({ effects: points }) => points.find((point) => point.effect === effect)!)
    if (before!.desired.mean.kind !== 'estimated' || after!.desired.mean.kind !== 'estimated') return expect.fail('both are drawn')
    expect(Math.sign(to.x - from.x)).toBe(Math.sign(after!.desired.mean.value - before!.desired.mean.value))
    if (arrow) expect((arrow.to.x - arrow.from.x) * (to.x - from.x) + (arrow.to.y - arrow.from.y) * (to.y - from.y)).toBeGreaterThan(0)
    expect(crosses.length).toBeGreaterThan(1)
  }
})
