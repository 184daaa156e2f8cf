import type Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DerivedMean, ReleaseDocument, ReleasedFigure, Withheld } from '../../analysis/index.ts'
import type { ManagerOverview, ManagerResults } from '../../server/api/manager.ts'
import { hashToken, newToken } from '../../server/access/tokens.ts'
import { codebook } from '../../surveys/index.ts'
import { closedWave, openDatabase, openWave } from '../server/database.ts'
import { operationsOf, readOpenApi, type Operation } from '../server/openApi.ts'
import { addWhatIsAskedFor, addressOf, mayOpen, mayRead, readingOf, roles, type Role } from '../server/readingRoutes.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, visitor, type Visitor } from '../server/visitor.ts'

let server: RunningServer
let database: Database.Database
let operations: readonly Operation[]
let document: ReleaseDocument
let people: Record<Role, Visitor>
/** A member of the released wave, who looks at what came of it. */
let formerMember: Visitor

/** Gives an invitation of the released wave a new link. */
function linkOf(invitation: string): string {
  const token = newToken()
  database.prepare('update invitation set token_hash = ? where id = ?').run(hashToken(token), invitation)
  return `${server.origin}/r/${token}`
}
const invitationsOf = (cluster: string) => database.prepare('select id from invitation where wave_id = ? and cluster_id = ? and completed_at is not null order by member_id limit 1').pluck().all(closedWave(database), cluster) as string[]

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  addWhatIsAskedFor(database)
  operations = operationsOf(await readOpenApi(server.origin))
  document = JSON.parse(database.prepare('select document from answers.release where wave_id = ? order by edition desc').pluck().get(closedWave(database)) as string) as ReleaseDocument
  const { respondent, manager, analyst, steward } = server.links
  people = {
    nobody: visitor(server.origin),
    respondent: await enter(server.origin, respondent),
    manager: await enter(server.origin, manager),
    analyst: await enter(server.origin, analyst),
    steward: await enter(server.origin, steward),
  }
  formerMember = await enter(server.origin, linkOf(invitationsOf(document.peers[0]!.cluster)[0]!))
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const typeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0] ?? ''
const everybody = (): [Role, Visitor][] => [...roles.map((role): [Role, Visitor] => [role, people[role]]), ['respondent', formerMember]]

/** An address of each route that answers whoever may open it. */
function addressesOf(path: string): readonly string[] {
  if (path === '/r/{token}') return [new URL(server.links.respondent).pathname]
  if (path === '/r/{token}/doorgeven') return [`${new URL(server.links.respondent).pathname}/doorgeven`]
  if (path === '/r/{token}/gegevens') return [`${new URL(server.links.respondent).pathname}/gegevens`]
  if (path === '/aanmelden/{token}') {
    database.prepare('update sign_in_link set used_at = null').run()
    return [new URL(server.links.analyst).pathname]
  }
  if (path === '/stop/{token}') {
    const token = newToken()
    database.prepare("insert into invitation_link (token_hash, invitation_id, purpose, made_at) select ?, id, 'stop', ? from invitation where wave_id = ? limit 1").run(hashToken(token), new Date().toISOString(), openWave(database))
    return [`/stop/${token}`]
  }
  if (path === '/analyse/{page}') return ['/analyse/vragen']
  if (path === '/built/{name}') return [builtFile]
  // What the agency gets of an open wave: test/server/routes.test.ts
  return path.startsWith('/api/manager/') ? [closedWave(database), openWave(database)].map((wave) => addressOf(path, wave)) : [addressOf(path, closedWave(database))]
}
let builtFile = ''

