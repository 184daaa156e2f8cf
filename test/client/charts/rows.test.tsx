import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import * as colours from '../../../client/charts/colours.ts'
import { DistributionRows } from '../../../client/charts/rows/DistributionRows.tsx'
import { MeanRows } from '../../../client/charts/rows/MeanRows.tsx'
import { ParticipationBar } from '../../../client/charts/rows/ParticipationBar.tsx'
import { speakerOf } from '../../../client/ui/language/useLanguage.ts'

const dutch = speakerOf('nl')
const categories = ['niet relevant', 'weinig relevant', 'relevant', 'zeer relevant']

describe('rows of figures', () => {
  test('distribution: parts of 100 %', async () => {
    const markup = renderToStaticMarkup(
      <DistributionRows
        title="Relevantie"
        width={400}
        speech={dutch}
        categories={categories}
        shades={colours.agreement}
        rows={[
          { label: 'Alle leden', base: 'n = 269', shares: [0.05, 0.15, 0.5, 0.3], strong: true },
          { label: 'Niet-actief', base: 'n = 4', shares: null, instead: 'niet getoond (te weinig antwoorden)' },
        ]}
      />,
    )
    await expect(markup.replaceAll('><', '>\n<')).toMatchFileSnapshot('distributionRows.svg')
  })

  test('the parts of a bar fill it exactly', () => {
    const markup = renderToStaticMarkup(<DistributionRows title="R" width={400} speech={dutch} categories={categories} shades={colours.agreement} rows={[{ label: 'Alle', base: '', shares: [0.05, 0.15, 0.5, 0.3] }]} />)
    const widths = [...markup.matchAll(/<rect x="[\d.]+" y="21" width="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(widths.length).toBe(4)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(400)
  })

  test('mean with its interval, and the neutral line', async () => {
    const markup = renderToStaticMarkup(
      <MeanRows
        title="Samenwerkingskracht"
        width={400}
        speech={dutch}
        scale={[1, 4]}
        ends={['helemaal niet akkoord', 'helemaal akkoord']}
        neutral={{ at: 2.5, label: 'neutraal 2,5' }}
        write={(value) => dutch.number(value, 2)}
        rows={[
          { label: 'Alle leden', base: 'n = 269', mean: 2.82, interval: { lower: 2.75, upper: 2.89 }, strong: true },
          { label: 'Eén antwoord', base: 'n = 1', mean: 4, interval: null },
          { label: 'Niet-actief', base: '', mean: null, interval: null, instead: 'geen antwoorden' },
        ]}
      />,
    )
    expect(markup).not.toContain('NaN')
    await expect(markup.replaceAll('><', '>\n<')).toMatchFileSnapshot('meanRows.svg')
  })

  test('participation: complete within started within invited, and silent beside its numbers', () => {
    const markup = renderToStaticMarkup(<ParticipationBar invited={200} started={100} complete={50} width={202} />)
    expect([...markup.matchAll(/<rect x="1" y="1" width="(\d+)"/g)].map((match) => match[1])).toEqual(['100', '50'])
    expect(markup).toContain('aria-hidden="true"')
    expect(renderToStaticMarkup(<ParticipationBar invited={0} started={0} complete={0} width={202} title="Niemand" />)).toContain('aria-label="Niemand"')
  })
})

test('the pictures have the colours of the pages', () => {
  const tokens = readFileSync(new URL('../../../client/ui/tokens.css', import.meta.url), 'utf8')
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(tokens)?.[1]
  expect(colours.groupColours).toEqual({ collaboration: token('collaboration'), networking: token('networking'), leverage: token('leverage') })
  expect([colours.ink, colours.inkSoft, colours.paper, colours.ground, colours.line, colours.lineStrong, colours.action]).toEqual(['ink', 'ink-soft', 'paper', 'ground', 'line', 'line-strong', 'action'].map(token))
})
