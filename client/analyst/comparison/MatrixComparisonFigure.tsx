import { useMemo } from 'react'
import { effectGroups, effects } from '../../../surveys/index.ts'
import type { MatrixComparison } from '../../../server/api/change.ts'
import { absentEffects, closeWindow, wholeScale } from '../../charts/effectMatrix/axes.ts'
import { EffectLegend } from '../../charts/effectMatrix/EffectLegend.tsx'
import { MovementChart } from '../../charts/comparison/MovementChart.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import { DifferenceTable } from './DifferenceTable.tsx'

const words = {
  realised: { nl: 'realisatie', en: 'realisation' },
  contribution: { nl: 'bijdrage', en: 'contribution' },
  from: { nl: 'open bolletje', en: 'open dot' },
  to: { nl: 'vol teken, aan de punt van de pijl', en: 'filled mark, at the tip of the arrow' },
  crosses: { nl: 'De kruisen zijn de 95 %-intervallen op beide assen.', en: 'The crosses are the 95% intervals on both axes.' },
  absent: { nl: 'Niet in de figuur: effect', en: 'Not in the figure: effect' },
  spread: { nl: 'Spreiding van de gewenste effecten', en: 'Spread of the desired effects' },
  spreadMore: { nl: 'standaardafwijking over de effecten van hun gemiddelde wens', en: 'standard deviation over the effects of their mean wish' },
  desired: { nl: 'Gewenst (0–2)', en: 'Desired (0–2)' },
  realisedScale: { nl: 'Gerealiseerd (0–2)', en: 'Realised (0–2)' },
  contributionScale: { nl: 'Bijdrage (0–100)', en: 'Contribution (0–100)' },
}

interface Props {
  readonly comparison: MatrixComparison
  readonly names: readonly [string, string]
  readonly wholeScaleAsked: boolean
}

/** Two matrices in one picture, what moved and how sure that is, and both in figures. */
export function MatrixComparisonFigure({ comparison, names, wholeScaleAsked }: Props) {
  const speech = useLanguage()
  const { say, number, why } = speech
  const [place, width] = useElementWidth(760)
  const { first, second, differences } = comparison
  const { vertical } = second.matrix
  const window = useMemo(() => (wholeScaleAsked ? wholeScale(vertical) : closeWindow([first.matrix, second.matrix], vertical)), [first, second, vertical, wholeScaleAsked])
  const title = `${names[0]} → ${names[1]}, ${say(words[vertical])}`
  const absent = [...new Set([...absentEffects(first.matrix), ...absentEffects(second.matrix)])].sort((a, b) => a - b)
  return (
    <section className="section">
      <h2>{title}</h2>
      <div className="movement" ref={place}>
        <MovementChart first={first.matrix} second={second.matrix} effects={effects} speech={speech} title={title} width={width} window={window} />
      </div>
      <ul className="movement-key">
        <li>{`${names[0]}: ${say(words.from)}`}</li>
        <li>{`${names[1]}: ${say(words.to)}`}</li>
        <li>{say(words.crosses)}</li>
        {absent.length === 0 ? null : <li>{`${say(words.absent)} ${absent.join(', ')}`}</li>}
      </ul>
      <EffectLegend effects={effects} groups={effectGroups} speech={speech} />
      <dl className="spread">
        <dt>{`${say(words.spread)} (${say(words.spreadMore)})`}</dt>
        {[first, second].map(({ spread }, side) => <dd key={side}>{`${names[side]}: `}<b>{spread.kind === 'estimated' ? number(spread.standardDeviation, 2) : why(spread)}</b></dd>)}
      </dl>
      <DifferenceTable axis="desired" heading={say(words.desired)} sides={[first, second]} names={names} family={differences.desired} decimals={2} />
      <DifferenceTable axis="vertical" heading={say(vertical === 'realised' ? words.realisedScale : words.contributionScale)} sides={[first, second]} names={names} family={differences.vertical} decimals={vertical === 'realised' ? 2 : 1} />
    </section>
  )
}
