import { useId, useState } from 'react'
import type { RefObject } from 'react'
import type { Session } from '../../../server/api/session.ts'
import type { Definition as Words } from '../../../server/api/exports.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import type { Text } from '../../ui/language/text.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { requestJson } from '../../ui/request/requestJson.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { composePicture } from './composePicture.ts'
import { Definition } from './Definition.tsx'
import { pngFile, saveFile, svgFile } from './savePicture.ts'
import './takeOutside.css'

const words = {
  title: { nl: 'Meenemen', en: 'Take outside' },
  csv: { nl: 'Tabel als CSV', en: 'Table as CSV' },
  xlsx: { nl: 'Tabel als XLSX', en: 'Table as XLSX' },
  svg: { nl: 'Beeld als SVG', en: 'Picture as SVG' },
  png: { nl: 'Beeld als PNG', en: 'Picture as PNG' },
  script: { nl: 'R-script met gecodeerde antwoorden', en: 'R script with coded answers' },
  secret: { nl: 'Het R-script gaat samen met de gecodeerde antwoorden. Die zijn vertrouwelijk en alleen voor de databeheerder.', en: 'The R script comes with the coded answers. These are confidential and for the data steward only.' },
  definition: { nl: 'Hoe dit cijfer gemaakt is', en: 'How this figure was made' },
  saved: { nl: 'Het beeld is klaar', en: 'The picture is ready' },
  checked: { nl: 'Nagekeken door de zelfcontrole: geen tegenspraak in', en: 'Checked by the self-check: no contradiction in' },
  figures: { nl: 'cijfers', en: 'figures' },
  contradicts: { nl: 'De zelfcontrole vindt een tegenspraak: dit cijfer gaat niet mee', en: 'The self-check finds a contradiction: this figure cannot be taken' },
  forSteward: { nl: 'Een R-script met de gecodeerde antwoorden is er alleen voor de databeheerder.', en: 'An R script with the coded answers is there for the data steward only.' },
  noScript: { nl: 'Geen R-script:', en: 'No R script:' },
  failed: { nl: 'Het beeld kon niet gemaakt worden. Probeer opnieuw.', en: 'The picture could not be made. Try again.' },
}

interface Props {
  /** Of the figure on the server: what can be taken stands under it. */
  readonly address: string
  /** Which figure: domain, variable, view and so on. */
  readonly query: Readonly<Record<string, string>>
  /** The part of the page in which the figure is drawn; without, there is no picture to take. */
  readonly frame?: RefObject<HTMLElement | null>
  /** Why the server has no script for R of this figure; left out where it has one. */
  readonly noScript?: Text
  /** What is taken, where a page has more than one figure. */
  readonly of?: string
  /** Level of the heading under those of the page. */
  readonly heading?: 'h2' | 'h3'
}

/** Everything of one figure that can leave the page: table, picture, definition, and for the steward a script. */
export function TakeOutside({ address, query, frame, noScript, of, heading: Heading = 'h3' }: Props) {
  const { say, number, language } = useLanguage()
  const id = useId()
  const session = useResource<Session>('/api/session')
  const [opened, setOpened] = useState(false)
  const [drawing, setDrawing] = useState(false)
  const [note, setNote] = useState('')
  const titleOf = of === undefined ? say(words.title) : `${say(words.title)}: ${of}`
  const under = (what: string) => `${address}/${what}?${new URLSearchParams({ ...query, taal: language })}`

  const definition = useResource<Words>(under('definition'))

  const takePicture = async (kind: 'svg' | 'png') => {
    if (drawing) return
    setDrawing(true)
    setNote('')
    try {
      const { title, source, fileName } = definition.state === 'ready' ? definition.answer : await requestJson<Words>(under('definition'))
      const picture = frame?.current && composePicture(frame.current, { title, source })
      if (!picture) throw new Error('nothing is drawn here')
      saveFile(`${fileName}.${kind}`, kind === 'svg' ? svgFile(picture) : await pngFile(picture))
      setNote(say(words.saved))
    } catch {
      setNote(say(words.failed))
    } finally {
      setDrawing(false)
    }
  }

  const isSteward = session.state === 'ready' && session.answer.account.role === 'steward'
  const offersScript = noScript === undefined && isSteward
  const title = <Heading id={id}>{titleOf}</Heading>
  if (definition.state === 'failed' && definition.problem.code === 'figureContradictsItself') {
    return <section className="take-outside" aria-labelledby={id}>{title}<Notice kind="warning" title={say(words.contradicts)}><p>{definition.problem.message}</p></Notice></section>
  }
  return (
    <section className="take-outside" aria-labelledby={id}>
      {title}
      <ul>
        <li><a href={under('table.csv')} download>{say(words.csv)}</a></li>
        <li><a href={under('table.xlsx')} download>{say(words.xlsx)}</a></li>
        {frame && (['svg', 'png'] as const).map((kind) => (
          <li key={kind}><button type="button" aria-disabled={drawing} onClick={() => void takePicture(kind)}>{say(words[kind])}</button></li>
        ))}
        {offersScript ? <li><a href={under('script.zip')} download>{say(words.script)}</a></li> : null}
      </ul>
      {definition.state === 'ready' && definition.answer.checkedFigures > 0 ? <p className="small take-outside-note">{`${say(words.checked)} ${number(definition.answer.checkedFigures)} ${say(words.figures)}.`}</p> : null}
      <p className="small soft take-outside-note">{noScript ? `${say(words.noScript)} ${say(noScript)}` : say(isSteward ? words.secret : words.forSteward)}</p>
      <p className="small take-outside-note" role="status">{note}</p>
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{say(words.definition)}</summary>
        {opened ? <Definition definition={definition} /> : null}
      </details>
    </section>
  )
}
