import { expect, test } from 'vitest'
import { makeRelease } from '../../../analysis/index.ts'
import { releaseHash } from '../../../db/answers/release.ts'
import { seededRandom } from '../../bench/generatedWave.ts'
import { programme, reordered } from './programme.ts'
import type { Company } from './programme.ts'

/** Companies that hardly desire an effect: then the audit has something to drop, in an order that must not be that of the rows. */
function companies(): Company[] {
  const random = seededRandom(7)
  const pick = (codes: readonly number[]): number => codes[Math.floor(random() * codes.length)]!
  return Array.from({ length: 70 }, (_, member): Company => {
    const answers: Record<string, number> = { q1_active: random() < 0.8 ? 1 : 0, q2_relevance: random() < 0.8 ? 4 : pick([1, 2, 3]), competitive: pick([1, 2, 3, 4, 5, 9]), strength_1: pick([3, 4]) }
    for (let effect = 1; effect <= 2; effect++) {
      const desired = random() < 0.75 ? 0 : pick([1, 2])
      answers[`desired_${effect}`] = desired
      if (desired > 0 && random() < 0.95) Object.assign(answers, { [`realised_${effect}`]: pick([0, 1, 2]), [`contribution_${effect}`]: pick([0, 25, 50, 75, 100]) })
    }
    const cluster = Math.floor(random() ** 2 * 7)
    return { cluster: `c${cluster}`, call: cluster < 4 ? '1' : '2', embedding: cluster % 2 === 0 ? 'gevestigd' : 'zelfstandig', size: member % 4 === 0 ? 'MGO' : 'KO', answers }
  })
}

test('the same responses in any order make the same release, and the same audit', () => {
  const matrix = programme(companies())
  const random = seededRandom(8)
  const shuffled = Array.from({ length: matrix.responses }, (_, row) => ({ row, by: random() })).sort((a, b) => a.by - b.by).map(({ row }) => row)
  const steps: number[] = []
  const { document, audit } = makeRelease(matrix, undefined, { onStep: (done, all) => steps.push(done / all) })
  expect(audit.dropped.some(({ reason }) => reason === 'integer') || audit.rounded.length > 0).toBe(true)
  const again = makeRelease(reordered(matrix, shuffled))
  expect(releaseHash(again.document)).toBe(releaseHash(document))
  expect(again.audit).toEqual(audit)
  // Progress goes up, to all
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
  expect(steps.at(-1)).toBe(1)
})
