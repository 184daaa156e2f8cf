import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leftBlank, notAsked, variablesOf } from '../../../analysis/index.ts'
import { readCodedAnswers } from '../../../server/files/codedAnswers.ts'
import { problemInWords } from '../../../server/files/fileProblem.ts'
import { readMemberRegister } from '../../../server/files/memberRegister.ts'
import { workbook } from './xlsx.ts'
import type { AnswersFile } from '../../../server/files/codedAnswers.ts'
import type { RefusedFile } from '../../../server/files/fileProblem.ts'
import type { RegisterFile } from '../../../server/files/memberRegister.ts'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'files-')) })
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const problemsOf = (result: RegisterFile | AnswersFile | RefusedFile): string[] => {
  if (result.kind === 'read') return []
  expect(result.problemCount).toBeGreaterThanOrEqual(result.problems.length)
  return result.problems.map(problemInWords)
}

const members = `member_id,cluster_id,call,embedding,employees,size
A1,K1,1,gevestigd,12,KO
A2,K1,1,gevestigd,80,
A3,K2,2,zelfstandig,,MGO
`
async function registerOf(content: string | Uint8Array = members, name = 'members.csv'): Promise<RegisterFile> {
  const result = await readMemberRegister(file(name, content))
  if (result.kind === 'refused') throw new Error(problemsOf(result).join('; '))
  return result
}

