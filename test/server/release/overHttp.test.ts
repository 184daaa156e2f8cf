import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReleaseDocument } from '../../../analysis/index.ts'
import type { ManagerOverview, ManagerResults } from '../../../server/api/manager.ts'
import type { ProblemDocument } from '../../../server/api/problems.ts'
import type { WaveRelease } from '../../../server/api/release.ts'
import type { AuditPage } from '../../../server/api/waveCourse.ts'
import { hashToken, newToken } from '../../../server/access/tokens.ts'
import { clusterRelease } from '../../../server/release/clusterRelease.ts'
import { codebook } from '../../../surveys/index.ts'
import { openDatabase, openWave, recordState } from '../database.ts'
import { startServer, type RunningServer } from '../runningServer.ts'
import { enter, visitor, type Visitor } from '../visitor.ts'

let server: RunningServer
let database: Database.Database
let steward: Visitor
let analyst: Visitor
let manager: Visitor

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  steward = await enter(server.origin, server.links.steward)
  analyst = await enter(server.origin, server.links.analyst)
  manager = await enter(server.origin, server.links.manager)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const address = '/api/steward/waves/2019/release'

async function read<Answer>(person: Visitor, path: string): Promise<Answer> {
  const response = await person.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as Answer
}

const codeOf = async (response: Response) => [response.status, ((await response.json()) as ProblemDocument).code]

describe('the release of a wave', () => {
  test('is made by the steward alone, of a wave that takes no answers any more, and nobody learns whether a wave exists', async () => {
    for (const [person, status] of [[analyst, 403], [manager, 403]] as const) {
      for (const wave of ['2019', 'nowhere']) {
        const response = await person.get(`/api/steward/waves/${wave}/release`)
        expect([wave, response.status]).toEqual([wave, status])
      }
      expect((await person.sendJson('POST', address, { hash: 'f'.repeat(64) })).status).toBe(403)
    }
    expect(await read<WaveRelease>(steward, `/api/steward/waves/${openWave(database)}/release`)).toMatchObject({ released: null, intact: null, look: null })
    expect(await codeOf(await steward.sendJson('POST', `/api/steward/waves/${openWave(database)}/release`, { hash: 'f'.repeat(64) }))).toEqual([409, 'waveActRefused'])
    expect(await codeOf(await steward.sendJson('POST', address, { hash: 'f'.repeat(64) }))).toEqual([409, 'waveActRefused'])
    expect((await steward.get('/api/steward/waves/nowhere/release')).status).toBe(404)
    expect(await codeOf(await steward.sendJson('POST', address, { hash: 'f' }))).toEqual([400, 'malformedRequest'])
  })

  test('is shown to the steward with its audit, and whether the answers still are those that were frozen', async () => {
    const { released, intact, look } = await read<WaveRelease>(steward, address)
    expect([released!.hash, intact]).toEqual([look!.hash, true])
    expect(look!.kept).toBeLessThanOrEqual(look!.eligible)
    expect(look!.proven).toBeGreaterThan(0)
    database.prepare("update answers.response set call = '9' where wave_id = '2019' and id = (select min(id) from answers.response where wave_id = '2019')").run()
    expect((await read<WaveRelease>(steward, address)).intact).toBe(false)
  })

  test('is in the audit trail with its hash', async () => {
    const { entries } = await read<AuditPage>(steward, '/api/steward/audit?act=waveReleased')
    const hash = database.prepare("select hash from answers.release where wave_id = '2019'").pluck().get()
    expect(entries[0]).toMatchObject({ subject: { kind: 'wave', id: '2019' }, details: { hash } })
  })

  test('is all that a manager reads: own cluster, programme and peers as they are stored, of no other cluster', async () => {
    const { cluster } = await read<ManagerOverview>(manager, '/api/manager/overview?wave=2019')
    const results = await read<ManagerResults>(manager, '/api/manager/results?wave=2019')
    const stored = JSON.parse(database.prepare("select document from answers.release where wave_id = '2019' order by edition desc").pluck().get() as string) as ReleaseDocument
    expect(results).toEqual({ state: 'released', release: expect.anything(), ...clusterRelease(stored, cluster.id), needed: expect.any(Array) })
    const text = JSON.stringify(results)
    for (const { cluster: other } of stored.peers) expect(text.includes(`cluster=${other}`)).toBe(false)
  })

  test('before it, managers and members see no figure', async () => {
    recordState(database, '2019', 'frozen')
    expect(await read<ManagerResults>(manager, '/api/manager/results?wave=2019')).toEqual({ state: 'awaitingRelease' })
    const { link } = linkOfWhoAnswered()
    const page = await fetch(link)
    expect(page.status).toBe(410)
    expect(await page.text()).not.toContain('Bekijk de resultaten')
    recordState(database, '2019', 'released')
  })
})

/** A member of 2019 whose answers are complete, with a personal link. */
function linkOfWhoAnswered() {
  const token = newToken()
  const { id, cluster } = database.prepare("select id, cluster_id as cluster from invitation where wave_id = '2019' and completed_at is not null order by member_id").get() as { id: string; cluster: string }
  database.prepare('update invitation set token_hash = ? where id = ?').run(hashToken(token), id)
  return { id, cluster, link: `${server.origin}/r/${token}` }
}

test('a member gets back the own answers beside the released figures, from the same link, in both languages', async () => {
  const { id, link } = linkOfWhoAnswered()
  const door = await (await fetch(link)).text()
  expect(door).toContain('Bekijk de resultaten')
  const member = visitor(server.origin)
  expect((await member.get('/resultaten')).status).toBe(401)
  const opened = await enter(server.origin, link)
  const page = await (await opened.get('/resultaten')).text()
  expect(page).toContain('Uw antwoorden naast die van de anderen')
  const coded = database.prepare('select coded from answers.response where wave_id = ? and id = (select response_id from link.response_link where invitation_id = ?)').pluck().get('2019', id) as Uint8Array
  const { variables } = codebook('2020.1')
  const place = variables.findIndex(({ name }) => name === 'q2_relevance')
  const label = variables[place]!.categories.find(({ code }) => code === coded[place])!.label
  expect(page).toContain(`<td>${label.nl}</td>`)
  expect(await (await opened.get('/resultaten?taal=en')).text()).toContain(`<td>${label.en}</td>`)
  // Where the key is gone, so are the own answers, and the released figures stay
  database.prepare('delete from link.response_link where invitation_id = ?').run(id)
  const unlinked = await (await opened.get('/resultaten')).text()
  expect(unlinked).toContain('niemand kan uw antwoorden nog opzoeken')
  expect(unlinked).not.toContain(`<td>${label.nl}</td>`)
})
