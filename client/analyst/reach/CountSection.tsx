import { CountBars } from '../../charts/reach/CountBars.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { Text } from '../../ui/language/text.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import { words } from './words.ts'

interface Props {
  readonly title: Text
  readonly counts: Readonly<Record<string, number>>
  readonly names: Readonly<Record<string, Text>>
  readonly of: number
}

/** Counts as bars, with the same in a table beside it; classes that nobody is in are left out of neither. */
export function CountSection({ title, counts, names, of }: Props) {
  const { say, number, share } = useLanguage()
  const [place, width] = useElementWidth(480)
  const rows = Object.entries(counts).map(([key, count]) => ({ label: say(names[key]!), count }))
  return (
    <section className="section">
      <h2>{say(title)}</h2>
      <div className="picture-and-table">
        <div ref={place}><CountBars rows={rows} of={of} number={number} share={share} title={say(title)} width={width} /></div>
        <Table caption={say(title)} captionHidden>
          <thead>
            <tr><th scope="col">{say(title)}</th><th scope="col" className="number">{say(words.companies)}</th><th scope="col" className="number">{say(words.share)}</th></tr>
          </thead>
          <tbody>
            {rows.map(({ label, count }) => (
              <tr key={label}><th scope="row">{label}</th><td className="number">{number(count)}</td><td className="number">{of === 0 ? '–' : share(count / of)}</td></tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  )
}
