import { describe, expect, test } from 'vitest'
import { readTypedTable, selfCheck } from '../../../analysis/selfCheck/index.ts'
import type { PublishedTable, TypedTableOptions } from '../../../analysis/selfCheck/index.ts'

function read(text: string, options?: TypedTableOptions): PublishedTable {
  const result = readTypedTable(text, options)
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems))
  return result.table
}

function problems(text: string, options?: TypedTableOptions): [number, string, string, string][] {
  const result = readTypedTable(text, options)
  return result.kind === 'read' ? [] : result.problems.map(({ line, column, value, expected }) => [line, column, value, expected.en])
}

const values = (table: PublishedTable) => table.figures.map(({ crossing, level, value, decimals, base }) => [crossing, level, value, decimals, base])

const wideValues = [[null, null, 62.6, 1, 269], ['call', '1', 60.8, 1, 204], ['call', '2', 53, 1, 65]]

describe('a measure a row', () => {
  test.each([
    ['tabs and decimal commas', 'maat\ttotaal\tcall: 1\tcall: 2\nbijdrage\t62,6\t60,8\t53,0\nn\t269\t204\t65\n'],
    ['semicolons and decimal commas', 'maat;totaal;call: 1;call: 2\r\nbijdrage;62,6;60,8;53,0\r\nn;269;204;65\r\n'],
    ['commas and decimal points', '\uFEFFmeasure,total,call=1,call=2\nbijdrage,62.6,60.8,53.0\nn,269,204,65'],
    ['commas and quoted decimal commas', 'measure,total,call=1,call=2\nbijdrage,"62,6","60,8","53,0"\nbase bijdrage,269,204,65'],
  ])('%s', (_name, text) => {
    const table = read(text)
    expect(values(table)).toEqual(wideValues)
    expect(table.measures).toEqual([{ id: 'bijdrage', kind: 'mean' }])
    expect(table.crossings).toEqual([{ id: 'call', levels: [{ id: '1' }, { id: '2' }] }])
  })

  test('percentages are shares, marks and empty cells are understood, and the check finds what is wrong', () => {
    const table = read('vraag;totaal;grootte: KO;grootte: MGO\ncompetitief;75%;57%;72%*\nrelevantie;3,01;-;\n')
    expect(table.measures[0]).toEqual({ id: 'competitief', kind: 'share', scale: { lowest: 0, highest: 100 }, step: 100 })
    expect(table.figures.map(({ id, mark, source }) => [id, mark, source])).toEqual([
      ['competitief, totaal', undefined, 'line 2'], ['competitief, grootte: KO', undefined, 'line 2'], ['competitief, grootte: MGO', '*', 'line 2'], ['relevantie, totaal', undefined, 'line 3'],
    ])
    expect(selfCheck(table).findings.map(({ kind, figures }) => [kind, figures])).toEqual([['totalOutsideGroups', ['competitief, totaal']]])
  })

  test('columns say kind, scale and step of a measure', () => {
    const table = read('measure;kind;scale;step;population;desired by;total\ndesired;mean;0-2;;;;0,69\nrealised;effect axis;0 tot 2;;pairs;desired;1,19\nmembers;count;;;;;1.132\n')
    expect(table.measures).toEqual([
      { id: 'desired', kind: 'mean', scale: { lowest: 0, highest: 2 } },
      { id: 'realised', kind: 'effectAxis', scale: { lowest: 0, highest: 2 }, population: 'pairs', desiredBy: 'desired' },
      { id: 'members', kind: 'count' },
    ])
    expect(table.figures.map(({ value, decimals }) => [value, decimals])).toEqual([[0.69, 2], [1.19, 2], [1132, 0]])
  })
})

describe('a figure a row', () => {
  test('with its base, mark, chart and place', () => {
    const table = read('id;measure;crossing;level;printed;base;mark;chart;line\na;contribution;;;62,6;269;;matrix 2;3005\nb;contribution;call;1;60,8;1.065;**;;3006\n')
    expect(table.figures).toEqual([
      { id: 'a', measure: 'contribution', crossing: null, level: null, printed: '62,6', value: 62.6, decimals: 1, base: 269, chart: 'matrix 2', source: '3005' },
      { id: 'b', measure: 'contribution', crossing: 'call', level: '1', printed: '60,8', value: 60.8, decimals: 1, base: 1065, mark: '**', source: '3006' },
    ])
  })

  test('figures that are said to be about are kept apart', () => {
    const [figure] = read('measure;crossing;level;printed\nactive;totaal;;bijna 80%\n').figures
    expect(figure).toMatchObject({ value: 80, approximate: true })
  })
})

