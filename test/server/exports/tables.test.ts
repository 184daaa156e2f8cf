import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import type { MeanFigure, ResponseMatrix } from '../../../analysis/index.ts'
import { csvOf } from '../../../server/exports/files/csv.ts'
import { numberCell, textCell } from '../../../server/exports/tables/table.ts'
import { tableOf } from '../../../server/exports/tables/tableOf.ts'
import { workbookOf } from '../../../server/exports/workbook.ts'
import { demonstrationWave } from '../demonstrationWave.ts'
import { occasion, takenCrossings, takenMatrix, takenTable, withFew } from './figures.ts'

let whole: ResponseMatrix
let few: ResponseMatrix
beforeAll(async () => {
  whole = (await demonstrationWave()).answers.matrix
  few = withFew(whole, 'size', 'MGO', 4)
})

/** Text that would be a formula: test/checks/15-formulas.test.ts. */
describe('CSV', () => {
  test('as RFC 4180 has it, with a byte order mark, line ends and as many fields in every record', () => {
    const table = { head: ['a;b', 'c"d', 'e,f'], rows: [[textCell('line\nbreak'), numberCell(1.5), numberCell(1e-7)]] }
    expect(csvOf(table, 'nl')).toBe('\ufeff"a;b";"c""d";e,f\r\n"line\nbreak";1,5;1e-7\r\n')
    expect(csvOf(table, 'en')).toBe('\ufeffa;b,"c""d","e,f"\r\n"line\nbreak",1.5,1e-7\r\n')
  })

  test('the same figures in both languages, each with its own signs, to the last digit', () => {
    const figure = takenMatrix(whole, 'activity=0', 'contribution', 'raked')
    const dutch = parse(csvOf(tableOf(figure, occasion, 'nl'), 'nl'), { bom: true, delimiter: ';' }) as string[][]
    const english = parse(csvOf(tableOf(figure, occasion, 'en'), 'en'), { bom: true }) as string[][]
    const numbersIn = (rows: string[][], decimal: string) => rows.slice(1).map((row) => row.slice(3).map((field) => (/^[\d.,-]+(e-\d+)?$/.test(field) ? Number(field.replace(decimal, '.')) : null)))
    expect(numbersIn(dutch, ',')).toEqual(numbersIn(english, '.'))
    const valueOf = ({ mean }: Pick<MeanFigure, 'mean'>) => (mean.kind === 'estimated' ? mean.value : NaN)
    expect(numbersIn(english, '.').slice(0, 11).map((row) => [row[0], row[1], row[6], row[7]])).toEqual(
      figure.matrix.effects.map(({ desired, vertical }) => [desired.base, valueOf(desired), vertical.base, valueOf(vertical)]),
    )
    expect(dutch[0]!.slice(0, 5)).toEqual(['Nummer', 'Effect', 'Groep van effecten', 'Gewenst (0–2): n', 'Gewenst (0–2): gemiddelde'])
  })
})

describe('what is withheld on the screen is withheld in the files', () => {
  test('the words of the screen, never the number', async () => {
    const figure = takenCrossings(few, 'q2_relevance', ['size'], 'published')
    const table = tableOf(figure, occasion, 'nl')
    expect(table.head).toEqual(['Cijfer', 'Alle leden', 'Grootte: KO', 'Grootte: (M)GO'])
    for (const row of table.rows) {
      // One level is too small; the other would give it away beside the total
      for (const cell of row.slice(2)) expect(cell).toEqual(textCell('niet getoond (te weinig antwoorden)'))
      expect(row[1]!.kind).toBe('number')
    }
    const [sheet, words] = [await readSheet(await workbookOf(figure, occasion, 'nl'), 1), await readSheet(await workbookOf(figure, occasion, 'nl'), 2)]
    expect(sheet.slice(1).flatMap((row) => row.slice(2)).filter((cell) => typeof cell === 'number')).toEqual([])
    expect(words.map((row) => row.join(' ')).join(' ')).toContain('Hier niet getoond: KO; (M)GO.')
    expect(csvOf(table, 'en')).not.toMatch(/,4\b/)
  })

  test('also single points of an effect matrix, and what cannot be estimated says why', () => {
    let asked = 0
    const call1 = whole.register.levels.call.indexOf('1')
    const realised = whole.columns['realised_3']!.map((code, row) => (code < 3 && (whole.call[row] !== call1 || ++asked <= 3) ? code : 254))
    const rare: ResponseMatrix = { ...whole, columns: { ...whole.columns, realised_3: realised } }
    const { matrix } = takenMatrix(rare, 'call=1', 'realised', 'published')
    const hidden = matrix.effects.filter(({ vertical }) => vertical.mean.kind === 'suppressed').map(({ effect }) => effect)
    expect(hidden).toContain(3)
    const table = tableOf(takenMatrix(rare, 'call=1', 'realised', 'published'), occasion, 'en')
    for (const effect of hidden) expect(table.rows[effect - 1]!.slice(9)).toEqual(Array.from({ length: 6 }, () => textCell('not shown (too few answers)')))
    const nobody: ResponseMatrix = { ...whole, columns: { ...whole.columns, q2_relevance: whole.columns['q2_relevance']!.map(() => 255) } }
    expect(tableOf(takenCrossings(nobody, 'q2_relevance', ['size'], 'stratified'), occasion, 'en').rows[2]!.slice(1)).toEqual(Array.from({ length: 3 }, () => textCell('no answers')))
  })
})

