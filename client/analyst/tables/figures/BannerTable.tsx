import type { Table as CrossTable } from '../../../../server/api/tables.ts'
import { suppressedSign, suppressedWords } from '../../../ui/language/reasons.ts'
import { Table } from '../../../ui/components/Table.tsx'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { findRow } from '../names.ts'
import type { RowGroup, RowName } from '../names.ts'
import type { TableState } from '../tableState.ts'
import { decimalsOn } from './columns.ts'
import type { ColumnHead, QuestionHead } from './columns.ts'
import { Figure } from './Figure.tsx'

type Row = CrossTable['rows'][number]

const words = {
  figure: { nl: 'Cijfer', en: 'Figure' },
  all: { nl: 'Alle leden', en: 'All members' },
  allInLayer: { nl: 'Allen in de laag', en: 'All in the layer' },
  responses: { nl: 'Volledige antwoorden', en: 'Complete responses' },
  column: { nl: 'kolom', en: 'column' },
  answered: { nl: 'n (beantwoordden de vraag)', en: 'n (answered the question)' },
  mean: { nl: 'gemiddelde', en: 'mean' },
  letters: {
    nl: 'Een letter naast een cijfer noemt de kolom, onder dezelfde kop, waarvan het cijfer lager is dan toeval verklaart (t-toets van elk paar kolommen, Holm over alle paren van die rij onder die kop, p < 0,05). Een kolom wordt nooit met het totaal vergeleken.',
    en: 'A letter beside a figure names the column, under the same heading, whose figure is lower than chance explains (t test of every pair of columns, Holm over all pairs of that row under that heading, p < 0.05). A column is never compared with the total.',
  },
  n: { nl: 'n = aantal antwoorden achter het cijfer.', en: 'n = number of answers behind the figure.' },
}

interface Props {
  readonly table: CrossTable
  readonly heads: readonly QuestionHead[]
  readonly groups: readonly RowGroup[]
  readonly state: TableState
  readonly caption: string
}

/** One figure for the total and for each column; every cell of a row is made by the same function. */
interface Line {
  readonly total: Row['total']
  readonly cells: readonly { readonly cell: Row['total']; readonly columns: readonly ColumnHead[]; readonly divided: boolean }[]
}

const lineOf = (row: Row, heads: readonly QuestionHead[]): Line => ({
  total: row.total,
  cells: row.banner.flatMap((one, question) => one.cells.map((cell, place) => ({ cell, columns: heads[question]!.columns, divided: place === 0 }))),
})

/** Rows of the same question that follow each other stand under its heading. */
function byQuestion<Named extends { readonly name: RowName }>(rows: readonly Named[]): Named[][] {
  const groups: Named[][] = []
  for (const row of rows) {
    if (groups.at(-1)?.[0]!.name.question === row.name.question) groups.at(-1)!.push(row)
    else groups.push([row])
  }
  return groups
}

