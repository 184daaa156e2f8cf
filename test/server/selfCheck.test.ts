import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longestTable, type StudyCheck, type TableCheck, type WaveCheck } from '../../server/api/selfCheck.ts'
import { mostFigures } from '../../server/selfCheck/checkedTable.ts'
import { startServer, type RunningServer } from './runningServer.ts'
import { enter, type Visitor } from './visitor.ts'

let server: RunningServer
let analyst: Visitor

beforeAll(async () => {
  server = await startServer()
  analyst = await enter(server.origin, server.links.analyst)
})
afterAll(() => server.stop())

const check = async (body: unknown): Promise<TableCheck> => {
  const response = await analyst.sendJson('POST', '/api/analyst/self-check', body as object)
  expect(response.status).toBe(200)
  return (await response.json()) as TableCheck
}
const wide = (rows: readonly string[]) => rows.join('\n')

describe('a typed table', () => {
  test('the total above both groups of the study: which figures, why, and what would fit', async () => {
    // Lines 3005-3019 of the study: 62,6 beside 60,8/53,0
    const found = await check({ text: wide(['maat;soort;totaal;oproep: 1;oproep: 2', 'bijdrage;gemiddelde;62,6;60,8;53,0']) })
    if (found.kind !== 'checked') return expect.unreachable(JSON.stringify(found))
    expect([found.figures, found.measures, found.crossings]).toEqual([3, 1, 1])
    const [finding, ...others] = found.findings
    expect(others).toEqual([])
    expect(finding).toMatchObject({ kind: 'totalOutsideGroups', severity: 'impossible', certainty: 'arithmetic' })
    expect(finding!.figures).toEqual([{ id: 'bijdrage, totaal', printed: '62,6', measure: { nl: 'bijdrage', en: 'bijdrage' }, group: null, source: { nl: 'regel 2', en: 'line 2' } }])
    // Nothing is known of the shares of the groups: the total may lie anywhere from 52,95 to 60,85, and be printed as 52,9 to 60,9
    expect(finding!.fits[0]!.from).toBeCloseTo(52.9, 10)
    expect(finding!.fits[0]!.to).toBeCloseTo(60.9, 10)
  })

  test('a percentage that no whole number of answers gives', async () => {
    // 1 of 7 is 14,3 %, 2 of 7 is 28,6 %
    const found = await check({ text: wide(['maat;totaal', 'tevreden;20,0%', 'n;7']) })
    expect(found.kind === 'checked' && found.findings.map(({ kind }) => kind)).toEqual(['noWholeNumber'])
  })

  test('a table that holds together raises no alarm', async () => {
    const found = await check({ text: wide(['measure,total,size: small,size: large', 'strength,2.82,2.77,2.98']) })
    expect(found.kind === 'checked' && found.findings).toEqual([])
  })

  test('one that cannot be read says where, what stands there and what was expected', async () => {
    const found = await check({ text: wide(['maat;totaal;oproep: 1;oproep: 2', 'kracht;2,82;2,83;veel']) })
    expect(found).toEqual({ kind: 'refused', problems: [{ line: 2, column: 'oproep: 2', value: 'veel', expected: { nl: expect.stringContaining('0,69'), en: expect.stringContaining('0,69') } }] })
  })

  test('a thousand or three decimals: it asks, and goes on with the answer', async () => {
    const text = wide(['maat;soort;totaal', 'leden;aantal;1.065'])
    expect(await check({ text })).toMatchObject({ kind: 'refused', problems: [{ value: '1.065' }] })
    expect(await check({ text, decimalMark: ',' })).toMatchObject({ kind: 'checked', figures: 1, findings: [] })
  })

  test('too long, too many figures, not a table: refused in words, and quickly', async () => {
    expect((await analyst.sendJson('POST', '/api/analyst/self-check', { text: 'x'.repeat(longestTable + 1) })).status).toBe(400)
    expect((await analyst.sendJson('POST', '/api/analyst/self-check', { text: 'x'.repeat(70_000) })).status).toBe(413)
    expect((await analyst.sendJson('POST', '/api/analyst/self-check', { text: 'a', more: 1 })).status).toBe(400)
    const groups = Array.from({ length: mostFigures + 1 }, (_, place) => `g: ${place}`)
    expect(await check({ text: wide([['maat', ...groups].join(';'), ['x', ...groups.map(() => '1')].join(';')]) })).toMatchObject({ kind: 'refused', problems: [{ value: `${mostFigures + 1}` }] })
    expect((await check({ text: '' })).kind).toBe('refused')
  })

  test('the largest table is checked within two seconds, whatever its shape', async () => {
    const shapes = [
      // Many measures in many crossings of two groups, all alike: every pair is a possible copy
      [20, 37],
      [300, 2],
      [2, 370],
    ] as const
    for (const [measures, crossings] of shapes) {
      const columns = Array.from({ length: crossings }, (_, place) => [`c${place}: a`, `c${place}: b`]).flat()
      const rows = Array.from({ length: measures }, (_, place) => [`m${place}`, '2,5', ...columns.map((_, at) => ((place + at) % 3 === 0 ? '2,4' : '2,6'))].join(';'))
      const start = performance.now()
      const found = await check({ text: wide([['maat', 'totaal', ...columns].join(';'), ...rows]) })
      expect([measures, found.kind, performance.now() - start < 2_000]).toEqual([measures, 'checked', true])
    }
  }, 60_000)

  test('long runs of anything are read at once', async () => {
    const run = (sign: string) => sign.repeat(25_000)
    const texts = [`maat;totaal\nx;1${run(' ')}x`, `maat;a${run(' ')}b: \nx;1`, `maat;schaal;totaal\nx;1${run(' ')}y;2`, `maat;totaal\nx;${'1 '.repeat(20_000)}x`, `maat;totaal\nx;${'1.'.repeat(20_000)}x`, `maat;totaal\n${run('"')}`, `${run('\n')}a;b`, `maat;totaal\nx;bijna${run(' ')}y`, `maat;totaal\nx;${'1\t '.repeat(10_000)}x`]
    for (const [place, text] of texts.entries()) {
      const start = performance.now()
      const found = await check({ text })
      expect([place, found.kind, performance.now() - start < 500]).toEqual([place, 'refused', true])
    }
  })

  test('only the agency may ask', async () => {
    for (const link of [server.links.manager, server.links.respondent]) {
      const other = await enter(server.origin, link)
      expect([401, 403]).toContain((await other.sendJson('POST', '/api/analyst/self-check', { text: 'a;b' })).status)
    }
  })
})

