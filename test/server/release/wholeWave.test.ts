import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import type { ManagerOverview, ManagerResults } from '../../../server/api/manager.ts'
import type { WaveRelease } from '../../../server/api/release.ts'
import type { WaveCourse } from '../../../server/api/waveCourse.ts'
import { currentVersion, questionnaire, questionsOf, type AnswerDocument } from '../../../surveys/index.ts'
import { onEachDatabase } from '../../db/onEachDatabase.ts'
import { runCommand } from '../commands/runCommand.ts'
import { plainTextOf } from '../fieldwork/sending/outbox.ts'
import { fileWith, memberRow, registerText, removeFilesAfterwards } from '../imports/smallFiles.ts'
import { realSmtp, type RealSmtp } from '../mail/realSmtp.ts'
import { startServer, type RunningServer } from '../runningServer.ts'
import { enter, visitor, type Visitor } from '../visitor.ts'

const wave = 'klein'
const members = 36
const dayMs = 86_400_000
const dayAt = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)

/** A whole answer of a member, other for each, from a fixed generator. */
function answerOf(member: number): AnswerDocument {
  let state = 1_000 + member
  const below = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const answers: Record<string, unknown> = {}
  let chosen: readonly string[] = []
  for (const question of questionsOf(questionnaire(currentVersion))) {
    if (question.kind === 'oneChoice') answers[question.id] = question.choices[below(question.choices.length)]!.code
    if (question.kind === 'manyChoices') answers[question.id] = chosen = question.rows.map(({ id }) => id).filter(() => below(4) > 0)
    if (question.kind === 'matrix') {
      const rows = question.rows.map(({ id }) => id).filter((id) => question.rowsChosenIn === undefined || chosen.includes(id))
      answers[question.id] = Object.fromEntries(rows.map((id) => [id, question.choices[below(question.choices.length)]!.code]))
    }
  }
  return answers
}
/** Eleven of ALPHA and of BETA, seven of GAMMA. */
const answering = Array.from({ length: members }, (_, member) => member).filter((member) => (member % 3 === 2 ? member < 21 : member < 33))

const asked = (status: number) => async (answering: Promise<Response>) => {
  const response = await answering
  const text = await response.text()
  expect([new URL(response.url).pathname, response.status, response.status === status ? '' : text]).toEqual([new URL(response.url).pathname, status, ''])
  return text
}
const ok = asked(200)

/** Signed in with the link that was mailed. */
async function signedIn(server: RunningServer, smtp: RealSmtp, email: string): Promise<Visitor> {
  const person = visitor(server.origin)
  await ok(person.press('/aanmelden', { email }))
  await asked(303)(person.press(/\/aanmelden\/[\w-]{43}/.exec(plainTextOf(await smtp.next()))![0]))
  return person
}

interface Course {
  readonly hash: string
  readonly results: Extract<ManagerResults, { state: 'released' }>
  readonly table: string
}
const courses = new Map<string, Course>()
removeFilesAfterwards()

