import { describe, expect, test } from 'vitest'
import { addResponse, buildMemberRegister, crossing, crossTable, differencesOfDomains, differencesOfWaves, effectMatrixOf, emptyResponseMatrix, pairedEffects, rankTest } from '../../analysis/index.ts'
import type { ResponseMatrix } from '../../analysis/index.ts'

/** Of the first call every member of both clusters answered, of the second `answering` of 20. */
function wave(answering: number): ResponseMatrix {
  const rows = Array.from({ length: 60 }, (_, member) => ({ clusterId: member < 20 ? 'K1' : member < 40 ? 'K2' : 'K3', call: member < 40 ? '1' : '2', size: member % 3 === 0 ? 'MGO' : 'KO', embedding: 'gevestigd' }))
  const matrix = emptyResponseMatrix(buildMemberRegister(rows), { strength: 1, benefit: 1, priority: 0 }, 60)
  for (let member = 0; member < 40 + answering; member++) {
    const response = addResponse(matrix, member)
    matrix.columns['q2_relevance']![response] = 1 + ((member * 7) % 4)
    for (let effect = 1; effect <= 11; effect++) {
      matrix.columns[`desired_${effect}`]![response] = 1 + ((member + effect) % 2)
      matrix.columns[`realised_${effect}`]![response] = (member * effect) % 3
    }
  }
  return matrix
}

const everybody = { kind: 'notEstimable', reason: 'everybodyAnswered' }

describe.each(['stratified', 'raked'] as const)('where all members answered nothing is left to chance, %s', (view) => {
  test('in the whole wave: no test of a difference, of ranks, of a gap, between waves', () => {
    const all = wave(20)
    expect(crossing(all, 'q2_relevance', 'size', view).difference).toEqual(everybody)
    expect(rankTest(all, 'q2_relevance', 'size', view)).toEqual(everybody)
    expect(pairedEffects(all, view).domains[0]!.effects[0]!.gap).toEqual(everybody)
    const matrix = effectMatrixOf(all, 'total', 'realised', view)
    const { desired } = differencesOfWaves({ wave: { responses: all, changed: new Set() }, matrix }, { responses: all, matrix }, view)
    expect(desired.tests[0]!.difference).toEqual(everybody)
  })

  test('in the clusters of two domains only', () => {
    const some = wave(11)
    const layer = { classification: 'call', level: '1' }
    const [row] = crossTable(some, { rows: ['q2_relevance'], banner: ['size'], layer, view, withhold: false }).rows
    expect(row!.banner[0]!.pairs).toEqual([expect.objectContaining({ test: everybody, rank: everybody })])
    const matrices = (['cluster=K1', 'cluster=K2'] as const).map((domain) => effectMatrixOf(some, domain, 'realised', view))
    const { desired } = differencesOfDomains(some, matrices[0]!, matrices[1]!, view)
    // Raking moves the weights of these clusters after the third, and brings its chance along
    expect(desired.tests[0]!.difference).toEqual(view === 'stratified' ? everybody : expect.objectContaining({ kind: 'estimated' }))
    // With the third cluster there is chance again
    expect(crossing(some, 'q2_relevance', 'size', view).difference.kind).toBe('estimated')
  })

  test('a wave in which all answered adds no chance to a change, and takes none away', () => {
    const [earlier, later] = [wave(20), wave(11)]
    const matrices = [earlier, later].map((one) => effectMatrixOf(one, 'total', 'realised', view))
    const { vertical } = differencesOfWaves({ wave: { responses: earlier, changed: new Set() }, matrix: matrices[0]! }, { responses: later, matrix: matrices[1]! }, view)
    const [{ difference }] = vertical.tests as [(typeof vertical.tests)[number]]
    const { mean } = matrices[1]!.effects[0]!.vertical
    expect(difference.kind === 'estimated' && difference.standardError).toBeCloseTo(mean.kind === 'estimated' ? mean.standardError! : NaN, 12)
  })
})

test('as published a wave of which all answered is a sample like any other', () => {
  expect(crossing(wave(20), 'q2_relevance', 'size', 'published').difference.kind).toBe('estimated')
})
