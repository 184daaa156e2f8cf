import { inflateRawSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvOf } from '../../server/exports/files/csv.ts'
import { spreadsheetText } from '../../server/exports/files/spreadsheetText.ts'
import { tableSheet, xlsxOf } from '../../server/exports/files/xlsx.ts'
import { numberCell, textCell, type Table } from '../../server/exports/tables/table.ts'
import { closedWave, openDatabase } from '../server/database.ts'
import { operationsOf, readOpenApi } from '../server/openApi.ts'
import { addWhatIsAskedFor, addressOf, readingOf } from '../server/readingRoutes.ts'
import { startServer, type RunningServer } from '../server/runningServer.ts'
import { enter, type Visitor } from '../server/visitor.ts'

const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠A1', ' =1', '\ufeff=1', '=HYPERLINK("https://evil.example";"x")', '=cmd|\'/c calc\'!A0']
const harmless = ['', 'a=b', '1 - 2', 'Gewenst (0–2)', '– geen', '… kennis', '(M)GO', 'a\tb']
let server: RunningServer
let database: Database.Database
let steward: Visitor
let manager: Visitor
let paths: readonly string[]
beforeAll(async () => {
  server = await startServer()
  database = openDatabase(server)
  addWhatIsAskedFor(database)
  // Clusters with members that answered, so that their names head the columns of a table
  const ids = database.prepare("select distinct cluster_id from answers.response where wave_id = ? and status = 'complete' order by cluster_id").pluck().all(closedWave(database)) as string[]
  ids.forEach((id, place) => database.prepare('update cluster set name = ?, abbreviation = ? where id = ?').run(hostile[place % hostile.length], hostile[place % hostile.length], id))
  database.prepare('update wave set label = ? where id = ?').run('=1+1', closedWave(database))
  steward = await enter(server.origin, server.links.steward)
  manager = await enter(server.origin, server.links.manager)
  paths = readingOf(operationsOf(await readOpenApi(server.origin))).map(({ path }) => path)
})
afterAll(async () => {
  database.close()
  await server.stop()
})

const taken = async (path: string, language: 'nl' | 'en') => {
  const address = addressOf(path, closedWave(database))
  const response = await (path.startsWith('/api/manager/') ? manager : steward).get(`${address}${address.includes('?') ? '&' : '?'}taal=${language}`)
  expect([path, response.status]).toEqual([path, 200])
  return Buffer.from(await response.arrayBuffer())
}

/** What a spreadsheet takes for the beginning of a formula, also behind what it skips. */
const begins = /^[\s\ufeff]*[=+\-@\t\r＝＋－＠]/u
const isNumber = (field: string) => /^-?\d+([.,]\d+)?(e-?\d+)?$/.test(field)

