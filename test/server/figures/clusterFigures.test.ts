import { describe, expect, test } from 'vitest'
import { addResponse, buildMemberRegister, emptyResponseMatrix, type ResponseMatrix } from '../../../analysis/index.ts'
import { clusterFigures } from '../../../server/figures/clusterFigures.ts'

/** A wave of two clusters; everybody desires effect 1, of the other cluster `desiring` members do so. */
function waveOf(own: number, others: number, desiring = others): ResponseMatrix {
  const clusterOf = [...Array.from({ length: own }, () => 'own'), ...Array.from({ length: others }, () => 'other')]
  const register = buildMemberRegister(clusterOf.map((clusterId) => ({ clusterId, call: '1', size: 'KO', embedding: 'zelfstandig' })))
  const matrix = emptyResponseMatrix(register, { strength: 1, benefit: 1, priority: 1 }, clusterOf.length)
  clusterOf.forEach((cluster, member) => {
    const ordinal = addResponse(matrix, member)
    matrix.columns['q2_relevance']![ordinal] = 1 + (member % 4)
    const desires = cluster === 'own' || member - own < desiring
    matrix.columns['desired_1']![ordinal] = desires ? 1 + (member % 2) : 0
    matrix.columns['realised_1']![ordinal] = desires ? member % 3 : 254
    matrix.columns['contribution_1']![ordinal] = desires ? 25 * (member % 5) : 254
  })
  return matrix
}

const kinds = (matrix: ResponseMatrix) => {
  const { own, programme, items } = clusterFigures(matrix, 'own')
  const relevance = items.find(({ variable }) => variable === 'q2_relevance')!
  return {
    own: own[0]!.effects[0]!.desired.mean.kind,
    programme: programme[0]!.effects[0]!.desired.mean.kind,
    programmeRealised: programme[0]!.effects[0]!.vertical.mean.kind,
    programmeContribution: programme[1]!.effects[0]!.vertical.mean.kind,
    programmeAxis: programme[0]!.axisMeans.desired.mean.kind,
    programmeVerticalAxis: programme[0]!.axisMeans.vertical.mean.kind,
    programmeBase: programme[0]!.base,
    ownItem: relevance.own.mean.kind,
    programmeItem: relevance.programme.mean.kind,
  }
}

const allShown = {
  own: 'estimated',
  programme: 'estimated',
  programmeRealised: 'estimated',
  programmeContribution: 'estimated',
  programmeAxis: 'estimated',
  programmeVerticalAxis: 'estimated',
  ownItem: 'estimated',
  programmeItem: 'estimated',
}

describe('a cluster beside the programme', () => {
  test('with five answers on both sides everything shows', () => {
    expect(kinds(waveOf(5, 5))).toEqual({ ...allShown, programmeBase: 10 })
  })

  test('with four of its own it sees the programme, and nothing of itself', () => {
    expect(kinds(waveOf(4, 10))).toEqual({ ...allShown, own: 'suppressed', ownItem: 'suppressed', programmeBase: 14 })
  })

  test.each([1, 4])('with %i answers of the others the programme goes: less the own figures it would show them', (others) => {
    const withheld = kinds(waveOf(10, others))
    expect(withheld).toEqual({
      own: 'estimated',
      ownItem: 'estimated',
      programme: 'suppressed',
      programmeRealised: 'suppressed',
      programmeContribution: 'suppressed',
      programmeAxis: 'suppressed',
      programmeVerticalAxis: 'suppressed',
      programmeItem: 'suppressed',
      programmeBase: null,
    })
  })

  test('with four of the others desiring an effect, its realisation and contribution go, and the axis with them', () => {
    expect(kinds(waveOf(10, 8, 4))).toEqual({
      ...allShown,
      programmeRealised: 'suppressed',
      programmeContribution: 'suppressed',
      programmeVerticalAxis: 'suppressed',
      programmeBase: 18,
    })
  })

  test('alone in its wave it is the programme', () => {
    expect(kinds(waveOf(10, 0))).toEqual({ ...allShown, programmeBase: 10 })
  })
})