onEachDatabase('a wave from invitation to release', ({ kind, newUrl, open }) => {
  const ending: (() => Promise<unknown>)[] = []
  afterAll(async () => {
    for (const end of ending.reverse()) await end()
  })

  test('is invited, answered, closed, frozen, looked at, released and read, all over HTTP', async () => {
    const url = await newUrl()
    const register = fileWith(registerText(Array.from({ length: members }, (_, member) => memberRow(member))))
    for (const words of [['import', 'members', register, '--wave', wave, '--opens', dayAt(-3), '--closes', dayAt(3)], ['account', 'add', 'beheer@voorbeeld.example', '--role', 'steward'], ['account', 'add', 'alpha@voorbeeld.example', '--role', 'manager', '--cluster', 'ALPHA']]) {
      const [command, ...rest] = words as [string, ...string[]]
      expect(await runCommand(command, rest, url)).toMatchObject({ code: 0, errors: '' })
    }
    const smtp = await realSmtp()
    ending.push(() => smtp.close())
    const server = await startServer({ environment: { NODE_ENV: 'production', DATABASE_URL: url, SMTP_URL: smtp.url, MAILS_PER_MINUTE: '100000' } })
    ending.push(() => server.stop())
    const steward = await signedIn(server, smtp, 'beheer@voorbeeld.example')
    const manager = await signedIn(server, smtp, 'alpha@voorbeeld.example')
    const results = async () => JSON.parse(await ok(manager.get(`/api/manager/results?wave=${wave}`))) as ManagerResults

    // Every member gets a link by mail; the order of the answers differs from one database to the other
    const { queued } = JSON.parse(await ok(steward.sendJson('POST', `/api/steward/waves/${wave}/mails`, { kind: 'invitation' }))) as { queued: number }
    expect(queued).toBe(members)
    const links = new Map<string, string>()
    while (links.size < members) {
      const mail = await smtp.next()
      links.set(mail.to[0]!, /http\S+\/r\/[\w-]{43}/.exec(plainTextOf(mail))![0])
    }
    const linkOf = (member: number) => links.get(`contact${member}@voorbeeld.example`)!
    const opened = new Map<number, { person: Visitor; reference: string }>()
    const answer = async (member: number) => {
      const person = await enter(server.origin, linkOf(member))
      const { reference } = JSON.parse(await ok(person.get('/api/respondent/questionnaire'))) as { reference: string }
      opened.set(member, { person, reference })
      // Half of them stop halfway and go on, with another answer at first
      let revision = 0
      if (member % 2 === 0) ({ revision } = JSON.parse(await ok(person.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: (member / 2) % 2 }, page: null }))) as { revision: number })
      await ok(person.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: revision, answers: answerOf(member), submissionKey: randomUUID() }))
    }
    const [late, ...others] = kind === 'sqlite' ? answering : answering.toReversed()
    for (const member of others) await answer(member)
    // One has begun and is late
    const slow = await enter(server.origin, linkOf(late!))
    const { reference } = JSON.parse(await ok(slow.get('/api/respondent/questionnaire'))) as { reference: string }
    await ok(slow.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: {}, page: null }))
    expect(await results()).toEqual({ state: 'open' })

    const act = async (what: string, status = 200) => JSON.parse(await asked(status)(steward.sendJson('POST', `/api/steward/waves/${wave}/acts`, { act: what }))) as WaveCourse
    const { state, closesAt } = await act('close')
    expect(state).toBe('closed')
    await ok(slow.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 1, answers: answerOf(late!), submissionKey: randomUUID() }))
    await asked(410)(visitor(server.origin).press(linkOf(members - 1)))
    await act('freeze', 409)
    // The quarter of an hour passes
    const store = await open(url)
    await store.kysely.updateTable('wave').set({ closes_at: new Date(Date.parse(closesAt) - 15 * 60_000).toISOString() }).where('id', '=', wave).execute()
    expect((await act('freeze')).state).toBe('frozen')
    const again = opened.get(others[0]!)!
    await asked(410)(again.person.sendJson('PUT', '/api/respondent/answers', { reference: again.reference, basedOnRevision: 1, answers: answerOf(0), page: null }))

    // Nobody outside sees anything before it is released under the hash that was looked at
    expect(await results()).toEqual({ state: 'awaitingRelease' })
    await asked(410)(again.person.get('/resultaten'))
    const { look, released, intact } = JSON.parse(await ok(steward.get(`/api/steward/waves/${wave}/release`))) as WaveRelease
    expect([released, intact, look!.findings]).toEqual([null, true, []])
    await asked(409)(steward.sendJson('POST', `/api/steward/waves/${wave}/release`, { hash: '0'.repeat(64) }))
    await ok(steward.sendJson('POST', `/api/steward/waves/${wave}/release`, { hash: look!.hash }))

    const shown = await results()
    if (shown.state !== 'released') throw new Error(`the wave is ${shown.state}`)
    expect(shown.release).toMatchObject({ edition: 1, hash: look!.hash })
    const { participation } = JSON.parse(await ok(manager.get(`/api/manager/overview?wave=${wave}`))) as ManagerOverview
    expect(participation).toMatchObject({ invited: 12, complete: 11 })
    const page = await ok(again.person.get('/resultaten'))
    expect(page).toContain('Uw antwoorden naast die van de anderen')
    courses.set(kind, { hash: look!.hash, results: shown, table: await ok(manager.get(`/api/manager/results/table.csv?wave=${wave}`)) })
    rmSync(server.outbox, { recursive: true, force: true })
  }, 60_000)

  test('shows what was answered, as the rules have it', () => {
    const { figures } = courses.get(kind)!.results
    const relevance = figures.find(({ variable }) => variable === 'q2_relevance')!
    const given = (members: readonly number[]) => members.map((member) => answerOf(member)['q2'] as number)
    // From ten answers on counts to the nearest multiple of three; the mean follows from these
    const own = given(answering.filter((member) => member % 3 === 0))
    const counts = [1, 2, 3, 4].map((code) => [code, 3 * Math.round(own.filter((one) => one === code).length / 3)] as const)
    const base = counts.reduce((sum, [, count]) => sum + count, 0)
    expect(own.length).toBe(11)
    expect(relevance.own).toEqual({ kind: 'distribution', base: { kind: 'exact', base: 11 }, counts, mean: Math.round((100 * counts.reduce((sum, [code, count]) => sum + code * count, 0)) / base) / 100 })
    expect(relevance.programme).toMatchObject({ base: { kind: 'exact', base: given(answering).length } })
  })
})

test('the same answers, in another order and another database, are the same release to the last sign', () => {
  const [sqlite, postgres] = [courses.get('sqlite')!, courses.get('postgres')!]
  expect(sqlite.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(postgres.hash).toBe(sqlite.hash)
  const { release: _, ...figures } = sqlite.results
  expect(postgres.results).toMatchObject(figures)
  const figuresOf = ({ table }: Course) => table.slice(0, table.indexOf('Uitleg'))
  expect(figuresOf(postgres)).toBe(figuresOf(sqlite))
})
