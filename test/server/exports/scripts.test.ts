import { parse } from 'csv-parse/sync'
import { crc32, inflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ResponseMatrix } from '../../../analysis/index.ts'
import { archiveOf } from '../../../server/exports/files/archive.ts'
import { comment, rText } from '../../../server/exports/script/rText.ts'
import { rFilesOf } from '../../../server/exports/script/rScript.ts'
import type { TakenFigure } from '../../../server/exports/takenFigure.ts'
import { demonstrationWave } from '../demonstrationWave.ts'
import { filesIn } from './filesIn.ts'
import { occasion, takenCrossings, takenMatrix } from './figures.ts'

let whole: ResponseMatrix
let memberIds: readonly string[]
beforeAll(async () => {
  const { file, answers } = await demonstrationWave()
  whole = answers.matrix
  memberIds = file.rows.map((row) => row.memberId)
})

const inOrder = () => Array.from({ length: whole.responses }, (_, place) => place)
const filesOf = (figure: TakenFigure, order = inOrder()) => rFilesOf(figure, occasion, whole, order, 'en')
const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[]

describe('the texts of the scripts', () => {
  test.each(['published', 'stratified', 'raked'] as const)('an effect matrix and a crossing, %s', async (view) => {
    await expect(filesOf(takenMatrix(whole, 'activity=1', 'realised', view)).script.text).toMatchFileSnapshot(`./scripts/effectMatrix-${view}.R`)
    await expect(filesOf(takenCrossings(whole, 'competitive', ['size', 'activity'], view)).script.text).toMatchFileSnapshot(`./scripts/crossing-${view}.R`)
  })

  test('whatever a name holds, it stays a comment or a text of R', () => {
    expect(comment('a\nsystem("rm")\r\u2028x')).toEqual(['# a system("rm") x'])
    expect(comment('long '.repeat(100)).every((line) => line.startsWith('# ') && line.length < 120)).toBe(true)
    expect(rText('a"b\\c\nd')).toBe('"a\\"b\\\\c d"')
  })
})

describe('the coded data beside a script', () => {
  test('are the classes and the variables of this figure, and nothing that names a member', () => {
    const { data, script } = filesOf(takenCrossings(whole, 'q2_relevance', ['activity'], 'raked'))
    const rows = rowsOf(data.text)
    expect(Object.keys(rows[0]!)).toEqual(['response', 'cluster', 'members_of_cluster', 'size', 'call', 'embedding', 'q1_active', 'q2_relevance'])
    expect(rows).toHaveLength(269)
    expect(memberIds.filter((id) => data.text.includes(id) || script.text.includes(id))).toEqual([])
    const perCluster = new Map(rows.map((row) => [row['cluster'], Number(row['members_of_cluster'])]))
    expect([...perCluster.values()].reduce((sum, members) => sum + members, 0)).toBe(1065)
  })

  test('come in the order that chance gave, under an ordinal of this file only', () => {
    const figure = takenMatrix(whole, 'total', 'contribution', 'published')
    const straight = rowsOf(filesOf(figure).data.text)
    const reversed = rowsOf(filesOf(figure, inOrder().reverse()).data.text)
    expect(reversed.map((row) => row['response'])).toEqual(straight.map((row) => row['response']))
    const codes = (rows: Record<string, string>[]) => rows.map(({ response: _, ...rest }) => Object.values(rest).join())
    expect(codes(reversed)).toEqual(codes(straight).reverse())
    expect(new Set(straight.map((row) => row['contribution_1']))).toEqual(new Set(['254', '0', '25', '50', '75', '100']))
  })
})

describe('the archive', () => {
  test('holds every file whole', () => {
    const files = [{ name: 'a.R', content: Buffer.from('x <- 1\n'.repeat(1000)) }, { name: 'b.csv', content: Buffer.alloc(0) }]
    expect(filesIn(archiveOf(files))).toEqual(new Map(files.map(({ name, content }) => [name, content.toString()])))
    expect(crc32(inflateRawSync(archiveOf(files).subarray(33)))).toBe(crc32(files[0]!.content))
  })
})
