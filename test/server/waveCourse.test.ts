import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ManagerResults } from '../../server/api/manager.ts'
import type { ProblemDocument } from '../../server/api/problems.ts'
import type { RespondentQuestionnaire } from '../../server/api/respondent.ts'
import type { AuditPage, AuditVerification, WaveCourse, WaveCourses, WaveHistory } from '../../server/api/waveCourse.ts'
import { makeLinks, openDatabase, openWave } from './database.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter, visitor, type Visitor } from './visitor.ts'

let server: RunningServer
let database: Database.Database
let manager: Visitor
let analyst: Visitor
let steward: Visitor
let wave: string

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  manager = await enter(server.origin, server.links.manager)
  analyst = await enter(server.origin, server.links.analyst)
  steward = await enter(server.origin, server.links.steward)
  wave = openWave(database)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

async function read<Answer>(person: Visitor, path: string): Promise<Answer> {
  const response = await person.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as Answer
}

const act = (person: Visitor, body: object, of = wave, language = 'nl') => person.sendJson('POST', `/api/steward/waves/${of}/acts?taal=${language}`, body)
const courseOf = async (person: Visitor, id = wave) => (await read<WaveCourses>(person, '/api/analyst/wave-courses')).waves.find((one) => one.id === id)!
const trail = async (name?: string) => (await read<AuditPage>(steward, `/api/steward/audit${name === undefined ? '' : `?act=${name}`}`)).entries
const details = async (response: Response): Promise<ProblemDocument & { reason?: string }> => ((await response.json()) as ProblemDocument)

