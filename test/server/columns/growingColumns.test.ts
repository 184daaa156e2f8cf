import { describe, expect, test } from 'vitest'
import { buildMemberRegister, type ResponseMatrix } from '../../../analysis/index.ts'
import { GrowingColumns } from '../../../server/columns/growingColumns.ts'
import { statementCountsOf } from '../../../server/columns/statementCounts.ts'
import { codeAnswers, codebook, currentVersion } from '../../../surveys/index.ts'
import { matrixContents } from './matrixContents.ts'

const classes = { clusterId: 'alpha', call: '1', embedding: 'zelfstandig', size: 'KO' }
const variables = codebook(currentVersion).variables.map(({ name }) => name)
const relevance = (code: number) => codeAnswers(currentVersion, { q1: 1, q2: code })

function columnsOf(responses: number): GrowingColumns {
  const columns = new GrowingColumns(buildMemberRegister(Array.from({ length: 2_000 }, () => classes)), variables, statementCountsOf(variables))
  for (let place = 0; place < responses; place++) columns.put({ id: `r${place}`, ...classes, revision: 1 }, relevance(1 + (place % 4)))
  return columns
}

const answers = (matrix: ResponseMatrix) => [...matrix.columns['q2_relevance']!.subarray(0, matrix.responses)]

describe('a state of the answers that is held', () => {
  test('does not change under a correction, an answer, an erasure or growth; the newest state has them all', () => {
    const columns = columnsOf(256)
    const held = columns.hold()
    const before = matrixContents(held.matrix)
    columns.put({ id: 'r3', ...classes, revision: 2 }, relevance(1))
    columns.put({ id: 'r3', ...classes, revision: 3 }, relevance(2))
    columns.put({ id: 'r3', ...classes, revision: 2 }, relevance(4))
    expect(matrixContents(held.matrix)).toEqual(before)
    // 256 is where the columns are full
    for (let place = 256; place < 600; place++) columns.put({ id: `r${place}`, ...classes, revision: 1 }, relevance(3))
    const grown = columns.hold()
    expect([grown.matrix.responses, answers(grown.matrix)[3]]).toEqual([600, 2])
    columns.remove('r0')
    expect([answers(grown.matrix)[0], grown.matrix.responses]).toEqual([1, 600])
    expect(matrixContents(held.matrix)).toEqual(before)
    expect([columns.matrix.responses, answers(columns.matrix)[0], answers(columns.matrix)[3]]).toEqual([599, 3, 2])
  })

  test('a save never copies the columns: a correction waits while they are held, and is written into the same memory after', () => {
    const columns = columnsOf(10)
    const memoryOf = () => columns.matrix.columns['q2_relevance']!.buffer
    const memory = memoryOf()
    const held = columns.hold()
    const twice = held.hold()
    columns.put({ id: 'r3', ...classes, revision: 2 }, relevance(1))
    held.release()
    held.release()
    expect(answers(twice.matrix)[3]).toBe(4)
    twice.release()
    expect(memoryOf()).toBe(memory)
    expect(answers(columns.matrix)[3]).toBe(1)
  })

  test('who asks for the newest state while an older one is held gets a copy with the corrections that wait', () => {
    const columns = columnsOf(10)
    const held = columns.hold()
    columns.put({ id: 'r3', ...classes, revision: 2 }, relevance(1))
    const newest = columns.matrix
    expect([answers(newest)[3], answers(held.matrix)[3]]).toEqual([1, 4])
    expect(newest.columns['q2_relevance']!.buffer).not.toBe(held.matrix.columns['q2_relevance']!.buffer)
    // Nobody holds the copy: the next correction goes straight into it
    columns.put({ id: 'r4', ...classes, revision: 2 }, relevance(4))
    expect(columns.matrix.columns['q2_relevance']!.buffer).toBe(newest.columns['q2_relevance']!.buffer)
    expect(answers(columns.matrix).slice(3, 5)).toEqual([1, 4])
  })

  test('is one object until something changes, and another after', () => {
    const columns = columnsOf(2)
    const first = columns.matrix
    expect(columns.matrix).toBe(first)
    columns.put({ id: 'r0', ...classes, revision: 1 }, relevance(3))
    expect(columns.matrix).not.toBe(first)
  })

  test('lies in memory that other threads see', () => {
    const { matrix } = columnsOf(3)
    const { register } = matrix
    const columns = [matrix.cluster, matrix.call, matrix.size, matrix.embedding, ...Object.values(matrix.columns), register.cluster, register.call, register.size, register.embedding]
    expect(columns.every(({ buffer }) => buffer instanceof SharedArrayBuffer)).toBe(true)
  })
})
