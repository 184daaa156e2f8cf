import type { Table } from '../../../../server/api/tables.ts'
import { suppressedSign, suppressedWords } from '../../../ui/language/reasons.ts'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import type { ColumnHead } from './columns.ts'

type Cell = Table['rows'][number]['total']
type Share = Cell['distribution'][number]

const words = {
  higherThan: { nl: 'hoger dan', en: 'higher than' },
  and: { nl: 'en', en: 'and' },
  effective: { nl: 'effectieve n', en: 'effective n' },
  effect: { nl: 'ontwerpeffect', en: 'design effect' },
}

interface Props {
  readonly result: Cell['mean'] | Share['share']
  readonly interval: Cell['interval']
  /** Under a mean; a share stands under the base of its question. */
  readonly base?: number | null
  readonly letters: readonly string[]
  /** The columns of the same banner question, to say which a letter means. */
  readonly columns: readonly ColumnHead[]
  readonly write: (value: number) => string
  readonly showInterval: boolean
  /** The first column of a banner question has a line before it. */
  readonly divided: boolean
  readonly effects?: Pick<Cell, 'designEffect' | 'effectiveBase'>
}

/** A figure of the table: its value, the letters of the columns it is higher than, its base, and on demand its interval. */
export function Figure({ result, interval, base, letters, columns, write, showInterval, divided, effects }: Props) {
  const { say, number, why } = useLanguage()
  const line = divided ? ' first-of' : ''
  if (result.kind === 'suppressed') return <td className={`number withheld${line}`}><span aria-hidden="true">{suppressedSign}</span><span className="hidden">{say(suppressedWords)}</span></td>
  if (result.kind === 'notEstimable') return <td className={`why${line}`}>{why(result)}</td>
  const named = letters.map((letter) => `${letter} ${say(columns.find((column) => column.letter === letter)!.name)}`)
  return (
    <td className={`number${line}`}>
      {write(result.value)}{' '}
      <span className="letters">
        <span aria-hidden="true">{letters.join(' ')}</span>
        {letters.length === 0 ? null : <span className="hidden">{`, ${say(words.higherThan)} ${named.join(` ${say(words.and)} `)}`}</span>}
      </span>
      {base === undefined || base === null ? null : <span className="under">{`n = ${number(base)}`}</span>}
      {!showInterval ? null : <span className="under">{interval.kind === 'estimated' ? `${write(interval.lower)} – ${write(interval.upper)}` : why(interval)}</span>}
      {!showInterval || !effects || effects.designEffect === null || effects.effectiveBase === null ? null : (
        <>
          <span className="under">{`${say(words.effective)} ${number(effects.effectiveBase)}`}</span>
          <span className="under">{`${say(words.effect)} ${number(effects.designEffect, 2)}`}</span>
        </>
      )}
    </td>
  )
}
