import { describe, expect, test } from 'vitest'
import { selfCheck } from '../../../analysis/selfCheck/index.ts'
import { figureAt } from '../../../analysis/selfCheck/blocks.ts'
import { impliedShare } from '../../../analysis/selfCheck/evidence/impliedShare.ts'
import { reweighted } from '../../../analysis/selfCheck/evidence/reweighting.ts'
import { publishedSurvey2020 } from '../../../server/selfCheck/publishedSurvey2020.ts'
import type { Finding } from '../../../analysis/selfCheck/index.ts'

// The rows and their shares are those of the list that was worked out by hand from the printed figures of the study; row numbers as there
const table = publishedSurvey2020()
const { findings, remarks, impliedTotals, missingTotals } = selfCheck(table)

const about = (severity: Finding['severity'], figure: string): Finding[] => findings.filter((finding) => finding.severity === severity && finding.figures.includes(figure))

const figure = (measure: string, crossing: string | null, level: string | null) => figureAt(table, table.measures.find(({ id }) => id === measure)!, crossing, level)!

describe('implied shares, with what rounding leaves open', () => {
  test.each([
    [1, 'desired', 'call', '1', '2', 0.727, 0.636, 0.818],
    [2, 'realised', 'call', '1', '2', 0.758, 0.727, 0.788],
    [3, 'strength', 'call', '1', '2', 0.75, 0.5, 1],
    [5, 'desired', 'size', 'KO', 'MGO', 0.833, 0.75, 0.917],
    [6, 'realised', 'size', 'KO', 'MGO', 0.857, 0.714, 1],
    [7, 'strength', 'size', 'KO', 'MGO', 0.762, 0.714, 0.81],
    [9, 'desired', 'embedding', 'gevestigd', 'zelfstandig', 0.727, 0.636, 0.818],
    [10, 'realised', 'embedding', 'gevestigd', 'zelfstandig', 0.462, 0.423, 0.5],
    [11, 'contribution', 'embedding', 'gevestigd', 'zelfstandig', 0.027, 0.013, 0.04],
    [12, 'strength', 'embedding', 'zelfstandig', 'gevestigd', 0.6, 0.4, 0.8],
    [13, 'desired', 'activity', 'actief', 'niet-actief', 0.727, 0.636, 0.818],
    [14, 'realised', 'activity', 'actief', 'niet-actief', 0.852, 0.836, 0.869],
    [15, 'contribution', 'activity', 'actief', 'niet-actief', 0.967, 0.964, 0.97],
    [16, 'strength', 'activity', 'actief', 'niet-actief', 0.796, 0.785, 0.806],
  ])('row %i: %s by %s, share of %s', (_row, measure, crossing, level, other, centre, from, to) => {
    const share = impliedShare(figure(measure, null, null), figure(measure, crossing, level), figure(measure, crossing, other))!
    expect(share.centre).toBeCloseTo(centre, 3)
    expect(share.from).toBeCloseTo(from, 3)
    expect(share.to).toBeCloseTo(to, 3)
  })

  test.each([[4, 'call', '1', '2', 1.231], [8, 'size', 'KO', 'MGO', -0.5]])('row %i: the contribution by %s needs a share outside 0 to 1', (_row, crossing, level, other, centre) => {
    expect(impliedShare(figure('contribution', null, null), figure('contribution', crossing, level), figure('contribution', crossing, other))!.centre).toBeCloseTo(centre, 3)
  })

  test('row 9: 0.60 to 0.79 when counted over desired effects', () => {
    const pairs = reweighted({ from: 0.636, to: 0.818 }, { from: 0.66 / 0.77, to: 0.66 / 0.77 })
    expect(pairs.from).toBeCloseTo(0.6, 2)
    expect(pairs.to).toBeCloseTo(0.79, 2)
  })
})

