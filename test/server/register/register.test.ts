import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ShownListPreview } from '../../../server/api/register/lists.ts'
import type { OwnMembers } from '../../../server/api/register/ownMembers.ts'
import type { FactCorrections, MergeProposals, MissingMembers, ReachShown, Register } from '../../../server/api/register/register.ts'
import { everything, openDatabase } from '../database.ts'
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

async function read<Answer>(who: Visitor, path: string): Promise<Answer> {
  const response = await who.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as Answer
}

async function send<Answer>(who: Visitor, method: 'POST' | 'PUT', path: string, body: unknown): Promise<[status: number, answer: Answer & { code?: string; detail?: string }]> {
  const response = await who.sendJson(method, path, body)
  return [response.status, (await response.json()) as Answer & { code?: string }]
}

const listOf = (...rows: string[]) => ({ fileName: 'leden.csv', content: Buffer.from(['Bedrijf;Ondernemingsnummer;E-mail;Contactpersoon;Aantal werknemers;Postcode', ...rows].join('\r\n')).toString('base64') })
/** All that may change by what is refused: nothing but the trail and the session. */
function stored(): Record<string, unknown[]> {
  const { audit_entry: _, audit_head: __, session: ___, list_mapping: ____, ...rest } = everything(database)
  return rest
}
/** Mails in the outbox; they are written after the answer. */
async function mailsTo({ outbox }: RunningServer, which: RegExp): Promise<string[]> {
  return await vi.waitFor(() => {
    const found = readdirSync(outbox).map((name) => readFileSync(join(outbox, name), 'utf8').replace(/=\r\n/g, '').replaceAll('=3D', '=')).filter((text) => which.test(text))
    expect(found.length).toBeGreaterThan(0)
    return found
  })
}
const ownMembers = () => read<OwnMembers>(manager, '/api/manager/members')
const acts = () => database.prepare("select act, subject_kind, details from audit_entry where act not in ('signedIn', 'accessRefused', 'exportTaken') order by sequence desc limit 1").get() as { act: string; subject_kind: string; details: string }

describe('what the agency sees', () => {
  test('every cluster with its members, and what is missing of both', async () => {
    const register = await read<Register>(analyst, '/api/analyst/register')
    const counted = database.prepare('select count(*) from membership').pluck().get() as number
    expect([register.clusters.length, register.members]).toEqual([20, counted])
    expect(register.clusters.filter(({ gaps }) => gaps.length > 0).map(({ id, gaps }) => [id, gaps])).toEqual([['flanders-health', ['endsOn']], ['the-beacon', ['endsOn']]])
    const [withoutNumber] = database.prepare('select count(*) from membership join company on company.id = company_id where enterprise_number is null').pluck().all() as number[]
    expect(register.missing.enterpriseNumber).toBe(withoutNumber)
    const { total, members } = await read<MissingMembers>(analyst, '/api/analyst/register/missing?what=enterpriseNumber')
    expect([total, members.every(({ missing }) => missing.includes('enterpriseNumber'))]).toEqual([withoutNumber, true])
  })

  test('the reach adds up, of the programme and of a cluster', async () => {
    const all = await read<ReachShown>(analyst, '/api/analyst/register/reach')
    expect(all.companies).toBe(database.prepare('select count(distinct company_id) from membership').pluck().get())
    expect(Object.values(all.byArea).reduce((sum, count) => sum + count, 0)).toBe(all.companies)
    const one = await read<ReachShown>(analyst, '/api/analyst/register/reach?cluster=flag')
    expect([one.cluster, one.memberships]).toEqual([expect.objectContaining({ id: 'flag' }), database.prepare("select count(*) from membership where cluster_id = 'flag'").pluck().get()])
    expect((await analyst.get('/api/analyst/register/reach?cluster=nowhere')).status).toBe(404)
  })

  test('an analyst changes nothing', async () => {
    const before = stored()
    for (const [method, path] of [['POST', '/lists/preview'], ['POST', '/lists'], ['POST', '/tasks'], ['POST', '/merges'], ['PUT', '/clusters/maas'], ['PUT', '/members/x/contact'], ['PUT', '/members/x/gone']] as const) {
      expect([path, (await send(analyst, method, `/api/steward/register${path}`, {}))[0]]).toEqual([path, 403])
    }
    expect(stored()).toEqual(before)
  })
})