describe('a member register', () => {
  test('is read, and a missing size follows from the employees', async () => {
    const { register, rows } = await registerOf()
    expect(rows.map((row) => [row.memberId, row.employees, row.size])).toEqual([['A1', 12, 'KO'], ['A2', 80, 'MGO'], ['A3', null, 'MGO']])
    expect(register.clusterIds).toEqual(['K1', 'K2'])
    expect(register.levels).toEqual({ call: ['1', '2'], size: ['KO', 'MGO'], embedding: ['gevestigd', 'zelfstandig'] })
    expect([...register.cluster]).toEqual([0, 0, 1])
  })

  test.each([
    ['semicolons', members.replaceAll(',', ';')],
    ['a byte order mark', `\uFEFF${members}`],
    ['carriage returns', members.replaceAll('\n', '\r\n')],
    ['quotes and spaces', members.replaceAll('gevestigd', ' "gevestigd"  ')],
    ['gzip', gzipSync(members)],
    ['an empty line', members.replace('A2', '\nA2')],
  ])('with %s is the same register', async (_, content) => {
    const { register, rows } = await registerOf(content)
    expect(register).toEqual((await registerOf()).register)
    expect(rows.map(({ line: _line, ...row }) => row)).toEqual((await registerOf()).rows.map(({ line: _line, ...row }) => row))
  })

  test('keeps the fields of a real register', async () => {
    const { rows } = await registerOf(`member_id;cluster_id;call;embedding;employees;size;company;enterprise_number;founded;postal_code;contact;email;language;remark
A1;K1;1;gevestigd;12;;"Staal; & Zonen";BE 0123.456.789;1987;9000;J. Test;test@example.org;NL;x
`)
    expect(rows[0]).toEqual({
      line: 2, memberId: 'A1', clusterId: 'K1', call: '1', embedding: 'gevestigd', employees: 12, size: 'KO', company: 'Staal; & Zonen',
      enterpriseNumber: '0123456789', founded: 1987, joined: '', postalCode: '9000', contact: 'J. Test', email: 'test@example.org', language: 'nl',
    })
  })

  test('from a workbook is the same as from CSV, numbers and texts alike', async () => {
    const cells = members.trim().split('\n').map((line) => line.split(','))
    const sheet = cells.map((row, place) => row.map((cell, column) => (place > 0 && column === 4 && cell !== '' ? Number(cell) : cell)))
    const fromSheet = await registerOf(workbook(sheet), 'members.xlsx')
    expect(fromSheet.rows).toEqual((await registerOf()).rows)
    const wrong = await readMemberRegister(file('wrong.xlsx', workbook([...sheet, ['A4', 'K1', '1', 'soms', 3.5, 'KO']])))
    expect(problemsOf(wrong)).toEqual(['line 5, embedding: "soms", expected zelfstandig or gevestigd', 'line 5, employees: "3.5", expected a whole number of employees, or empty'])
    expect(problemsOf(await readMemberRegister(file('none.xlsx', 'no workbook')))[0]).toMatch(/expected an XLSX workbook/)
  })

  test('with bad rows is refused as a whole, every one named with line, column, value and what was expected', async () => {
    const result = await readMemberRegister(file('bad.csv', `member_id,cluster_id,call,embedding,employees,size
A1,K1,1,gevestigd,12,KO
A1,K1,1,ingebed,many,XL
,,1,gevestigd,,
A4,K1,1,gevestigd,12
`))
    expect(problemsOf(result)).toEqual([
      'line 3, member_id: "A1", expected every member once (also on line 2)',
      'line 3, embedding: "ingebed", expected zelfstandig or gevestigd',
      'line 3, employees: "many", expected a whole number of employees, or empty',
      'line 3, size: "XL", expected KO or MGO, or empty with employees filled in',
      'line 4, member_id: "", expected a value',
      'line 4, size: "", expected KO or MGO, as employees is empty, too',
      'line 4, cluster_id: "", expected a value',
      'line 5: "5 values", expected 6 values, as in the header',
    ])
  })

  test.each([
    ['no column it needs', 'member_id,call\n', ['line 1, cluster_id: "", expected a column cluster_id', 'line 1, embedding: "", expected a column embedding', 'line 1, size: "", expected a column size or a column employees']],
    ['a column twice', members.replace('employees', 'call'), ['line 1, call: "call", expected every column once']],
    ['nothing in it', '', ['line 1: "", expected a header row']],
    ['no member', members.split('\n')[0]!, ['line 2: "", expected at least one member']],
    ['another encoding', Buffer.from('member_id,caf\xe9', 'latin1'), ['line 1: "", expected text in UTF-8']],
    ['wrong contact fields', 'member_id,cluster_id,call,embedding,size,email,language,founded,enterprise_number\nA1,K1,1,gevestigd,KO,jan,fr,vroeger,123\n', [
      'line 2, founded: "vroeger", expected a year, or empty',
      'line 2, enterprise_number: "123", expected ten digits, the first 0 or 1, or empty',
      'line 2, email: "jan", expected a mail address, or empty',
      'line 2, language: "fr", expected nl or en, or empty',
    ]],
    ['joining dates that are none', `member_id,cluster_id,call,embedding,size,joined\n${['2019', '2019-02-29', '2020-02-29', '19', '31/03/2019', '', '1850'].map((joined, place) => `A${place},K1,1,gevestigd,KO,${joined}\n`).join('')}`, [
      ...[[3, '2019-02-29'], [5, '19'], [6, '31/03/2019'], [8, '1850']].map(([line, joined]) => `line ${line}, joined: "${joined}", expected a day as 2019-03-31, a year, or empty`),
    ]],
  ])('with %s is refused', async (_, content, problems) => {
    expect(problemsOf(await readMemberRegister(file('wrong.csv', content)))).toEqual(problems)
  })

  test('with a quote that never ends is refused, not half read', async () => {
    const problems = problemsOf(await readMemberRegister(file('quote.csv', members.replace('A2', '"A2'))))
    expect(problems.at(-1)).toMatch(/Quote/)
  })

  test('lists a hundred problems and counts the rest', async () => {
    const rows = Array.from({ length: 250 }, (_, row) => `B${row},K1,1,nergens,5,KO`).join('\n')
    const result = await readMemberRegister(file('many.csv', `member_id,cluster_id,call,embedding,employees,size\n${rows}\n`))
    expect(result.kind === 'refused' && [result.problems.length, result.problemCount]).toEqual([100, 250])
  })

  test('that does not exist is an error of the file system', async () => {
    await expect(readMemberRegister(join(folder, 'none.csv'))).rejects.toThrow('ENOENT')
  })
})

