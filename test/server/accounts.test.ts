import type Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Accounts } from '../../server/api/accounts.ts'
import { hashToken, newToken } from '../../server/access/tokens.ts'
import { openDatabase } from './database.ts'
import { realProvider, settingsFor, type RealProvider } from './provider/realProvider.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { visitor, type Visitor } from './visitor.ts'

const publicOrigin = 'https://bevraging.voorbeeld.be'
const at = '/api/steward/accounts'
let provider: RealProvider
let server: RunningServer
let database: Database.Database
let steward: Visitor
beforeAll(async () => {
  provider = await realProvider({ publicOrigin })
  server = await startServer({ environment: { PUBLIC_ORIGIN: publicOrigin, ...settingsFor(provider) } })
  database = openDatabase(server)
  steward = visitor(server.origin, { publicOrigin })
  await steward.press(server.links.steward)
})
afterAll(async () => {
  database.close()
  await server.stop()
  await provider.close()
})

const list = async () => (await (await steward.get(at)).json()) as Accounts
const rowOf = async (email: string) => (await list()).accounts.find((one) => one.email === email)
async function send(method: 'POST' | 'PUT', path: string, body: unknown): Promise<[status: number, code: string | undefined]> {
  const response = await steward.sendJson(method, `${at}${path}`, body)
  return [response.status, ((await response.json()) as { code?: string }).code]
}
const remove = async (path: string) => (await steward.sendJson('DELETE', `${at}${path}`, {})).status
let made = 0
async function added(role: 'analyst' | 'steward' = 'analyst'): Promise<{ id: string; email: string }> {
  const email = `nieuw.${++made}@voorbeeld.be`
  expect(await send('POST', '', { email, name: 'Nieuw', role, clusterId: null })).toEqual([200, undefined])
  return { id: (await rowOf(email))!.id, email }
}
const trailOf = (id: string) => database.prepare('select actor_id, act, details from audit_entry where subject_id = ? order by sequence').all(id) as { actor_id: string; act: string; details: string }[]

test('the list says who may sign in, and whose it is', async () => {
  const { accounts, clusters, provider: name, own } = await list()
  expect(accounts.map(({ email }) => email)).toEqual(accounts.map(({ email }) => email).sort())
  expect([own, name, clusters.length > 10]).toEqual(['demonstration-steward', new URL(provider.issuer).host, true])
})

test('adds an account once, with a cluster for a manager and for nobody else', async () => {
  const { clusters: [cluster] } = await list()
  expect(await send('POST', '', { email: ' Manager.Nieuw@Voorbeeld.be ', name: 'Manager', role: 'manager', clusterId: cluster!.id })).toEqual([200, undefined])
  expect(await rowOf('manager.nieuw@voorbeeld.be')).toMatchObject({ name: 'Manager', role: 'manager', clusterId: cluster!.id, disabledAt: null, linked: false })
  const before = await list()
  expect(await send('POST', '', { email: 'MANAGER.nieuw@voorbeeld.be', name: 'Ander', role: 'analyst', clusterId: null })).toEqual([409, 'addressTaken'])
  const fine = { email: 'x@voorbeeld.be', name: 'X', role: 'analyst', clusterId: null }
  for (const wrong of [{ email: 'x' }, { email: 'x@y.be, z@y.be' }, { name: '' }, { name: 'a\nb' }, { role: 'king' }, { role: 'manager' }, { clusterId: cluster!.id }, { role: 'manager', clusterId: 'nowhere' }]) {
    expect([wrong, ...(await send('POST', '', { ...fine, ...wrong }))]).toEqual([wrong, 400, 'malformedRequest'])
  }
  expect(await list()).toEqual(before)
})