describe('a list of a cluster', () => {
  const preview = (clusterId: string, file: unknown, more: object = {}) => send<ShownListPreview>(steward, 'POST', '/api/steward/register/lists/preview', { clusterId, file, ...more })
  const accept = (clusterId: string, file: unknown, digest: string, more: object = {}) => send<{ rows: object }>(steward, 'POST', '/api/steward/register/lists', { clusterId, file, digest, acceptWarnings: true, ...more })

  test('is previewed with its mistakes in words, and is not taken over with an error in it', async () => {
    const before = stored()
    const file = listOf('=Maes bv;0123.456.794;an@maes.example;An;12;9000', 'Peeters;;geen;;3;9000')
    const [status, shown] = await preview('maas', file)
    expect([status, shown.errors, shown.warnings]).toEqual([200, 1, 2])
    expect(shown.findings[0]).toMatchObject({ line: 2, severity: 'error', column: 'Ondernemingsnummer', value: '0123.456.794', expected: { nl: 'bij deze eerste acht cijfers hoort 0123456749' } })
    expect(shown.mapping).toMatchObject({ company: 0, enterpriseNumber: 1, email: 2 })
    expect(shown.report.nl.split('\r\n').length).toBe(5)
    expect((await accept('maas', file, shown.digest)).map((one) => (typeof one === 'number' ? one : one.code))).toEqual([409, 'listHasErrors'])
    expect((await preview('nowhere', file))[0]).toBe(404)
    expect((await preview('maas', { fileName: 'foto.png', content: Buffer.from('PNG').toString('base64') })).map((one) => (typeof one === 'number' ? one : one.code))).toEqual([422, 'listRefused'])
    expect((await preview('maas', { ...file, content: 'niet base64!' }))[0]).toBe(400)
    expect((await preview('maas', { fileName: 'groot.csv', content: 'A'.repeat(3_200_000) }))[0]).toBe(413)
    expect(stored()).toEqual(before)
  })

  test('that is right is taken over once, as it was looked at', async () => {
    const file = listOf('Maes bv;0123.456.749;an@maes.example;An;12;9000')
    const [, shown] = await preview('maas', file)
    expect([shown.rows.added, shown.changes[0]]).toMatchObject([1, { line: 2, company: 'Maes bv', kind: 'added' }])
    expect((await accept('maas', file, 'other'))[1].code).toBe('listMoved')
    expect(await accept('maas', file, shown.digest)).toEqual([200, { rows: { added: 1, rejoined: 0, changed: 0, unchanged: 0, left: 0 } }])
    expect(acts()).toMatchObject({ act: 'membersImported', subject_kind: 'cluster' })
    const filled = [stored(), acts()]
    const [, again] = await preview('maas', file)
    expect(await accept('maas', file, again.digest)).toEqual([200, { rows: { added: 0, rejoined: 0, changed: 0, unchanged: 1, left: 0 } }])
    expect([stored(), acts()]).toEqual(filled)
  })

  test('that a manager sends waits for the agency, and never says who else is in the register', async () => {
    const { cluster, members: [own] } = await ownMembers()
    expect((await send(steward, 'POST', '/api/steward/register/tasks', { round: '2027', clusterIds: [cluster.id] }))[1]).toEqual({ asked: 1, reminded: 0 })
    expect((await ownMembers()).task).toMatchObject({ round: '2027', state: 'requested' })
    const [mail] = await mailsTo(server, /^To:.*manager/m)
    expect(mail).toContain(cluster.name)
    expect(mail).toContain(`${server.origin}/cluster?blad=leden`)
    const wrong = { file: listOf('Maes;0123456794;;;;') }
    expect((await send(manager, 'POST', '/api/manager/list', wrong))[1].code).toBe('listHasErrors')
    // A company of another cluster, by its number with another name, and by its name without
    const foreign = database.prepare("select name, enterprise_number from company where id = (select company_id from membership where cluster_id = 'maas' and company_id not in (select company_id from membership where cluster_id = ?) and (select enterprise_number from company where id = company_id) <> '0123456749' limit 1)").get(cluster.id) as { name: string; enterprise_number: string }
    const list = { file: listOf(`Heel anders;${foreign.enterprise_number};a@anders.example;A;3;9000`, `${foreign.name};;b@ander.example;B;3;9000`, `${own!.company};${own!.enterpriseNumber ?? ''};nieuw@adres.example;N;4;9000`) }
    const [, shown] = await send<ShownListPreview>(manager, 'POST', '/api/manager/list/preview', list)
    expect([shown.errors, shown.proposals, shown.findings.map(({ kind }) => kind), shown.changes[0]!.facts]).toEqual([0, [], ['enterpriseNumberMissing'], []])
    expect(JSON.stringify({ ...shown, header: [] }).split(foreign.name).length).toBe(JSON.stringify(shown.changes).split(foreign.name).length + JSON.stringify(shown.findings).split(foreign.name).length - 1)
    expect(await send(manager, 'POST', '/api/manager/list', list)).toEqual([200, { done: true }])
    expect(await ownMembers()).toMatchObject({ task: { state: 'received' }, received: { fileName: 'leden.csv' } })
    const [, seen] = await preview(cluster.id, null)
    expect(seen.findings.map(({ kind }) => kind).sort()).toEqual(['enterpriseNumberMissing', 'otherName', 'perhapsSameCompany'])
    expect((await accept(cluster.id, null, seen.digest))[0]).toBe(200)
    expect(await ownMembers()).toMatchObject({ task: { state: 'accepted' }, received: null })
    expect((await preview(cluster.id, null))[0]).toBe(404)
  })
})