describe('coded answers', () => {
  const variables = variablesOf({ strength: 2, benefit: 1, priority: 1 })
  const header = ['member_id', 'status', ...variables].join(',')
  const answer = (member: string, given: Record<string, string | number>, status = 'complete') => [member, status, ...variables.map((variable) => given[variable] ?? '')].join(',')
  const desired = (code: number) => Object.fromEntries(Array.from({ length: 11 }, (_, effect) => [`desired_${effect + 1}`, code]))
  const answers = async (...lines: string[]) => readCodedAnswers(file('responses.csv', [header, ...lines, ''].join('\n')), await registerOf())

  test('are read into byte columns, partial ones apart', async () => {
    const result = await answers(
      answer('A3', { q1_active: 1, q2_relevance: 4, ...desired(0), desired_2: 2, realised_2: 1, contribution_2: 75, strength_1: 3, competitive: 'weet_niet' }),
      answer('A1', { q1_active: 0, ...desired(1) }, 'partial'),
      answer('A2', { q1_active: 0, realised_4: 2, priority_1: 1 }),
    )
    if (result.kind === 'refused') return expect.fail(problemsOf(result).join('; '))
    const { matrix, statements, memberOfResponse, partial } = result
    const first = (variable: string) => [...matrix.columns[variable]!.subarray(0, matrix.responses)]
    expect(statements).toEqual({ strength: 2, benefit: 1, priority: 1 })
    expect([...memberOfResponse]).toEqual([2, 1])
    expect([matrix.responses, ...matrix.cluster, ...matrix.size]).toEqual([2, 1, 0, 1, 1])
    expect(first('q2_relevance')).toEqual([4, leftBlank])
    expect(first('desired_2')).toEqual([2, leftBlank])
    expect(first('contribution_2')).toEqual([75, leftBlank])
    expect(first('realised_1')).toEqual([notAsked, leftBlank])
    expect(first('realised_4')).toEqual([notAsked, 2])
    expect(first('competitive')).toEqual([9, leftBlank])
    expect(partial.map(({ member, codes }) => [member, codes[variables.indexOf('desired_11')], codes[variables.indexOf('benefit_1')]])).toEqual([[0, 1, leftBlank]])
  })

  test('that do not fit are refused as a whole, each with its place', async () => {
    const result = await answers(
      answer('A1', { q1_active: 2, q2_relevance: 5, ...desired(0), realised_3: 1, contribution_3: 30 }),
      answer('A9', { competitive: 'ooit' }, 'done'),
      answer('A1', { strength_1: 'x', q2_relevance: '03' }),
    )
    expect(problemsOf(result)).toEqual([
      'line 2, q1_active: "2", expected 0, 1, or empty',
      'line 2, q2_relevance: "5", expected 1, 2, 3, 4, or empty',
      'line 2, contribution_3: "30", expected 0, 25, 50, 75, 100, or empty',
      'line 2, realised_3: "1", expected empty, as desired_3 is 0',
      'line 2, contribution_3: "30", expected empty, as desired_3 is 0',
      'line 3, member_id: "A9", expected a member of the register',
      'line 3, status: "done", expected complete or partial',
      'line 3, competitive: "ooit", expected gerealiseerd, binnen_1_jaar, binnen_3_jaar, later, niet, weet_niet, or empty',
      'line 4, member_id: "A1", expected one response of each member (also on line 2)',
      'line 4, q2_relevance: "03", expected 1, 2, 3, 4, or empty',
      'line 4, strength_1: "x", expected 1, 2, 3, 4, or empty',
    ])
  })

  test('with a hole in a battery, or a column of another format, are refused', async () => {
    const columns = header.replace('strength_1', 'remark')
    const result = await readCodedAnswers(file('hole.csv', `${columns}\n`), await registerOf())
    expect(problemsOf(result)).toEqual(['line 1, strength_1: "", expected a column strength_1', 'line 1, remark: "remark", expected only columns of the format'])
  })

  test('of more responses than one block of memory are all kept', async () => {
    const ids = Array.from({ length: 3000 }, (_, member) => `M${member}`)
    const large = await registerOf(`member_id,cluster_id,call,embedding,size\n${ids.map((id) => `${id},K1,1,gevestigd,KO`).join('\n')}\n`, 'large.csv')
    const lines = ids.map((id, row) => answer(id, { q2_relevance: 1 + (row % 4) }))
    const result = await readCodedAnswers(file('large-responses.csv', gzipSync([header, ...lines].join('\n'))), large)
    if (result.kind === 'refused') return expect.fail(problemsOf(result).join('; '))
    expect(result.matrix.responses).toBe(3000)
    expect(result.matrix.columns['q2_relevance']!.subarray(0, 3000).every((code, row) => code === 1 + (row % 4))).toBe(true)
  })
})