describe('decimal marks', () => {
  test('a thousand beside a decimal comma, a thousand beside a decimal point', () => {
    expect(read('m;total\na;1.065\nb;0,69').figures.map(({ value }) => value)).toEqual([1065, 0.69])
    expect(read('m;total\na;1,065\nb;0.69').figures.map(({ value }) => value)).toEqual([1065, 0.69])
    expect(read('m;total\na;1.065.000\nb;12.500').figures.map(({ value }) => value)).toEqual([1065000, 12500])
  })

  test('three digits behind one mark and nothing else: the choice is asked for', () => {
    expect(problems('m;total\na;1.065')).toEqual([[2, 'total', '1.065', 'a choice between decimal comma and decimal point: this may be a thousand or three decimals']])
    expect(read('m;total\na;1.065', { decimalMark: '.' }).figures[0]).toMatchObject({ value: 1.065, decimals: 3 })
    expect(read('m;total\na;1.065', { decimalMark: ',' }).figures[0]).toMatchObject({ value: 1065, decimals: 0 })
  })

  test('a figure with the other mark is told', () => {
    expect(problems('m;total;call: 1\na;0,69;0.66')).toEqual([[2, 'call: 1', '0.66', 'a number such as 0,69, with or without %, or an empty cell']])
  })
})

describe('what cannot be read says line, column, value and what was expected', () => {
  test.each<[string, string, [number, string, string, string][]]>([
    ['nothing', '', [[1, '', '', 'a table with a header row']]],
    ['one column', 'measure\na', [[1, '', 'measure', 'columns with a tab, semicolon or comma between them']]],
    ['no rows', 'measure;total\n', [[2, '', '', 'at least one row of figures']]],
    ['a word', 'measure;total\na;veel', [[2, 'total', 'veel', 'a number such as 0,69, with or without %, or an empty cell']]],
    ['a column without a meaning', 'measure;total;KO\na;1,2;3,4', [[1, '3', 'KO', '“total”, or a crossing and group as “call: 1”']]],
    ['a column twice', 'measure;call: 1;call=1\na;1,2;3,4', [[1, '3', 'call=1', 'every column once']]],
    ['a base that is not whole', 'measure;total\na;1,2\nn;26,9', [[2, 'n, total', '26,9', 'a number of answers: a whole number']]],
    ['bases of nothing', 'measure;total\na;1,2\nn b;26', [[3, '1', 'n b', 'a measure that stands in the table']]],
    ['a level without its crossing', 'measure;crossing;level;value\na;;KO;1,2', [[2, 'crossing', '', 'the crossing of KO']]],
    ['an open quote', 'measure;total\na;"1,2', [[2, '', 'a;"1,2', 'quotes that are closed again']]],
    ['a kind nobody knows', 'measure;kind;total\na;median;1,2', [[2, 'kind', 'median', 'mean, share, pooled pairs, mean of effects, effect axis, count']]],
    ['a scale that goes down', 'measure;scale;total\na;4-1;1,2', [[2, 'scale', '4-1', 'lowest and highest value, such as 1-4']]],
    ['decimal commas between commas', 'measure,total\na,1,2', [[2, '', 'a | 1 | 2', '2 cells, as the header has (a decimal comma between commas stands in quotes)']]],
    ['some percentages', 'measure;total;call: 1\na;12%;11', [[2, 'a, call: 1', '11', 'a % with every figure of a or with none']]],
  ])('%s', (_name, text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test('in Dutch too', () => {
    const result = readTypedTable('maat;totaal\na;veel')
    if (result.kind === 'read') throw new Error('read')
    expect(result.problems[0]!.expected.nl).toBe('een getal zoals 0,69, met of zonder %, of een lege cel')
  })
})
