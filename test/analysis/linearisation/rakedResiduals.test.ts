import { describe, expect, test } from 'vitest'
import { rakedResiduals, residualsByCell } from '../../../analysis/linearisation/rakedResiduals.ts'
import { rakingMargins } from '../../../analysis/weighting/margins.ts'
import { rake } from '../../../analysis/weighting/raking.ts'
import { surveyDesign } from '../../../analysis/weighting/surveyDesign.ts'
import { baseWeights } from '../../../analysis/weighting/weighting.ts'
import { generatedWave, seededRandom } from '../../bench/generatedWave.ts'
import type { Margin } from '../../../analysis/index.ts'

const choices: readonly (readonly Margin[])[] = [
  [['cluster']],
  [['cluster'], ['size']],
  [['size'], ['cluster']],
  [['cluster'], ['call', 'size']],
  [['cluster'], ['size'], ['call', 'embedding'], ['clusterMembers']],
  [['size'], ['call'], ['embedding']],
]

describe('what raking margins explain of a linearised variable', () => {
  test.each(choices.map((margins) => [margins.map((margin) => margin.join(' x ')).join(', '), margins] as const))('is the same by levels as pass by pass: %s', (_, margins) => {
    for (const [clusters, responses] of [[6, 40], [90, 900]] as const) {
      const random = seededRandom(clusters)
      const { matrix } = generatedWave({ seed: clusters, members: responses * 3, clusters, responses })
      const design = surveyDesign(matrix)
      const raked = rake(design, rakingMargins(design, margins), baseWeights(design))
      const z = design.cellResponses.map((count) => (count > 0 ? count * (random() - 0.4) : 0))
      const [byLevel, byCell] = [z.slice(), z.slice()]
      const shifts = [rakedResiduals(design, raked, byLevel), residualsByCell(design, raked, byCell)] as const
      const largest = Math.max(...shifts[1].map(Math.abs))
      expect(largest).toBeGreaterThan(0.01)
      shifts[0].forEach((shift, cell) => expect(Math.abs(shift - shifts[1][cell]!)).toBeLessThan(1e-12 * largest))
      byLevel.forEach((sum, cell) => expect(Math.abs(sum - byCell[cell]!)).toBeLessThan(1e-11 * largest * Math.max(1, design.cellResponses[cell]!)))
    }
  })
})
