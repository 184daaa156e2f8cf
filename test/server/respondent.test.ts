import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type Database from 'better-sqlite3'
import type { RespondentQuestionnaire } from '../../server/api/respondent.ts'
import { closedWave, everything, makeLinks, openDatabase, openWave, type TestInvitation } from './database.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter, visitor, type Visitor } from './visitor.ts'
import { wholeAnswers } from './wholeAnswers.ts'

let server: RunningServer
let database: Database.Database
let wave: string
let invitations: TestInvitation[]

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  wave = openWave(database)
  invitations = makeLinks(server, database, wave, 30)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const fresh = (): TestInvitation => invitations.pop()!

const questionnaireOf = async (member: Visitor): Promise<RespondentQuestionnaire> => {
  const response = await member.get('/api/respondent/questionnaire')
  expect(response.status).toBe(200)
  return (await response.json()) as RespondentQuestionnaire
}

/** A member at the first page of the questionnaire, with the body of a first save. */
async function started(): Promise<{ member: Visitor; invitation: TestInvitation; reference: string }> {
  const invitation = fresh()
  const member = await enter(server.origin, invitation.link)
  return { member, invitation, reference: (await questionnaireOf(member)).reference }
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

describe('the personal link', () => {
  test('fetched ten times with GET and HEAD changes nothing, and still opens', async () => {
    const { link, id } = fresh()
    const before = everything(database)
    for (let time = 0; time < 10; time++) {
      expect((await fetch(link)).status).toBe(200)
      expect((await fetch(link, { method: 'HEAD' })).status).toBe(200)
    }
    expect(everything(database)).toEqual(before)
    const member = await enter(server.origin, link)
    expect((await questionnaireOf(member)).status).toBe('notStarted')
    expect(database.prepare('select opened_at is not null as opened, started_at from invitation where id = ?').get(id)).toEqual({ opened: 1, started_at: null })
  })

  test('says for which cluster, how long, who sees what, in both languages, without a script or a cookie', async () => {
    const { link, id } = fresh()
    const cluster = database.prepare('select name from cluster join invitation on cluster.id = cluster_id where invitation.id = ?').pluck().get(id) as string
    const dutch = await fetch(link)
    const text = await dutch.text()
    expect(text).toContain(cluster.replaceAll('&', '&amp;'))
    expect(text).toContain('8 minuten')
    expect(text).toContain('Uw clustermanager ziet dát u antwoordt, nooit wát u antwoordt.')
    expect(text).not.toContain('<script')
    expect(text.match(/<link rel="prefetch" href="\/built\/[^"]+\.js"/g)?.length).toBeGreaterThan(0)
    expect(dutch.headers.getSetCookie()).toEqual([])
    const english = await (await fetch(`${link}?taal=en`)).text()
    expect(english).toContain('Your cluster manager sees that you answered, never what you answered.')
    expect(english).toMatch(/<html lang="en">/)
  })

  test('the name of a cluster is text, whatever it holds', async () => {
    const { link, id } = fresh()
    const cluster = database.prepare('select cluster.id, name from cluster join invitation on cluster.id = cluster_id where invitation.id = ?').get(id) as { id: string; name: string }
    const rename = database.prepare('update cluster set name = ? where id = ?')
    try {
      for (const name of ['<script>alert(1)</script>', '</title><img src=x onerror=alert(1)>', '" autofocus onfocus="alert(1)', "' onclick='alert(1)", '&lt;b&gt;', '{ibn} ${1}']) {
        rename.run(name, cluster.id)
        const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
        const text = await (await fetch(link)).text()
        expect(text.split(escaped).length - 1).toBe(3)
        if (escaped !== name) expect(text).not.toContain(name)
      }
    } finally {
      rename.run(cluster.name, cluster.id)
    }
  })

  test('wrong, replaced and revoked look exactly the same', async () => {
    const [replaced, revoked] = [fresh(), fresh()]
    const former = replaced.link
    database.prepare(`update invitation set token_hash = 'other' where id = ?`).run(replaced.id)
    database.prepare('update invitation set revoked_at = ? where id = ?').run(new Date().toISOString(), revoked.id)
    const answers = await Promise.all([former, revoked.link, `${server.origin}/r/${'A'.repeat(43)}`, `${server.origin}/r/x`].map((link) => fetch(link)))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())))
    expect(bodies.size).toBe(1)
    expect([...bodies][0]).toContain('Deze link werkt niet')
    for (const link of [former, revoked.link]) expect((await visitor(server.origin).press(link)).status).toBe(404)
  })

  test('revoked while the questionnaire is open ends the session with the next request', async () => {
    const { member, invitation } = await started()
    database.prepare('update invitation set revoked_at = ? where id = ?').run(new Date().toISOString(), invitation.id)
    expect((await member.get('/api/respondent/questionnaire')).status).toBe(401)
  })

  test('a day after opening the link the session is over, also for a browser that keeps its cookie', async () => {
    const { member, invitation } = await started()
    const began = database.prepare('update respondent_session set created_at = ? where invitation_id = ?')
    const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()
    began.run(ago(86_400_000 - 60_000), invitation.id)
    expect((await member.get('/api/respondent/questionnaire')).status).toBe(200)
    began.run(ago(86_400_000), invitation.id)
    const over = await member.get('/api/respondent/questionnaire')
    expect([over.status, await codeOf(over)]).toEqual([401, 'linkNotOpened'])
    expect((await member.get('/vragenlijst')).status).toBe(401)
  })

  test('the cookie is bound to this host and out of reach of scripts; opening again gives another id', async () => {
    const { link } = fresh()
    const response = await visitor(server.origin).press(link)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/vragenlijst')
    const again = await visitor(server.origin).press(link)
    const lines = [response, again].map((one) => one.headers.getSetCookie().join())
    for (const line of lines) expect(line).toMatch(/^__Host-respondent=[A-Za-z0-9_-]{43}; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(lines[0]).not.toBe(lines[1])
  })

  test('a choice of language goes with the member', async () => {
    const { link } = fresh()
    const member = await enter(server.origin, `${link}?taal=en`)
    expect((await questionnaireOf(member)).language).toBe('en')
    expect(await (await fetch(link)).text()).toContain('Start the questionnaire')
  })

  test('without an opened link the questionnaire is a page that says so', async () => {
    const response = await fetch(`${server.origin}/vragenlijst`)
    expect(response.status).toBe(401)
    expect(await response.text()).toContain('Open eerst de link uit uw mail')
    const api = await fetch(`${server.origin}/api/respondent/questionnaire`)
    expect([api.status, await codeOf(api)]).toEqual([401, 'linkNotOpened'])
  })
})