describe('the course of a wave over HTTP', () => {
  test('everybody at the agency sees it, and the steward may act on it', async () => {
    const { waves } = await read<WaveCourses>(analyst, '/api/analyst/wave-courses')
    expect(waves.map(({ id, state, acts }) => [id, state, acts])).toEqual([[wave, 'open', []], ['2019', 'released', []]])
    expect((await courseOf(steward)).acts).toEqual([{ act: 'extend', refusal: null }, { act: 'close', refusal: null }])
    expect((await courseOf(steward, '2019')).acts).toEqual([{ act: 'archive', refusal: null }])
    expect((await read<ManagerResults>(manager, '/api/manager/results?wave=2019')).state).toBe('released')
  })

  test('what is left before a wave closes, with how much is done; nothing of one that is over', async () => {
    const { agenda, opensAt } = await courseOf(analyst)
    const round = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels', year: 'numeric' }).format(new Date(opensAt))
    const active = database.prepare("select count(*) from cluster where ends_on is null or ends_on >= date('now')").pluck().get() as number
    const none = { population: null, lists: { round, clusters: active, asked: 0, accepted: 0 }, invitations: { waiting: 0, sent: 0 }, reminders: [{ number: 1, dueAt: null, sent: 0 }, { number: 2, dueAt: null, sent: 0 }] }
    expect(agenda).toEqual(none)
    const [one, two] = database.prepare('select id from cluster where ends_on is null or ends_on >= date(\'now\') order by id limit 2').pluck().all() as string[]
    const ask = database.prepare('insert into list_task (cluster_id, round, requested_at, accepted_at) values (?, ?, ?, ?)')
    ask.run(one, round, opensAt, opensAt)
    ask.run(two, round, opensAt, null)
    ask.run(two, String(Number(round) - 1), opensAt, opensAt)
    database.prepare('insert into reminder_plan (wave_id, number, due_at) values (?, 2, ?)').run(wave, '2035-01-02T08:00:00.000Z')
    database.prepare('update wave set population_frozen_at = ?, population_on = ? where id = ?').run(opensAt, opensAt.slice(0, 10), wave)
    const mail = database.prepare("insert into mail (id, wave_id, kind, company_id, recipient_id, language, state, message_id, queued_at, due_at, attempts, interruptions) select ?, ?, ?, company_id, ?, 'nl', ?, ?, ?, ?, 0, 0 from contact limit 1")
    for (const [place, [kind, state]] of ([['invitation', 'sent'], ['invitation', 'cancelled'], ['reminder1', 'sent'], ['reminder1', 'bounced'], ['delegation', 'sent']] as const).entries()) mail.run(`m${place}`, wave, kind, `r${place}`, state, `<m${place}>`, opensAt, '2035-01-01T00:00:00.000Z')
    expect((await courseOf(analyst)).agenda).toEqual({
      population: { frozenAt: opensAt, on: opensAt.slice(0, 10) },
      lists: { round, clusters: active, asked: 2, accepted: 1 },
      invitations: { waiting: 0, sent: 1 },
      reminders: [{ number: 1, dueAt: null, sent: 1 }, { number: 2, dueAt: '2035-01-02T08:00:00.000Z', sent: 0 }],
    })
    expect((await courseOf(steward, '2019')).agenda).toBeNull()
    for (const table of ['mail', 'reminder_plan', 'list_task']) database.prepare(`delete from ${table}`).run()
    database.prepare('update wave set population_frozen_at = null, population_on = null where id = ?').run(wave)
  })

  test('nobody else acts on it, and whether the wave exists is not to be learned', async () => {
    for (const [person, status] of [[manager, 403], [analyst, 403], [visitor(server.origin), 401]] as const) {
      const bodies = await Promise.all([wave, 'nowhere'].map(async (id) => {
        const response = await act(person, { act: 'close' }, id)
        return [response.status, await response.text()]
      }))
      expect(bodies[0]).toEqual(bodies[1])
      expect(bodies[0]![0]).toBe(status)
    }
    expect((await act(steward, { act: 'close' }, 'nowhere')).status).toBe(404)
    expect((await courseOf(analyst)).state).toBe('open')
  })

  test('what cannot be done is said in the language of the page, with what can', async () => {
    const late = await act(steward, { act: 'freeze' })
    expect([late.status, await details(late)]).toEqual([409, expect.objectContaining({ code: 'waveActRefused', reason: 'otherState' })])
    const past = await act(steward, { act: 'extend', closesOn: '2020-02-01' }, wave, 'en')
    expect([past.status, await details(past)]).toEqual([409, expect.objectContaining({ reason: 'closingPast', detail: 'That day lies in the past or before the opening. Choose a later day.' })])
    const same = await act(steward, { act: 'extend', closesOn: (await courseOf(analyst)).closesAt.slice(0, 10) })
    expect(await details(same)).toMatchObject({ reason: 'closingNotLater', detail: expect.stringMatching(/^De golf is al open tot 31 december \d{4} om 23:59\. Kies een latere dag\.$/) })
    for (const body of [{ act: 'release' }, { act: 'extend', closesOn: '2026-02-30' }, { act: 'extend', closesOn: 'tomorrow' }, { act: 'close', closesOn: '2030-01-01' }, {}]) {
      expect([body, (await act(steward, body)).status]).toEqual([body, 400])
    }
  })

  test('the last day lasts until its last second in Belgium, in winter and in summer', async () => {
    const year = Number(wave) + 1
    for (const [closesOn, closesAt] of [[`${year}-01-31`, `${year}-01-31T22:59:59.000Z`], [`${year}-04-30`, `${year}-04-30T21:59:59.000Z`]] as const) {
      const response = await act(steward, { act: 'extend', closesOn })
      expect([response.status, ((await response.json()) as WaveCourse).closesAt]).toEqual([200, closesAt])
    }
  })

  test('closing leaves a quarter of an hour for who had started, whatever clock their device has', async () => {
    const [begun, never] = makeLinks(server, database, wave, 2)
    const member = await enter(server.origin, begun!.link)
    const late = await enter(server.origin, never!.link)
    const own = await read<RespondentQuestionnaire>(member, '/api/respondent/questionnaire')
    const other = await read<RespondentQuestionnaire>(late, '/api/respondent/questionnaire')
    const save = (person: Visitor, { reference }: { reference: string }, basedOnRevision: number, hours = 0) =>
      person.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision, answers: { q1: basedOnRevision % 2 }, page: null }, { Date: new Date(Date.now() + hours * 3_600_000).toUTCString() })
    expect((await save(member, own, 0)).status).toBe(200)

    const closed = await act(steward, { act: 'close' })
    expect([closed.status, ((await closed.json()) as WaveCourse).state]).toEqual([200, 'closed'])
    for (const [revision, hours] of [[1, -24], [2, 24], [3, 0]] as const) expect([hours, (await save(member, own, revision, hours)).status]).toEqual([hours, 200])
    for (const hours of [-24, 0, 24]) expect([hours, (await save(late, other, 0, hours)).status]).toEqual([hours, 410])
    expect((await member.get(begun!.link)).status).toBe(200)
    expect((await late.get(never!.link)).status).toBe(410)

    const { acts, graceEndsAt, closesAt } = await courseOf(steward)
    expect(Date.parse(graceEndsAt) - Date.parse(closesAt)).toBe(15 * 60_000)
    expect(acts).toEqual([{ act: 'reopen', refusal: null }, { act: 'freeze', refusal: { nl: expect.stringMatching(/^Wie begonnen was, mag nog antwoorden tot /), en: expect.stringMatching(/^Who had started may still answer until /) } }])
    expect(await details(await act(steward, { act: 'freeze' }))).toMatchObject({ reason: 'graceRuns' })

    // The quarter of an hour passes
    database.prepare('update wave set closes_at = ? where id = ?').run(new Date(Date.parse(closesAt) - 15 * 60_000).toISOString(), wave)
    database.prepare('update invitation set started_at = ? where id = ?').run(new Date(Date.parse(closesAt) - 20 * 60_000).toISOString(), begun!.id)
    expect((await save(member, own, 4)).status).toBe(410)
    const frozen = (await (await act(steward, { act: 'freeze' })).json()) as WaveCourse
    expect(frozen).toMatchObject({ state: 'frozen', acts: [], answersHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    for (const again of ['reopen', 'freeze', 'close'] as const) {
      expect(await details(await act(steward, { act: again, ...(again === 'reopen' ? { closesOn: '2099-01-01', reason: 'too early' } : {}) }))).toMatchObject({ reason: 'otherState' })
    }
    expect((await save(member, own, 4)).status).toBe(410)
  })

  test('its history names the acts by role and time', async () => {
    const { entries } = await read<WaveHistory>(analyst, `/api/analyst/waves/${wave}/history`)
    expect(entries.map((entry) => [entry.act, entry.actor.role ?? entry.actor.name])).toEqual([
      ['waveFrozen', 'steward'], ['waveClosed', 'steward'], ['waveExtended', 'steward'], ['waveExtended', 'steward'], ['membersImported', 'demonstration'], ['waveMade', 'demonstration'],
    ])
    expect(entries[0]!.words).toEqual({ nl: 'Golf bevroren', en: 'Wave frozen' })
  })
})

