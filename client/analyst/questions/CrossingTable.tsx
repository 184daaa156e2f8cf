import { classificationLabels } from '../../../surveys/index.ts'
import type { CategoryShare, CrossingColumn } from '../../../analysis/figures/crossing.ts'
import { suppressedSign, suppressedWords } from '../../ui/language/reasons.ts'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { shortDomainName } from '../levels.ts'
import { columnsOf } from './banner.ts'
import type { Banner } from './banner.ts'
import type { CatalogueEntry } from './catalogue.ts'

const words = {
  statistic: { nl: 'Cijfer', en: 'Figure' },
  all: { nl: 'Alle leden', en: 'All members' },
  base: { nl: 'n', en: 'n' },
  leftBlank: { nl: 'niet ingevuld', en: 'left blank' },
  notAsked: { nl: 'niet gevraagd', en: 'not asked' },
  mean: { nl: 'gemiddelde', en: 'mean' },
  share: { nl: 'aandeel', en: 'share' },
  interval: { nl: '95 %-interval', en: '95% interval' },
  answers: { nl: 'Antwoorden, % van n (aantal)', en: 'Answers, % of n (count)' },
}

interface Props {
  readonly entry: CatalogueEntry
  readonly banner: Banner
  readonly caption: string
}

export function CrossingTable({ entry, banner, caption }: Props) {
  const { say, number, share, why } = useLanguage()
  const columns = columnsOf(banner)
  const write = (value: number) => (entry.mean === 'share' ? share(value, 1) : number(value, entry.range[1] > 10 ? 1 : 2))
  const withheldSomewhere = columns.some((column) => column.figure.mean.kind === 'suppressed' || column.distribution.some((one) => one.share.kind === 'suppressed'))
  const sign = <span aria-label={say(suppressedWords)}>{suppressedSign}</span>

  const count = (column: CrossingColumn, value: number | null) => <td key={column.domain} className="number">{value === null ? sign : number(value)}</td>
  const meanCell = (column: CrossingColumn) => {
    const { mean } = column.figure
    return mean.kind === 'estimated' ? <td key={column.domain} className="number">{write(mean.value)}</td> : <td key={column.domain} className={mean.kind === 'suppressed' ? 'number' : 'why'}>{mean.kind === 'suppressed' ? sign : why(mean)}</td>
  }
  const intervalCell = (column: CrossingColumn) => {
    const { mean, interval } = column.figure
    if (interval.kind === 'estimated') return <td key={column.domain} className="number">{`${write(interval.lower)} – ${write(interval.upper)}`}</td>
    return <td key={column.domain} className={interval.kind === 'suppressed' ? 'number' : 'why'}>{interval.kind === 'suppressed' ? sign : mean.kind === 'estimated' ? why(interval) : '–'}</td>
  }
  const shareCell = (column: CrossingColumn, one: CategoryShare | undefined) => {
    if (one === undefined) return <td key={column.domain} className="number">–</td>
    if (one.share.kind === 'suppressed') return <td key={column.domain} className="number">{sign}</td>
    if (one.share.kind === 'notEstimable') return <td key={column.domain} className="number">–</td>
    return <td key={column.domain} className="number">{share(one.share.value, 1)}{one.count === null ? null : <span className="soft">{` (${number(one.count)})`}</span>}</td>
  }

  return (
    <Table caption={caption} className="crossing-table" note={withheldSomewhere ? <p>{`${suppressedSign} = ${say(suppressedWords)}`}</p> : undefined}>
      <thead>
        <tr>
          <th rowSpan={2} scope="col">{say(words.statistic)}</th>
          <th rowSpan={2} scope="col" className="number">{say(words.all)}</th>
          {banner.parts.map((part) => <th key={part.by} colSpan={part.columns.length} scope="colgroup" className="over">{say(classificationLabels[part.by])}</th>)}
        </tr>
        <tr>
          {banner.parts.flatMap((part) => part.columns.map((column) => <th key={column.domain} scope="col" className="number">{say(shortDomainName(column.domain))}</th>))}
        </tr>
      </thead>
      <tbody>
        <tr><th scope="row">{say(words.base)}</th>{columns.map((column) => count(column, column.figure.base))}</tr>
        <tr><th scope="row">{say(words.leftBlank)}</th>{columns.map((column) => count(column, column.leftBlank))}</tr>
        {columns.some((column) => column.notAsked !== 0) ? <tr><th scope="row">{say(words.notAsked)}</th>{columns.map((column) => count(column, column.notAsked))}</tr> : null}
        {entry.mean === 'none' ? null : (
          <>
            <tr className="strong"><th scope="row">{entry.mean === 'share' ? `${say(words.share)}${entry.meanLabel ? `: ${say(entry.meanLabel)}` : ''}` : say(words.mean)}</th>{columns.map(meanCell)}</tr>
            <tr><th scope="row">{say(words.interval)}</th>{columns.map(intervalCell)}</tr>
          </>
        )}
      </tbody>
      {entry.categories.length === 0 ? null : (
        <tbody>
          <tr><th scope="rowgroup" colSpan={columns.length + 1} className="rows-of">{say(words.answers)}</th></tr>
          {entry.categories.map((category) => (
            <tr key={category.code}>
              <th scope="row">{say(category.label)}</th>
              {columns.map((column) => shareCell(column, column.distribution.find((one) => one.code === category.code)))}
            </tr>
          ))}
        </tbody>
      )}
    </Table>
  )
}