describe('a banner table', () => {
  test('has every cell of the table in its place, with letters, and words where a figure is withheld', () => {
    const figure = takenTable(few, ['strength_mean', 'competitive', 'realised_mean', 'contribution_3'], ['size', 'activity', 'cluster'], null, 'stratified')
    const { head, rows } = tableOf(figure, occasion, 'en')
    expect(head.slice(0, 7)).toEqual(['Row', 'Figure', 'All members', 'Size: Small (A)', 'Size: Medium or large (B)', 'Activity: Inactive (A)', 'Activity: Active (B)'])
    expect(rows.every((row) => row.length === head.length)).toBe(true)
    let withheld = 0
    for (const { row, kind, total, banner } of figure.table.rows) {
      const cells = [total, ...banner.flatMap((one) => one.cells)]
      const name = { strength_mean: 'Collaborative strength', competitive: 'Competitiveness', realised_mean: 'Realised: mean of the effects' }[row] ?? 'Contribution: Project collaboration outside chain'
      const line = (label: string) => rows.find(([first, second]) => first!.kind === 'text' && first!.text === name && second!.kind === 'text' && second!.text === label)!.slice(2)
      expect(line(kind === 'share' ? 'share' : 'mean').map((cell) => (cell.kind === 'number' ? cell.value : cell.text))).toEqual(
        cells.map(({ mean }) => (mean.kind === 'estimated' ? mean.value : mean.kind === 'suppressed' ? 'not shown (too few answers)' : expect.stringMatching(/\w/))),
      )
      expect(line('significantly larger than column').map((cell) => (cell.kind === 'text' ? cell.text : cell.value))).toEqual(cells.map(({ letters }) => letters.join(' ')))
      cells.forEach(({ mean }, place) => {
        if (mean.kind !== 'suppressed') return
        withheld++
        for (const one of rows.filter(([first]) => first!.kind === 'text' && first!.text === name)) expect(one[place + 2]!.kind).toBe('text')
      })
    }
    expect(withheld).toBeGreaterThan(4)
  })
})

describe('XLSX', () => {
  test('a table of real numbers, the definition on the second sheet, the tests on the third', async () => {
    const figure = takenCrossings(whole, 'competitive', ['size', 'activity'], 'stratified')
    const workbook = await workbookOf(figure, occasion, 'en')
    const rows = await readSheet(workbook, 'Table')
    const share = rows.find((row) => String(row[0]).startsWith('share: '))!
    expect(share[0]).toBe('share: More competitive, already or within 3 years')
    const columns = [figure.crossings[0]!.columns[0]!, ...figure.crossings.flatMap((one) => one.columns.slice(1))]
    expect(share.slice(1)).toEqual(columns.map(({ figure: { mean } }) => (mean.kind === 'estimated' ? expect.closeTo(mean.value, 12) : '')))
    const definition = await readSheet(workbook, 'Definition')
    expect(definition.map(([term]) => term)).toEqual(['Figure', 'What', 'Over whom', 'Base', 'Weighting', 'Interval', 'Tests', 'Not shown', 'Survey wave', 'Taken on', 'Compute again'])
    const tests = await readSheet(workbook, 'Tests')
    const { difference, independence } = figure.crossings[1]!
    if (difference.kind !== 'estimated' || independence.kind !== 'estimated') return expect.unreachable('activity can be tested')
    expect(tests[3]!.slice(1)).toEqual(['Active minus Inactive', difference.base, ...[difference.difference, difference.lower, difference.upper, difference.t].map((value) => expect.closeTo(value, 12)), null, expect.closeTo(difference.degreesOfFreedom, 10), expect.closeTo(difference.p, 12)])
    expect(tests[4]!.slice(6)).toEqual([independence.F, independence.numeratorDf, independence.denominatorDf, independence.p].map((value) => expect.closeTo(value, 10)))
  })
})
