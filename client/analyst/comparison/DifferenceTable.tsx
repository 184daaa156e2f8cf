import type { ReactNode } from 'react'
import type { Difference } from '../../../analysis/change/difference.ts'
import type { MatrixComparison } from '../../../server/api/change.ts'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { EffectName } from './EffectName.tsx'
import { verdictOf } from './verdict.ts'

const words = {
  effect: { nl: 'Effect', en: 'Effect' },
  difference: { nl: 'verschil', en: 'difference' },
  interval: { nl: '95 %-interval', en: '95% interval' },
  holm: { nl: 'p na Holm', en: 'p after Holm' },
  hochberg: { nl: 'q volgens BH', en: 'q by BH' },
  axis: { nl: 'Gemiddelde van de effecten', en: 'Mean of the effects' },
  pooled: { nl: 'Over alle paren', en: 'Over all pairs' },
  unknown: { nl: 'niet getoond', en: 'not shown' },
  own: { nl: 'los van de effecten: p', en: 'apart from the effects: p' },
}

interface Props {
  readonly axis: 'desired' | 'vertical'
  readonly heading: string
  readonly sides: readonly [MatrixComparison['first'], MatrixComparison['second']]
  readonly names: readonly [string, string]
  readonly family: MatrixComparison['differences']['desired']
  readonly decimals: number
}

type Known = { readonly kind: string; readonly value?: number }

/** One axis of two matrices in figures: both means, their difference, and p as the family adjusts it. */
export function DifferenceTable({ axis, heading, sides, names, family, decimals }: Props) {
  const { say, number, probability } = useLanguage()
  const written = (p: number | null) => (p === null ? '–' : probability(p).replace('= ', ''))
  const value = (result: Known) => (result.value === undefined ? say(words.unknown) : number(result.value, decimals))
  return (
    <>
      <h3 className="difference-heading">{heading}</h3>
      <p className="verdict">{say(verdictOf(family))}</p>
      <Table caption={`${heading}: ${names[0]} → ${names[1]}`} className="difference-table name-over">
        <thead>
          <tr>
            <th scope="col">{say(words.effect)}</th>
            {names.map((name, side) => <th key={side} scope="col" className="number">{name}</th>)}
            {[words.difference, words.interval, words.holm, words.hochberg].map((label) => <th key={label.nl} scope="col" className="number">{say(label)}</th>)}
          </tr>
        </thead>
        <tbody>
          {family.tests.map(({ effect, difference, holm, benjaminiHochberg }, place) => (
            <tr key={effect} className={holm !== null && holm < 0.05 ? 'strong' : undefined}>
              <th scope="row"><EffectName effect={effect} /></th>
              {sides.map(({ matrix }, side) => <td key={side} className="number">{value(matrix.effects[place]![axis].mean)}</td>)}
              <DifferenceCells difference={difference} decimals={decimals}>
                <td className="number">{written(holm)}</td>
                <td className="number">{written(benjaminiHochberg)}</td>
              </DifferenceCells>
            </tr>
          ))}
          {(['mean', 'pooled'] as const).map((kind) => (
            <tr key={kind}>
              <th scope="row">{say(kind === 'mean' ? words.axis : words.pooled)}</th>
              {sides.map(({ matrix }, side) => <td key={side} className="number">{value(matrix.axisMeans[axis][kind])}</td>)}
              <DifferenceCells difference={family[kind]} decimals={decimals}>
                <td className="number" colSpan={2}>{family[kind].kind === 'estimated' ? `${say(words.own)} ${probability(family[kind].p)}` : null}</td>
              </DifferenceCells>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}

/** A difference with its interval, then what stands beside it; or why there is none. */
function DifferenceCells({ difference, decimals, children }: { readonly difference: Difference; readonly decimals: number; readonly children: ReactNode }) {
  const { number, why } = useLanguage()
  if (difference.kind !== 'estimated') return <td className={difference.kind === 'notEstimable' && difference.reason === 'questionChanged' ? 'why broken' : 'why'} colSpan={4}>{why(difference)}</td>
  return (
    <>
      <td className="number">{number(difference.difference, decimals)}</td>
      <td className="number">{`${number(difference.lower, decimals)} – ${number(difference.upper, decimals)}`}</td>
      {children}
    </>
  )
}
