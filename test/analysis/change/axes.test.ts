import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { differencesOfDomains, differencesOfWaves, effectMatrixOf } from '../../../analysis/index.ts'
import { nearAll } from '../paired/agreeing.ts'
import { readTwoWaves } from './readTwoWaves.ts'
import type { DomainId, VerticalAxis, View } from '../../../analysis/index.ts'

type Axis = 'desired' | VerticalAxis
type Expected = Record<Axis, Record<'mean' | 'pooled', Record<View, Record<string, number>>>>
interface Reference {
  reference: { survey: string }
  domains: { first: DomainId; second: DomainId; axes: Expected }[]
  waves: Record<DomainId, Expected>
}

const reference = JSON.parse(gunzipSync(readFileSync(join(import.meta.dirname, 'reference/axes.json.gz'))).toString()) as Reference
const { earlier, later } = await readTwoWaves()
const views: View[] = ['published', 'stratified', 'raked']
const changed = new Set<string>()

/** test/analysis/change/reference/axes.R wrote what R says of these waves. */
describe.each(views)('differences of axis means agree with R to 1e-8, %s', (view) => {
  test('two domains, also where one holds the other', () => {
    expect(reference.reference.survey).toBe('4.1.1')
    for (const { first, second, axes } of reference.domains) {
      for (const vertical of ['realised', 'contribution'] as const) {
        const { desired, vertical: upwards } = differencesOfDomains(later, effectMatrixOf(later, first, vertical, view), effectMatrixOf(later, second, vertical, view), view)
        for (const kind of ['mean', 'pooled'] as const) {
          expect([first, second, kind, desired[kind]]).toEqual([first, second, kind, { kind: 'estimated', ...nearAll(axes.desired[kind][view]) }])
          expect([first, second, vertical, kind, upwards[kind]]).toEqual([first, second, vertical, kind, { kind: 'estimated', ...nearAll(axes[vertical][kind][view]) }])
        }
      }
    }
  })

  test('one domain in two waves', () => {
    for (const [domain, axes] of Object.entries(reference.waves) as [DomainId, Expected][]) {
      for (const vertical of ['realised', 'contribution'] as const) {
        const matrices = [earlier, later].map((wave) => effectMatrixOf(wave, domain, vertical, view))
        const differences = differencesOfWaves({ wave: { responses: earlier, changed }, matrix: matrices[0]! }, { responses: later, matrix: matrices[1]! }, view)
        for (const kind of ['mean', 'pooled'] as const) {
          expect([domain, kind, differences.desired[kind]]).toEqual([domain, kind, { kind: 'estimated', ...nearAll(axes.desired[kind][view]) }])
          expect([domain, vertical, kind, differences.vertical[kind]]).toEqual([domain, vertical, kind, { kind: 'estimated', ...nearAll(axes[vertical][kind][view]) }])
        }
      }
    }
  })

  test('the difference is the one of the two means on the screen, and the other way round its opposite', () => {
    const [one, two] = (['size=KO', 'size=MGO'] as const).map((domain) => effectMatrixOf(later, domain, 'realised', view))
    const there = differencesOfDomains(later, one!, two!, view).vertical.mean
    const back = differencesOfDomains(later, two!, one!, view).vertical.mean
    const [first, second] = [one!, two!].map(({ axisMeans: { vertical: { mean } } }) => (mean.kind === 'estimated' ? mean.value : NaN))
    if (there.kind !== 'estimated' || back.kind !== 'estimated') return expect.unreachable('both sides have answers')
    expect(there.difference).toBeCloseTo(second! - first!, 12)
    expect([back.difference, back.standardError, back.lower]).toEqual([expect.closeTo(-there.difference, 12), expect.closeTo(there.standardError, 12), expect.closeTo(-there.upper, 12)])
  })

  test('no difference of a domain with itself, of a mean that is withheld, of a question that changed', () => {
    const matrix = effectMatrixOf(later, 'size=KO', 'realised', view)
    expect(differencesOfDomains(later, matrix, matrix, view).desired.mean.kind).toBe('notEstimable')
    const withheld = { kind: 'suppressed', reason: 'complement' } as const
    const own = { ...matrix, axisMeans: { ...matrix.axisMeans, desired: { mean: withheld, interval: withheld, pooled: withheld, effectsUsed: 0 } } }
    const other = effectMatrixOf(later, 'size=MGO', 'realised', view)
    expect(differencesOfDomains(later, own, other, view).desired.mean).toEqual({ kind: 'suppressed', reason: 'baseBelowFive' })
    const broken = differencesOfWaves({ wave: { responses: earlier, changed: new Set(['realised_4']) }, matrix }, { responses: later, matrix }, view)
    expect([broken.vertical.mean, broken.desired.mean.kind]).toEqual([{ kind: 'notEstimable', reason: 'questionChanged' }, 'estimated'])
  })
})
