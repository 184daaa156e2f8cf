import { describe, expect, test } from 'vitest'
import { crossTable } from '../../../analysis/index.ts'
import { withholdInGrid } from '../../../analysis/tables/withholding/withholdInGrid.ts'
import { generatedWave, seededRandom } from '../../bench/generatedWave.ts'

/** Margins in front of a table of counts. */
function withMargins(parts: readonly (readonly number[])[]): number[][] {
  const rows = parts.map((row) => [row.reduce((sum, one) => sum + one, 0), ...row])
  return [rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0)), ...rows]
}

/** Whether some row or column tells what it hides: one hidden part, or hidden parts that together hold fewer than five. */
function giveaways(bases: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[]): string[] {
  const lines = [
    ...bases.map((row, at) => row.map((base, column) => ({ base, hidden: hidden[at]![column]! }))),
    ...(bases.length > 1 ? bases[0]!.map((_, column) => bases.map((row, at) => ({ base: row[column]!, hidden: hidden[at]![column]! }))) : []),
  ]
  return lines.flatMap(([margin, ...parts], line) => {
    const gone = parts.filter((part) => part.hidden)
    const secret = gone.reduce((sum, part) => sum + part.base, 0)
    if (margin!.hidden) return gone.length === 0 && margin!.base > 0 ? [`line ${line}: the margin is the sum of its parts`] : []
    return gone.length === 1 || (secret > 0 && secret < 5) ? [`line ${line}: ${secret} of ${margin!.base}`] : []
  })
}

describe('what a table withholds', () => {
  test('one small column takes the next smallest with it, an empty one hides nothing', () => {
    expect(withholdInGrid([[30, 3, 12, 15, 0]])).toEqual([[null, 'baseBelowFive', 'complement', null, null]])
    expect(withholdInGrid([[30, 0, 15, 15, 0]])).toEqual([[null, null, null, null, null]])
  })

  test('two small columns that are four responses together take a third', () => {
    expect(withholdInGrid([[40, 2, 2, 16, 20]])).toEqual([[null, 'baseBelowFive', 'baseBelowFive', 'complement', null]])
  })

  test('those who answered the question but not the classification count as a group', () => {
    expect(withholdInGrid([[42, 20, 20, 2]])[0]!.filter((reason) => reason === 'complement')).toHaveLength(1)
  })

  test('no layer, level or total can be had by subtraction, in a thousand random tables', () => {
    const random = seededRandom(5)
    let hidden = 0
    for (let round = 0; round < 1_000; round++) {
      const layers = 2 + Math.floor(random() * 3)
      const levels = 2 + Math.floor(random() * 5)
      const bases = withMargins(Array.from({ length: layers }, () => Array.from({ length: levels }, () => Math.floor(random() ** 2 * 30))))
      const reasons = withholdInGrid(bases)
      bases.forEach((row, at) => row.forEach((base, column) => {
        if (base > 0 && base < 5) expect(reasons[at]![column]).not.toBeNull()
        if (base === 0) expect(reasons[at]![column]).toBeNull()
        if (reasons[at]![column] !== null) hidden++
      }))
      expect(giveaways(bases, reasons.map((row) => row.map((reason) => reason !== null)))).toEqual([])
    }
    expect(hidden).toBeGreaterThan(1_000)
  })

  test('nothing shown in a table rests on one to four responses, nor does a test tell of it', () => {
    const { matrix } = generatedWave({ seed: 3, members: 300, clusters: 9, responses: 90, blank: 0.05 })
    for (const layer of [null, { classification: 'q2_relevance', level: '2' }]) {
      const request = { rows: ['realised', 'strength', 'competitive'], banner: ['activity', 'cluster', 'desired_1'], layer, view: 'stratified' } as const
      const exact = crossTable(matrix, { ...request, withhold: false })
      const shown = crossTable(matrix, { ...request, withhold: true })
      let gone = 0
      shown.rows.forEach((row, at) => row.banner.forEach(({ cells, pairs, familySize, independence }, question) => {
        const letters = shown.banner[question]!.columns.map((column) => column.letter)
        cells.forEach((cell, column) => {
          const { base } = exact.rows[at]!.banner[question]!.cells[column]!
          if (base! > 0 && base! < 5) expect(cell.mean.kind).toBe('suppressed')
          if (cell.mean.kind !== 'suppressed') return
          gone++
          expect([cell.base, cell.leftBlank, cell.notAsked, cell.designEffect, cell.effectiveBase, cell.letters]).toEqual([null, null, null, null, null, []])
          expect(cell.distribution.every(({ count, share, interval }) => count === null && share.kind === 'suppressed' && interval.kind === 'suppressed')).toBe(true)
          for (const pair of pairs) if ([pair.first, pair.second].includes(letters[column]!)) expect([pair.test.kind, pair.rank?.kind ?? 'suppressed']).toEqual(['suppressed', 'suppressed'])
          expect(cells.flatMap((other) => other.letters)).not.toContain(letters[column])
          expect(independence.kind).toBe('suppressed')
        })
        expect(familySize).toBe(pairs.filter((pair) => pair.test.kind === 'estimated').length)
      }))
      expect(gone).toBeGreaterThan(50)
    }
  })

  test('a mean of effects with one effect hidden is hidden as well', () => {
    const { matrix } = generatedWave({ seed: 3, members: 900, clusters: 9, responses: 320 })
    // Three active members desire effect 1, nobody else does
    const desired = new Uint8Array(matrix.responses)
    const realised = new Uint8Array(matrix.responses).fill(254)
    let left = 3
    for (let response = 0; response < matrix.responses && left > 0; response++) {
      if (matrix.columns['q1_active']![response] !== 1) continue
      desired[response] = 1
      realised[response] = 2
      left--
    }
    const changed = { ...matrix, columns: { ...matrix.columns, desired_1: desired, realised_1: realised } }
    const { rows } = crossTable(changed, { rows: ['realised_mean', 'realised_1', 'realised_2'], banner: ['activity'], layer: null, view: 'published', withhold: true })
    expect(rows.map((row) => row.banner[0]!.cells[1]!.mean.kind)).toEqual(['suppressed', 'suppressed', 'estimated'])
    expect(rows[0]!.total.mean.kind).toBe('suppressed')
  })
})