describe('the audit trail of a running server', () => {
  test('has signing in and out, by account and role', async () => {
    expect((await trail('signedIn')).map((entry) => [entry.actor.role, entry.details])).toEqual([['steward', { by: 'mailedLink' }], ['analyst', { by: 'mailedLink' }], ['manager', { by: 'mailedLink' }]])
    await manager.press('/afmelden')
    expect((await trail('signedOut')).map((entry) => entry.actor.role)).toEqual(['manager'])
    await manager.press('/afmelden')
    expect(await trail('signedOut')).toHaveLength(1)
  })

  test('has every sign-in that failed, with the network and not the link', async () => {
    const token = 'x'.repeat(43)
    expect((await visitor(server.origin).press(`/aanmelden/${token}`)).status).toBe(404)
    const [entry] = await trail('signInFailed')
    expect(entry).toMatchObject({ actor: { kind: 'visitor', role: null, name: null }, details: { why: 'deadLink', network: '127.0.0.1' } })
  })

  test('has what was refused to somebody who is signed in, with the route and not what stood in the address', async () => {
    const before = (await trail('accessRefused')).length
    expect((await analyst.get('/api/analyst/waves/geheim-nummer/codebook')).status).toBe(404)
    expect((await analyst.get('/api/steward/audit')).status).toBe(403)
    expect((await analyst.get('/cluster')).status).toBe(403)
    expect((await visitor(server.origin).get('/api/steward/audit')).status).toBe(401)
    const refused = (await trail('accessRefused')).slice(0, -before || undefined)
    expect(refused.map((entry) => [entry.actor.role, entry.details])).toEqual([
      ['analyst', { route: 'GET /cluster', code: 'notYourRole' }],
      ['analyst', { route: expect.stringMatching(/^GET \/api\/steward\//), code: 'notYourRole' }],
      ['analyst', { route: 'GET /api/analyst/waves/:wave/codebook', code: 'notFound' }],
    ])
  })

  test('has every file that was taken, and nothing for what is only looked at', async () => {
    const table = '/api/analyst/waves/2019/table'
    const query = '?rows=strength&banner=size&view=published'
    for (const taken of ['', '/definition', '/table.csv', '/table.xlsx']) expect([taken, (await analyst.get(`${table}${taken}${query}`)).status]).toEqual([taken, 200])
    expect((await analyst.get(`/api/analyst/waves/nowhere/table/table.csv${query}`)).status).toBe(404)
    const taken = await trail('exportTaken')
    expect(taken.map((entry) => [entry.actor.role, entry.subject, entry.details['route']])).toEqual([
      ['analyst', { kind: 'wave', id: '2019' }, '/api/analyst/waves/:wave/table/table.xlsx'],
      ['analyst', { kind: 'wave', id: '2019' }, '/api/analyst/waves/:wave/table/table.csv'],
    ])
  })

  test('has a saved crossing that was taken away', async () => {
    const saved = (await (await analyst.sendJson('POST', '/api/analyst/crossings', { name: 'Kracht', address: 'rijen=strength' })).json()) as { id: string }
    const remove = () => steward.request(`/api/analyst/crossings/${saved.id}`, { method: 'DELETE', headers: { Origin: server.origin, 'Content-Type': 'application/json' } })
    expect([(await remove()).status, (await remove()).status]).toEqual([200, 404])
    expect((await trail('crossingDeleted')).map((entry) => [entry.actor.role, entry.subject])).toEqual([['steward', { kind: 'crossing', id: saved.id }]])
  })

  test('comes in pages, newest first', async () => {
    const insert = async () => (await visitor(server.origin).press(`/aanmelden/${'y'.repeat(43)}`)).status
    // The limit on wrong links is twenty a minute
    for (let time = 0; time < 19; time++) await insert()
    const crossings = async () => (await analyst.get('/api/analyst/waves/nowhere/codebook')).status
    for (let time = 0; time < 20; time++) await crossings()
    const first = await read<AuditPage>(steward, '/api/steward/audit')
    expect(first.entries).toHaveLength(50)
    expect(first.next).toBe(first.entries.at(-1)!.sequence)
    const second = await read<AuditPage>(steward, `/api/steward/audit?before=${first.next}`)
    expect(second.entries[0]!.sequence).toBe(first.next! - 1)
    expect(second.next).toBeNull()
    expect(second.entries.at(-1)!.sequence).toBe(1)
    expect((await steward.get('/api/steward/audit?act=nothing')).status).toBe(400)
  })

  test('holds no name, no address and no token', async () => {
    const written = JSON.stringify(database.prepare('select * from audit_entry').all())
    const secrets = database.prepare('select name from account union select email from account union select token_hash from invitation where token_hash is not null union select id_hash from session union select name from company').pluck().all() as string[]
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
    expect(written).not.toContain('@')
    expect(written).not.toMatch(/x{43}|y{43}|geheim-nummer/)
  })

  test('is whole, until somebody with the database in hand changes an entry', async () => {
    const verification = () => read<AuditVerification>(steward, '/api/steward/audit/verification')
    const count = database.prepare('select count(*) from audit_entry').pluck().get() as number
    expect(await verification()).toMatchObject({ kind: 'intact', entries: count, first: 1, last: count })
    expect(() => database.prepare('delete from audit_entry where sequence = 2').run()).toThrow('the audit trail is only added to')
    database.exec('drop trigger audit_entry_stays')
    database.prepare('delete from audit_entry where sequence = 2').run()
    expect(await verification()).toEqual({ kind: 'broken', sequence: 2, breach: 'missing', words: { nl: 'de regel ontbreekt', en: 'the entry is missing' } })
  })
})
