import { describe, expect, test } from 'vitest'
import { addResponse, buildMemberRegister, emptyResponseMatrix, makeRelease, type MemberClasses, type ResponseMatrix } from '../../analysis/index.ts'
import type { ReleaseDocument, ReleasedFigure } from '../../analysis/release/releaseDocument.ts'
import { releaseRules } from '../../analysis/release/releaseRules.ts'
import { attack } from './attack.ts'
import { mayPublishAgain, withoutResponses } from './programmes/erasure.ts'
import { openRelease, rulesOff } from './programmes/openRelease.ts'
import { smallProgramme, statements, syntheticProgramme } from './programmes/programme.ts'
import { viewOf } from './programmes/views.ts'
import type { ClusterPlan } from './programmes/programme.ts'
import type { Sighting } from './reading/sighting.ts'
import { Contradiction } from './wholeNumbers/block.ts'

/** A wave of which only the relevance was answered; `company: [cluster, size, answer]`. */
function waveOf(companies: readonly (readonly [cluster: string, size: string, answer: number])[]): ResponseMatrix {
  const rows: MemberClasses[] = companies.map(([clusterId, size]) => ({ clusterId, size, call: '1', embedding: 'zelfstandig' }))
  const matrix = emptyResponseMatrix(buildMemberRegister(rows), statements, rows.length)
  companies.forEach(([, , answer], member) => {
    addResponse(matrix, member)
    matrix.columns['q1_active']![member] = 1
    matrix.columns['q2_relevance']![member] = answer
  })
  return matrix
}

/** A cluster of small and larger companies of which so many answer. */
const cluster = (id: string, call: string, embedding: string, ko: number, mgo: number): ClusterPlan => ({ id, call, embedding, sizes: [{ size: 'KO', members: 3 * ko, answers: ko }, { size: 'MGO', members: 4 * mgo, answers: mgo }] })

/** A release that shows only these figures about the relevance. */
function documentOf(figures: Readonly<Record<string, ReleasedFigure>>, rules = releaseRules): ReleaseDocument {
  return {
    format: 'release-1', rules, variables: ['q2_relevance'], groups: Object.keys(figures), peers: [], derived: [],
    figures: Object.entries(figures).map(([group, shown]) => ({ variable: 'q2_relevance', group, shown })),
  }
}

const exactly = (base: number) => ({ kind: 'exact', base }) as const
const meanOf = (answers: readonly number[]): ReleasedFigure => ({ kind: 'mean', base: exactly(answers.length), mean: Math.round((answers.reduce((sum, one) => sum + one, 0) / answers.length) * 100) / 100, decimals: 2 })
const countsOf = (answers: readonly number[]): ReleasedFigure => ({ kind: 'distribution', base: exactly(answers.length), mean: null, counts: [1, 2, 3, 4].map((code) => [code, answers.filter((one) => one === code).length] as const) })
const several = (cluster: string, size: string, answers: readonly number[]) => answers.map((answer) => [cluster, size, answer] as const)

