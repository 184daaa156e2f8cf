import { expect, test } from 'vitest'
import { leftBlank, notAsked } from '../../../analysis/index.ts'
import { saveAnswers } from '../../../db/crossings/saveAnswers.ts'
import { groupCommits } from '../../../db/groupCommits.ts'
import { markWave } from '../../../db/identity/waves/wave.ts'
import { loadWaveColumns, WaveColumns } from '../../../server/columns/waveColumns.ts'
import { linkedColumns } from '../../../server/linkedColumns.ts'
import { codeAnswers, codebook, currentVersion, effects } from '../../../surveys/index.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { during, smallProgramme } from '../../db/programme.ts'
import { matrixContents } from './matrixContents.ts'
import type { AnswerDocument } from '../../../surveys/index.ts'

/** A small generator with a seed, so that a failing round can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const variables = codebook(currentVersion).variables

function randomAnswers(random: (below: number) => number): AnswerDocument {
  const chosen = effects.map((effect) => `e${effect.number}`).filter(() => random(2) === 0)
  const rows = (question: string, ids: readonly string[]) =>
    Object.fromEntries(
      ids.map((id) => {
        const { categories } = variables.find((variable) => variable.question === question && variable.row === id)!
        const codes = categories.map((category) => category.code).filter((code) => question !== 'q4' || code > 0)
        return [id, codes[random(codes.length)]!]
      }),
    )
  const rowsOf = (question: string) => variables.filter((variable) => variable.question === question).map((variable) => variable.row!)
  return {
    q1: random(2),
    q2: 1 + random(4),
    q3: chosen.length > 0 ? chosen : ['none'],
    ...(chosen.length > 0 ? { q4: rows('q4', chosen), q5: rows('q5', chosen), q6: rows('q6', chosen) } : {}),
    q7: rows('q7', rowsOf('q7')),
    q8: rows('q8', rowsOf('q8')),
    q9: 1 + random(5),
    q10: rows('q10', rowsOf('q10')),
  }
}

onEachDatabase('the columns of a wave', ({ open }) => {
  test('after many random saves and corrections they equal what a new start reads from the store', async () => {
    const store = await open()
    const { invitations } = await smallProgramme(store, 300)
    const save = groupCommits(store, saveAnswers)
    const columns = await loadWaveColumns(linkedColumns(store))
    const random = randomFrom(20_260_201)
    const revisions = new Map<string, number>()
    const complete = new Set<string>()
    const one = async (): Promise<void> => {
      const invitationId = invitations[random(invitations.length)]!
      const answers = randomAnswers(random)
      const status = complete.has(invitationId) || random(3) > 0 ? 'complete' : 'partial'
      const coded = codeAnswers(currentVersion, answers)
      const basedOnRevision = revisions.get(invitationId) ?? 0
      const outcome = await save({ invitationId, basedOnRevision, answers, coded, page: null, status, now: during })
      if (outcome.kind !== 'stored') return
      revisions.set(invitationId, outcome.revision)
      if (outcome.status !== 'complete') return
      complete.add(invitationId)
      columns.take(outcome.response, coded)
    }
    for (let round = 0; round < 30; round++) await Promise.all(Array.from({ length: 40 }, one))
    const live = await columns.matrixOf('2026')
    const rebuilt = await (await loadWaveColumns(linkedColumns(store))).matrixOf('2026')
    // More than the columns began with, so that they have grown, and fewer than all, so that partial ones are left out
    expect(complete.size).toBeGreaterThan(256)
    expect(live!.responses).toBe(complete.size)
    expect(matrixContents(live!)).toEqual(matrixContents(rebuilt!))
    expect(matrixContents(live!).names).toEqual(variables.map((variable) => variable.name).sort())
  })

  test('a correction keeps its ordinal, and an older revision that comes late changes nothing', async () => {
    const store = await open()
    await smallProgramme(store, 2)
    const columns = await loadWaveColumns(linkedColumns(store))
    const response = { id: 'r', waveId: '2026', clusterId: 'alpha', call: '1', embedding: 'zelfstandig', size: 'KO' }
    const coded = (q1: 0 | 1) => codeAnswers(currentVersion, { q1, q3: ['e1'] })
    columns.take({ ...response, revision: 1 }, coded(1))
    columns.take({ ...response, id: 'other', revision: 1 }, coded(1))
    columns.take({ ...response, revision: 3 }, coded(0))
    columns.take({ ...response, revision: 2 }, coded(1))
    const matrix = (await columns.matrixOf('2026'))!
    expect(matrix.responses).toBe(2)
    expect([...matrix.columns['q1_active']!.subarray(0, 2)]).toEqual([0, 1])
    expect([matrix.columns['realised_1']![0], matrix.columns['realised_2']![0]]).toEqual([leftBlank, notAsked])
  })

  test('an erased response is gone, and the others stay', async () => {
    const store = await open()
    await smallProgramme(store, 2)
    const columns = await loadWaveColumns(linkedColumns(store))
    for (const [place, id] of ['a', 'b', 'c'].entries()) {
      columns.take({ id, waveId: '2026', clusterId: 'beta', call: '2', embedding: 'gevestigd', size: 'KO', revision: 1 }, codeAnswers(currentVersion, { q2: place + 1 }))
    }
    columns.remove('2026', 'a')
    columns.remove('2026', 'nobody')
    const matrix = (await columns.matrixOf('2026'))!
    expect([...matrix.columns['q2_relevance']!.subarray(0, matrix.responses)]).toEqual([3, 2])
    columns.take({ id: 'c', waveId: '2026', clusterId: 'beta', call: '2', embedding: 'gevestigd', size: 'KO', revision: 2 }, codeAnswers(currentVersion, { q2: 4 }))
    columns.remove('2026', 'b')
    const left = (await columns.matrixOf('2026'))!
    expect([...left.columns['q2_relevance']!.subarray(0, left.responses)]).toEqual([4])
  })

  test('what another process changed is read again once the wave is marked', async () => {
    const store = await open()
    await smallProgramme(store, 2)
    const columns = await loadWaveColumns(linkedColumns(store))
    expect((await columns.matrixOf('2026'))!.responses).toBe(0)
    const save = groupCommits(store, saveAnswers)
    await save({ invitationId: 'invitation-0', basedOnRevision: 0, answers: { q1: 1 }, coded: codeAnswers(currentVersion, { q1: 1 }), page: null, status: 'complete', now: during })
    expect((await columns.matrixOf('2026'))!.responses).toBe(0)
    await markWave(store.kysely, '2026')
    expect((await columns.matrixOf('2026'))!.responses).toBe(1)
    expect(await columns.matrixOf('1999')).toBeUndefined()
  })

  test('answers that are committed while the store is being read are counted once', async () => {
    const store = await open()
    const { invitations } = await smallProgramme(store, 80)
    const save = groupCommits(store, saveAnswers)
    const coded = codeAnswers(currentVersion, { q1: 1 })
    // One response at a time, so that many answers come in before the reading is done
    const columns = new WaveColumns(linkedColumns(store), 1)
    const answer = async (invitationId: string) => {
      const outcome = await save({ invitationId, basedOnRevision: 0, answers: { q1: 1 }, coded, page: null, status: 'complete', now: during })
      if (outcome.kind === 'stored') columns.take(outcome.response, coded)
    }
    for (const invitationId of invitations.slice(0, 40)) await answer(invitationId)
    const reading = columns.matrixOf('2026')
    for (const invitationId of invitations.slice(40)) await answer(invitationId)
    expect((await reading)!.responses).toBeGreaterThanOrEqual(40)
    const live = (await columns.matrixOf('2026'))!
    expect(live.responses).toBe(invitations.length)
    expect(matrixContents(live)).toEqual(matrixContents((await (await loadWaveColumns(linkedColumns(store))).matrixOf('2026'))!))
  })

  test('a member invited since is no reason to lose its answer', async () => {
    const store = await open()
    await smallProgramme(store, 1)
    const columns = await loadWaveColumns(linkedColumns(store))
    await store.kysely.insertInto('cluster').values({ id: 'gamma', name: 'Gamma', abbreviation: null, call: '3', embedding: 'gevestigd' }).execute()
    await store.kysely.updateTable('invitation').set({ cluster_id: 'gamma', call: '3' }).execute()
    const save = groupCommits(store, saveAnswers)
    const coded = codeAnswers(currentVersion, { q1: 1 })
    const outcome = await save({ invitationId: 'invitation-0', basedOnRevision: 0, answers: { q1: 1 }, coded, page: null, status: 'complete', now: during })
    if (outcome.kind === 'stored') columns.take(outcome.response, coded)
    const matrix = (await columns.matrixOf('2026'))!
    expect(matrix.responses).toBe(1)
    expect(matrix.register.clusterIds).toEqual(['gamma'])
  })
})
