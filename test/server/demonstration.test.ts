import { describe, expect, test } from 'vitest'
import { crossing, effectMatrices, participation, type CrossingBy, type Result } from '../../analysis/index.ts'
import { exclusions } from '../../server/demonstration/exclusions.ts'
import { targets, type Target } from '../../server/demonstration/targets.ts'
import { demonstrationWave } from './demonstrationWave.ts'

const { file, answers } = await demonstrationWave()
const { matrix } = answers
const counts = participation({ invited: file.register.members, started: matrix.responses + answers.partial.length, complete: matrix.responses })
const matrices = effectMatrices(matrix, 'published')

function valueOf<Figure extends { readonly value: number }>(result: Result<Figure>): number {
  if (result.kind !== 'estimated') throw new Error(`not estimated: ${JSON.stringify(result)}`)
  return result.value
}

function column(variable: string, domain: Target['domain']) {
  const by = (domain === 'total' ? 'call' : domain.split('=')[0]) as CrossingBy
  return crossing(matrix, variable, by, 'published').columns.find((one) => one.domain === domain)!
}

const shareOfCodes = (variable: string, domain: Target['domain'], codes: readonly number[], among?: readonly number[]): number => {
  const { distribution } = column(variable, domain)
  const count = (wanted: (code: number) => boolean) => distribution.filter((one) => wanted(one.code)).reduce((sum, one) => sum + one.count!, 0)
  return count((code) => codes.includes(code)) / count((code) => among?.includes(code) ?? true)
}

function axisMean(axis: 'desired' | 'realised' | 'contribution', domain: Target['domain']): number {
  const found = matrices.find((one) => one.domain === domain && one.vertical === (axis === 'desired' ? 'realised' : axis))!
  return valueOf(axis === 'desired' ? found.axisMeans.desired.mean : found.axisMeans.vertical.mean)
}

function reached({ figure, domain }: Target): number {
  switch (figure) {
    case 'invited':
    case 'started':
    case 'complete':
      return counts[figure]
    case 'responseRate':
      return valueOf(counts.responseRate)
    case 'desired':
    case 'realised':
    case 'contribution':
      return axisMean(figure, domain)
    case 'q2_relevant':
      return shareOfCodes('q2_relevance', domain, [3, 4])
    case 'competitiveSoonAmongWithin3':
      return shareOfCodes('competitive', domain, [1, 2], [1, 2, 3])
    default:
      return valueOf(column(figure, domain).figure.mean)
  }
}

const isMissed = ({ figure, domain }: Target): boolean => exclusions.some((one) => one.figure === figure && one.missed === domain)

const rows = targets.map((target) => {
  const value = reached(target)
  return { target, value, holds: value >= target.from && value < target.below }
})

describe('the synthetic wave 2019 beside the figures of the study', () => {
  test('the table: target, reached, difference', () => {
    const line = (cells: readonly string[]) => cells.map((cell, index) => (index < 2 ? cell.padEnd(28) : cell.padStart(14))).join('')
    console.log(
      [
        line(['figure', 'domain', 'target', 'reached', 'difference', '', 'line']),
        ...rows.map(({ target, value, holds }) => {
          const verdict = holds ? 'holds' : isMissed(target) ? 'MISSED, named' : 'MISSED'
          return line([target.figure, target.domain, target.printed, value.toFixed(4), (value - target.value).toFixed(4), verdict, String(target.lines[0])])
        }),
      ].join('\n'),
    )
    expect(rows.length).toBeGreaterThan(50)
  })

  test.each(rows.filter(({ target }) => !isMissed(target)))('$target.figure of $target.domain prints as $target.printed', ({ target, value }) => {
    expect(value).toBeGreaterThanOrEqual(target.from)
    expect(value).toBeLessThan(target.below)
  })

  test('the only target missed is KO in competitiveness: 125 of 209, which prints as 60 where the study has 57', () => {
    const missed = rows.filter(({ holds }) => !holds)
    expect(missed.map(({ target }) => [target.figure, target.domain])).toEqual([['competitive_within3', 'size=KO']])
    expect(missed[0]!.value).toBe(125 / 209)
    expect((100 * missed[0]!.value).toFixed(0)).toBe('60')
  })

  test('the total of the contribution is not the impossible 62,6', () => {
    expect(axisMean('contribution', 'total')).toBeLessThan(59.1)
  })

  test('the pair 0,66 and 0,77 of the calls does not come back for embedding and activity', () => {
    const pairs = [['embedding=gevestigd', 'embedding=zelfstandig'], ['activity=1', 'activity=0']] as const
    for (const pair of pairs) expect(pair.map((domain) => axisMean('desired', domain).toFixed(2))).not.toEqual(['0.66', '0.77'])
  })
})