describe('the contribution total, 62,6', () => {
  test.each([[4, 'call'], [8, 'size']])('row %i: impossible by %s', (_row, crossing) => {
    const [finding, ...others] = about('impossible', 'm2_y_0').filter(({ why }) => why.kind === 'totalOutsideGroups' && why.crossing === crossing)
    expect(others).toEqual([])
    expect(finding!.why).toMatchObject({ side: 'above', total: '62,6' })
  })

  test('as a mean of effect means: 39 points ahead on half of the effects by call, 24 behind on the other half', () => {
    const [finding] = about('impossible', 'm2_y_0')
    const { why } = finding!
    if (why.kind !== 'totalOutsideGroups' || why.effectGaps === null) throw new Error(why.kind)
    expect([Math.round(why.effectGaps.ahead), Math.round(why.effectGaps.behind)]).toEqual([39, 24])
    expect(why.effectGaps.weights.from).toBeCloseTo(0.15, 10)
    expect(why.effectGaps.weights.to).toBeCloseTo(0.4, 10)
    expect(finding!.certainty).toBe('inPractice')
  })

  test.each([
    [11, 'embedding', ['m2_y_0', 'm2_y_5', 'm2_y_6'], ['m1_y_5', 'm1_y_6', 'q7_embedding_1', 'q7_embedding_2']],
    [15, 'activity', ['m2_y_0', 'm2_y_7', 'm2_y_8'], ['m1_y_7', 'm1_y_8', 'q7_activity_1', 'q7_activity_2']],
  ])('row %i: contradicts the realisation and the strength by %s', (_row, crossing, figures, against) => {
    const [finding] = about('contradicts', 'm2_y_0').filter(({ why }) => why.kind === 'shareContradictsMeasures' && why.crossing === crossing)
    expect([...finding!.figures].sort()).toEqual(figures)
    expect(finding!.against).toEqual(expect.arrayContaining(against))
  })

  test('what fits is 58.5 to 59.1, and 58,6 looks most like it', () => {
    for (const finding of findings.filter(({ figures }) => figures.includes('m2_y_0'))) {
      const [fit] = finding.fits
      expect(Math.abs(fit!.from - 58.5)).toBeLessThan(0.101)
      expect(Math.abs(fit!.to - 59.1)).toBeLessThan(0.101)
      expect(fit!.likeliest).toBe('58.6')
      expect(finding.words.nl).toContain('58,6')
      expect(finding.words.en).toContain('58.6')
    }
  })

  test.each([['call', 58.8, 59], ['size', 58.4, 58.6], ['embedding', 59.1, 59.7], ['activity', 58.3, 59.4]])('%s implies %f to %f', (crossing, from, to) => {
    const implied = impliedTotals.find((one) => one.measure === 'contribution' && one.crossing === crossing)!
    expect(Math.abs(implied.from - from)).toBeLessThan(0.2)
    expect(Math.abs(implied.to - to)).toBeLessThan(0.2)
  })
})

describe('0,66 and 0,77', () => {
  test.each([[9, 'embedding', ['m1_x_5', 'm1_x_6', 'm2_x_5', 'm2_x_6']], [13, 'activity', ['m1_x_7', 'm1_x_8', 'm2_x_7', 'm2_x_8']]])('row %i: copied from call by %s, in both matrices', (_row, crossing, figures) => {
    const [finding] = findings.filter(({ why }) => why.kind === 'figuresCopied' && why.crossing === crossing)
    expect(finding!.severity).toBe('copied')
    expect([...finding!.figures].sort()).toEqual(figures)
    expect(finding!.why).toMatchObject({ origins: ['call'] })
    expect(finding!.words.nl).toContain('0,66 en 0,77')
    expect(finding!.why).toMatchObject({ others: expect.arrayContaining([expect.objectContaining({ measure: 'realised', compared: 'reweighted' })]) })
  })

  test('with 0,66 in established networks, and 20 to 60 % of the members in them by the strength, independent ones would have 0,69 to 0,76', () => {
    const [finding] = findings.filter(({ why }) => why.kind === 'figuresCopied' && why.crossing === 'embedding')
    const fit = finding!.fits.find(({ figures }) => figures.includes('m1_x_6'))!
    // (0.685 - 0.2 x 0.665) / 0.8 and (0.695 - 0.6 x 0.655) / 0.4
    expect(fit.from).toBeCloseTo(0.69, 3)
    expect(fit.to).toBeCloseTo(0.755, 3)
  })

  test('stay where they were computed', () => {
    expect(about('copied', 'm1_x_1')).toEqual([])
  })
})

describe('labels, headings and order', () => {
  test('row 19: "1e oproep" stands twice in questions 7 and 8', () => {
    expect(findings.filter(({ why }) => why.kind === 'labelTwice').map(({ figures, why }) => [figures[0], why.kind === 'labelTwice' && why.levels])).toEqual([['q7', ['1', '2']], ['q8', ['1', '2']]])
  })

  test('row 20: question 9 has the heading of question 8', () => {
    const [finding] = about('typedTwice', 'q9')
    expect(finding!.why).toMatchObject({ kind: 'headingTwice', heading: 'Voordelen deelname aan clusterwerking', charts: ['q8', 'q9'] })
  })

  test('row 21: the matrices and the batteries have gevestigd and zelfstandig in opposite orders', () => {
    const [finding] = findings.filter(({ why }) => why.kind === 'orderChanges' && why.crossing === 'embedding')
    expect(finding!.severity).toBe('orderChanged')
    expect([...finding!.figures, ...finding!.against].sort()).toEqual(['matrix1', 'matrix2', 'q7', 'q8'])
  })
})

