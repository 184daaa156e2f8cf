import { describe, expect, test } from 'vitest'
import { selfCheck } from '../../../analysis/selfCheck/index.ts'
import type { Chart, Measure, PrintedFigure, PublishedTable } from '../../../analysis/selfCheck/index.ts'

const two = { id: 'call', levels: [{ id: '1' }, { id: '2' }] }
const score: Measure = { id: 'score', kind: 'mean', scale: { lowest: 1, highest: 4 }, step: 1 }

/** `2.50/40` is a printed figure with its base. */
function row(measure: string, crossing: string, total: string | null, ...groups: readonly string[]): PrintedFigure[] {
  const figure = (text: string, level: string | null): PrintedFigure => {
    const [printed, base] = text.split('/') as [string, string | undefined]
    return { id: [measure, crossing, level ?? 'total'].join(' '), measure, crossing: level === null ? null : crossing, level, printed, value: Number(printed), decimals: (printed.split('.')[1] ?? '').length, ...(base && { base: Number(base) }) }
  }
  return [...(total === null ? [] : [figure(total, null)]), ...groups.map((text, place) => figure(text, String(place + 1)))]
}

const check = (measures: readonly Measure[], figures: readonly PrintedFigure[], more: Partial<PublishedTable> = {}) => selfCheck({ measures, crossings: [two], figures, ...more })

describe('totals and bases', () => {
  test('a total that 10 and 30 answers cannot make is told with the shares and what would fit', () => {
    // (10 x 2.00 + 30 x 3.00) / 40 = 2.75; 2.50 needs a share of a half
    const { findings } = check([{ ...score, step: 0.001 }], row('score', 'call', '2.50/40', '2.00/10', '3.00/30'))
    expect(findings.map(({ kind, severity }) => [kind, severity])).toEqual([['shareContradictsBases', 'contradicts']])
    const [{ why, fits }] = findings as [typeof findings[0] & object]
    if (why.kind !== 'shareContradictsBases') throw new Error(why.kind)
    expect(why.actualShare).toBe(0.25)
    expect(why.implied!.centre).toBeCloseTo(0.5, 12)
    expect(why.expected.from).toBeCloseTo(2.745, 12)
    expect(why.expected.to).toBeCloseTo(2.755, 12)
    expect(fits[0]).toMatchObject({ from: 2.74, to: 2.76 })
    // The first group would have to be 40 x 2.50 - 30 x 3.00 = 10 in all: 1.00
    expect((fits[1]!.from + fits[1]!.to) / 2).toBeCloseTo(1, 12)
  })

  test('respondents outside every group may have any answer of the scale', () => {
    // 110 in the groups and ten answers of 1 to 4 beside them: 2.40 to 3.00 over 50
    const kinds = (total: string) => check([{ ...score, step: 0.001 }], row('score', 'call', `${total}/50`, '2.00/10', '3.00/30')).findings.map(({ kind }) => kind)
    expect([kinds('2.40'), kinds('2.70'), kinds('3.00')]).toEqual([[], [], []])
    expect([kinds('2.38'), kinds('3.02')]).toEqual([['shareContradictsBases'], ['shareContradictsBases']])
  })

  test('groups with more answers than the total', () => {
    const { findings } = check([{ ...score, step: 0.001 }], row('score', 'call', '2.75/39', '2.00/10', '3.00/30'))
    expect(findings.map(({ kind }) => kind)).toEqual(['basesExceedTotal'])
  })

  test('a total outside three groups, with or without weights, and no alarm where groups overlap', () => {
    const three = { id: 'call', levels: [{ id: '1' }, { id: '2' }, { id: '3' }] }
    const figures = row('score', 'call', '3.10', '2.00', '3.00', '2.50')
    expect(check([{ ...score, weighted: true }], figures, { crossings: [three] }).findings.map(({ kind }) => kind)).toEqual(['totalOutsideGroups'])
    expect(check([score], figures, { crossings: [{ ...three, partition: false }] }).findings).toEqual([])
  })

  test('a total that touches a group after rounding is possible', () => {
    expect(check([score], row('score', 'call', '3.01', '2.00', '3.00')).findings).toEqual([])
    expect(check([score], row('score', 'call', '3.02', '2.00', '3.00')).findings.map(({ kind }) => kind)).toEqual(['totalOutsideGroups'])
  })

  test('a mean of effect means outside its groups is a remark, unless it would take effects that nobody sees', () => {
    const axis = (total: string) => check([{ id: 'axis', kind: 'meanOfEffects', scale: { lowest: 0, highest: 100 } }], row('axis', 'call', total, '60.0/900', '55.0/900'))
    expect(axis('60.5/1800').findings).toEqual([])
    expect(axis('60.5/1800').remarks.map(({ kind }) => kind)).toEqual(['totalOutsideGroups'])
    expect(axis('66.0/1800').findings.map(({ kind, certainty }) => [kind, certainty])).toEqual([['totalOutsideGroups', 'inPractice']])
  })

  test('two measures of the same groups that need different shares', () => {
    // 2.50 of 2.00 and 3.00 is half and half; 2.90 of 2.00 and 3.00 is one in ten
    const { findings } = check([score, { ...score, id: 'other' }], [...row('score', 'call', '2.50', '2.00', '3.00'), ...row('other', 'call', '2.90', '2.00', '3.00')])
    expect(findings.map(({ kind }) => kind)).toEqual(['shareContradictsMeasures'])
    expect(findings[0]!.figures).toHaveLength(6)
  })

  test('measures of different populations are not held beside one another', () => {
    const { findings, remarks } = check([score, { ...score, id: 'other', population: 'who was asked' }], [...row('score', 'call', '2.50', '2.00', '3.00'), ...row('other', 'call', '2.90', '2.00', '3.00')])
    expect([...findings, ...remarks]).toEqual([])
  })
})

