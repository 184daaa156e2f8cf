import { useId, useState } from 'react'
import type { RefObject } from 'react'
import type { Session } from '../../../server/api/session.ts'
import type { Definition as Words } from '../../../server/api/exports.ts'
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
  failed: { nl: 'Het beeld kon niet gemaakt worden. Probeer opnieuw.', en: 'The picture could not be made. Try again.' },
}

interface Props {
  /** Of the figure on the server: what can be taken stands under it. */
  readonly address: string
  /** Which figure: domain, variable, view and so on. */
  readonly query: Readonly<Record<string, string>>
  /** The part of the page in which the figure is drawn; without, there is no picture to take. */
  readonly frame?: RefObject<HTMLElement | null>
  /** Whether the server has a script for R of this kind of figure. */
  readonly scripted?: boolean
  /** Level of the heading under those of the page. */
  readonly heading?: 'h2' | 'h3'
}

/** Everything of one figure that can leave the page: table, picture, definition, and for the steward a script. */
export function TakeOutside({ address, query, frame, scripted = true, heading: Heading = 'h3' }: Props) {
  const { say, language } = useLanguage()
  const id = useId()
  const session = useResource<Session>('/api/session')
  const [opened, setOpened] = useState(false)
  const [drawing, setDrawing] = useState(false)
  const [note, setNote] = useState('')
  const under = (what: string) => `${address}/${what}?${new URLSearchParams({ ...query, taal: language })}`

  const takePicture = async (kind: 'svg' | 'png') => {
    if (drawing) return
    setDrawing(true)
    setNote('')
    try {
      const { title, source, fileName } = await requestJson<Words>(under('definition'))
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

  const offersScript = scripted && session.state === 'ready' && session.answer.account.role === 'steward'
  return (
    <section className="take-outside" aria-labelledby={id}>
      <Heading id={id}>{say(words.title)}</Heading>
      <ul>
        <li><a href={under('table.csv')} download>{say(words.csv)}</a></li>
        <li><a href={under('table.xlsx')} download>{say(words.xlsx)}</a></li>
        {frame && (['svg', 'png'] as const).map((kind) => (
          <li key={kind}><button type="button" aria-disabled={drawing} onClick={() => void takePicture(kind)}>{say(words[kind])}</button></li>
        ))}
        {offersScript ? <li><a href={under('script.zip')} download>{say(words.script)}</a></li> : null}
      </ul>
      {offersScript ? <p className="small soft take-outside-note">{say(words.secret)}</p> : null}
      <p className="small take-outside-note" role="status">{note}</p>
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{say(words.definition)}</summary>
        {opened ? <Definition address={under('definition')} /> : null}
      </details>
    </section>
  )
}
