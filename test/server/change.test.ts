import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Crossing, PairedEffects } from '../../analysis/index.ts'
import type { EffectMatrices } from '../../server/api/analyst.ts'
import type { MatrixComparison, WaveChangeAnswer } from '../../server/api/change.ts'
import { closedWave, openDatabase, openWave } from './database.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { fillOpenWave } from './secondWave.ts'
import { enter, type Visitor } from './visitor.ts'

let server: RunningServer
let database: Database.Database
let analyst: Visitor
let earlier: string
let later: string
let both: number

beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  analyst = await enter(server.origin, server.links.analyst)
  earlier = closedWave(database)
  later = openWave(database)
  both = fillOpenWave(database, earlier, later).both
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const read = async <Answer>(path: string): Promise<Answer> => {
  const response = await analyst.get(`/api/analyst/waves/${path}`)
  expect([path, response.status]).toEqual([path, 200])
  return (await response.json()) as Answer
}
const change = (query = '') => read<WaveChangeAnswer>(`${later}/change?since=${earlier}${query}`)
const itemOf = ({ items }: WaveChangeAnswer, variable: string) => items.find((one) => one.variable === variable)!

describe('change between two waves', () => {
  test('everyone: the difference of the means that each wave shows by itself', async () => {
    const [before, after] = await Promise.all([earlier, later].map((wave) => read<Crossing>(`${wave}/crossing?variable=q2_relevance&by=size`)))
    const item = itemOf(await change(), 'q2_relevance').everyone
    expect([item.earlier, item.later]).toEqual([before!.columns[0]!.figure, after!.columns[0]!.figure])
    if (item.earlier.mean.kind !== 'estimated' || item.later.mean.kind !== 'estimated' || item.change.kind !== 'estimated') return expect.fail('relevance has a mean in both waves')
    expect(item.change.difference).toBeCloseTo(item.later.mean.value - item.earlier.mean.value, 12)
  })

  test('the panel: exactly the members who answered both, followed one by one', async () => {
    const answer = await change()
    expect(answer.overlap).toEqual({ invited: 1065, answered: both, isUnlinked: false })
    const { panel } = itemOf(answer, 'q2_relevance')
    if (panel.kind !== 'estimated' || panel.change.kind !== 'estimated') return expect.fail('the panel is large enough')
    expect(panel.base).toBe(both)
    // Nobody moved down, so each member's own difference is 0 or 1: its mean is the share that moved
    const moved = panel.change.value * both
    expect(moved).toBeCloseTo(Math.round(moved), 9)
    expect(panel.change.value).toBeGreaterThan(0.1)
    // Nobody moved in how active they are, and a panel without any spread has no test
    expect(itemOf(answer, 'q1_active').panel).toMatchObject({ kind: 'estimated', change: { kind: 'notEstimable', reason: 'noVariation' } })
  })

  test('no group of a panel with fewer than ten inside or outside is shown, in any view', async () => {
    const panelOf = (by: string) => database
      .prepare(`select later.${by} as level, count(*) as inside from invitation later join invitation earlier on earlier.membership_id = later.membership_id and earlier.wave_id = ? join response_link one on one.invitation_id = earlier.id join response_link two on two.invitation_id = later.id join response before on before.id = one.response_id and before.status = 'complete' where later.wave_id = ? group by later.${by}`)
      .all(earlier, later) as { level: string; inside: number }[]
    const answers = (wave: string, by: string, level: string) => database.prepare(`select count(*) from response where wave_id = ? and status = 'complete' and ${by} = ?`).pluck().get(wave, level) as number
    for (const by of ['call', 'size', 'embedding']) {
      const groups = panelOf(by).map(({ level, inside }) => ({ level, inside, outside: Math.min(answers(earlier, by, level), answers(later, by, level)) - inside }))
      const mayShow = groups.every(({ inside, outside }) => inside >= 10 && outside >= 10)
      for (const { level } of groups) {
        for (const view of ['published', 'stratified', 'raked']) {
          const { panel } = itemOf(await change(`&domain=${by}%3D${level}&view=${view}`), 'q2_relevance')
          expect([by, level, view, panel.kind]).toEqual([by, level, view, mayShow ? 'estimated' : 'suppressed'])
        }
      }
    }
  })

  test('a wave that was imported under numbered statements breaks the line of its statements, and of nothing else', async () => {
    const before = database.prepare('select questionnaire_version, mark from wave where id = ?').get(earlier) as { questionnaire_version: string; mark: string }
    const columns = (await read<{ variables: { name: string }[] }>(`${earlier}/codebook`)).variables.map(({ name }) => name)
    const numberOf = (battery: string) => columns.filter((name) => name.startsWith(`${battery}_`)).length
    const version = `coded:${numberOf('strength')}/${numberOf('benefit')}/${numberOf('priority')}`
    database.prepare('update wave set questionnaire_version = ?, mark = ? where id = ?').run(version, 'coded', earlier)
    try {
      const answer = await change('&view=stratified')
      const broken = answer.items.filter(({ everyone }) => everyone.change.kind === 'notEstimable' && everyone.change.reason === 'questionChanged').map(({ variable }) => variable)
      expect(broken).toEqual([...columns.filter((name) => /^(strength|benefit|priority)_/.test(name)), 'strength_mean', 'benefit_mean'])
      for (const variable of broken) expect(itemOf(answer, variable).panel).toEqual({ kind: 'notEstimable', reason: 'questionChanged' })
      const { differences } = await read<MatrixComparison>(`${later}/matrix-comparison?domain=total&since=${earlier}`)
      expect(differences.desired.tests.every(({ difference }) => difference.kind === 'notEstimable' ? difference.reason !== 'questionChanged' : true)).toBe(true)
    } finally {
      database.prepare('update wave set questionnaire_version = ?, mark = ? where id = ?').run(before.questionnaire_version, before.mark, earlier)
    }
    expect(itemOf(await change(), 'strength_1').everyone.change.kind).toBe('estimated')
  })

  test('an answer that comes in counts in the next change', async () => {
    const first = await change()
    const row = database.prepare(`select id, coded from response where wave_id = ? and status = 'complete' limit 1`).get(later) as { id: string; coded: Buffer }
    const coded = Buffer.from(row.coded)
    coded[1] = coded[1] === 1 ? 4 : 1
    database.prepare('update response set coded = ?, revision = 2 where id = ?').run(coded, row.id)
    database.prepare('update wave set mark = ? where id = ?').run('again', later)
    const second = await change()
    expect(itemOf(second, 'q2_relevance').everyone.later).not.toEqual(itemOf(first, 'q2_relevance').everyone.later)
    database.prepare('update response set coded = ? where id = ?').run(row.coded, row.id)
    database.prepare('update wave set mark = ? where id = ?').run('and again', later)
    expect(itemOf(await change(), 'q2_relevance')).toEqual(itemOf(first, 'q2_relevance'))
  })

  test('what cannot be asked is refused by name', async () => {
    const status = async (path: string) => {
      const response = await analyst.get(`/api/analyst/waves/${path}`)
      return [response.status, ((await response.json()) as { code: string }).code]
    }
    expect(await status(`${later}/change?since=nowhere`)).toEqual([404, 'notFound'])
    expect(await status(`${earlier}/change?since=${later}`)).toEqual([400, 'malformedRequest'])
    expect(await status(`${later}/change?since=${earlier}&domain=cluster%3DA`)).toEqual([404, 'notFound'])
    expect(await status(`${later}/change`)).toEqual([400, 'malformedRequest'])
    expect(await status(`${later}/matrix-comparison?domain=total`)).toEqual([400, 'malformedRequest'])
    expect(await status(`${later}/matrix-comparison?domain=total&with=call%3D9`)).toEqual([404, 'notFound'])
  })
})

