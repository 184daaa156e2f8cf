import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { changeBetweenWaves, participation, raking, representativeness } from '../../../analysis/index.ts'
import type { CrossTable, Crossing, EffectMatrix, ResponseMatrix, View } from '../../../analysis/index.ts'
import { takenChange } from '../../../server/exports/told/comparison/changeOfWaves.ts'
import { takenParticipation } from '../../../server/exports/told/nonresponse/participation.ts'
import { takenRepresentativeness } from '../../../server/exports/told/nonresponse/representativeness.ts'
import type { TakenFigure } from '../../../server/exports/takenFigure.ts'
import { Problem } from '../../../server/problem.ts'
import { refuseContradictions } from '../../../server/routes/analyst/exports/refuseContradictions.ts'
import { checkOfFigure } from '../../../server/selfCheck/checkOfFigure.ts'
import { codedVersionName } from '../../../surveys/index.ts'
import { readWave } from '../../analysis/readWave.ts'
import { demonstrationWave } from '../demonstrationWave.ts'
import { occasion, takenCrossings, takenGroups, takenMatrix, takenPaired, takenTable, withFew } from './figures.ts'

const views: readonly View[] = ['published', 'stratified', 'raked']
const version = occasion.wave.questionnaireVersion

let whole: ResponseMatrix
let few: ResponseMatrix
beforeAll(async () => {
  whole = (await demonstrationWave()).answers.matrix
  few = withFew(whole, 'size', 'MGO', 4)
})

const contradictions = (figure: TakenFigure, own = version) => checkOfFigure(figure, own).contradictions.map(({ words }) => words.en)

const rateOf = (part: number, whole: number) => ({ kind: 'estimated' as const, value: part / whole })
const counted = (invited: number, started: number, complete: number) => participation({ invited, started, complete })
const register = (matrix: ResponseMatrix, view: View) => ({ members: matrix.register.members, responses: matrix.responses, completionRate: rateOf(matrix.responses, matrix.register.members), representativeness: representativeness(matrix), raking: raking(matrix, view), effectiveBase: null })
const everybody = { total: counted(30, 20, 10), clusters: [{ id: 'a', name: 'A', participation: counted(10, 8, 4) }, { id: 'b', name: 'B', participation: counted(20, 12, 6) }], call: [{ level: '1', participation: counted(18, 13, 5) }, { level: '2', participation: counted(12, 7, 5) }], size: [], embedding: [] }
const unchanged = (matrix: ResponseMatrix, view: View) => changeBetweenWaves({ changed: new Set(), responses: withFew(matrix, 'call', '2', 60) }, matrix, { earlier: new Uint32Array(0), later: new Uint32Array(0) } as never, 'total', view)

describe('figures as we make them: no alarm', () => {
  for (const view of views) {
    test(`the demonstration wave, ${view}`, () => {
      const figures: TakenFigure[] = [
        ...(['total', 'activity=0', 'size=MGO'] as const).flatMap((domain) => (['realised', 'contribution'] as const).map((vertical) => takenMatrix(whole, domain, vertical, view))),
        ...['q1_active', 'q2_relevance', 'competitive', 'competitive_within3', 'strength_mean', 'realised_7', 'contribution_3', 'priority_1'].map((variable) => takenCrossings(whole, variable, ['call', 'size', 'embedding', 'activity'], view)),
        takenTable(whole, ['q1_active', 'q2_relevance', 'realised', 'contribution', 'strength', 'competitive', 'priority'], ['size', 'activity', 'clusterMembers', 'tenure', 'cluster', 'q2_relevance'], null, view),
        takenTable(few, ['desired', 'benefit', 'competitive_within3'], ['size', 'call', 'cluster'], { classification: 'embedding', level: 'gevestigd' }, view),
        takenTable(whole, ['q2_relevance'], [], null, view),
        takenPaired(whole, 'total', 'activity', view),
        takenPaired(whole, 'call=1', 'size', view),
        takenGroups(whole, 'total', 'activity=1', 'contribution', view).figure,
        takenGroups(few, 'call=1', 'call=2', 'realised', view).figure,
        takenRepresentativeness(register(whole, 'raked'), 'raked'),
        takenParticipation(everybody, version),
      ]
      const checks = figures.map((figure) => checkOfFigure(figure, version))
      expect(checks.map(({ contradictions: found }) => found.map(({ words }) => words.en))).toEqual(figures.map(() => []))
      // Where raking the few did not succeed, theirs have nothing to hold
      expect(checks.filter(({ figures: held }) => held === 0).length).toBeLessThanOrEqual(view === 'raked' ? 2 : 0)
      expect(checks.reduce((sum, { figures: held }) => sum + held, 0)).toBeGreaterThan(10_000)
    })
  }

  // Clusters in which all or one answered, all answers equal, no large company, five responses
  test.each(['everybody', 'equal', 'noLarge', 'oneEach', 'ordinary', 'singletons', 'tiny'])('the awkward wave %s', async (name) => {
    const { matrix } = await readWave(join(import.meta.dirname, '../../analysis/reference/waves', name))
    const own = codedVersionName(matrix.statements)
    for (const view of views) {
      for (const figure of [
        takenMatrix(matrix, 'size=KO', 'realised', view),
        takenMatrix(matrix, 'total', 'contribution', view),
        takenCrossings(matrix, 'q2_relevance', ['call', 'size', 'embedding', 'activity'], view),
        takenTable(matrix, ['desired', 'realised', 'contribution', 'competitive'], ['call', 'activity', 'cluster', 'competitive'], null, view),
        takenPaired(matrix, 'total', 'call', view),
        takenGroups(matrix, 'total', 'size=KO', 'realised', view).figure,
      ]) expect([view, figure.kind, contradictions(figure, own)]).toEqual([view, figure.kind, []])
    }
  })
})