/** The route that an address of a page or of the program belongs to; what stands for a value is any segment. */
function routeOf(address: string, routes: readonly Operation[]): Operation | undefined {
  const asked = address.split(/[?#]/)[0]!.split('/')
  return routes.find(({ path }) => {
    if (path === '/built/{name}') return address.startsWith('/built/')
    const pattern = path.split('/')
    return pattern.length === asked.length && pattern.every((part, place) => part.startsWith('{') || part === asked[place] || asked[place] === '{}')
  })
}

/** Follows every address in every page that somebody gets, from the start page and the own pages on. */
async function crawl(person: Visitor): Promise<{ readonly seen: ReadonlySet<string>; readonly bodies: ReadonlyMap<string, string> }> {
  const waiting = ['/', '/vragenlijst', '/resultaten', '/cluster', '/analyse', '/analyse/vragen']
  const seen = new Set(waiting)
  const bodies = new Map<string, string>()
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const response = await person.get(address)
    const text = await response.text()
    if (response.status >= 400) continue
    if (/html|javascript/.test(typeOf(response))) bodies.set(address, text)
    const found = typeOf(response) === 'text/html' ? [...text.matchAll(/\b(?:href|src|action)="([^"]*)"/g)].map(([, one]) => one!.replaceAll('&amp;', '&')) : /javascript/.test(typeOf(response)) ? [...text.matchAll(/["'`]\.?\/?((?:assets\/)?[\w.-]+\.(?:js|css|woff2))["'`]/g)].map(([, one]) => `/built/${one!.startsWith('assets/') ? '' : 'assets/'}${one}`) : []
    for (const next of [response.headers.get('location'), ...found]) {
      if (next === null || next === undefined || /^(mailto:|data:|#)/.test(next)) continue
      const url = new URL(next, server.origin + address)
      if (url.origin !== server.origin) continue
      url.hash = ''
      const path = url.pathname + url.search
      if (!seen.has(path)) {
        seen.add(path)
        waiting.push(path)
      }
    }
  }
  return { seen, bodies }
}

test('the crawler: every address in the pages and the programs that anybody gets is a route that is declared', async () => {
  const programs = new Map<string, string>()
  for (const [role, person] of everybody()) {
    const { seen, bodies } = await crawl(person)
    for (const address of seen) expect([role, address, routeOf(address, operations)?.path]).toEqual([role, address, expect.any(String)])
    for (const [address, text] of bodies) if (address.startsWith('/built/')) programs.set(address, text)
  }
  builtFile = [...programs.keys()][0]!
  expect(programs.size).toBeGreaterThanOrEqual(3)
  const asked = new Set<string>()
  for (const text of programs.values()) {
    for (const [, address] of text.matchAll(/["'`](\/api\/(?:[\w./-]|\$\{[^`]*?\})*)/g)) asked.add(address!.replaceAll(/\$\{[^/]*?\}(?=$|[/?`])/g, '{}'))
  }
  expect(asked.size).toBeGreaterThan(10)
  for (const address of asked) {
    // A program that goes on with `+` or with a value asks for something below this
    const known = routeOf(address, operations) ?? operations.find(({ path }) => path.startsWith(address.replace(/\{\}.*$/, '').replace(/\$\{.*$/, '')))
    expect([address, known !== undefined]).toEqual([address, true])
  }
})

test('the crawler: who gets an answer of which route, and of which format, is exactly what is declared', async () => {
  const declared = { ...mayRead, ...mayOpen }
  const reading = readingOf(operations)
  const found: Record<string, Role[]> = {}
  for (const { path, responses } of reading) {
    const got = new Set<Role>()
    for (const [role, person] of everybody()) {
      for (const address of addressesOf(path)) {
        const response = await person.get(address)
        await response.arrayBuffer()
        if (response.status !== 200) continue
        got.add(role)
        const formats = Object.keys(responses['200']?.content ?? {})
        if (path !== '/built/{name}') expect([path, role, formats]).toEqual([path, role, expect.arrayContaining([typeOf(response)])])
      }
    }
    found[path] = roles.filter((role) => got.has(role))
  }
  expect(found).toEqual(Object.fromEntries(reading.map(({ path }) => [path, declared[path]])))
  expect(Object.keys(declared).sort()).toEqual(reading.map(({ path }) => path).sort())
})

test('the crawler: no other format of anything answers, asked for by name or by Accept', async () => {
  const paths = new Set(operations.map(({ path }) => path))
  for (const { path, responses } of readingOf(operations).filter((one) => one.path.startsWith('/api/'))) {
    const role = mayRead[path]!.at(-1)!
    const [address] = addressesOf(path) as [string]
    const [pathname, query = ''] = address.split('?')
    const stem = path.replace(/\.\w+$/, '')
    for (const ending of ['.json', '.csv', '.xlsx', '.svg', '.png', '.pdf', '.docx', '/table.csv', '/table.xlsx', '/rows', '/script.zip']) {
      if (paths.has(stem + ending) || paths.has(path + ending)) continue
      const response = await people[role].get(`${pathname!.replace(/\.\w+$/, '')}${ending}?${query}`)
      await response.arrayBuffer()
      expect([path, ending, response.status]).toEqual([path, ending, 404])
    }
    const response = await people[role].get(address, { Accept: 'text/csv, image/svg+xml, application/pdf' })
    await response.arrayBuffer()
    expect([path, Object.keys(responses['200']!.content!)]).toEqual([path, expect.arrayContaining([typeOf(response)])])
  }
})

type Shown = ReleasedFigure | DerivedMean | Withheld
const withheld: Shown = { kind: 'withheld' }

/** Looked up in the stored document, by variable or measure and by group. */
function released(name: string, group: string | null): Shown {
  const figure = document.figures.find((one) => one.variable === name && one.group === group) ?? document.derived.find((one) => one.measure === name && one.group === group)
  return figure?.shown ?? withheld
}

