import { useState } from 'react'
import type { Table as CrossTable } from '../../../../server/api/tables.ts'
import { Table } from '../../../ui/components/Table.tsx'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { findRow } from '../names.ts'
import type { RowGroup } from '../names.ts'
import { decimalsOn } from './columns.ts'
import type { QuestionHead } from './columns.ts'

type RowInBanner = CrossTable['rows'][number]['banner'][number]

const words = {
  title: { nl: 'De toetsen', en: 'The tests' },
  lead: { nl: 'Elk paar kolommen, per rij en per kop. Holm houdt de kans op ook maar één vals verschil in die groep toetsen onder 5 %, Benjamini-Hochberg (q) het verwachte deel valse verschillen.', en: 'Every pair of columns, by row and by heading. Holm keeps the chance of even one false difference in that family of tests under 5%, Benjamini-Hochberg (q) the expected share of false ones.' },
  by: { nl: 'naar', en: 'by' },
  pair: { nl: 'Kolommen', en: 'Columns' },
  minus: { nl: 'min', en: 'minus' },
  difference: { nl: 'Verschil', en: 'Difference' },
  interval: { nl: '95 %-interval', en: '95% interval' },
  t: { nl: 't (vg)', en: 't (df)' },
  rank: { nl: 'p rangtoets', en: 'p rank test' },
  family: { nl: 'toetsen', en: 'tests' },
  oneTest: { nl: 'toets', en: 'test' },
  distribution: { nl: 'Verdeling van de antwoorden', en: 'Distribution of the answers' },
  notTested: { nl: 'niet te toetsen', en: 'cannot be tested' },
}

interface Props {
  readonly table: CrossTable
  readonly heads: readonly QuestionHead[]
  readonly groups: readonly RowGroup[]
}

export function Tests({ table, heads, groups }: Props) {
  const { say } = useLanguage()
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p className="soft">{say(words.lead)}</p>
      {table.rows.flatMap((row) => row.banner.map((one, question) => {
        const name = findRow(groups, row.row)
        const head = heads[question]!
        return (
          <TestsOfRow
            key={`${row.row} ${one.classification}`}
            title={`${say(name?.alone ?? { nl: row.row, en: row.row })} ${say(words.by)} ${say(head.name).toLowerCase()}`}
            row={one}
            head={head}
            decimals={row.kind === 'share' ? 1 : decimalsOn(name?.entry?.range[1] ?? 2)}
            factor={row.kind === 'share' ? 100 : 1}
            opened={table.rows.length * heads.length <= 2}
          />
        )
      }))}
    </section>
  )
}

interface RowProps {
  readonly title: string
  readonly row: RowInBanner
  readonly head: QuestionHead
  readonly decimals: number
  /** A share is written in percentage points. */
  readonly factor: number
  readonly opened: boolean
}

function TestsOfRow({ title, row, head, decimals, factor, opened }: RowProps) {
  const { say, number, probability, why } = useLanguage()
  const [open, setOpen] = useState(opened)
  const write = (value: number) => number(value * factor, decimals)
  const p = (value: number) => probability(value).replace(/^= /, '')
  const columnName = (letter: string) => `${letter} ${say(head.columns.find((column) => column.letter === letter)!.name)}`
  const ranked = row.pairs.some((pair) => pair.rank !== null)
  const { independence } = row
  return (
    <details className="tests-of-row" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{`${title} (${number(row.familySize)} ${say(row.familySize === 1 ? words.oneTest : words.family)})`}</summary>
      {!open ? null : (
        <>
          <Table caption={title} captionHidden className="pair-table">
            <thead>
              <tr>
                <th scope="col">{say(words.pair)}</th>
                {[words.difference, words.interval, words.t].map((word) => <th key={word.en} scope="col" className="number">{say(word)}</th>)}
                {['p', 'p Holm', 'q BH'].map((word) => <th key={word} scope="col" className="number">{word}</th>)}
                {ranked ? <th scope="col" className="number">{say(words.rank)}</th> : null}
              </tr>
            </thead>
            <tbody>
              {row.pairs.map(({ first, second, test, rank }) => (
                <tr key={`${first} ${second}`}>
                  <th scope="row">{`${columnName(second)} ${say(words.minus)} ${columnName(first)}`}</th>
                  {test.kind !== 'estimated' ? <td colSpan={6} className="why">{`${say(words.notTested)}: ${why(test)}`}</td> : (
                    <>
                      <td className="number">{write(test.difference)}</td>
                      <td className="number">{`${write(test.lower)} – ${write(test.upper)}`}</td>
                      <td className="number">{`${number(test.t, 2)} (${number(test.degreesOfFreedom, Number.isInteger(test.degreesOfFreedom) ? 0 : 1)})`}</td>
                      {[test.p, test.holm, test.benjaminiHochberg].map((value, place) => <td key={place} className="number">{p(value)}</td>)}
                    </>
                  )}
                  {!ranked ? null : rank?.kind === 'estimated' ? <td className="number">{p(rank.p)}</td> : <td className="why">{rank === null ? '–' : why(rank)}</td>}
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="small">{independence.kind === 'estimated'
            ? `${say(words.distribution)}: Rao-Scott F(${number(independence.numeratorDf, 2)}; ${number(independence.denominatorDf, 1)}) = ${number(independence.F, 2)}; p ${probability(independence.p)}.`
            : `${say(words.distribution)}, ${say(words.notTested)}: ${why(independence)}.`}</p>
        </>
      )}
    </details>
  )
}
