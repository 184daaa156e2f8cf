import { describe, expect, test } from 'vitest'
import * as colours from '../../../client/charts/colours.ts'

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

describe('contrast in the pictures, which axe cannot see', () => {
  test('the ruler: black on white is 21, and #767676 on white just above 4.5', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  test('text on paper and on the ground of a picture', () => {
    for (const text of [colours.ink, colours.inkSoft, ...Object.values(colours.groupTextColours)]) {
      expect(contrast(text, colours.paper), text).toBeGreaterThanOrEqual(4.5)
      expect(contrast(text, colours.ground), `${text} on the ground`).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('figures in the parts of a bar', () => {
    for (const [scale, count] of [['agreement', 4], ['expectation', 6], ['amount', 2], ['amount', 3], ['amount', 5]] as const) {
      for (const { fill, text } of colours.shadesOf(scale, count)) expect(contrast(text, fill), `${text} on ${fill}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('marks, means and lines stand out from the ground', () => {
    for (const mark of [colours.action, colours.lineStrong, ...Object.values(colours.groupColours)]) expect(contrast(mark, colours.ground), mark).toBeGreaterThanOrEqual(3)
  })
})
