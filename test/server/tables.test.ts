import { randomUUID } from 'node:crypto'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Crossing } from '../../analysis/index.ts'
import type { SavedCrossing, SavedCrossings, Table, TableParts } from '../../server/api/tables.ts'
import { closedWave, makeLinks, openDatabase, openWave } from './database.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter, visitor, type Visitor } from './visitor.ts'
import { wholeAnswers } from './wholeAnswers.ts'

let server: RunningServer
let database: Database.Database
let analyst: Visitor
let steward: Visitor
let wave: string

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  analyst = await enter(server.origin, server.links.analyst)
  steward = await enter(server.origin, server.links.steward)
  wave = closedWave(database)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

async function read<Answer>(path: string, person: Visitor = analyst): Promise<Answer> {
  const response = await person.get(path)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as Answer
}
const table = (query: string) => read<Table>(`/api/analyst/waves/${wave}/table?${query}`)

describe('a table over HTTP', () => {
  test('has the figures of the crossing, in every view', async () => {
    for (const view of ['published', 'stratified', 'raked']) {
      const { rows, banner, raking } = await table(`rows=realised_7,strength_mean&banner=activity,size&view=${view}&tests=all`)
      expect(banner.map((one) => one.columns.map((column) => column.letter))).toEqual([['A', 'B'], ['A', 'B']])
      expect(raking?.kind).toBe(view === 'raked' ? 'estimated' : undefined)
      for (const row of rows) {
        for (const { classification, cells, pairs } of row.banner) {
          const crossing = await read<Crossing>(`/api/analyst/waves/${wave}/crossing?variable=${row.row}&by=${classification}&view=${view}`)
          expect([row.total, ...cells].map(({ base, mean, interval }) => ({ base, mean, interval }))).toEqual(crossing.columns.map(({ figure }) => figure))
          expect(pairs[0]!.test).toMatchObject({ p: crossing.difference.kind === 'estimated' ? crossing.difference.p : '' })
        }
      }
    }
  })

  test('groups of rows are spelled out, and tests come only when they are asked for', async () => {
    const { rows } = await table('rows=realised&banner=cluster')
    expect(rows.map(({ row }) => row)).toEqual(['realised_mean', ...Array.from({ length: 11 }, (_, place) => `realised_${place + 1}`)])
    expect(rows.every((row) => row.banner.every(({ pairs, pairsByCategory }) => pairs.length === 0 && pairsByCategory.length === 0))).toBe(true)
    const [row] = (await table('rows=strength_1&banner=cluster&tests=all')).rows
    expect(row!.banner[0]!.pairs).toHaveLength(190)
    expect(row!.banner[0]!.pairsByCategory.map(({ code }) => code)).toEqual([1, 2, 3, 4])
  })

  test('a cluster with fewer than five answers is withheld, and nothing of it is in the text', async () => {
    const { rows, banner } = await table('rows=q2_relevance&banner=cluster&tests=all')
    const [{ cells, pairs }] = rows[0]!.banner as [Table['rows'][number]['banner'][number]]
    const hidden = cells.flatMap((cell, column) => (cell.mean.kind === 'suppressed' ? [column] : []))
    const small = database.prepare("select cluster_id from response where wave_id = ? and status = 'complete' group by cluster_id having count(*) < 5").pluck().all(wave) as string[]
    for (const id of small) expect(hidden).toContain(banner[0]!.columns.findIndex((column) => column.level === id))
    for (const column of hidden) expect(banner[0]!.columns[column]!.responses === null || cells[column]!.base === null).toBe(true)
    for (const { first, second, test: pair } of pairs) if (hidden.some((column) => [first, second].includes(banner[0]!.columns[column]!.letter))) expect(pair).toMatchObject({ kind: 'suppressed' })
  })

  test('names of the parts, and a name that is not there is refused in words', async () => {
    const parts = await read<TableParts>(`/api/analyst/waves/${wave}/table-parts`)
    expect(parts.classifications.map(({ name }) => name).slice(0, 7)).toEqual(['call', 'size', 'embedding', 'activity', 'cluster', 'clusterMembers', 'tenure'])
    // The demonstration register has no joining dates
    expect(parts.classifications.filter(({ unknown }) => unknown).map(({ name }) => name)).toEqual(['tenure'])
    expect(parts.classifications.find(({ name }) => name === 'cluster')!.levels[0]!.name).toMatch(/\w/)
    for (const [query, words] of [
      ['rows=__proto__', /"__proto__" is not a row/],
      ['rows=', /rows: empty/],
      ['rows=q2_relevance&banner=constructor', /"constructor" is not a classification/],
      ['rows=q2_relevance&layer=size', /expected classification=level/],
      ['rows=q2_relevance&layer=size%3DXL', /size has no level "XL"/],
      ['rows=q2_relevance&banner=desired_1,desired_2,desired_3,desired_4,desired_5,desired_6,desired_7,desired_8,desired_9', /9 classifications, expected at most 8/],
    ] as const) {
      const response = await analyst.get(`/api/analyst/waves/${wave}/table?${query}`)
      const problem = (await response.json()) as { code: string; detail: string }
      expect([response.status, problem.code]).toEqual([400, 'malformedRequest'])
      expect(problem.detail).toMatch(words)
    }
  })

  test('an answer that comes in is in the next table', async () => {
    const open = openWave(database)
    const responses = async () => (await read<Table>(`/api/analyst/waves/${open}/table?rows=q2_relevance&banner=size`)).responses
    const before = await responses()
    for (const [place, { link }] of makeLinks(server, database, open, 6).entries()) {
      const member = await enter(server.origin, link)
      const { reference } = await read<{ reference: string }>('/api/respondent/questionnaire', member)
      expect((await member.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: 0, answers: wholeAnswers(place), submissionKey: randomUUID() })).status).toBe(200)
    }
    expect(await responses()).toBe((before ?? 0) + 6)
  })
})