export function BannerTable({ table, heads, groups, state, caption }: Props) {
  const { say, number, share } = useLanguage()
  const columnCount = heads.reduce((sum, head) => sum + head.columns.length, 2)
  const named = table.rows.map((row): { row: Row; name: RowName } => ({
    row,
    name: findRow(groups, row.row) ?? { name: row.row, question: row.row, heading: { nl: row.row, en: row.row }, label: { nl: row.row, en: row.row }, alone: { nl: row.row, en: row.row }, entry: null },
  }))
  const withheld = table.responses === null || table.rows.some((row) => [row.total, ...row.banner.flatMap((one) => one.cells)].some((cell) => cell.mean.kind === 'suppressed'))
  const count = (key: string, value: number | null, divided = false) => (
    <td key={key} className={divided ? 'number first-of' : 'number'}>{value === null ? <><span aria-hidden="true">{suppressedSign}</span><span className="hidden">{say(suppressedWords)}</span></> : number(value)}</td>
  )
  const writerOf = ({ row, name }: { row: Row; name: RowName }) => (value: number) =>
    row.kind === 'share' ? share(value, 1) : number(value, decimalsOn(name.entry?.range[1] ?? 2))

  const meanCells = (one: { row: Row; name: RowName }) => {
    const line = lineOf(one.row, heads)
    const write = writerOf(one)
    const figure = (key: string, cell: Row['total'], columns: readonly ColumnHead[], divided: boolean) => (
      <Figure key={key} divided={divided} result={cell.mean} interval={cell.interval} base={cell.base} letters={state.letters ? cell.letters : []} columns={columns} write={write} showInterval={state.intervals} effects={cell} />
    )
    return [figure('total', line.total, [], false), ...line.cells.map(({ cell, columns, divided }, place) => figure(String(place), cell, columns, divided))]
  }
  const shareCells = (one: { row: Row }, place: number) => {
    const line = lineOf(one.row, heads)
    const figure = (key: string, cell: Row['total'], columns: readonly ColumnHead[], divided: boolean) => {
      const own = cell.distribution[place]!
      // Nobody answered: the mean knows why
      const result = own.share.kind === 'notEstimable' && cell.mean.kind === 'notEstimable' ? cell.mean : own.share
      return <Figure key={key} divided={divided} result={result} interval={own.interval} letters={state.letters ? own.letters : []} columns={columns} write={(value) => share(value, 1)} showInterval={state.intervals} />
    }
    return [figure('total', line.total, [], false), ...line.cells.map(({ cell, columns, divided }, at) => figure(String(at), cell, columns, divided))]
  }
  const baseCells = (row: Row) => {
    const line = lineOf(row, heads)
    return [count('total', line.total.base), ...line.cells.map(({ cell, divided }, place) => count(String(place), cell.base, divided))]
  }
  const meanLabel = ({ row, name }: { row: Row; name: RowName }, underHeading: boolean): string => {
    const own = say(underHeading ? name.label : name.alone)
    return row.kind === 'share' && name.entry?.meanLabel ? `${own} – ${say(name.entry.meanLabel)}` : own
  }

  return (
    <Table
      caption={caption}
      className="banner-table"
      note={
        <>
          {state.letters && heads.length > 0 ? <p>{say(words.letters)}</p> : null}
          <p>{`${say(words.n)}${withheld ? ` ${suppressedSign} = ${say(suppressedWords)}.` : ''}`}</p>
        </>
      }
    >
      <thead>
        <tr>
          <th rowSpan={heads.length > 0 ? 2 : 1} scope="col">{say(words.figure)}</th>
          <th rowSpan={heads.length > 0 ? 2 : 1} scope="col" className="number">{say(table.layer ? words.allInLayer : words.all)}</th>
          {heads.map((head) => <th key={head.classification} colSpan={head.columns.length} scope="colgroup" className="over">{say(head.name)}</th>)}
        </tr>
        {heads.length === 0 ? null : (
          <tr>
            {heads.flatMap((head) => head.columns.map((column, place) => (
              <th key={`${head.classification} ${column.level}`} scope="col" className={place === 0 ? 'number first-of' : 'number'}>
                {say(column.name)}
                {state.letters ? <span className="column-letter"><span className="hidden">{`, ${say(words.column)} `}</span>{column.letter}</span> : null}
              </th>
            )))}
          </tr>
        )}
      </thead>
      <tbody>
        <tr className="base-row">
          <th scope="row">{say(words.responses)}</th>
          {[count('total', table.responses), ...heads.flatMap((head) => head.columns.map((column, place) => count(`${head.classification} ${column.level}`, column.responses, place === 0)))]}
        </tr>
      </tbody>
      {state.statistic === 'percentages' ? null : byQuestion(named).map((rows) => (
        <tbody key={rows[0]!.row.row}>
          {rows.length === 1 ? null : <tr><th scope="rowgroup" colSpan={columnCount} className="rows-of"><span>{say(rows[0]!.name.heading)}</span></th></tr>}
          {rows.map((one) => <tr key={one.row.row}><th scope="row">{meanLabel(one, rows.length > 1)}</th>{meanCells(one)}</tr>)}
        </tbody>
      ))}
      {state.statistic === 'means' ? null : named.map((one) => (
        <tbody key={one.row.row}>
          <tr><th scope="rowgroup" colSpan={columnCount} className="rows-of"><span>{say(one.name.alone)}</span></th></tr>
          {one.row.total.distribution.length === 0 ? <tr><th scope="row">{say(words.mean)}</th>{meanCells(one)}</tr> : (
            <>
              <tr className="base-row"><th scope="row">{say(words.answered)}</th>{baseCells(one.row)}</tr>
              {one.row.total.distribution.map(({ code }, place) => (
                <tr key={code}><th scope="row">{say(one.name.entry?.categories.find((category) => category.code === code)?.label ?? { nl: String(code), en: String(code) })}</th>{shareCells(one, place)}</tr>
              ))}
            </>
          )}
        </tbody>
      ))}
    </Table>
  )
}
