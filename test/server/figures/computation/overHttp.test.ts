import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enter, type Visitor } from '../../visitor.ts'
import { wholeAnswers } from '../../wholeAnswers.ts'
import { serverInProcess } from './serverInProcess.ts'

type Server = Awaited<ReturnType<typeof serverInProcess>>

/** One thread: what comes after a computation waits until the thread has let go of it. */
let server: Server
let analyst: Visitor
beforeAll(async () => {
  server = await serverInProcess({ threads: 1 })
  analyst = await enter(server.origin, server.analyst)
})
afterAll(async () => await server.stop())

let asked = 0
/** Every row of the questionnaire by every cluster and seven answers; each time other ones, so that none is there already. */
function heavyTable(more = ''): string {
  const rows = ['desired', 'realised', 'contribution', 'strength', 'benefit', 'priority', 'q1_active', 'q2_relevance', 'competitive']
  const banner = ['cluster', 'q2_relevance', 'competitive', ...[1, 2, 3, 4, 5].map((place) => `desired_${((asked + place) % 11) + 1}`)]
  asked++
  return `/api/analyst/waves/2019/table?rows=${rows.join()}&banner=${banner.join()}&view=raked${more}`
}
const light = (view: string) => `/api/analyst/waves/2019/paired-effects?view=${view}`

const linesWanted = { Accept: 'application/x-ndjson, application/json' }
const linesOf = (text: string) => text.trimEnd().split('\n').map((line) => JSON.parse(line) as { progress?: number; status?: number; answer?: unknown })

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((next) => setImmediate(next))
}

describe('a figure that takes its time', () => {
  test('leaves the answers of members alone', async () => {
    const member = await enter(server.origin, server.respondent)
    const { reference } = (await (await member.get('/api/respondent/questionnaire')).json()) as { reference: string }
    let revision = 0
    const save = async () => {
      const from = performance.now()
      const saved = await member.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision: revision, answers: wholeAnswers(revision), page: null })
      expect(saved.status).toBe(200)
      revision = ((await saved.json()) as { revision: number }).revision
      return performance.now() - from
    }
    for (let before = 0; before < 5; before++) await save()
    const from = performance.now()
    let tookMs = 0
    const table = analyst.get(heavyTable()).then(async (answer) => {
      await answer.arrayBuffer()
      tookMs = performance.now() - from
      return answer.status
    })
    const during: number[] = []
    while (tookMs === 0) during.push(await save())
    expect(await table).toBe(200)
    // On the thread of the server, one save would have waited for the whole table
    expect(during.length).toBeGreaterThan(10)
    expect(Math.max(...during)).toBeLessThan(tookMs / 3)
  })

  test('says how far it is to who asks for that, and ends in the plain answer; a quick one is plain', async () => {
    const address = heavyTable()
    const long = await analyst.get(address, linesWanted)
    expect([long.status, long.headers.get('Content-Type'), long.headers.get('Content-Encoding')]).toEqual([200, 'application/x-ndjson', 'gzip'])
    const lines = linesOf(await long.text())
    const shares = lines.slice(0, -1).map(({ progress }) => progress!)
    expect(shares.length).toBeGreaterThan(0)
    expect(shares.every((share, place) => share >= 0 && share <= 1 && share >= (shares[place - 1] ?? 0))).toBe(true)
    expect(shares.at(-1)).toBeGreaterThan(0)
    const plain = await analyst.get(address)
    expect(plain.headers.get('Content-Type')).toMatch(/^application\/json/)
    expect(lines.at(-1)).toEqual({ status: 200, answer: await plain.json() })
    const quick = await analyst.get(address, linesWanted)
    expect([quick.status, quick.headers.get('Content-Type')]).toEqual([200, 'application/json'])
    const refused = await analyst.get('/api/analyst/waves/2019/table?rows=nonsense', linesWanted)
    expect([refused.status, refused.headers.get('Content-Type')]).toEqual([400, 'application/problem+json'])
  })

  test('is described as plain JSON, as lines, and as a problem', async () => {
    const document = (await (await analyst.get('/api/openapi.json')).json()) as { paths: Record<string, { get: { responses: Record<string, { content: object }> } }> }
    const { responses } = document.paths['/api/analyst/waves/{wave}/table']!.get
    expect(Object.keys(responses['200']!.content)).toEqual(['application/json', 'application/x-ndjson'])
    expect(Object.keys(responses['503']!.content)).toEqual(['application/problem+json'])
  })

  test('is stopped when the only one who wants it goes', async () => {
    const before = server.pool.counts
    const controller = new AbortController()
    const gone = analyst.request(heavyTable(), { signal: controller.signal }).then(() => 'answered', (error: Error) => error.name)
    await until(() => server.pool.counts.started === before.started + 1)
    controller.abort()
    expect(await gone).toBe('AbortError')
    expect((await analyst.get(light('stratified'))).status).toBe(200)
    expect(server.pool.counts).toEqual({ ...before, started: before.started + 2, made: before.made + 1, stopped: before.stopped + 1 })
  })

  test('is stopped when the one who follows its progress goes', async () => {
    const before = server.pool.counts
    const controller = new AbortController()
    const following = await analyst.request(heavyTable(), { signal: controller.signal, headers: linesWanted })
    expect(following.headers.get('Content-Type')).toBe('application/x-ndjson')
    controller.abort()
    await expect(following.text()).rejects.toThrow()
    expect((await analyst.get(light('raked'))).status).toBe(200)
    expect(server.pool.counts).toEqual({ ...before, started: before.started + 2, made: before.made + 1, stopped: before.stopped + 1 })
  })

  test('is computed once for two readers, and goes on for the second when the first goes', async () => {
    const before = server.pool.counts
    const address = heavyTable()
    const controller = new AbortController()
    const first = analyst.request(address, { signal: controller.signal }).then(() => 'answered', (error: Error) => error.name)
    await until(() => server.pool.counts.started === before.started + 1)
    // Its first line says that it waits, too
    const second = await analyst.get(address, linesWanted)
    expect(second.headers.get('Content-Type')).toBe('application/x-ndjson')
    controller.abort()
    expect(await first).toBe('AbortError')
    expect(linesOf(await second.text()).at(-1)).toMatchObject({ status: 200, answer: { view: 'raked' } })
    expect(server.pool.counts).toEqual({ ...before, started: before.started + 1, made: before.made + 1 })
  })
})

test('a thread that dies is a problem in words, and the next figure comes', async () => {
  const small = await serverInProcess({ threads: 1, megabytes: 24 })
  try {
    const reader = await enter(small.origin, small.analyst)
    const answer = await reader.get(heavyTable('&tests=all'), { 'Accept-Language': 'en' })
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'computationFailed', title: 'The computation broke off, try again' }])
    expect((await reader.get(light('published'))).status).toBe(200)
    expect(small.pool.counts).toEqual({ started: 2, made: 1, stopped: 0, crashed: 1 })
  } finally {
    await small.stop()
  }
})