const shifted = <Figure extends { readonly mean: Crossing['columns'][number]['figure']['mean'] }>(figure: Figure, by: number): Figure => ({ ...figure, mean: figure.mean.kind === 'estimated' ? { ...figure.mean, value: figure.mean.value + by } : figure.mean })

/** One figure of each kind with one number that cannot be. */
function broken(): readonly (readonly [string, TakenFigure, RegExp])[] {
  const crossings = takenCrossings(whole, 'q2_relevance', ['size'], 'raked')
  const [first] = crossings.crossings as [Crossing]
  const raised = { ...first, columns: first.columns.map((column, place) => (place === 0 ? { ...column, figure: shifted(column.figure, 0.8) } : column)) }
  const taken = takenTable(whole, ['realised_7'], ['activity'], null, 'published')
  const table: CrossTable = { ...taken.table, rows: taken.table.rows.map((row) => ({ ...row, banner: row.banner.map((one) => ({ ...one, cells: one.cells.map((cell, place) => (place === 0 ? shifted(cell, 0.1) : cell)) })) })) }
  const counts: CrossTable = { ...taken.table, rows: taken.table.rows.map((row) => ({ ...row, total: { ...row.total, distribution: row.total.distribution.map((share, place) => (place === 0 ? { ...share, count: share.count! + 1 } : share)) } })) }
  const matrix = takenMatrix(whole, 'total', 'realised', 'stratified')
  const moved: EffectMatrix = { ...matrix.matrix, axisMeans: { ...matrix.matrix.axisMeans, vertical: shifted(matrix.matrix.axisMeans.vertical as never, 0.2) } }
  const change = unchanged(whole, 'published')
  const item = change.items.find(({ variable, everyone }) => variable === 'q2_relevance' && everyone.change.kind === 'estimated')!
  const wrong = { ...item, everyone: { ...item.everyone, change: { ...item.everyone.change, difference: 0.5 } as never } }
  const told = { id: '2018', label: 'Golf 2018' }
  return [
    ['a total above all its groups', { ...crossings, crossings: [raised] }, /relevan/i],
    ['a group that no whole number of answers gives', { ...taken, table }, /Realised: Knowledge/],
    ['counts that do not add up', { ...taken, table: counts }, /Realised: Knowledge/],
    ['a mean of the effects that is not theirs', { ...matrix, matrix: moved }, /mean of the effects/],
    ['a change that is not the difference', takenChange({ ...change, items: [wrong], overlap: { answered: null, isUnlinked: false } }, told, occasion.wave), /relevan/i],
    ['more members than the total', takenParticipation({ ...everybody, call: [{ level: '1', participation: counted(19, 13, 5) }, everybody.call[1]!] }, version), /invited/],
  ]
}

describe('a figure with a number that cannot be', () => {
  test('is refused with the figures by name, and the log of the operator tells which kind, without a figure', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    try {
      for (const [what, figure, names] of broken()) {
        log.mockClear()
        let refusal: unknown
        try {
          refuseContradictions(figure, occasion, 'en')
        } catch (error) {
          refusal = error
        }
        expect([what, refusal instanceof Problem && refusal.code, refusal instanceof Problem && names.test(refusal.more.detail ?? '') ? '' : (refusal as Problem | undefined)?.more.detail]).toEqual([what, 'figureContradictsItself', ''])
        expect(log.mock.calls.map(([line]) => String(line))).toEqual([expect.stringMatching(/^the self-check refused to let out \w+ of wave 2019: \w+(, \w+)*$/)])
      }
    } finally {
      log.mockRestore()
    }
  })

  test('and as we made it, it is not', () => {
    expect(contradictions(takenChange({ ...unchanged(whole, 'published'), overlap: { answered: null, isUnlinked: false } }, { id: '2018', label: 'Golf 2018' }, occasion.wave))).toEqual([])
    expect(refuseContradictions(takenTable(whole, ['realised_7'], ['activity'], null, 'published'), occasion, 'nl')).toBeGreaterThan(10)
  })
})

test('the largest banner table is checked within a second', () => {
  const figure = takenTable(whole, ['q1_active', 'q2_relevance', 'desired', 'realised', 'contribution', 'strength', 'benefit', 'competitive', 'priority'], ['cluster', 'call', 'size', 'embedding', 'activity', 'clusterMembers', 'q2_relevance', 'competitive'], null, 'published')
  const start = performance.now()
  expect(contradictions(figure)).toEqual([])
  expect(performance.now() - start).toBeLessThan(1_000)
})