describe('a manager', () => {
  test('corrects the own contacts, which stands in the audit trail without a name', async () => {
    const member = (await ownMembers()).members[2]!
    database.prepare("update contact set bounced_at = '2026-05-01T08:00:00.000Z' where membership_id = ?").run(member.membershipId)
    expect((await ownMembers()).members.find(({ membershipId }) => membershipId === member.membershipId)).toMatchObject({ contact: { bouncedOn: '2026-05-01' }, missing: expect.arrayContaining(['bounced']) })
    expect(await send(manager, 'PUT', `/api/manager/members/${member.membershipId}/contact`, { name: 'Nieuwe Naam', email: 'nieuw@voorbeeld.example', language: 'en' })).toEqual([200, { done: true }])
    expect((await ownMembers()).members.find(({ membershipId }) => membershipId === member.membershipId)!.contact).toEqual({ name: 'Nieuwe Naam', email: 'nieuw@voorbeeld.example', language: 'en', bouncedOn: null })
    expect(acts()).toMatchObject({ act: 'memberChanged', subject_kind: 'membership' })
    expect(acts().details).not.toContain('Naam')
    for (const wrong of [{ email: 'a@b.be, c@d.be' }, { email: 'a' }, { name: 'a\r\nBcc: x@y.be' }, { language: 'fr' }]) {
      expect([wrong, (await send(manager, 'PUT', `/api/manager/members/${member.membershipId}/contact`, { name: 'A', email: 'a@b.be', language: 'nl', ...wrong }))[0]]).toEqual([wrong, 400])
    }
  })

  test('marks a member as gone and takes it back; the wave keeps it', async () => {
    const member = (await ownMembers()).members[3]!
    const invited = database.prepare('select count(*) from invitation').pluck().get()
    expect(await send(manager, 'PUT', `/api/manager/members/${member.membershipId}/gone`, { leftOn: '2026-11-01' })).toEqual([200, { done: true }])
    expect((await ownMembers()).members.find(({ membershipId }) => membershipId === member.membershipId)?.leftOn).toBe('2026-11-01')
    expect(acts()).toMatchObject({ act: 'memberGone' })
    expect(database.prepare('select count(*) from invitation').pluck().get()).toBe(invited)
    await send(manager, 'PUT', `/api/manager/members/${member.membershipId}/gone`, { leftOn: null })
    expect((await ownMembers()).members.find(({ membershipId }) => membershipId === member.membershipId)?.leftOn).toBe(null)
  })

  test('finds no member of another cluster, whether there is one or not', async () => {
    const { cluster } = await ownMembers()
    const foreign = database.prepare('select id from membership where cluster_id <> ? limit 1').pluck().get(cluster.id) as string
    for (const [what, body] of [['contact', { name: 'A', email: 'a@b.be', language: 'nl' }], ['gone', { leftOn: '2026-11-01' }]] as const) {
      const answers = await Promise.all([foreign, 'nowhere'].map(async (id) => send(manager, 'PUT', `/api/manager/members/${id}/${what}`, body)))
      expect(answers[0]![0]).toBe(404)
      expect(answers[0]).toEqual(answers[1])
    }
  })
})

