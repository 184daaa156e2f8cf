import type { Table as CrossTable } from '../../../../server/api/tables.ts'
import { shadesOf } from '../../../charts/colours.ts'
import { CategoryLegend } from '../../../charts/rows/CategoryLegend.tsx'
import { DistributionRows } from '../../../charts/rows/DistributionRows.tsx'
import { MeanRows } from '../../../charts/rows/MeanRows.tsx'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { useElementWidth } from '../../../ui/page/useElementWidth.ts'
import { findRow } from '../names.ts'
import type { RowGroup } from '../names.ts'
import type { Statistic } from '../tableState.ts'
import { decimalsOn } from './columns.ts'
import type { QuestionHead } from './columns.ts'

type Row = CrossTable['rows'][number]

const words = {
  title: { nl: 'In beeld', en: 'In pictures' },
  all: { nl: 'Alle leden', en: 'All members' },
  allInLayer: { nl: 'Allen in de laag', en: 'All in the layer' },
  interval: { nl: 'met 95 %-interval', en: 'with 95% interval' },
}

/** More lines than this are no picture any more. */
const mostLines = 60

/** Whether a table is small enough to be drawn. */
export const canBeDrawn = ({ rows, banner }: CrossTable): boolean => rows.length > 0 && rows.length * (1 + banner.reduce((sum, { columns }) => sum + columns.length, 0)) <= mostLines

interface Props {
  readonly table: CrossTable
  readonly heads: readonly QuestionHead[]
  readonly groups: readonly RowGroup[]
  readonly statistic: Statistic
}

/** Each row of the table drawn: its mean with the interval, or the distribution of its answers, for every column. */
export function TablePictures({ table, heads, groups, statistic }: Props) {
  const speech = useLanguage()
  const { say, number, share, why } = speech
  const [place, width] = useElementWidth(560)
  const labels = [say(table.layer ? words.allInLayer : words.all), ...heads.flatMap((head) => head.columns.map((column) => `${say(head.name)}: ${say(column.name)}`))]
  const cellsOf = (row: Row) => [row.total, ...row.banner.flatMap((one) => one.cells)].map((cell, column) => ({ cell, label: labels[column]!, strong: column === 0, base: cell.base === null ? '' : `n = ${number(cell.base)}` }))
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <div className="pictures" ref={place}>
        {table.rows.map((row) => {
          const entry = findRow(groups, row.row)?.entry
          const name = say(findRow(groups, row.row)?.alone ?? { nl: row.row, en: row.row })
          if (!entry) return null
          const categories = entry.categories.map(({ label }) => say(label))
          const shades = shadesOf(entry.shades, Math.max(1, categories.length))
          const write = (value: number) => (row.kind === 'share' ? share(value, 1) : number(value, decimalsOn(entry.range[1])))
          return statistic === 'percentages' && row.total.distribution.length > 0 ? (
            <figure key={row.row}>
              <figcaption>{name}</figcaption>
              <CategoryLegend categories={categories} shades={shades} />
              <DistributionRows
                title={name}
                width={width}
                speech={speech}
                categories={categories}
                shades={shades}
                rows={cellsOf(row).map(({ cell, ...rest }) => {
                  const shares = cell.distribution.map((one) => (one.share.kind === 'estimated' ? one.share.value : null))
                  return { ...rest, shares: shares.every((one) => one !== null) ? shares : null, ...(cell.mean.kind === 'estimated' ? {} : { instead: why(cell.mean) }) }
                })}
              />
            </figure>
          ) : (
            <figure key={row.row}>
              <figcaption>{`${name}${row.kind === 'share' && entry.meanLabel ? ` – ${say(entry.meanLabel)}` : ''}, ${say(words.interval)}`}</figcaption>
              <MeanRows
                title={name}
                width={width}
                speech={row.kind === 'share' ? { ...speech, number: (value) => share(value) } : speech}
                scale={entry.range}
                ends={null}
                {...(entry.neutral ? { neutral: { at: entry.neutral.at, label: `${say(entry.neutral.label)} ${number(entry.neutral.at, Number.isInteger(entry.neutral.at) ? 0 : 1)}` } } : {})}
                write={write}
                rows={cellsOf(row).map(({ cell: { mean, interval }, ...rest }) => ({
                  ...rest,
                  mean: mean.kind === 'estimated' ? mean.value : null,
                  interval: interval.kind === 'estimated' ? interval : null,
                  ...(mean.kind === 'estimated' ? {} : { instead: why(mean) }),
                }))}
              />
            </figure>
          )
        })}
      </div>
    </section>
  )
}
