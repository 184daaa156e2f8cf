import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EffectMatrices } from '../../../server/api/analyst.ts'
import type { ManagerOverview, ManagerResults } from '../../../server/api/manager.ts'
import type { Crossing } from '../../../analysis/index.ts'
import { closedWave, makeLinks, openDatabase, openWave } from '../database.ts'
import { startServer, type RunningServer } from '../runningServer.ts'
import { enter, visitor, type Visitor } from '../visitor.ts'
import { wholeAnswers } from '../wholeAnswers.ts'

let server: RunningServer
let database: Database.Database
let analyst: Visitor
let manager: Visitor
let wave: string

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  analyst = await enter(server.origin, server.links.analyst)
  manager = await enter(server.origin, server.links.manager)
  wave = openWave(database)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const read = async <Answer>(person: Visitor, path: string): Promise<Answer> => {
  const response = await person.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as Answer
}

/** A member who has submitted, with a way to correct. */
async function submit(link: string, place: number) {
  const member = await enter(server.origin, link)
  const { reference } = await read<{ reference: string }>(member, '/api/respondent/questionnaire')
  const sent = await member.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 0, answers: wholeAnswers(place), submissionKey: randomUUID() })
  expect(sent.status).toBe(200)
  return {
    correct: async (other: number) => {
      const corrected = await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 1, answers: wholeAnswers(other), page: null })
      expect(corrected.status).toBe(200)
    },
  }
}

const relevance = async (): Promise<Crossing['columns'][number]> => {
  const { columns } = await read<Crossing>(analyst, `/api/analyst/waves/${wave}/crossing?variable=q2_relevance&by=size`)
  return columns.find(({ domain }) => domain === 'total')!
}

describe('what comes in', () => {
  test('counts at once, a correction in its place, and nothing shows under five answers', async () => {
    expect((await relevance()).responses).toBe(0)
    const links = makeLinks(server, database, wave, 5)
    for (const { link } of links.slice(0, 4)) await submit(link, 0)
    // 1 to 4 answers say too much of a single company
    expect(await relevance()).toMatchObject({ responses: null, figure: { base: null, mean: { kind: 'suppressed' } } })
    const { matrices } = await read<EffectMatrices>(analyst, `/api/analyst/waves/${wave}/effect-matrices`)
    const shown = matrices.flatMap(({ base, effects }) => [base, ...effects.flatMap(({ desired, vertical }) => [desired.base, vertical.base])]).filter((base) => base !== null && base > 0)
    expect(shown).toEqual([])
    const last = await submit(links[4]!.link, 3)
    // Relevance 1 four times and 4 once: (4 × 1 + 4) / 5
    const five = await relevance()
    expect(five).toMatchObject({ responses: 5, figure: { base: 5, mean: { kind: 'estimated' } } })
    expect(five.figure.mean.kind === 'estimated' && five.figure.mean.value).toBeCloseTo(8 / 5, 12)
    await last.correct(2)
    // The 4 became a 3
    const corrected = await relevance()
    expect(corrected.responses).toBe(5)
    expect(corrected.figure.mean.kind === 'estimated' && corrected.figure.mean.value).toBeCloseTo(7 / 5, 12)
  })

  test('shows a manager that a member answered, and no figure while the wave is open', async () => {
    const before = await read<ManagerOverview>(manager, `/api/manager/overview?wave=${wave}`)
    const { id: cluster } = before.cluster
    const invitation = database.prepare('select id from invitation where wave_id = ? and cluster_id = ? and token_hash is null limit 1').pluck().get(wave, cluster) as string
    const { hashToken, newToken } = await import('../../../server/access/tokens.ts')
    const token = newToken()
    database.prepare('update invitation set token_hash = ? where id = ?').run(hashToken(token), invitation)
    await submit(`${server.origin}/r/${token}`, 1)
    const after = await read<ManagerOverview>(manager, `/api/manager/overview?wave=${wave}`)
    expect(after.participation!.complete).toBe(before.participation!.complete + 1)
    expect(after.programme!.complete).toBe(before.programme!.complete + 1)
    expect(after.members.filter(({ status }) => status === 'complete').length).toBe(before.members.filter(({ status }) => status === 'complete').length + 1)
    expect(await read<ManagerResults>(manager, `/api/manager/results?wave=${wave}`)).toEqual({ state: 'open' })
  })
})

