import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { People, Person } from '../../../server/api/people.ts'
import { openDatabase } from '../database.ts'
import { startServer, type RunningServer } from '../runningServer.ts'
import { enter, type Visitor } from '../visitor.ts'

const at = '/api/steward/people'
let server: RunningServer
let database: Database.Database
let steward: Visitor
let analyst: Visitor
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  steward = await enter(server.origin, server.links.steward)
  analyst = await enter(server.origin, server.links.analyst)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const search = async (text: string) => (await (await steward.sendJson('POST', `${at}/search`, { text })).json()) as People
const personOf = async (id: string) => (await (await steward.get(`${at}/${id}`)).json()) as Person
const trail = () => database.prepare("select act, subject_kind as kind, details from audit_entry where act like 'person%' order by sequence desc limit 1").get() as { act: string; kind: string | null; details: string }

/** The contacts of the register, from the database itself. */
const contacts = () =>
  database.prepare('select contact.id, contact.name, contact.email, company.name as company, company.enterprise_number as number from contact join company on company.id = contact.company_id where contact.email is not null order by contact.id').all() as { id: string; name: string; email: string; company: string; number: string }[]

test('a person is found by name, address, company and number, whatever the capitals', async () => {
  const [one] = contacts()
  for (const text of [one!.name.toUpperCase(), one!.email.slice(0, 12), one!.company.toLowerCase()]) {
    expect((await search(text)).people.map(({ contactId }) => contactId), text).toContain(one!.id)
  }
  if (one!.number) expect((await search(`BE ${one!.number.slice(0, 4)}.${one!.number.slice(4, 7)}.${one!.number.slice(7)}`)).people.map(({ contactId }) => contactId)).toContain(one!.id)
  // Signs that mean something to the database are letters here
  expect(await search('%%%')).toEqual({ people: [], more: false })
  expect((await search('@voorbeeld')).more).toBe(true)
  expect((await steward.sendJson('POST', `${at}/search`, { text: 'ab' })).status).toBe(400)
})

test('access: everything about the person as a file, no answer in it, and an entry without name', async () => {
  const [one] = contacts()
  const response = await steward.get(`${at}/${one!.id}/record.json`)
  expect(response.headers.get('content-disposition')).toContain('attachment')
  const document = (await response.json()) as Person & { kept: Record<string, number> }
  expect(document.contact).toMatchObject({ id: one!.id, name: one!.name, email: one!.email })
  expect(document.invitations.length).toBeGreaterThan(0)
  expect(document.kept).toEqual({ linkKeyDaysAfterFreezing: 90, contactMonthsAfterLastWave: 12, auditYears: 5 })
  expect(JSON.stringify(document)).not.toMatch(/"q\d|response/)
  const given = database.prepare("select subject_kind as kind, subject_id as id, details from audit_entry where act = 'accessGiven'").all()
  expect(given).toEqual([{ kind: 'contact', id: one!.id, details: '{}' }])
})

test('correction: name, address and language; nonsense is refused and changes nothing', async () => {
  const [, two] = contacts()
  const before = await personOf(two!.id)
  for (const wrong of [{ email: 'a@b.be, c@d.be' }, { email: 'niets' }, { name: 'twee\nregels' }, { language: 'fr' }]) {
    expect((await steward.sendJson('PUT', `${at}/${two!.id}`, { name: 'Naam', email: 'a@b.be', language: 'nl', ...wrong })).status, JSON.stringify(wrong)).toBe(400)
  }
  expect(await personOf(two!.id)).toEqual(before)
  const changed = await steward.sendJson('PUT', `${at}/${two!.id}`, { name: 'Nieuwe Naam', email: ' Nieuw@Adres.example', language: 'en' })
  expect(((await changed.json()) as Person).contact).toEqual({ id: two!.id, name: 'Nieuwe Naam', email: 'nieuw@adres.example', language: 'en' })
  expect(trail()).toEqual({ act: 'personCorrected', kind: 'contact', details: '{}' })
  expect((await steward.sendJson('PUT', `${at}/nobody`, { name: null, email: null, language: 'nl' })).status).toBe(404)
})

test('erasure of answers: they go, the link no longer works, the figures follow; another person’s invitation is refused', async () => {
  const participation = async () => ((await (await analyst.get('/api/analyst/waves/2026/participation')).json()) as { total: { started: number } }).total.started
  const member = await enter(server.origin, server.links.respondent)
  const opened = database.prepare('select id from invitation where opened_at is not null and wave_id = ?').all('2026') as { id: string }[]
  expect(opened).toHaveLength(1)
  const invitationId = opened[0]!.id
  const before = await participation()
  const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
  expect((await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: 0, answers: { q1: 1 }, page: 'q1' })).status).toBe(200)
  expect(await participation()).toBe(before + 1)
  const { contactId } = database.prepare('select contact.id as contactId from invitation join membership on membership.id = invitation.membership_id join contact on contact.company_id = membership.company_id where invitation.id = ?').get(invitationId) as { contactId: string }
  const other = contacts().find(({ id }) => id !== contactId)!
  expect((await steward.sendJson('POST', `${at}/${other.id}/erasure`, { what: 'answers', invitationId })).status).toBe(404)
  const erased = await steward.sendJson('POST', `${at}/${contactId}/erasure`, { what: 'answers', invitationId })
  expect(await erased.json()).toEqual({ responses: 1, unlinked: false })
  expect(database.prepare('select count(*) as count from response_link where invitation_id = ?').get(invitationId)).toEqual({ count: 0 })
  expect((await member.get('/api/respondent/questionnaire')).status).toBe(401)
  expect(await participation()).toBe(before)
})

test('erasure of a person: the contact goes, a restart would not bring it back', async () => {
  const last = contacts().at(-1)!
  // One entry for each cluster that the person speaks for
  const every = contacts().filter(({ email }) => email === last.email).map(({ id }) => id)
  expect((await analyst.sendJson('POST', `${at}/${last.id}/erasure`, { what: 'contact' })).status).toBe(403)
  expect(await (await steward.sendJson('POST', `${at}/${last.id}/erasure`, { what: 'contact' })).json()).toEqual({ responses: 0, unlinked: false })
  expect((await steward.get(`${at}/${last.id}`)).status).toBe(404)
  expect((await search(last.email)).people).toEqual([])
  expect(database.prepare("select subject_id as id from erasure where subject_kind = 'contact'").all()).toEqual(every.map((id) => ({ id })))
  expect(trail()).toEqual({ act: 'personErased', kind: null, details: '{"responses":0,"what":"contact"}' })
})
