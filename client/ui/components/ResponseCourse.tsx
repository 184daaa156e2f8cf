import type { ReactNode } from 'react'
import { useLanguage } from '../language/useLanguage.ts'
import { useElementWidth } from '../page/useElementWidth.ts'
import { Table } from './Table.tsx'

const words = {
  title: { nl: 'Volledige antwoorden, dag na dag', en: 'Complete answers, day by day' },
  days: { nl: 'dagen na de opening', en: 'days after the opening' },
  day: { nl: 'Dag', en: 'Day' },
  now: { nl: 'nu', en: 'now' },
  share: { nl: 'van de uitgenodigden', en: 'of those invited' },
  asTable: { nl: 'Toon de cijfers als tabel', en: 'Show the figures as a table' },
}

interface Point {
  readonly day: number
  readonly complete: number
  readonly share: number
}

/** What the picture of the course is told. */
export interface CoursePicture {
  readonly now: { readonly label: string; readonly shares: readonly number[] }
  readonly former: { readonly label: string; readonly shares: readonly number[] } | null
  readonly title: string
  readonly across: string
  readonly write: (share: number) => string
  readonly width: number
}

interface Props {
  readonly picture: (course: CoursePicture) => ReactNode
  readonly days: readonly Point[]
  readonly former: { readonly label: string; readonly days: readonly Point[] } | null
}

/** The course of a wave beside the one before, as a picture and as a table of the same days. */
export function ResponseCourse({ picture, days, former }: Props) {
  const { say, number, share } = useLanguage()
  const [frame, width] = useElementWidth(640)
  const rows = Array.from({ length: Math.max(days.length, former?.days.length ?? 0) }, (_, day) => day)
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <div ref={frame} className="course">
        {picture({
          now: { label: say(words.now), shares: days.map((one) => one.share) },
          former: former === null ? null : { label: former.label, shares: former.days.map((one) => one.share) },
          title: say(words.title),
          across: say(words.days),
          write: (value) => share(value, value > 0 && value < 0.1 ? 1 : 0),
          width: Math.min(880, width),
        })}
      </div>
      <details>
        <summary>{say(words.asTable)}</summary>
        <Table caption={say(words.title)}>
          <thead>
            <tr>
              <th scope="col">{say(words.day)}</th>
              <th scope="col" className="number">{say(words.now)}</th>
              <th scope="col" className="number">{say(words.share)}</th>
              {former === null ? null : <th scope="col" className="number">{former.label}</th>}
              {former === null ? null : <th scope="col" className="number">{say(words.share)}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((day) => (
              <tr key={day}>
                <th scope="row">{number(day)}</th>
                {[days[day], ...(former === null ? [] : [former.days[day]])].flatMap((point, place) => [
                  <td key={`${place} count`} className="number">{point === undefined ? '–' : number(point.complete)}</td>,
                  <td key={`${place} share`} className="number">{point === undefined ? '–' : share(point.share, 1)}</td>,
                ])}
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </section>
  )
}
