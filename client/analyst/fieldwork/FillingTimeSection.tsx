import type { Fieldwork } from '../../../server/api/fieldwork.ts'
import { questionnaire } from '../../../surveys/index.ts'
import { CountBars } from '../../charts/curve/CountBars.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'

const words = {
  title: { nl: 'Hoe lang het duurt', en: 'How long it takes' },
  median: { nl: 'De helft deed het in minder dan {m} minuten, pauzes inbegrepen ({n} leden).', en: 'Half did it in less than {m} minutes, pauses included ({n} members).' },
  under: { nl: 'onder {u} min.', en: 'under {u} min.' },
  between: { nl: '{f} tot {u} min.', en: '{f} to {u} min.' },
  over: { nl: '{f} min. en meer', en: '{f} min. and more' },
  stops: { nl: 'Waar leden stoppen', en: 'Where members stop' },
  stopsMore: { nl: 'De pagina waarop begonnen leden nu staan die nog niet alles verzonden.', en: 'The page where those are who started and have not sent everything.' },
  none: { nl: 'Niemand staat halverwege.', en: 'Nobody is halfway.' },
  first: { nl: 'vóór de eerste pagina', en: 'before the first page' },
}

interface Props {
  readonly time: Fieldwork['fillingTime']
  readonly stops: Fieldwork['stops']
  readonly version: string
}

export function FillingTimeSection({ time, stops, version }: Props) {
  const { say, number, why, language } = useLanguage()
  const [frame, width] = useElementWidth(560)
  const pages = new Map(questionnaire(version).pages.map((page, place) => [page.id, `${place + 1}. ${page.title[language]}`]))
  const pageName = (page: string | null): string => (page === null ? say(words.first) : (pages.get(page) ?? page))
  const className = ({ from, until }: { readonly from: number; readonly until: number | null }): string =>
    (from === 0 ? say(words.under) : until === null ? say(words.over) : say(words.between)).replace('{f}', number(from)).replace('{u}', number(until ?? 0))
  return (
    <div className="time-and-stops" ref={frame}>
      <section className="section">
        <h2>{say(words.title)}</h2>
        {time.kind !== 'estimated' ? <p>{why(time)}</p> : (
          <>
            <p>{say(words.median).replace('{m}', number(time.medianMinutes, 1)).replace('{n}', number(time.base))}</p>
            <CountBars bars={time.classes.map((one) => ({ label: className(one), count: one.members }))} title={say(words.title)} write={(count) => number(count)} width={Math.min(560, width)} />
          </>
        )}
      </section>
      <section className="section">
        <h2>{say(words.stops)}</h2>
        <p>{stops.length === 0 ? say(words.none) : say(words.stopsMore)}</p>
        {stops.length === 0 ? null : (
          <ol className="stops">
            {stops.map(({ page, members }) => <li key={page ?? ''}><strong>{number(members)}</strong> {pageName(page)}</li>)}
          </ol>
        )}
      </section>
    </div>
  )
}