describe('answers', () => {
  test('are stored part by part, read back on another device, and completed', async () => {
    const { member, invitation, reference } = await started()
    const saved = await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: 'q1' })
    expect(saved.status).toBe(200)
    expect(await saved.json()).toEqual({ revision: 1, storedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) })

    const other = await enter(server.origin, invitation.link)
    expect(await questionnaireOf(other)).toMatchObject({ reference, status: 'partial', revision: 1, answers: { q1: 1 }, page: 'q1' })
    expect(await (await fetch(invitation.link)).text()).toContain('Ga verder met de vragenlijst')

    const sent = await other.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 1, answers: wholeAnswers(), submissionKey: randomUUID() })
    expect([sent.status, await sent.json()]).toEqual([200, { revision: 2, status: 'complete' }])
    expect(await questionnaireOf(member)).toMatchObject({ status: 'complete', revision: 2, answers: wholeAnswers() })
    expect(await (await fetch(invitation.link)).text()).toContain('Bekijk of wijzig uw antwoorden')
  })

  test('a stale tab is told what is stored now, and overwrites nothing', async () => {
    const { member, reference } = await started()
    await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: 'q1' })
    const stale = await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 0 }, page: 'q2' })
    expect(stale.status).toBe(409)
    expect(stale.headers.get('content-type')).toBe('application/problem+json')
    expect(await stale.json()).toMatchObject({ code: 'staleRevision', status: 409, revision: 1, answers: { q1: 1 }, page: 'q1' })
    expect((await questionnaireOf(member)).answers).toEqual({ q1: 1 })
  })

  test('the same submission fifty times at once is one response, other answers under its key are refused', async () => {
    const { member, invitation, reference } = await started()
    const submission = { reference, basedOnRevision: 0, answers: wholeAnswers(1), submissionKey: randomUUID() }
    const answers = await Promise.all(Array.from({ length: 50 }, () => member.sendJson('POST', '/api/respondent/submission', submission)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(await Promise.all(answers.map((one) => one.text())))).toEqual(new Set(['{"revision":1,"status":"complete"}']))
    expect(database.prepare('select count(*) from response_link where invitation_id = ?').pluck().get(invitation.id)).toBe(1)
    const reused = await member.sendJson('POST', '/api/respondent/submission', { ...submission, basedOnRevision: 1, answers: wholeAnswers(2) })
    expect([reused.status, await codeOf(reused)]).toEqual([422, 'submissionKeyReused'])
  })

  test('two tabs that submit at once make one response; the other one is told', async () => {
    const { member, invitation, reference } = await started()
    const statuses = await Promise.all(
      [0, 1].map(async (place) => (await member.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 0, answers: wholeAnswers(place), submissionKey: randomUUID() })).status),
    )
    expect(statuses.sort()).toEqual([200, 409])
    expect(database.prepare('select count(*) from response_link where invitation_id = ?').pluck().get(invitation.id)).toBe(1)
  })

  test('after completion a correction is stored when it is whole, and refused when it is not', async () => {
    const { member, reference } = await started()
    await member.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 0, answers: wholeAnswers(0), submissionKey: randomUUID() })
    const partial = await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 1, answers: { q1: 1 }, page: 'q1' })
    expect(partial.status).toBe(422)
    const problem = (await partial.json()) as { code: string; problems: { path: string; rule: string }[] }
    expect(problem.code).toBe('answersDoNotFit')
    expect(problem.problems).toContainEqual(expect.objectContaining({ path: 'q2', rule: 'missing' }))
    const whole = await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 1, answers: wholeAnswers(1), page: 'q1' })
    expect(whole.status).toBe(200)
    expect(await questionnaireOf(member)).toMatchObject({ status: 'complete', revision: 2, answers: wholeAnswers(1) })
  })

  test('what does not fit the questionnaire is refused with its place, and nothing is stored', async () => {
    const { member, reference } = await started()
    const before = everything(database)['response']
    for (const answers of [{ q1: 7 }, { q99: 1 }, { q1: '1' }, { q4: { e1: 1 } }, { q1: 1, constructor: 1 }]) {
      const refused = await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers, page: null })
      expect([refused.status, await codeOf(refused)]).toEqual([422, 'answersDoNotFit'])
    }
    const tricky = `{"reference":"${reference}","basedOnRevision":0,"answers":{"__proto__":{"q1":1}},"page":null}`
    expect((await member.sendJson('PUT', '/api/respondent/answers', tricky)).status).toBe(422)
    expect(everything(database)['response']).toEqual(before)
  })

  test.each([
    ['no JSON', '{"reference":'],
    ['a list', '[]'],
    ['nothing', ''],
    ['an unknown member', '{"reference":"r","basedOnRevision":0,"answers":{},"page":null,"more":1}'],
    ['answers that are a list', '{"reference":"r","basedOnRevision":0,"answers":[],"page":null}'],
    ['a revision below zero', '{"reference":"r","basedOnRevision":-1,"answers":{},"page":null}'],
    ['60,000 nested lists', `{"reference":"r","basedOnRevision":0,"answers":{"q1":${'['.repeat(30_000)}${']'.repeat(30_000)}},"page":null}`],
  ])('a body that is %s is refused', async (what, body) => {
    const { member } = await started()
    const response = await member.sendJson('PUT', '/api/respondent/answers', body)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    // Depth alone is readable JSON; it ends at the reference, which is another one
    expect([response.status, await codeOf(response)]).toEqual(what.includes('nested') ? [409, 'otherInvitation'] : [400, 'malformedRequest'])
  })

  test('two links in one browser are not mixed up', async () => {
    const { member, reference } = await started()
    await member.press(fresh().link)
    const response = await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: null })
    expect([response.status, await codeOf(response)]).toEqual([409, 'otherInvitation'])
  })

  test('more than 64 kB is refused, with a length and in pieces', async () => {
    const { member, reference } = await started()
    const body = JSON.stringify({ reference, basedOnRevision: 0, answers: { q1: 'x'.repeat(70_000) }, page: null })
    const whole = await member.sendJson('PUT', '/api/respondent/answers', body)
    expect([whole.status, await codeOf(whole)]).toEqual([413, 'tooLarge'])
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < body.length; at += 1_000) controller.enqueue(new TextEncoder().encode(body.slice(at, at + 1_000)))
        controller.close()
      },
    })
    const inPieces = await member.request('/api/respondent/answers', {
      method: 'PUT',
      headers: { Origin: server.origin, 'Content-Type': 'application/json' },
      body: pieces,
      duplex: 'half',
    } as RequestInit)
    expect([inPieces.status, await codeOf(inPieces)]).toEqual([413, 'tooLarge'])
  })

  test('a chunked body of the right size is taken', async () => {
    const { member, reference } = await started()
    const body = JSON.stringify({ reference, basedOnRevision: 0, answers: { q1: 1 }, page: null })
    const response = await member.request('/api/respondent/answers', {
      method: 'PUT',
      headers: { Origin: server.origin, 'Content-Type': 'application/json' },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(200)
  })
})