test('check 15: no field of any CSV file begins as a formula, quotes are as RFC 4180 has them, and numbers are numbers', async () => {
  const files = paths.filter((path) => path.endsWith('.csv'))
  expect(files.length).toBeGreaterThanOrEqual(3)
  for (const path of files) {
    for (const [language, delimiter] of [['nl', ';'], ['en', ',']] as const) {
      const text = (await taken(path, language)).toString('utf8')
      expect([path, text.startsWith('\ufeff'), /[^\r]\n(?=[^"]*$)/.test(text.slice(0, text.indexOf('\r\n') + 2))]).toEqual([path, true, false])
      // Strict: a quote in the middle of a field, or a record of another length, throws
      const rows = parse(text, { bom: true, delimiter, relax_quotes: false, relax_column_count: false, record_delimiter: '\r\n' }) as string[][]
      for (const field of rows.flat()) {
        if (isNumber(field)) continue
        expect([path, field, begins.test(field)]).toEqual([path, field, false])
      }
    }
  }
  // As the names of the clusters head a table, behind a word of ours
  expect((await taken('/api/analyst/waves/{wave}/table/table.csv', 'nl')).toString()).toContain('=HYPERLINK(""https://evil.example""')
})

/** The XML of the first sheets of a workbook. */
function sheetsOf(workbook: Buffer): string {
  let text = ''
  for (let at = workbook.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = workbook.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const name = workbook.toString('utf8', at + 46, at + 46 + workbook.readUInt16LE(at + 28))
    if (!/worksheets\/|sharedStrings|externalLink|drawing/.test(name)) continue
    const local = workbook.readUInt32LE(at + 42)
    const start = local + 30 + workbook.readUInt16LE(local + 26) + workbook.readUInt16LE(local + 28)
    const packed = workbook.subarray(start, start + workbook.readUInt32LE(at + 20))
    text += (workbook.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
  }
  return text
}

test('check 15: in every workbook such text is a cell of text, and nothing is a formula or a link', async () => {
  const files = paths.filter((path) => path.endsWith('.xlsx'))
  expect(files.length).toBeGreaterThanOrEqual(3)
  let texts = 0
  for (const path of files) {
    const workbook = await taken(path, 'nl')
    const xml = sheetsOf(workbook)
    expect([path, /<(?:\w+:)?f[\s>/]|<hyperlink|externalLink|t="(?:str|e)"/.test(xml), xml.includes('<sheetData>')]).toEqual([path, false, true])
    // The label of the wave begins a cell of the definition
    for (const sheet of [1, 2]) for (const cell of (await readSheet(workbook, sheet, { trim: false })).flat()) if (typeof cell === 'string' && begins.test(cell)) texts++
  }
  expect(texts).toBeGreaterThanOrEqual(files.filter((path) => path.includes('{wave}')).length)
})

test.each(hostile)('check 15: %j gets an apostrophe in a text file', (text) => expect(spreadsheetText(text)).toBe(`'${text}`))
test.each(harmless)('check 15: %j stays as it is', (text) => expect(spreadsheetText(text)).toBe(text))

test('check 15: in CSV no field begins as a formula, in a head or a row, and a negative number is a number', () => {
  const table = { head: hostile, rows: [hostile.map(textCell), hostile.map(() => numberCell(-0.25))] }
  for (const [language, delimiter, negative] of [['nl', ';', '-0,25'], ['en', ',', '-0.25']] as const) {
    const [head, first, second] = parse(csvOf(table, language), { bom: true, delimiter }) as string[][]
    for (const field of [...head!, ...first!]) expect(field).toMatch(/^'/)
    expect(new Set(second)).toEqual(new Set([negative]))
  }
})

test('check 15: in XLSX every text is a string cell, whatever it begins with', async () => {
  const table: Table = { name: 'Tabel', head: hostile, rows: [hostile.map(textCell), hostile.map(() => numberCell(-0.25, 2))] }
  const workbook = await xlsxOf([tableSheet(table)])
  const rows = await readSheet(workbook, { trim: false })
  expect(rows[2]).toEqual(hostile.map(() => -0.25))
  for (const row of rows.slice(0, 2)) for (const cell of row) expect(typeof cell).toBe('string')
  expect(rows[1]!.slice(0, 4)).toEqual(hostile.slice(0, 4))
  expect(/<(?:\w+:)?f[\s>/]/.test(sheetsOf(workbook))).toBe(false)
})

test('check 15: the report about a list gives its cells back as text', async () => {
  const list = `Bedrijf;Ondernemingsnummer;E-mail;Werknemers\r\n${hostile.map((text) => `"${text.replaceAll('"', '""')}";"${text.replaceAll('"', '""')}";"${text.replaceAll('"', '""')}";veel`).join('\r\n')}\r\n`
  const clusterId = database.prepare('select min(id) from cluster').pluck().get() as string
  const response = await steward.sendJson('POST', '/api/steward/register/lists/preview', { clusterId, file: { fileName: 'leden.csv', content: Buffer.from(list).toString('base64') } })
  const { report } = (await response.json()) as { report: Record<'nl' | 'en', string> }
  for (const [language, delimiter] of [['nl', ';'], ['en', ',']] as const) {
    const rows = parse(report[language], { bom: true, delimiter, relax_quotes: false }) as string[][]
    expect([language, rows.length > hostile.length, rows.flat().some((field) => field.startsWith("'="))]).toEqual([language, true, true])
    for (const field of rows.flat()) if (!isNumber(field)) expect([language, field, begins.test(field)]).toEqual([language, field, false])
  }
})

test('check 15: the coded answers beside an R script hold codes and the names of the programme, and no formula', async () => {
  for (const path of paths.filter((one) => one.endsWith('script.zip'))) {
    const archive = await taken(path, 'nl')
    for (let at = archive.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = archive.indexOf('PK\x01\x02', at + 4, 'latin1')) {
      const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28))
      if (!name.endsWith('.csv')) continue
      const local = archive.readUInt32LE(at + 42)
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
      const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20))
      const text = (archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
      for (const field of (parse(text, { bom: true }) as string[][]).flat()) expect([path, field, !isNumber(field) && begins.test(field)]).toEqual([path, field, false])
    }
  }
})
