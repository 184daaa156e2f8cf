import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { absentEffects, closeWindow, ticks, wholeScale } from '../../../client/charts/effectMatrix/axes.ts'
import { EffectMatrixChart } from '../../../client/charts/effectMatrix/EffectMatrixChart.tsx'
import { EffectMatrixRows } from '../../../client/charts/effectMatrix/EffectMatrixRows.tsx'
import { speakerOf } from '../../../client/ui/language/useLanguage.ts'
import { effectLabels, matrixOf, nobody, withheld } from './handMade.ts'

const dutch = speakerOf('nl')
const english = speakerOf('en')
const count = (markup: string, part: string | RegExp) => markup.split(part).length - 1

describe('the picture of an effect matrix', () => {
  test('small multiple, realised, in Dutch', async () => {
    const markup = renderToStaticMarkup(<EffectMatrixChart matrix={matrixOf('realised')} effects={effectLabels} speech={dutch} title="Alle leden" width={280} />)
    await expect(markup.replaceAll('><', '>\n<')).toMatchFileSnapshot('effectMatrixSmall.svg')
  })

  test('large with texts, contribution, in English', async () => {
    const markup = renderToStaticMarkup(<EffectMatrixChart matrix={matrixOf('contribution')} effects={effectLabels} speech={english} title="All members" width={760} chosen={7} />)
    await expect(markup.replaceAll('><', '>\n<')).toMatchFileSnapshot('effectMatrixLarge.svg')
  })

  test('eleven marks in three shapes: six circles, three squares, two triangles', () => {
    const markup = renderToStaticMarkup(<EffectMatrixChart matrix={matrixOf('realised')} effects={effectLabels} speech={dutch} title="Alle leden" width={280} />)
    expect(count(markup, '<circle')).toBe(6)
    expect(count(markup, '<rect') - 1).toBe(3)
    expect(count(markup, '<path')).toBe(2)
  })

  test('the axes say their direction in words, and the picture its name and its means', () => {
    const markup = renderToStaticMarkup(<EffectMatrixChart matrix={matrixOf('contribution')} effects={effectLabels} speech={dutch} title="Alle leden" width={400} />)
    expect(markup).toContain('meer gewenst →')
    expect(markup).toContain('↑ grotere bijdrage van de cluster')
    expect(markup).toContain('role="img"')
    expect(markup).toContain('aria-label="Alle leden. 11 effecten in de figuur; gemiddelde van de assen: 0,70 meer gewenst, 58,0 grotere bijdrage van de cluster"')
  })

  test('an effect without a figure has no dot; a matrix without figures says why', () => {
    const matrix = matrixOf('realised')
    const without = { ...matrix, effects: matrix.effects.map((point) => (point.effect === 9 ? { ...point, vertical: nobody } : point)) }
    const markup = renderToStaticMarkup(<EffectMatrixChart matrix={without} effects={effectLabels} speech={dutch} title="Alle leden" width={280} />)
    expect(count(markup, '<circle')).toBe(5)
    expect(absentEffects(without)).toEqual([9])
    const suppressed = { kind: 'suppressed', reason: 'baseBelowFive' } as const
    const axis = { mean: suppressed, interval: suppressed, pooled: suppressed, effectsUsed: 0 }
    const hidden = matrixOf('realised', { base: null, effects: matrix.effects.map((point) => ({ ...point, desired: withheld, vertical: withheld })), axisMeans: { desired: axis, vertical: axis } })
    const empty = renderToStaticMarkup(<EffectMatrixChart matrix={hidden} effects={effectLabels} speech={dutch} title="Alle leden" width={280} />)
    expect(empty).toContain('niet getoond (te weinig antwoorden)')
    expect(empty).not.toContain('NaN')
    expect(count(empty, '<circle')).toBe(0)
  })

  test('the table says n, mean and interval of both axes, and both axis means by name', () => {
    const markup = renderToStaticMarkup(<table><EffectMatrixRows matrix={matrixOf('realised')} effects={effectLabels} speech={dutch} /></table>)
    expect(markup).toContain('<td class="number">269</td><td class="number">1,10</td><td class="number">1,02 – 1,18</td><td class="number">106</td><td class="number">1,50</td><td class="number">1,40 – 1,60</td>')
    expect(markup).toContain('Gemiddelde van 11 effecten')
    expect(markup).toContain('Over alle paren')
  })
})

describe('the axes', () => {
  test('the whole scale by default', () => {
    expect(wholeScale('realised')).toEqual({ desired: [0, 2], vertical: [0, 2] })
    expect(wholeScale('contribution')).toEqual({ desired: [0, 2], vertical: [0, 100] })
  })

  test('a close window holds every point and stays on the scale', () => {
    const window = closeWindow([matrixOf('realised'), matrixOf('contribution')], 'contribution')
    expect(window.desired[0]).toBeLessThan(0.4)
    expect(window.desired[1]).toBeGreaterThan(1.1)
    expect(window.vertical[0]).toBeLessThan(47.5)
    expect(window.vertical[1]).toBeGreaterThan(75)
    expect(window.vertical[1]).toBeLessThanOrEqual(100)
  })

  test('ticks are round numbers within the range', () => {
    expect(ticks([0, 2], 5)).toEqual([0, 0.5, 1, 1.5, 2])
    expect(ticks([0, 100], 5)).toEqual([0, 20, 40, 60, 80, 100])
    expect(ticks([0.2, 1.4], 5)).toEqual([0.25, 0.5, 0.75, 1, 1.25])
  })
})
