import { useLanguage } from '../../ui/language/useLanguage.ts'

const words = {
  title: { nl: 'Meenemen', en: 'Take outside' },
  lead: { nl: 'Alle cijfers van deze pagina, met de aantallen per antwoord waar die getoond worden. Wat hier niet getoond wordt, staat ook niet in het bestand.', en: 'All figures of this page, with the numbers by answer where these are shown. What is not shown here is not in the file either.' },
  csv: { nl: 'Tabel als CSV', en: 'Table as CSV' },
  xlsx: { nl: 'Tabel als XLSX', en: 'Table as XLSX' },
}

/** The released figures of the own cluster, beside peers and programme, as files. */
export function TakeRelease({ waveId }: { readonly waveId: string }) {
  const { say, language } = useLanguage()
  const file = (ending: string) => `/api/manager/results/table.${ending}?wave=${encodeURIComponent(waveId)}&taal=${language}`
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p className="soft">{say(words.lead)}</p>
      <p className="take-release">
        <a href={file('csv')} download>{say(words.csv)}</a>
        <a href={file('xlsx')} download>{say(words.xlsx)}</a>
      </p>
    </section>
  )
}
