import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnalystParticipation, EffectMatrices } from '../../server/api/analyst.ts'
import type { Nonresponse, WaveRepresentativeness } from '../../server/api/representativeness.ts'
import { openDatabase, openWave } from './database.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter, type Visitor } from './visitor.ts'

let server: RunningServer
let database: Database.Database
let analyst: Visitor

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  analyst = await enter(server.origin, server.links.analyst)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const read = async <Answer>(path: string): Promise<Answer> => {
  const response = await analyst.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as Answer
}

describe('representativeness of the closed wave', () => {
  test('counts the members and answers of the participation page', async () => {
    const { members, responses, representativeness, raking, effectiveBase } = await read<WaveRepresentativeness>('/api/analyst/waves/2019/representativeness')
    const participation = await read<AnalystParticipation>('/api/analyst/waves/2019/participation')
    expect([members, responses]).toEqual([participation.total.invited, participation.total.complete])
    if (representativeness.kind !== 'estimated' || raking.kind !== 'estimated') return expect.unreachable('both are estimable')
    for (const { variable, levels } of representativeness.partial) {
      expect(levels.map((one) => [one.level, one.members, one.responses])).toEqual(participation[variable].map(({ level, participation: counts }) => [level, counts.invited, counts.complete]))
    }
    expect(effectiveBase).toBeCloseTo(responses / raking.kishDesignEffect, 10)
  })

  test('small companies answered twice as often: size takes most from it, on both indicators', async () => {
    const { representativeness } = await read<WaveRepresentativeness>('/api/analyst/waves/2019/representativeness')
    if (representativeness.kind !== 'estimated') return expect.unreachable('estimable')
    const [largest] = [...representativeness.partial].sort((a, b) => b.conditional.value - a.conditional.value)
    expect(largest!.variable).toBe('size')
    expect(largest!.levels.find(({ level }) => level === 'MGO')!.unconditional.value).toBeLessThan(0)
    expect(largest!.levels.find(({ level }) => level === 'KO')!.unconditional.value).toBeGreaterThan(0)
  })

  test('what raking moves: the matrices say the same of the axis means', async () => {
    const { moves, differences, by } = await read<Nonresponse>('/api/analyst/waves/2019/nonresponse?by=activity')
    expect(by).toBe('activity')
    const means = await Promise.all(['published', 'raked'].map((view) => read<EffectMatrices>(`/api/analyst/waves/2019/effect-matrices?view=${view}`)))
    const [published, raked] = means.map(({ matrices }) => matrices.find((one) => one.domain === 'total' && one.vertical === 'contribution')!.axisMeans.vertical.mean)
    const axis = moves.find(({ variable }) => variable === 'contribution_axis')!
    if (published!.kind !== 'estimated' || raked!.kind !== 'estimated' || axis.moved.kind !== 'estimated') return expect.unreachable('estimable')
    expect(axis.moved.value).toBeCloseTo(raked!.value - published!.value, 12)
    expect(axis.moved.partOfScale).toBeCloseTo((raked!.value - published!.value) / 100, 12)
    // Active and inactive members differ by almost a point of four in strength; nonresponse cannot make that
    const strength = differences.find(({ variable }) => variable === 'strength_mean')!
    expect(strength.nonresponseCouldMakeIt).toBe(false)
    expect(strength.largestBias.kind).toBe('estimated')
  })
})

describe('margins that somebody chose', () => {
  test('hold for the weights, for what they move and for every figure, in any wording of the same choice', async () => {
    const { raking, effectiveBase } = await read<WaveRepresentativeness>('/api/analyst/waves/2019/representativeness?view=raked:cluster.size-call.cap5')
    if (raking.kind !== 'estimated') return expect.unreachable('these margins can be raked on')
    expect(raking).toMatchObject({ margins: [['cluster'], ['call', 'size']], cap: { trimmed: 0 }, effectiveBase })
    const { moves } = await read<Nonresponse>('/api/analyst/waves/2019/nonresponse?view=raked:cluster.size-call.cap5')
    const matrices = await read<EffectMatrices>('/api/analyst/waves/2019/effect-matrices?view=raked:cluster.call-size.cluster.cap5')
    expect(matrices).toMatchObject({ view: 'raked:cluster.call-size.cap5', raking })
    const axis = moves.find(({ variable }) => variable === 'realised_axis')!.values.raked
    expect(axis).toEqual(matrices.matrices.find((one) => one.domain === 'total' && one.vertical === 'realised')!.axisMeans.vertical.mean)
    // The margins of always say the same with and without their names
    expect(await read('/api/analyst/waves/2019/effect-matrices?view=raked:cluster.size')).toEqual(await read('/api/analyst/waves/2019/effect-matrices?view=raked'))
  })

  test.each([
    ['effect-matrices?view=raked:activity', 'activity'],
    ['effect-matrices?view=raked:size-size', 'size-size'],
    ['effect-matrices?view=weighted', 'published, stratified, raked'],
    ['nonresponse?view=published', 'expected raked'],
    ['representativeness?view=stratified', 'expected raked'],
  ])('%s is refused in words', async (asked, words) => {
    const response = await analyst.get(`/api/analyst/waves/2019/${asked}`)
    expect(response.status).toBe(400)
    const problem = (await response.json()) as { code: string; detail: string }
    expect(problem.code).toBe('malformedRequest')
    expect(problem.detail).toContain('view')
    expect(problem.detail).toContain(words)
  })
})

describe('while answers come in', () => {
  test('an open wave without answers: said, not a figure of nobody', async () => {
    const wave = openWave(database)
    const { responses, representativeness, raking, effectiveBase } = await read<WaveRepresentativeness>(`/api/analyst/waves/${wave}/representativeness`)
    expect([responses, representativeness, raking, effectiveBase]).toEqual([0, { kind: 'notEstimable', reason: 'noResponse' }, { kind: 'notEstimable', reason: 'noResponse', margins: [['cluster'], ['size']], refused: [], reached: null }, null])
    const { moves, differences } = await read<Nonresponse>(`/api/analyst/waves/${wave}/nonresponse`)
    expect(moves.length).toBeGreaterThan(40)
    expect(moves.filter(({ moved }) => moved.kind === 'estimated')).toEqual([])
    expect(differences.filter(({ largestBias }) => largestBias.kind === 'estimated')).toEqual([])
  })
})
