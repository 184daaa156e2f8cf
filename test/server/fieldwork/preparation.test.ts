import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProblemDocument } from '../../../server/api/problems.ts'
import type { QuestionnaireChanges, TrialLink, TrialState } from '../../../server/api/preparation.ts'
import type { WaveCourses } from '../../../server/api/waveCourse.ts'
import type { WaveSummary } from '../../../server/api/waves.ts'
import { closedWave, everything, openDatabase, openWave } from '../database.ts'
import { startServer, type RunningServer } from '../runningServer.ts'
import { enter, type Visitor } from '../visitor.ts'
import { wholeAnswers } from '../wholeAnswers.ts'

let server: RunningServer
let database: Database.Database
let steward: Visitor
let analyst: Visitor
let current: string
const next = String(new Date().getFullYear() + 1)

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  current = openWave(database)
  steward = await enter(server.origin, server.links.steward)
  analyst = await enter(server.origin, server.links.analyst)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

async function post<Answer>(path: string, body: unknown, status = 200): Promise<Answer> {
  const response = await steward.sendJson('POST', path, body)
  expect([path, response.status]).toEqual([path, status])
  return (await response.json()) as Answer
}
const read = async <Answer>(path: string, who = steward): Promise<Answer> => (await (await who.get(path)).json()) as Answer

const draft = (more = {}) => ({ id: next, label: `Golf ${next}`, opensOn: `${next}-04-05`, closesOn: `${next}-06-05`, copyOf: current, ...more })

test('step 1: a copy of the last wave is a draft with the same questions; what cannot be is refused in words', async () => {
  const made = await post<WaveSummary>('/api/steward/waves', draft())
  expect(made).toMatchObject({ id: next, state: 'draft', questionnaireVersion: '2020.1', synthetic: true })
  const reasons = []
  for (const wrong of [{}, { id: 'other', copyOf: 'nowhere' }, { id: 'other', closesOn: `${next}-04-04` }, { id: 'other', opensOn: '2020-01-01', closesOn: '2020-02-01' }]) {
    reasons.push((await post<ProblemDocument & { reason: string }>('/api/steward/waves', draft(wrong), 409)).reason)
  }
  expect(reasons).toEqual(['idTaken', 'unknownWave', 'closesFirst', 'closingPast'])
  expect((await analyst.sendJson('POST', '/api/steward/waves', draft({ id: 'third' }))).status).toBe(403)
  const { entries } = await read<{ entries: { act: string; details: unknown }[] }>(`/api/analyst/waves/${next}/history`, analyst)
  expect(entries).toMatchObject([{ act: 'waveMade', details: { state: 'draft', copiedFrom: current, version: '2020.1' } }])
})

test('step 2: what changes since an earlier wave', async () => {
  const same = await read<QuestionnaireChanges>(`/api/analyst/waves/${next}/questionnaire-changes?since=${current}`, analyst)
  expect([same.version, same.since, same.expectedMinutes, same.questions.length, new Set(same.questions.map(({ kind }) => kind))]).toEqual(['2020.1', '2020.1', 8, 10, new Set(['same'])])
})

test('step 8: answers of a trial are in no count, no list and no figure, and nothing of them is left when the wave opens', async () => {
  const cluster = database.prepare(`select cluster_id from membership group by cluster_id order by count(*) limit 1`).pluck().get() as string
  const before = everything(database)
  const { link, clusterName } = await post<TrialLink>(`/api/steward/waves/${next}/trial`, { cluster, language: 'en' })
  expect(clusterName).toBe(database.prepare('select name from cluster where id = ?').pluck().get(cluster))
  await post<TrialLink>(`/api/steward/waves/${next}/trial`, { cluster, language: 'nl' })
  const tester = await enter(server.origin, link)
  const { reference, wave, language } = (await (await tester.get('/api/respondent/questionnaire')).json()) as { reference: string; wave: { synthetic: boolean }; language: string }
  expect([wave.synthetic, language]).toEqual([true, 'en'])
  expect((await tester.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 0, answers: wholeAnswers(), submissionKey: 'a-key-that-is-long-enough' })).status).toBe(200)
  expect(await read<TrialState>(`/api/steward/waves/${next}/trial`)).toMatchObject({ possible: true, links: 2, complete: 1, longestMinutes: expect.any(Number) })
  // Neither by its name nor by anything that lists or counts waves
  const [trial] = database.prepare('select id from wave where test_of is not null').pluck().all() as string[]
  const { waves } = await read<WaveCourses>('/api/analyst/wave-courses', analyst)
  expect(waves.map(({ id }) => id)).toEqual([next, current, closedWave(database)])
  expect(waves.find(({ id }) => id === next)!.participation).toMatchObject({ invited: 0, complete: 0 })
  for (const path of ['participation', 'effect-matrices?view=published', 'codebook', 'history']) expect((await analyst.get(`/api/analyst/waves/${trial}/${path}`)).status).toBe(404)
  expect((await post<ProblemDocument>(`/api/steward/waves/${current}/trial`, { cluster, language: 'nl' }, 409)).code).toBe('trialRefused')

  // Another wave is open in that time: nothing happens to the trial
  database.prepare('update wave set closes_at = ? where id = ?').run(`${Number(next) + 1}-01-01T00:00:00.000Z`, current)
  expect((await post<ProblemDocument & { reason: string }>(`/api/steward/waves/${next}/acts`, { act: 'open' }, 409)).reason).toBe('anotherOpen')
  expect((await read<TrialState>(`/api/steward/waves/${next}/trial`)).complete).toBe(1)
  database.prepare('update wave set closes_at = ? where id = ?').run((before['wave'] as { id: string; closes_at: string }[]).find(({ id }) => id === current)!.closes_at, current)
  // A trial that is open in that time is no other wave
  database.prepare('update wave set closes_at = ? where test_of is not null').run(`${next}-12-31T00:00:00.000Z`)
  await post(`/api/steward/waves/${next}/acts`, { act: 'open' })
  const after = everything(database)
  for (const table of ['response', 'response_link', 'invitation', 'invitation_link', 'respondent_session', 'delegate', 'mail']) expect([table, after[table]]).toEqual([table, before[table]])
  expect(database.prepare('select count(*) from wave where test_of is not null').pluck().get()).toBe(0)
  expect((await tester.get('/api/respondent/questionnaire')).status).toBe(401)
  const { entries } = await read<{ entries: { act: string; details: { responses?: number } }[] }>(`/api/analyst/waves/${next}/history`, analyst)
  expect(entries.map(({ act }) => act)).toEqual(['trialWiped', 'waveOpened', 'trialMade', 'trialMade', 'waveMade'])
  expect(entries[0]!.details.responses).toBe(1)
})