describe('releases that must be broken', () => {
  const wave = waveOf([...several('a', 'KO', [3, 4, 2, 3, 1, 4]), ...several('b', 'KO', [2, 3, 3, 4, 1, 2]), ...several('c', 'MGO', [2])])

  test('a total and two groups that leave one company: the sums tell its answer', async () => {
    const answers = [...wave.columns['q2_relevance']!]
    const document = documentOf({ total: meanOf(answers), 'cluster=a': meanOf(answers.slice(0, 6)), 'cluster=b': meanOf(answers.slice(6, 12)) })
    const { findings, recovered } = await attack([{ document }], wave, { attackers: ['sums'] })
    expect(recovered).toBe(1)
    expect(findings.map(({ companies }) => companies)).toEqual([[12]])
  })

  test('two companies that are left together are found as well, five are not', async () => {
    const left = (others: number) => waveOf([...several('a', 'KO', [3, 4, 2, 3, 1, 4]), ...several('c', 'MGO', Array.from({ length: others }, (_, n) => 1 + (n % 4)))])
    const attackOn = async (others: number) => {
      const small = left(others)
      const answers = [...small.columns['q2_relevance']!]
      return (await attack([{ document: documentOf({ total: meanOf(answers), 'cluster=a': meanOf(answers.slice(0, 6)) }) }], small, { attackers: ['sums'] })).findings.length
    }
    expect(await attackOn(2)).toBe(1)
    expect(await attackOn(4)).toBe(1)
    expect(await attackOn(5)).toBe(0)
  })

  test('exact counts of a cluster of one mind: whole numbers tell every answer in it', async () => {
    const unanimous = waveOf([...several('a', 'KO', [3, 4, 2, 3, 1, 4]), ...several('b', 'KO', [4, 4, 4, 4, 4])])
    const answers = [...unanimous.columns['q2_relevance']!]
    const document = documentOf({ total: countsOf(answers), 'cluster=b': countsOf(answers.slice(6)) }, rulesOff)
    const { byWhom } = await attack([{ document }], unanimous, { attackers: ['wholeNumbers', 'member'] })
    expect(byWhom.wholeNumbers.recovered).toBe(5)
  })

  test('one dissenter in exact counts: only the dissenter learns what all others said', async () => {
    const split = waveOf([...several('a', 'KO', [3, 4, 2, 3, 1, 4]), ...several('b', 'KO', [4, 4, 1, 4, 4])])
    const answers = [...split.columns['q2_relevance']!]
    const document = documentOf({ total: countsOf(answers), 'cluster=b': countsOf(answers.slice(6)) }, rulesOff)
    const { byWhom, findings } = await attack([{ document }], split, { attackers: ['wholeNumbers', 'member'] })
    expect(byWhom.wholeNumbers.recovered).toBe(0)
    expect(byWhom.member.recovered).toBe(4)
    expect(findings.every(({ where }) => where.includes('before a member'))).toBe(true)
  })

  test('a mean at the end of its scale that is told as it is', async () => {
    const top = waveOf([...several('a', 'KO', [3, 4, 2, 3, 1, 4]), ...several('b', 'KO', [4, 4, 4, 4, 4])])
    const document = documentOf({ 'cluster=b': { kind: 'mean', base: exactly(5), mean: 4, decimals: 2 } })
    expect((await attack([{ document }], top, { attackers: ['wholeNumbers'] })).byWhom.wholeNumbers.recovered).toBe(5)
  })

  test('a release that contradicts the answers is not attacked but refused', async () => {
    const document = documentOf({ 'cluster=a': { kind: 'mean', base: exactly(6), mean: 3.9, decimals: 1 } })
    await expect(attack([{ document }], wave)).rejects.toThrow(Contradiction)
  })
})

describe('releases that must hold', () => {
  test('five answers coded at the end of the scale, also before each of the five', async () => {
    const wave = waveOf([...several('a', 'KO', [3, 4, 2, 3, 1, 4]), ...several('b', 'KO', [4, 4, 4, 4, 4])])
    // 3.4 is 1 + (3·5 - 3)/5: the sum from the lowest code is at least 12 of 15
    const document = documentOf({ 'cluster=b': { kind: 'atLeast', base: exactly(5), bound: 3.4 } })
    const { recovered, undecided } = await attack([{ document }], wave, { attackers: ['sums', 'wholeNumbers', 'items', 'member'] })
    expect({ recovered, undecided }).toEqual({ recovered: 0, undecided: 0 })
  })

  test('rounded counts of ten, of whom three dissent', async () => {
    const wave = waveOf(several('a', 'KO', [4, 4, 4, 4, 4, 4, 4, 3, 3, 3]))
    const document = documentOf({ 'cluster=a': { kind: 'distribution', base: exactly(10), mean: 3.67, counts: [[1, 0], [2, 0], [3, 3], [4, 6]] } })
    const { recovered, undecided } = await attack([{ document }], wave, { attackers: ['sums', 'wholeNumbers', 'items', 'member'] })
    expect({ recovered, undecided }).toEqual({ recovered: 0, undecided: 0 })
  })
})