describe('two matrices', () => {
  test('are those that the page of the effects shows, with the differences of their points', async () => {
    const { matrices } = await read<EffectMatrices>(`${earlier}/effect-matrices?view=raked`)
    const { first, second, differences, overlap } = await read<MatrixComparison>(`${earlier}/matrix-comparison?domain=size%3DKO&with=size%3DMGO&vertical=contribution&view=raked`)
    const shown = (domain: string) => matrices.find((one) => one.domain === domain && one.vertical === 'contribution')
    expect([first.matrix, second.matrix, overlap]).toEqual([shown('size=KO'), shown('size=MGO'), null])
    for (const [axis, family] of [['desired', differences.desired], ['vertical', differences.vertical]] as const) {
      expect(family.familySize).toBe(family.tests.filter(({ difference }) => difference.kind === 'estimated').length)
      family.tests.forEach(({ difference }, place) => {
        const [one, two] = [first, second].map(({ matrix }) => matrix.effects[place]![axis].mean)
        if (difference.kind !== 'estimated' || one!.kind !== 'estimated' || two!.kind !== 'estimated') return
        expect(difference.difference).toBeCloseTo(two!.value - one!.value, 10)
      })
    }
  })
})

describe('paired effects', () => {
  test('of every domain, with a family for each crossing', async () => {
    const { view, domains, families } = await read<PairedEffects>(`${earlier}/paired-effects?view=stratified`)
    expect(view).toBe('stratified')
    expect(domains.map(({ domain }) => domain)).toEqual(['total', 'call=1', 'call=2', 'size=KO', 'size=MGO', 'embedding=gevestigd', 'embedding=zelfstandig', 'activity=0', 'activity=1'])
    expect(domains[0]).toMatchObject({ base: 269 })
    expect(families.map(({ by, tests }) => [by, tests.length])).toEqual([['call', 11], ['size', 11], ['embedding', 11], ['activity', 11]])
  })
})