describe('the clock of the server', () => {
  const moments = (opensAt: string, closesAt: string) => database.prepare('update wave set opens_at = ?, closes_at = ? where id = ?').run(opensAt, closesAt, wave)

  test('before the wave opens and after it closed nothing is taken, and a submission that was stored is acknowledged again', async () => {
    const { member, invitation, reference } = await started()
    const submission = { reference, basedOnRevision: 0, answers: wholeAnswers(), submissionKey: randomUUID() }
    expect((await member.sendJson('POST', '/api/respondent/submission', submission)).status).toBe(200)
    const other = await started()
    const { opens_at, closes_at } = database.prepare('select opens_at, closes_at from wave where id = ?').get(wave) as Record<string, string>
    try {
      moments(opens_at!, new Date(Date.now() - 1).toISOString())
      const late = await other.member.sendJson('PUT', '/api/respondent/answers', { reference: other.reference, basedOnRevision: 0, answers: { q1: 1 }, page: null })
      expect([late.status, await codeOf(late)]).toEqual([410, 'waveClosed'])
      const lateSubmission = await other.member.sendJson('POST', '/api/respondent/submission', { ...submission, reference: other.reference })
      expect([lateSubmission.status, await codeOf(lateSubmission)]).toEqual([410, 'waveClosed'])
      // Who had started has a quarter of an hour more
      expect((await member.get('/api/respondent/questionnaire')).status).toBe(200)
      moments(opens_at!, new Date(Date.now() - 15 * 60_000 - 1).toISOString())
      expect((await member.get('/api/respondent/questionnaire')).status).toBe(410)
      const again = await member.sendJson('POST', '/api/respondent/submission', submission)
      expect([again.status, await again.json()]).toEqual([200, { revision: 1, status: 'complete' }])
      const page = await fetch(invitation.link)
      expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('We hebben uw antwoorden goed ontvangen')])
      expect(await (await fetch(other.invitation.link)).text()).toContain('geen volledige antwoorden')

      moments(new Date(Date.now() + 3_600_000).toISOString(), closes_at!)
      const early = await other.member.sendJson('PUT', '/api/respondent/answers', { reference: other.reference, basedOnRevision: 0, answers: { q1: 1 }, page: null })
      expect([early.status, await codeOf(early)]).toEqual([403, 'waveNotOpen'])
      const notYet = await fetch(other.invitation.link)
      expect([notYet.status, await notYet.text()]).toEqual([403, expect.stringContaining('nog niet open')])
      expect((await visitor(server.origin).press(other.invitation.link)).status).toBe(403)
    } finally {
      moments(opens_at!, closes_at!)
    }
    expect((await other.member.sendJson('PUT', '/api/respondent/answers', { reference: other.reference, basedOnRevision: 0, answers: { q1: 1 }, page: null })).status).toBe(200)
  })

  test('an older wave stays closed', async () => {
    const id = closedWave(database)
    expect(id).not.toBe(wave)
    const [{ link }] = makeLinks(server, database, id, 1) as [TestInvitation]
    expect((await fetch(link)).status).toBe(410)
  })
})
