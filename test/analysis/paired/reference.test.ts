import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { pairedEffects } from '../../../analysis/index.ts'
import { readWave } from '../readWave.ts'
import { near, nearAll } from './agreeing.ts'
import type { CrossingBy, DomainId, ShareFigure, View } from '../../../analysis/index.ts'

const folder = join(import.meta.dirname, 'reference')
const waves = ['ordinary', 'singletons', 'equal', 'noLarge', 'tiny']
const shareNames = ['doesNotWant', 'wantsExpectsNone', 'wantsExpectsHelp', 'wantsAndHas', 'wantsHasNot'] as const

interface ShareReference { share: number; standardError?: number; lower: number | null; upper: number | null }
type ViewReference = Record<(typeof shareNames)[number], ShareReference | null> & { gap: Record<string, number> | null }
interface Reference {
  reference: { R: string; survey: string }
  domains: Record<DomainId, { base: number; wanting: number; views: Record<View, ViewReference> }[]>
  families: Record<CrossingBy, Record<View, { tests: (Record<string, number> | null)[]; holm: (number | null)[]; benjaminiHochberg: (number | null)[]; familySize: number }>>
}

/** Where R's standard error is as good as 0 (a raked cluster of one response), its certainty is false and ours must not repeat it. */
const falselyCertain = (standardError: number | undefined) => standardError !== undefined && standardError <= 1e-5

function holdShare(what: string, { share, interval }: ShareFigure, expected: ShareReference): void {
  expect([what, share.kind === 'estimated' && share.value]).toEqual([what, near(expected.share)])
  if (falselyCertain(expected.standardError)) return expect([what, share.kind === 'estimated' && share.standardError]).toEqual([what, null])
  if (expected.standardError !== undefined) expect([what, share.kind === 'estimated' && share.standardError]).toEqual([what, near(expected.standardError)])
  if (expected.lower === null || expected.upper === null) return
  expect([what, interval]).toEqual([what, { kind: 'estimated', lower: near(expected.lower), upper: near(expected.upper) }])
}

/** test/analysis/paired/reference/expected.R wrote what R says of the waves of test/analysis/reference. */
describe('desired x realised agrees with R and its survey package to 1e-8', () => {
  test.each(waves)('shares, gaps and families of %s', async (name) => {
    const { reference, domains, families } = JSON.parse(gunzipSync(readFileSync(join(folder, `${name}.json.gz`))).toString()) as Reference
    expect(reference.survey).toBe('4.1.1')
    const { matrix } = await readWave(join(import.meta.dirname, '../reference/waves', name))
    let gaps = 0
    for (const view of ['published', 'stratified', 'raked'] as const) {
      const ours = pairedEffects(matrix, view)
      for (const [id, effects] of Object.entries(domains) as [DomainId, Reference['domains'][DomainId]][]) {
        const own = ours.domains.find(({ domain }) => domain === id)!
        effects.forEach(({ base, wanting, views }, place) => {
          const effect = own.effects[place]!
          const what = `${view} ${id} effect ${place + 1}`
          expect([what, effect.base, effect.wanting]).toEqual([what, base, wanting])
          const expected = views[view]
          // Raking was not possible: R has no design
          if (expected === undefined) return expect([what, effect.gap.kind]).toEqual([what, 'notEstimable'])
          for (const share of shareNames) if (expected[share]) holdShare(`${what} ${share}`, effect[share], expected[share])
          if (expected.gap === null || falselyCertain(expected.gap['standardError'])) return expect([what, effect.gap.kind]).toEqual([what, 'notEstimable'])
          gaps++
          expect([what, effect.gap]).toEqual([what, { kind: 'estimated', ...nearAll(expected.gap) }])
        })
      }
      for (const { by, familySize, tests } of ours.families) {
        const expected = families[by][view]
        if (expected === undefined) continue
        const what = `${view} ${by}`
        expect([what, familySize]).toEqual([what, expected.familySize])
        tests.forEach(({ difference, holm, benjaminiHochberg }, place) => {
          const test = expected.tests[place] ?? null
          if (test === null) return expect([what, place, difference.kind, holm, benjaminiHochberg]).toEqual([what, place, 'notEstimable', null, null])
          expect([what, place, difference]).toEqual([what, place, expect.objectContaining(nearAll(test))])
          expect([holm, benjaminiHochberg]).toEqual([near(expected.holm[place]!), near(expected.benjaminiHochberg[place]!)])
        })
      }
    }
    expect(gaps).toBeGreaterThan({ ordinary: 190, singletons: 150, equal: 130, noLarge: 80, tiny: 20 }[name]!)
  })
})