describe('the data steward', () => {
  test('gives a cluster its end and aliases, and adds one', async () => {
    const facts = { name: 'The Beacon', abbreviation: 'BEACON', call: '2', embedding: 'gevestigd', endsOn: '2028-06-30', aliases: ['IoT Value Chain'] }
    expect((await send(steward, 'PUT', '/api/steward/register/clusters/the-beacon', facts))[0]).toBe(200)
    expect((await send(steward, 'PUT', '/api/steward/register/clusters/nieuw', { ...facts, name: 'Nieuw', endsOn: null, aliases: [] }))[0]).toBe(200)
    const { clusters } = await read<Register>(steward, '/api/analyst/register')
    expect(clusters.find(({ id }) => id === 'the-beacon')).toMatchObject({ gaps: [], endsOn: '2028-06-30', aliases: ['IoT Value Chain'] })
    expect(clusters.find(({ id }) => id === 'nieuw')).toMatchObject({ gaps: ['endsOn', 'members'], members: 0 })
    for (const wrong of [{ call: '' }, { embedding: 'anders' }, { endsOn: 'ooit' }]) expect((await send(steward, 'PUT', '/api/steward/register/clusters/nieuw', { ...facts, ...wrong }))[0]).toBe(400)
  })

  test('freezes the population of a wave that is not open yet, once', async () => {
    database.prepare(`insert into wave (id, label, questionnaire_version, opens_at, closes_at, synthetic, mark, state) values ('next', 'Volgende', '2020.1', '2035-01-01T00:00:00.000Z', '2035-02-01T00:00:00.000Z', 1, 'mark', 'draft')`).run()
    const active = database.prepare('select count(*) from membership where left_on is null').pluck().get()
    const at = '/api/steward/register/population'
    expect((await send(steward, 'POST', at, { waveId: 'next' }))[1]).toMatchObject({ already: false, members: active })
    expect((await send(steward, 'POST', at, { waveId: 'next' }))[1]).toMatchObject({ already: true, members: active })
    expect((await read<Register>(steward, '/api/analyst/register')).waves).toEqual([{ id: 'next', label: 'Volgende', population: expect.objectContaining({ members: active }) }])
    expect((await send(steward, 'POST', at, { waveId: '2019' }))[1].code).toBe('populationRefused')
    expect((await send(steward, 'POST', at, { waveId: 'nowhere' }))[0]).toBe(404)
    expect((await send(analyst, 'POST', at, { waveId: 'next' }))[0]).toBe(403)
  })

  test('decides on what a member put right, which is no answer', async () => {
    const link = new URL(server.links.respondent).pathname
    const member = visitor(server.origin)
    const welcome = await (await member.get(link)).text()
    expect(welcome).toContain(`href="${link}/gegevens?taal=nl"`)
    const form = await (await member.get(`${link}/gegevens`)).text()
    expect(form).toMatch(/name="employees"[^>]* value="\d*"/)
    const answers = () => { const { response, response_link: key, invitation, company } = everything(database); return { response, key, invitation, company } }
    const before = answers()
    for (const [wrong, said] of [[{ employees: 'veel' }, 'geheel getal'], [{ founded: '3000' }, 'jaar'], [{ postalCode: '1' }, 'postcode']] as const) {
      const refused = await member.press(`${link}/gegevens`, { employees: '', founded: '', postalCode: '', ...wrong })
      expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(said)])
    }
    const sent = await member.press(`${link}/gegevens`, { employees: '4321', founded: '1901', postalCode: '8500' })
    expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('we kijken het na')])
    expect(acts()).toMatchObject({ act: 'correctionProposed', details: '{}' })
    expect(answers()).toEqual(before)
    const { corrections: [proposed] } = await read<FactCorrections>(analyst, '/api/analyst/register/corrections')
    expect(proposed).toMatchObject({ employees: 4321, founded: 1901, postalCode: '8500' })
    const decision = { companyId: proposed!.companyId, proposedAt: proposed!.proposedAt, accept: true }
    expect((await send(analyst, 'POST', '/api/steward/register/corrections', decision))[0]).toBe(403)
    expect((await send(steward, 'POST', '/api/steward/register/corrections', decision))[0]).toBe(200)
    expect(acts()).toMatchObject({ act: 'correctionAccepted' })
    expect((await send(steward, 'POST', '/api/steward/register/corrections', decision))[0]).toBe(404)
    expect(await (await member.get(link)).text()).toContain('<dd>4321</dd>')
    expect({ ...answers(), company: [] }).toEqual({ ...before, company: [] })
  })

  test('merges companies that are one', async () => {
    const { proposals } = await read<MergeProposals>(steward, '/api/analyst/register/merges')
    const found = proposals.find(({ because }) => because === 'sameName')!
    expect((await send(steward, 'POST', '/api/steward/register/merges', { companyId: found.company.id, intoId: found.company.id }))[1]).toMatchObject({ code: 'mergeRefused' })
    expect((await send(steward, 'POST', '/api/steward/register/merges', { companyId: found.company.id, intoId: found.other.id }))[0]).toBe(200)
    expect(acts()).toMatchObject({ act: 'companiesMerged' })
    const after = await read<MergeProposals>(steward, '/api/analyst/register/merges')
    expect(after.proposals.some(({ company, other }) => company.id === found.company.id || other.id === found.company.id)).toBe(false)
    expect((await send(steward, 'POST', '/api/steward/register/merges', { companyId: found.company.id, intoId: found.other.id }))[0]).toBe(404)
  })

  test('hands out a workbook to fill in, and so does the page of a manager', async () => {
    for (const [who, path] of [[steward, '/api/analyst/register/template.xlsx'], [manager, '/api/manager/list-template.xlsx']] as const) {
      const response = await who.get(path)
      expect([response.status, Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 2)]).toEqual([200, 'PK'])
    }
  })
})