describe('ready tables', () => {
  test('the study of 2020: every row that must be found, with its lines', async () => {
    const response = await analyst.get('/api/analyst/self-check/study-2020')
    const { check: found } = (await response.json()) as StudyCheck
    const severities = new Set(found.findings.map(({ severity }) => severity))
    expect([...severities].sort()).toEqual(expect.arrayContaining(['contradicts', 'copied', 'impossible', 'typedTwice']))
    // Rows 4 and 8: 62,6 above both groups of call and of size; the same figure at two lines
    const impossible = found.findings.filter(({ severity, kind }) => severity === 'impossible' && kind === 'totalOutsideGroups')
    expect(impossible.length).toBeGreaterThanOrEqual(2)
    expect(impossible.every(({ figures }) => figures.some(({ printed, source }) => printed === '62,6' && /^line 30\d\d$/.test(source?.en ?? '')))).toBe(true)
  })

  test('our own figures of the closed wave, in every view: no alarm', async () => {
    for (const view of ['published', 'stratified', 'raked']) {
      const response = await analyst.get(`/api/analyst/waves/2019/self-check?view=${view}`)
      const { check: found } = (await response.json()) as WaveCheck
      expect([view, found.findings.map(({ words }) => words.en)]).toEqual([view, []])
      expect(found.figures).toBeGreaterThan(400)
    }
  })
})