describe('saved crossings', () => {
  const crossings = '/api/analyst/crossings'

  test('are shared by the agency, have one name each, and go for everybody', async () => {
    const sent = await analyst.sendJson('POST', crossings, { name: '  Effect 7 naar activiteit ', address: 'beeld=herwogen&kop=activity&rij=realised_7' })
    expect(sent.status).toBe(200)
    const saved = (await sent.json()) as SavedCrossing
    expect(saved).toMatchObject({ name: 'Effect 7 naar activiteit', address: 'beeld=herwogen&kop=activity&rij=realised_7' })
    expect(saved).toMatchObject({ isOwn: true, mayDelete: true })
    expect((await read<SavedCrossings>(crossings, steward)).crossings).toEqual([{ ...saved, isOwn: false }])
    const again = await steward.sendJson('POST', crossings, { name: 'Effect 7 naar activiteit', address: 'rij=desired_7' })
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'nameTaken'])
    const remove = () => steward.request(`${crossings}/${saved.id}`, { method: 'DELETE', headers: { Origin: server.origin, 'Content-Type': 'application/json' } })
    expect((await remove()).status).toBe(200)
    expect((await remove()).status).toBe(404)
    expect((await read<SavedCrossings>(crossings)).crossings).toEqual([])
  })

  test('are taken away by who saved them and by the data steward, by nobody else', async () => {
    const remove = (who: Visitor, id: string) => who.request(`${crossings}/${id}`, { method: 'DELETE', headers: { Origin: server.origin, 'Content-Type': 'application/json' } })
    const save = async (who: Visitor, name: string) => ((await (await who.sendJson('POST', crossings, { name, address: 'rijen=realised_7' })).json()) as SavedCrossing).id
    const [ofAnalyst, ofSteward] = [await save(analyst, 'Van de analist'), await save(steward, 'Van de databeheerder')]
    const own = (list: SavedCrossings) => list.crossings.map(({ name, savedBy, isOwn, mayDelete }) => [name, savedBy !== '', isOwn, mayDelete])
    expect(own(await read<SavedCrossings>(crossings))).toEqual([['Van de analist', true, true, true], ['Van de databeheerder', true, false, false]])
    expect(own(await read<SavedCrossings>(crossings, steward))).toEqual([['Van de analist', true, false, true], ['Van de databeheerder', true, true, true]])
    const refused = await remove(analyst, ofSteward)
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'crossingOfAnother'])
    expect((await read<SavedCrossings>(crossings)).crossings).toHaveLength(2)
    expect((await remove(analyst, ofAnalyst)).status).toBe(200)
    expect((await remove(steward, ofSteward)).status).toBe(200)
    expect((await read<SavedCrossings>(crossings)).crossings).toEqual([])
  })

  test('hold the query of a page and nothing else', async () => {
    for (const body of [{ name: '', address: 'rij=x' }, { name: 'x'.repeat(81), address: 'rij=x' }, { name: 'x', address: 'https://evil.example/' }, { name: 'x', address: '"><script>' }, { name: 'x' }]) {
      expect((await analyst.sendJson('POST', crossings, body)).status).toBe(400)
    }
    expect((await read<SavedCrossings>(crossings)).crossings).toEqual([])
  })

  test('are not for managers, members and strangers', async () => {
    const others = [visitor(server.origin), await enter(server.origin, server.links.manager), await enter(server.origin, server.links.respondent)]
    const statuses = await Promise.all(others.map(async (one) => [(await one.get(crossings)).status, (await one.sendJson('POST', crossings, { name: 'x', address: 'rij=x' })).status]))
    expect(statuses).toEqual([[401, 401], [403, 403], [401, 401]])
  })
})