describe('whole respondents', () => {
  test.each([
    ['an item: 3.45 of 20 answers is 69 of 20, 3.47 is nothing', score, '3.45/20', '3.47/20', [3.45, 3.5]],
    ['a percentage: 33 of 3 is one, 40 is nothing', { id: 'score', kind: 'share', scale: { lowest: 0, highest: 100 }, step: 100 } as Measure, '33/3', '40/3', [100 / 3, 200 / 3]],
    ['a mean of five statements: 2.52 of 10 respondents is 76 fifths above 10, 2.51 is nothing', { ...score, step: 0.2 }, '2.52/10', '2.51/10', [2.5, 2.52]],
  ])('%s', (_name, measure, possible, impossible, nearest) => {
    expect(check([measure], row('score', 'call', possible)).findings).toEqual([])
    const { findings } = check([measure], row('score', 'call', impossible))
    expect(findings.map(({ severity }) => severity)).toEqual(['notPossibleWithBase'])
    findings[0]!.fits.forEach((fit, place) => expect(fit.from).toBeCloseTo(nearest[place]!, 9))
    expect(findings[0]!.fits).toHaveLength(2)
  })

  test('every mean of every sum of up to 60 answers is possible, whichever way a half is rounded', () => {
    for (let base = 1; base <= 60; base++) {
      for (let sum = base; sum <= 4 * base; sum++) {
        const units = (sum / base) * 100
        for (const hundredths of new Set([Math.floor(units + 0.5 + 1e-9), Math.ceil(units - 0.5 - 1e-9)])) {
          const figures = row('score', 'call', `${(hundredths / 100).toFixed(2)}/${base}`)
          if (check([score], figures).findings.length > 0) throw new Error(`${sum} of ${base}`)
        }
      }
    }
    expect(check([score], row('score', 'call', '2.02/60')).findings).toEqual([])
    expect(check([score], row('score', 'call', '2.01/60')).findings).toHaveLength(1)
  })

  test('weighted figures and figures without a base are left alone', () => {
    expect(check([{ ...score, weighted: true }], row('score', 'call', '3.47/20')).findings).toEqual([])
    expect(check([score], row('score', 'call', '3.47')).findings).toEqual([])
  })
})

describe('counts, rates, scales', () => {
  const count: Measure = { id: 'members', kind: 'count' }

  test('groups that do not add up to their total', () => {
    const { findings } = check([count], row('members', 'call', '100', '60', '41'))
    expect(findings.map(({ kind, fits }) => [kind, fits[0]!.from])).toEqual([['sumDiffers', 101]])
    expect(check([count], row('members', 'call', '101', '60', '41')).findings).toEqual([])
  })

  test('a rate that does not follow', () => {
    const rate = (printed: string, value: number) => check([count], row('members', 'call', '101', '60', '41'), { rates: [{ id: 'rate', printed, value, decimals: 1, numerator: 'members call 1', denominator: 'members call total' }] })
    expect(rate('59.4%', 59.4).findings).toEqual([])
    const [finding] = rate('59.6%', 59.6).findings
    expect(finding!.kind).toBe('rateDiffers')
    expect(finding!.fits[0]!.likeliest).toBe('59.4')
  })

  test('a value off the scale, and one figure with two values', () => {
    expect(check([score], row('score', 'call', null, '4.20', '2.00')).findings.map(({ kind }) => kind)).toEqual(['outsideScale'])
    const again: PrintedFigure = { ...row('score', 'call', '2.30')[0]!, id: 'again', chart: 'b' }
    expect(check([score], [...row('score', 'call', '2.34'), { ...again, printed: '2.3', decimals: 1 }]).findings).toEqual([])
    expect(check([score], [...row('score', 'call', '2.34'), again]).findings.map(({ kind, figures }) => [kind, figures])).toEqual([['sameFigureDiffers', ['score call total', 'again']]])
  })
})

describe('labels and order', () => {
  const chart = (id: string, levels: readonly string[], labels: readonly string[]): Chart => ({ id, title: `Figure ${id}: about ${id}`, subject: id, parts: [{ crossing: 'call', levels, labels }] })
  const kinds = (...charts: readonly Chart[]) => check([score], row('score', 'call', null, '2.00', '3.00'), { charts }).findings.map(({ kind }) => kind)

  test('labels twice whatever their spaces, capitals and colons', () => {
    expect(kinds(chart('1', ['1', '2'], ['First call', 'Second call']))).toEqual([])
    expect(kinds(chart('1', ['1', '2'], ['First  call:', 'first call']))).toEqual(['labelTwice'])
  })

  test('headings twice whatever their number, unless the subject is one', () => {
    const [one, other] = [chart('1', ['1', '2'], []), { ...chart('2', ['1', '2'], []), title: 'Figure 2: about 1' }]
    expect(kinds(one, other)).toEqual(['headingTwice'])
    expect(kinds(one, { ...other, subject: '1' })).toEqual([])
  })

  test('an order that changes; a level that is left out changes none', () => {
    expect(kinds(chart('1', ['1', '2'], []), chart('2', ['2', '1'], []))).toEqual(['orderChanges'])
    expect(kinds(chart('1', ['1', '2', '3'], []), chart('2', ['1', '3'], []))).toEqual([])
  })
})

test('an empty table has nothing wrong with it', () => {
  expect(selfCheck({ measures: [], crossings: [], figures: [] })).toEqual({ findings: [], remarks: [], impliedTotals: [], missingTotals: [] })
})