test('changes the role, disables and enables; the trail says who did it, without an address', async () => {
  const { id } = await added()
  expect(await send('PUT', `/${id}/rights`, { role: 'steward', clusterId: null })).toEqual([200, undefined])
  expect(await send('PUT', `/${id}/state`, { disabled: true })).toEqual([200, undefined])
  expect(await send('PUT', `/${id}/state`, { disabled: true })).toEqual([200, undefined])
  expect(await send('PUT', `/${id}/state`, { disabled: false })).toEqual([200, undefined])
  const trail = trailOf(id)
  expect(trail.map(({ act }) => act)).toEqual(['accountAdded', 'accountChanged', 'accountDisabled', 'accountChanged'])
  expect(new Set(trail.map(({ actor_id }) => actor_id))).toEqual(new Set(['demonstration-steward']))
  expect(JSON.stringify(trail)).not.toMatch(/@|Nieuw/)
})

/** Somebody who is signed in with this account, and needs no link for it. */
function signedIn(id: string): Visitor {
  const session = newToken()
  const now = new Date().toISOString()
  database.prepare('insert into session (id_hash, account_id, created_at, seen_at) values (?, ?, ?, ?)').run(hashToken(session), id, now, now)
  const one = visitor(server.origin, { publicOrigin })
  return { ...one, get: (path) => one.get(path, { Cookie: `__Host-session=${session}` }), sendJson: (method, path, body) => one.sendJson(method, path, body, { Cookie: `__Host-session=${session}` }) }
}

test('leaves one steward who may sign in, also when two take each other away at once', async () => {
  const [first, second] = [(await added('steward')).id, (await added('steward')).id]
  const all = database.prepare(`update account set disabled_at = ? where role = 'steward' and id not in (?, ?)`)
  all.run(new Date().toISOString(), first, second)
  const disabling = (by: string, of: string) => signedIn(by).sendJson('PUT', `${at}/${of}/state`, { disabled: true })
  const statuses = (await Promise.all([disabling(first, second), disabling(second, first)])).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200).length).toBe(1)
  const [left] = database.prepare(`select id from account where role = 'steward' and disabled_at is null`).pluck().all() as string[]
  for (const [what, body] of [['state', { disabled: true }], ['rights', { role: 'analyst', clusterId: null }]] as const) {
    const refused = await signedIn(left!).sendJson('PUT', `${at}/${left}/${what}`, body)
    expect([what, refused.status, ((await refused.json()) as { code: string }).code]).toEqual([what, 409, 'lastSteward'])
  }
  database.prepare('update account set disabled_at = null where id = ?').run('demonstration-steward')
  steward = signedIn('demonstration-steward')
  expect(await send('PUT', `/${left}/state`, { disabled: true })).toEqual([200, undefined])
})

test('links a person at the provider once, and takes the link away; the list shows no subject', async () => {
  const [{ id, email }, other] = [await added(), await added()]
  expect(await send('PUT', `/${id}/link`, { subject: 'person-of-the-provider', organisation: 'OVO000001' })).toEqual([200, undefined])
  expect((await rowOf(email))!.linked).toBe(true)
  expect(JSON.stringify(await list()) + JSON.stringify(trailOf(id))).not.toMatch(/person-of-the-provider|OVO000001/)
  expect(await send('PUT', `/${other.id}/link`, { subject: 'person-of-the-provider', organisation: null })).toEqual([409, 'alreadyLinked'])
  expect(await send('PUT', `/${id}/link`, { subject: 'somebody-else', organisation: null })).toEqual([409, 'alreadyLinked'])
  for (const wrong of [{ subject: '' }, { subject: 'a b' }, { organisation: '123' }]) expect((await send('PUT', `/${other.id}/link`, { subject: 'one', organisation: null, ...wrong }))[0]).toBe(400)
  expect(await remove(`/${id}/link`)).toBe(200)
  expect((await rowOf(email))!.linked).toBe(false)
})

test('an account that does not exist is not found', async () => {
  for (const [path, body] of [['rights', { role: 'analyst', clusterId: null }], ['state', { disabled: true }], ['link', { subject: 'one', organisation: null }]] as const) {
    expect(await send('PUT', `/nobody/${path}`, body)).toEqual([404, 'notFound'])
  }
  expect(await remove('/nobody/link')).toBe(404)
})
