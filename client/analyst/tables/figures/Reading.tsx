import type { Table } from '../../../../server/api/tables.ts'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { findRow } from '../names.ts'
import type { RowGroup } from '../names.ts'
import type { QuestionHead } from './columns.ts'

const words = {
  title: { nl: 'In woorden', en: 'In words' },
  higher: { nl: 'is hoger dan', en: 'is higher than' },
  and: { nl: 'en', en: 'and' },
  more: { nl: 'Dit verschil is groter dan toeval verklaart.', en: 'This difference is larger than chance explains.' },
  chance: { nl: 'geen verschil dat groter is dan toeval verklaart.', en: 'no difference larger than chance explains.' },
  untested: { nl: 'de kolommen zijn niet te vergelijken.', en: 'the columns cannot be compared.' },
}

interface Props {
  readonly table: Table
  readonly heads: readonly QuestionHead[]
  readonly groups: readonly RowGroup[]
}

/** What the letters of a few rows say, for who does not read letters. */
export function Reading({ table, heads, groups }: Props) {
  const { say } = useLanguage()
  const sentences = table.rows.flatMap((row) => row.banner.map((one, question) => {
    const { columns, name } = heads[question]!
    const start = `${say(findRow(groups, row.row)?.alone ?? { nl: row.row, en: row.row })}, ${say(name).toLowerCase()}: `
    const higher = one.cells.flatMap((cell, column) => cell.letters.length === 0 ? [] : [
      `${say(columns[column]!.name)} ${say(words.higher)} ${cell.letters.map((letter) => say(columns.find((other) => other.letter === letter)!.name)).join(` ${say(words.and)} `)}`,
    ])
    const text = one.familySize === 0 ? say(words.untested) : higher.length === 0 ? say(words.chance) : `${higher.join('; ')}. ${say(words.more)}`
    return { key: `${row.row} ${one.classification}`, text: start + text }
  }))
  if (sentences.length === 0 || sentences.length > 12) return null
  return (
    <section className="section reading">
      <h2>{say(words.title)}</h2>
      <ul>{sentences.map(({ key, text }) => <li key={key}>{text}</li>)}</ul>
    </section>
  )
}