test('the crawler: whatever a manager gets, of every cluster, is word for word what is released, and a count of who took part', async () => {
  const account = database.prepare("select id, cluster_id as cluster from account where role = 'manager' and id in (select account_id from session)").get() as { id: string; cluster: string }
  let compared = 0
  try {
    for (const { cluster, group } of document.peers) {
      database.prepare('update account set cluster_id = ? where id = ?').run(cluster, account.id)
      // The session of before is over with the right that it had
      expect((await people.manager.get('/api/session')).status).toBe(401)
      const token = newToken()
      const [createdAt, expiresAt] = [0, 60_000].map((ms) => new Date(Date.now() + ms).toISOString())
      database.prepare('insert into sign_in_link (token_hash, account_id, created_at, expires_at) values (?, ?, ?, ?)').run(hashToken(token), account.id, createdAt, expiresAt)
      people.manager = await enter(server.origin, `${server.origin}/aanmelden/${token}`)
      const results = (await (await people.manager.get(addressOf('/api/manager/results', closedWave(database)))).json()) as ManagerResults
      if (results.state !== 'released') throw new Error(`the wave is ${results.state}`)
      const { state: _, release, peerGroup, figures, derived, needed, ...more } = results
      expect([cluster, peerGroup, more]).toEqual([cluster, group, {}])
      expect(release.hash).toBe(database.prepare('select hash from answers.release where wave_id = ? order by edition desc').pluck().get(closedWave(database)))
      for (const { own, programme, peers, ...named } of [...figures, ...derived]) {
        const name = Object.values(named)[0] as string
        expect([cluster, name, own, programme, peers]).toEqual([cluster, name, released(name, `cluster=${cluster}`), released(name, 'total'), group === null ? null : released(name, group)])
        compared += 3
      }
      // What more answers would have brought is said of every figure, and follows from what that figure tells
      expect(needed).toEqual(figures.map(({ variable, own }) => ({ variable, ...neededBy(variable, own) })))
      await expectFiles(cluster, results)
      const { participation, programme, waves, wave: __, members: ___, cluster: ____, ...beside } = (await (await people.manager.get(addressOf('/api/manager/overview', ''))).json()) as ManagerOverview
      expect(Object.keys(beside)).toEqual([])
      const counts = new Set(['invited', 'started', 'complete', 'responseRate', 'completionRate'])
      for (const one of [participation, programme, ...waves.map((wave) => wave.participation)]) for (const name of Object.keys(one ?? {})) expect([name, counts.has(name)]).toEqual([name, true])
      expect((await (await people.manager.get(addressOf('/api/manager/results', openWave(database)))).json()) as ManagerResults).toEqual({ state: 'open' })
    }
  } finally {
    database.prepare('update account set cluster_id = ? where id = ?').run(account.cluster, account.id)
  }
  expect(compared).toBeGreaterThan(1_000)
})

/** The ten answers of the rules less those that are told; of what is withheld only the rule. */
function neededBy(variable: string, own: Shown): object {
  if (own.kind === 'withheld') return { kind: 'notTold', from: variable === 'competitive' ? 10 : 5 }
  if (own.base.kind === 'between') return { kind: 'more', least: 1, most: 5 }
  // About nine is ten: such a base is told from ten on
  const more = own.base.kind === 'about' ? 0 : 10 - own.base.base
  return more > 0 ? { kind: 'more', least: more, most: more } : { kind: 'none' }
}

