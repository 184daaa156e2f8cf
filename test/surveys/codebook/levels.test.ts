import { expect, test } from 'vitest'
import { levelLabel, levelLabels, shortLevelLabel } from '../../../surveys/index.ts'

test('levels in words', () => {
  expect(levelLabel('call', '1')).toEqual({ nl: '1e oproep', en: 'Call 1' })
  expect(levelLabel('call', '2')).toEqual({ nl: '2e oproep', en: 'Call 2' })
  expect(levelLabel('call', '2025')).toEqual({ nl: 'Oproep 2025', en: 'Call 2025' })
  expect(levelLabel('size', 'KO').nl).toBe('Kleine onderneming (< 50 werknemers)')
  expect(shortLevelLabel('size', 'MGO')).toEqual({ nl: '(M)GO', en: 'Medium or large' })
  expect(shortLevelLabel('embedding', 'gevestigd').nl).toBe('Gevestigd')
  expect(shortLevelLabel('activity', '0')).toEqual({ nl: 'Niet-actief', en: 'Inactive' })
  expect(levelLabel('activity', '1').en).toBe('Active (at least 2 activities a year)')
})

test('a level without words reads as it is written', () => {
  expect(levelLabels('embedding', 'toString')).toEqual({ long: { nl: 'toString', en: 'toString' }, short: { nl: 'toString', en: 'toString' } })
})
