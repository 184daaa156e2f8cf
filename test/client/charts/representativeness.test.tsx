import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { MoveRows } from '../../../client/charts/representativeness/MoveRows.tsx'
import { SignedBars } from '../../../client/charts/representativeness/SignedBars.tsx'
import { speakerOf } from '../../../client/ui/language/useLanguage.ts'

const dutch = speakerOf('nl')
const numbers = (markup: string, pattern: RegExp) => [...markup.matchAll(pattern)].map((match) => match.slice(1).map(Number))

describe('bars to both sides', () => {
  const bars = (width: number) => renderToStaticMarkup(
    <SignedBars
      title="Partiële R-indicatoren"
      width={width}
      speech={dutch}
      sides={['te weinig', 'meer dan hun deel']}
      write={(value) => dutch.number(value, 3)}
      rows={[{ label: 'Grootte', value: null }, { label: 'KO', value: 0.06, margin: 0.015 }, { label: '(M)GO', value: -0.03, margin: null }]}
    />,
  )

  test('as drawn', async () => {
    await expect(bars(400).replaceAll('><', '>\n<')).toMatchFileSnapshot('signedBars.svg')
  })

  test('are as long as their value, from the middle to their own side', () => {
    const [[firstX, , firstWidth], [secondX, , secondWidth]] = numbers(bars(400), /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/g) as [[number, number, number], [number, number, number]]
    expect(firstX).toBeCloseTo(200)
    expect(secondX + secondWidth).toBeCloseTo(200)
    expect(firstWidth / secondWidth).toBeCloseTo(2)
  })

  test('say the same aloud', () => {
    expect(bars(300)).toContain('aria-label="Partiële R-indicatoren. KO: 0,060 (± 0,015). (M)GO: −0,030"')
  })
})

describe('before and after', () => {
  const moves = (width: number) => renderToStaticMarkup(
    <MoveRows
      title="De grootste verplaatsingen"
      width={width}
      speech={dutch}
      marks={['gepubliceerd', 'herwogen']}
      axis="in delen van de schaal"
      rows={[{ label: 'Bijdrage: Netwerk van adviseurs', moved: 0.04, before: '64,1', after: '68,1' }, { label: 'Gerealiseerd: Kennis van onderzoek', moved: -0.02, before: '1,33', after: '1,29' }]}
    />,
  )

  test('as drawn', async () => {
    await expect(moves(520).replaceAll('><', '>\n<')).toMatchFileSnapshot('moveRows.svg')
  })

  test('every line starts where it was published and is as long as the move', () => {
    const lines = numbers(moves(520), /<line x1="([\d.]+)" x2="([\d.]+)" y1="[\d.]+" y2="[\d.]+" stroke="#14508c"/g)
    expect(lines.map(([from]) => from)).toEqual([260, 260])
    const [one, two] = lines.map(([from, to]) => to! - from!)
    expect(one! / two!).toBeCloseTo(-2)
  })

  test('on a phone the figures stand under their label, and only what is wider than the phone is cut', () => {
    const rowsOf = (markup: string) => numbers(markup, /<text x="(\d+)" y="([\d.]+)" text-anchor="(?:start|end)" fill="#17202b"/g)
    expect(rowsOf(moves(520)).map(([x]) => x)).toEqual([520, 520])
    expect(rowsOf(moves(300)).map(([x]) => x)).toEqual([0, 0])
    expect(moves(300)).toContain('>Gerealiseerd: Kennis van onderzoek</text>')
    expect(moves(150)).toContain('…</text>')
    expect(moves(150)).toContain('64,1 → 68,1</text>')
  })

  test('no moves at all is no division by nothing', () => {
    const markup = renderToStaticMarkup(<MoveRows title="t" width={300} speech={dutch} marks={['a', 'b']} axis="x" rows={[{ label: 'l', moved: 0, before: '1', after: '1' }]} />)
    expect(markup).not.toMatch(/NaN|Infinity/)
  })
})