describe('counts', () => {
  test('row 23: three sums for the members, and what lies between them', () => {
    const sums = findings.flatMap(({ why }) => (why.kind === 'sumDiffers' && why.measure === 'members' ? [why] : []))
    expect(sums.map(({ crossing, sum, total }) => [crossing, sum, total])).toEqual([['embedding', 1139, 1132], ['grant', 1166, 1132], ['cluster', 1355, 1132]])
    const between = (one: string, other: string) => sums.find(({ crossing }) => crossing === one)!.otherSums.find(({ crossing }) => crossing === other)!.leftOut?.levels
    expect(between('embedding', 'grant')).toEqual(['Space 4.0'])
    expect(between('cluster', 'grant')).toEqual(['The Beacon', 'Smart Buildings in Use', 'Flanders.health'])
  })

  test('row 24: 658 new members are 423 and 232, which is 655', () => {
    const [finding] = about('contradicts', 'new_members')
    expect(finding!.why).toMatchObject({ kind: 'sumDiffers', sum: 655, total: 658 })
  })

  test('row 22: the response rate follows from its counts, as do the other rates', () => {
    expect(findings.filter(({ why }) => why.kind === 'rateDiffers')).toEqual([])
  })
})

describe('what is right', () => {
  test.each([
    [1, ['m1_x_0', 'm1_x_1', 'm1_x_2']], [2, ['m1_y_0', 'm1_y_1', 'm1_y_2']], [3, ['q7_all', 'q7_call_1', 'q7_call_2']],
    [5, ['m1_x_3', 'm1_x_4']], [6, ['m1_y_3', 'm1_y_4']], [7, ['q7_size_1', 'q7_size_2']], [10, ['m1_y_5', 'm1_y_6']],
    [12, ['q7_embedding_1', 'q7_embedding_2']], [14, ['m1_y_7', 'm1_y_8']], [16, ['q7_activity_1', 'q7_activity_2']],
    [17, table.figures.filter(({ measure }) => measure === 'benefits').map(({ id }) => id)], [22, ['invited', 'started', 'completed']],
  ])('row %i raises no alarm', (_row, figures) => {
    expect(figures.filter((id) => findings.some((finding) => finding.figures.includes(id)))).toEqual([])
  })

  test('row 17: the benefits agree on a total that is not printed, 2.89', () => {
    expect(missingTotals.map(({ measure }) => measure)).toEqual(['benefits'])
    expect(missingTotals[0]!.from).toBeLessThan(2.89)
    expect(missingTotals[0]!.to).toBeGreaterThan(2.89)
    expect(missingTotals[0]!.to - missingTotals[0]!.from).toBeLessThan(0.02)
  })

  test('row 18: the competitiveness just misses itself, which is a remark', () => {
    const [remark] = remarks.filter(({ why }) => why.kind === 'impliedTotalsDisagree')
    const { why } = remark!
    if (why.kind !== 'impliedTotalsDisagree') throw new Error(why.kind)
    expect([...why.crossings].sort()).toEqual(['activity', 'size'])
    const low = why.totals[why.crossings.indexOf('size')]!
    const high = why.totals[why.crossings.indexOf('activity')]!
    expect(low.from).toBeCloseTo(59.4, 1)
    expect(high.from).toBeCloseTo(61.9, 1)
    expect(low.to).toBeLessThan(high.from)
    expect(why.nearMiss).toBe(true)
  })

  test('there are no other findings than these', () => {
    expect(findings.map(({ kind }) => kind).sort()).toEqual([
      'figuresCopied', 'figuresCopied', 'headingTwice', 'labelTwice', 'labelTwice', 'orderChanges', 'orderChanges',
      'shareContradictsMeasures', 'shareContradictsMeasures', 'sumDiffers', 'sumDiffers', 'sumDiffers', 'sumDiffers', 'totalOutsideGroups', 'totalOutsideGroups',
    ])
  })

  test('every finding speaks two languages without a number that is none', () => {
    for (const { words } of [...findings, ...remarks]) {
      for (const text of [words.nl, words.en]) {
        expect(text.length).toBeGreaterThan(40)
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/)
      }
    }
  })
})
