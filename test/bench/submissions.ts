import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { connect } from '../../db/connect.ts'
import { setInvitationToken } from '../../db/identity/waves/invitation.ts'
import { hashToken, newToken } from '../../server/access/tokens.ts'
import { answersFromCodes, codebook, currentVersion } from '../../surveys/index.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { appendAndSyncPerSecond } from './appendAndSync.ts'
import { figuresOverHttp } from './figuresOverHttp.ts'
import { savesBesideTables } from './savesBesideTables.ts'
import { requestsPerSecond, type Connection } from './connections.ts'
import { generatedWave } from './generatedWave.ts'
import { measurement, type Measurement } from './measurement.ts'

const connectionCount = 50
const span = { warmUpMs: 2000, countedMs: 5000 }

/** Complete answers of generated members, as the page would send them. */
function answerDocuments(count: number): object[] {
  const { variables } = codebook(currentVersion)
  const statements = { strength: 5, benefit: 9, priority: 13 }
  const { matrix } = generatedWave({ seed: 50, members: count * 2, clusters: 5, responses: count, statements, blank: 0 })
  return Array.from({ length: count }, (_, row) => answersFromCodes(currentVersion, Uint8Array.from(variables, ({ name }) => matrix.columns[name]![row]!)))
}

/** Gives as many members of the open wave a link of their own. */
async function issueLinks(server: RunningServer): Promise<string[]> {
  const store = await connect(`sqlite:${server.databaseFile}`)
  try {
    const invitations = await store.kysely.selectFrom('invitation').innerJoin('wave', 'wave.id', 'invitation.wave_id').select('invitation.id').where('wave.opens_at', '<=', new Date().toISOString()).where('wave.closes_at', '>', new Date().toISOString()).orderBy('invitation.id').limit(connectionCount).execute()
    const links: string[] = []
    for (const { id } of invitations) {
      const token = newToken()
      await setInvitationToken(store.kysely, id, hashToken(token))
      links.push(`${server.origin}/r/${token}`)
    }
    return links
  } finally {
    await store.close()
  }
}

/** Presses the button of the welcome page and keeps the cookie. */
async function enter(server: RunningServer, link: string): Promise<{ cookie: string; reference: string }> {
  const pressed = await fetch(link, { method: 'POST', headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' }, redirect: 'manual' })
  const cookie = pressed.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  if (pressed.status !== 303 || cookie === '') throw new Error(`the link answered ${pressed.status}`)
  const state = (await (await fetch(`${server.origin}/api/respondent/questionnaire`, { headers: { cookie } })).json()) as { reference: string }
  return { cookie, reference: state.reference }
}

async function signIn(server: RunningServer, link: string): Promise<string> {
  const pressed = await fetch(link, { method: 'POST', headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' }, redirect: 'manual' })
  return pressed.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
}

/** Submits the answers of one member, and returns what goes on correcting them and says how long each took: each correction changes the figures. */
async function oneMemberWhoCorrects(server: RunningServer, { headers, body }: Connection): Promise<(forMs: number) => Promise<number[]>> {
  const ask = async (method: string, path: string, content: string) => {
    const response = await fetch(server.origin + path, { method, headers: { ...headers, 'content-type': 'application/json' }, body: content })
    if (response.status !== 200) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return ((await response.json()) as { revision: number }).revision
  }
  const state = (await (await fetch(`${server.origin}/api/respondent/questionnaire`, { headers })).json()) as { revision: number }
  const { page: _, ...whole } = JSON.parse(body(state.revision)) as Record<string, unknown>
  let revision = await ask('POST', '/api/respondent/submission', JSON.stringify({ ...whole, submissionKey: crypto.randomUUID() }))
  return async (forMs) => {
    const until = performance.now() + forMs
    const times: number[] = []
    while (performance.now() < until) {
      const from = performance.now()
      revision = await ask('PUT', '/api/respondent/answers', body(revision))
      times.push(performance.now() - from)
    }
    return times
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

async function parseOnly(connections: readonly Connection[]): Promise<number> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'parseOnlyServer.ts')], { env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await new Promise((ready, failed) => {
      child.stdout.once('data', ready)
      child.once('exit', () => failed(new Error('the server that only parses did not start')))
    })
    return await requestsPerSecond(`http://127.0.0.1:${port}/answers`, 'PUT', connections, span)
  } finally {
    child.kill()
  }
}

/** Also returns the welcome page as a member gets it. */
export async function submissions(folder: string): Promise<{ measurements: Measurement[]; welcomePage: string }> {
  const server = await startServer()
  try {
    const welcomePage = await (await fetch(server.links.respondent)).text()
    const links = await issueLinks(server)
    const documents = answerDocuments(links.length + 1)
    const connections: Connection[] = []
    for (const [place, link] of links.entries()) {
      const { cookie, reference } = await enter(server, link)
      connections.push({
        headers: { cookie, origin: server.origin },
        // two documents in turn, so that every save stores something new
        body: (revision) => JSON.stringify({ reference, basedOnRevision: revision, answers: documents[place + (revision % 2)], page: null }),
      })
    }
    const bytes = Buffer.byteLength(connections[0]!.body(0))
    const stored = await requestsPerSecond(`${server.origin}/api/respondent/answers`, 'PUT', connections, span)
    const disk = appendAndSyncPerSecond(folder, bytes)
    const parsed = await parseOnly(connections)
    const row = (beside: string, besideValue: number) =>
      measurement({ name: `checked, durable saves at ${connectionCount} connections`, value: stored, unit: '/s', beside, besideValue, better: 'higher', note: `${bytes} bytes each` })
    const answersComeIn = await oneMemberWhoCorrects(server, connections[0]!)
    const analyst = await signIn(server, server.links.analyst)
    const figures = await figuresOverHttp(server.origin, analyst, '2026', answersComeIn)
    const saves = await savesBesideTables(server.origin, analyst, '2019', answersComeIn)
    return { measurements: [...figures, ...saves, row('append + fsync of as many bytes, one at a time', disk), row('a route that only parses the body', parsed)], welcomePage }
  } finally {
    await server.stop()
  }
}