describe('a closed wave', () => {
  test('the same figures on every surface: what is released of the programme is what the analyst sees, to two decimals', async () => {
    const id = closedWave(database)
    const released = await read<ManagerResults>(manager, `/api/manager/results?wave=${id}`)
    if (released.state !== 'released') return expect.unreachable('the wave is released')
    const { matrices } = await read<EffectMatrices>(analyst, `/api/analyst/waves/${id}/effect-matrices?view=published`)
    expect(matrices.length).toBe(18)
    const total = matrices.find(({ domain, vertical }) => domain === 'total' && vertical === 'realised')!
    let compared = 0
    for (const { effect, desired, vertical } of total.effects) {
      for (const [variable, figure] of [[`desired_${effect}`, desired], [`realised_${effect}`, vertical]] as const) {
        const { programme } = released.figures.find((one) => one.variable === variable)!
        if (programme.kind !== 'exact' || figure.mean.kind !== 'estimated') continue
        compared++
        expect(Math.abs(programme.mean! - figure.mean.value)).toBeLessThanOrEqual(0.005 + 1e-9)
      }
    }
    expect(compared).toBeGreaterThan(5)
  })

  test('travels compressed', async () => {
    const response = await analyst.get(`/api/analyst/waves/${closedWave(database)}/crossings?by=size&view=published`, { 'Accept-Encoding': 'gzip' })
    expect([response.status, response.headers.get('content-encoding'), response.headers.get('cache-control')]).toEqual([200, 'gzip', 'no-store'])
    expect(((await response.json()) as unknown[]).length).toBeGreaterThan(40)
  })

  test('each way of weighting answers, raked with the report of its weights', async () => {
    const id = closedWave(database)
    for (const view of ['published', 'stratified', 'raked'] as const) {
      const answer = await read<EffectMatrices>(analyst, `/api/analyst/waves/${id}/effect-matrices?view=${view}`)
      expect(answer.view).toBe(view)
      expect(answer.raking === undefined).toBe(view !== 'raked')
    }
    expect((await analyst.get(`/api/analyst/waves/${id}/effect-matrices?view=other`)).status).toBe(400)
  })

  test('every figure of every cluster rests on five answers or more, or is not there', async () => {
    const id = closedWave(database)
    const insert = database.prepare(`insert into account (id, email, name, role, cluster_id) values (?, ?, ?, 'manager', ?)`)
    const { createHash, randomBytes } = await import('node:crypto')
    const clusters = database.prepare('select distinct cluster_id from invitation where wave_id = ?').pluck().all(id) as string[]
    let smallest = Infinity
    for (const cluster of clusters) {
      insert.run(`of-${cluster}`, `${cluster}@voorbeeld.be`, cluster, cluster)
      const session = randomBytes(32).toString('base64url')
      const now = new Date().toISOString()
      database.prepare('insert into session (id_hash, account_id, created_at, seen_at) values (?, ?, ?, ?)').run(createHash('sha256').update(session).digest('hex'), `of-${cluster}`, now, now)
      const person = visitor(server.origin)
      const response = await person.get(`/api/manager/results?wave=${id}`, { Cookie: `__Host-session=${session}` })
      const results = (await response.json()) as ManagerResults
      if (results.state !== 'released') return expect.unreachable('the wave is released')
      const answered = database.prepare(`select count(*) from response where wave_id = ? and cluster_id = ? and status = 'complete'`).pluck().get(id, cluster) as number
      smallest = Math.min(smallest, answered)
      for (const { variable, own } of results.figures) {
        const least = own.kind === 'withheld' ? null : own.base.kind === 'between' ? own.base.least : own.base.base
        expect([cluster, variable, least !== null && least < 5]).toEqual([cluster, variable, false])
        if (answered < 5) expect([cluster, variable, own.kind]).toEqual([cluster, variable, 'withheld'])
      }
    }
    // Else the rule was never put to the test
    expect(smallest).toBeLessThan(5)
  })
})