/** Every cell of both files of a manager is of the released figure of its row, and there is a row of every figure. */
async function expectFiles(cluster: string, { figures, derived, peerGroup, release }: Extract<ManagerResults, { state: 'released' }>): Promise<void> {
  const file = async (ending: string) => Buffer.from(await (await people.manager.get(`${addressOf(`/api/manager/results/table.${ending}`, closedWave(database))}&taal=en`)).arrayBuffer())
  const [head, ...lines] = parse(await file('csv'), { bom: true, record_delimiter: '\r\n' }) as [string[], ...string[][]]
  const sheet = (await readSheet(await file('xlsx'), 1)).map((row) => row.map((cell) => (cell === null ? '' : String(cell).replace(/^(-?\d*\.\d+)$/, (number) => String(Number(number))))))
  const end = lines.findIndex((line) => line.every((cell) => cell === ''))
  const rows = lines.slice(0, end)
  expect([cluster, sheet]).toEqual([cluster, [head, ...rows]])
  expect([cluster, lines.slice(end + 1).map(([, term]) => term), lines.filter(([, term]) => term === '×').length, lines.flat().includes(release.hash)]).toEqual([cluster, ['Cluster', 'Wave', 'Released on', 'SHA-256', 'Comparable clusters, yours included', '×', 'At least, nearly all, numbers'], 1, true])
  let place = 0
  for (const { own, peers, programme } of [...figures, ...derived] as readonly { own: Shown; peers: Shown | null; programme: Shown }[]) {
    const shownIn: readonly Shown[] = peerGroup === null ? [own, programme] : [own, peers!, programme]
    const codes = shownIn.flatMap((shown) => ('counts' in shown ? [shown.counts.map(([code]) => code)] : []))[0] ?? []
    const bases = shownIn.map((shown) => (shown.kind === 'withheld' ? '×' : shown.base.kind === 'exact' ? `${shown.base.base}` : shown.base.kind === 'about' ? `about ${shown.base.base}` : `${shown.base.least} to ${shown.base.most}`))
    const values = (of: (shown: Shown) => string | RegExp) => shownIn.flatMap((shown, column) => [bases[column], typeof of(shown) === 'string' ? of(shown) : expect.stringMatching(of(shown))])
    const told = (shown: Shown): string | RegExp => {
      switch (shown.kind) {
        case 'withheld': return '×'
        case 'atLeast': case 'atMost': return new RegExp(`^at (least|most) (${shown.bound.toFixed(1)}|${Math.round(shown.bound * 100)}%)$`)
        case 'nearlyAll': return /^nearly all: ./
        default: return shown.mean === null ? '' : String(shown.mean)
      }
    }
    // Of categories without an order there is no mean: a line of its own only where one answer prevails, or nothing is told
    const hasMean = shownIn.some((shown) => 'mean' in shown && shown.mean !== null) || codes.length === 0 || /prevailing|mean|share/.test(rows[place]![2]!)
    if (hasMean) expect([cluster, rows[place]![1], rows[place]!.slice(3)]).toEqual([cluster, rows[place]![1], values(told)]), place++
    for (const code of codes) {
      expect([cluster, rows[place]![1], rows[place]!.slice(3)]).toEqual([cluster, rows[place]![1], values((shown) => ('counts' in shown ? String(shown.counts.find(([one]) => one === code)![1]) : '×'))])
      place++
    }
  }
  expect([cluster, rows.length]).toEqual([cluster, place])
}

/** How a number may stand on a Dutch page: every rounding from whole to the decimals that were released. */
function written(shown: Shown): string[] {
  const of = (value: number, decimals: number) => [value.toFixed(decimals).replace('.', ','), `${Math.round(value * 100)}%`, `${Math.round(value * 100)}\u00a0%`]
  switch (shown.kind) {
    case 'withheld': return ['×']
    case 'atLeast': return of(shown.bound, 1).map((text) => `minstens ${text}`)
    case 'atMost': return of(shown.bound, 1).map((text) => `hoogstens ${text}`)
    case 'nearlyAll': return ['bijna iedereen']
    case 'mean': return [0, 1, shown.decimals].flatMap((decimals) => of(shown.mean, decimals))
    default: return shown.mean === null ? ['×'] : [0, 2].flatMap((decimals) => of(shown.mean!, decimals))
  }
}

test('the crawler: whatever a member gets beside the own answers, of every cluster, is what is released', async () => {
  const labels = new Map(codebook('2020.1').variables.map(({ name, labels }) => [name, labels.nl]))
  let compared = 0
  for (const { cluster } of document.peers) {
    for (const invitation of invitationsOf(cluster)) {
      const member = await enter(server.origin, linkOf(invitation))
      const page = (await (await member.get('/resultaten?taal=nl')).text()).replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')
      const rows = [...page.matchAll(/<tr>\s*<th scope="row">([\s\S]*?)<\/th>([\s\S]*?)<\/tr>/g)].map(([, label, cells]) => ({ label: label!, cells: [...cells!.matchAll(/<td class="number">([\s\S]*?)<\/td>/g)].map(([, cell]) => cell!.replaceAll(/<[^>]*>/g, '').trim()) }))
      const numbers = page.match(/<td class="number">/g)?.length ?? 0
      expect([cluster, rows.flatMap(({ cells }) => cells).length, rows.length > 20]).toEqual([cluster, numbers, true])
      for (const { label, cells } of rows) {
        const candidates = [...labels].filter(([, words]) => words === label).map(([name]) => name)
        const fits = candidates.some((name) => [`cluster=${cluster}`, 'total'].every((group, place) => written(released(name, group)).some((text) => cells[place]!.startsWith(text))))
        expect([cluster, label, cells, fits]).toEqual([cluster, label, cells, true])
        compared += cells.length
      }
    }
  }
  expect(compared).toBeGreaterThan(500)
})