/** Clusters of 4, 5, 9 and 10 answers among larger ones. */
const small = [
  cluster('a', '1', 'zelfstandig', 22, 6), cluster('b', '1', 'gevestigd', 14, 4), cluster('c', '1', 'zelfstandig', 20, 9), cluster('d', '2', 'gevestigd', 17, 5),
  cluster('e', '2', 'zelfstandig', 11, 3), cluster('f', '2', 'gevestigd', 16, 7), cluster('n4', '1', 'gevestigd', 3, 1), cluster('n5', '2', 'zelfstandig', 4, 1),
  cluster('n9', '1', 'zelfstandig', 7, 2), cluster('n10', '2', 'gevestigd', 8, 2),
]

describe('whole programmes, released by the rules', () => {
  const { matrix } = smallProgramme(5, small, 0.03)
  const { document } = makeRelease(matrix)

  test('nobody gets an answer: not by sums, whole numbers, a list of who answered what, as a member, nor about activity', async () => {
    const { byWhom, findings } = await attack([{ document }], matrix)
    expect(findings).toEqual([])
    expect(Object.values(byWhom).every(({ recovered, undecided }) => recovered === 0 && undecided === 0)).toBe(true)
  })

  test('two managers together hold a part of the release, and get nothing from it either', async () => {
    const known = new Map(document.figures.map(({ variable, group, shown }) => [`${variable} ${group}`, shown]))
    const clusters = small.map(({ id }) => id)
    for (const [place, one] of clusters.entries()) {
      for (const other of clusters.slice(place + 1)) {
        const view = viewOf(document, [one, other])
        expect(view.figures.every(({ variable, group, shown }) => known.get(`${variable} ${group}`) === shown)).toBe(true)
        expect(view.figures.length).toBeLessThan(document.figures.length)
      }
    }
    const { recovered, undecided } = await attack([{ document: viewOf(document, ['n5', 'n9']) }], matrix, { attackers: ['sums', 'wholeNumbers', 'items'] })
    expect({ recovered, undecided }).toEqual({ recovered: 0, undecided: 0 })
  })

  test('after an erasure of one company the release stays; made again it would tell of it', async () => {
    // One of the nine of a cluster, whose means tell sums
    const erased = new Set([[...matrix.cluster].indexOf(matrix.register.clusterIds.indexOf('n9'))])
    expect(mayPublishAgain(matrix, erased)).toBe(false)
    const again = makeRelease(withoutResponses(matrix, erased)).document
    const { findings } = await attack([{ document }, { document: again, without: erased }], matrix, { attackers: ['sums'] })
    expect(findings.flatMap(({ companies }) => companies)).toContain([...erased][0])
  })
})

test('classes are frozen with the wave: the same answers tabulated again after a company moved would tell of it', async () => {
  const { matrix } = smallProgramme(2, small)
  const ordinal = (id: string): number => matrix.register.clusterIds.indexOf(id)
  const mover = matrix.cluster.indexOf(ordinal('n9'))
  const there = matrix.cluster.indexOf(ordinal('n5'))
  const moved: ResponseMatrix = { ...matrix, cluster: matrix.cluster.with(mover, matrix.cluster[there]!), call: matrix.call.with(mover, matrix.call[there]!), embedding: matrix.embedding.with(mover, matrix.embedding[there]!) }
  const documents = [openRelease(matrix, 5), openRelease(moved, 5)] as const
  const found = async (sightings: readonly Sighting[]) => (await attack(sightings, matrix, { attackers: ['sums'] })).findings.flatMap(({ companies }) => companies)
  expect(await found([{ document: documents[0] }])).not.toContain(mover)
  expect(await found([{ document: documents[0] }, { document: documents[1], classes: moved }])).toContain(mover)
})

describe('the controls on whole programmes', () => {
  test.each([1, 2, 3])('seed %i: with the rules off, and with a base of five alone, the same attack gets in', async (seed) => {
    const { matrix } = syntheticProgramme(seed)
    const { document } = makeRelease(matrix, releaseRules, { enforced: false })
    expect((await attack([{ document }], matrix, { attackers: ['sums'] })).recovered).toBeGreaterThan(0)
    expect((await attack([{ document }], matrix, { attackers: ['wholeNumbers'], untilRecovered: true })).recovered).toBeGreaterThan(0)
    expect((await attack([{ document: openRelease(matrix, 5) }], matrix, { attackers: ['wholeNumbers'], untilRecovered: true })).recovered).toBeGreaterThan(0)
  })
})
