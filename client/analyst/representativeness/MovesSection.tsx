import { useMemo, useState } from 'react'
import type { NotEstimable } from '../../../analysis/result.ts'
import { MoveRows } from '../../charts/representativeness/MoveRows.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import type { Nonresponse } from '../../../server/api/representativeness.ts'
import { figureNames, writeChange, writeFigure } from './figureNames.ts'

const words = {
  title: { nl: 'Wat herwegen aan elk gemiddelde verandert', en: 'What reweighting changes in every mean' },
  lead: { nl: 'Van het gemiddelde zoals gepubliceerd naar het herwogen gemiddelde van alle leden, de grootste verplaatsing eerst. Omdat de schalen verschillen, telt de tekening in delen van de schaal.', en: 'From the mean as published to the reweighted mean of all members, the largest move first. As scales differ, the picture counts in parts of the scale.' },
  rakedOn: { nl: 'Herwogen naar', en: 'Reweighted by' },
  picture: { nl: 'De grootste verplaatsingen', en: 'The largest moves' },
  axis: { nl: 'verplaatsing, in delen van de schaal', en: 'move, in parts of the scale' },
  published: { nl: 'gepu\u00adbliceerd', en: 'pub\u00adlished' },
  stratified: { nl: 'gestrati\u00adficeerd', en: 'strati\u00adfied' },
  raked: { nl: 'her\u00adwogen', en: 'raked' },
  moved: { nl: 'verplaat\u00adsing', en: 'move' },
  part: { nl: 'van de schaal', en: 'of the scale' },
  figure: { nl: 'Gemiddelde', en: 'Mean' },
  table: { nl: 'Elk gemiddelde in drie beelden', en: 'Every mean in three views' },
  all: { nl: 'Toon alle', en: 'Show all' },
  fewer: { nl: 'Toon alleen de grootste', en: 'Show only the largest' },
  none: { nl: 'Er is geen enkel gemiddelde dat zowel gepubliceerd als herwogen kan worden.', en: 'There is not one mean that can be both published and reweighted.' },
  base: { nl: 'n', en: 'n' },
}

const shownFirst = 12
const inPicture = 10

interface Props {
  readonly moves: Nonresponse['moves']
  readonly questionnaireVersion: string
  /** The margins, in words. */
  readonly rakedOn: string
}

/** Every mean before and after raking, sorted by what it moves. */
export function MovesSection({ moves, questionnaireVersion, rakedOn }: Props) {
  const speech = useLanguage()
  const { say, number, share, why } = speech
  const [all, setAll] = useState(false)
  const [place, width] = useElementWidth(520)
  const nameOf = useMemo(() => figureNames(questionnaireVersion), [questionnaireVersion])
  const sorted = useMemo(() => {
    const size = ({ moved }: Nonresponse['moves'][number]) => (moved.kind === 'estimated' ? Math.abs(moved.partOfScale) : -1)
    return [...moves].sort((a, b) => size(b) - size(a))
  }, [moves])
  const rows = sorted.slice(0, inPicture).flatMap(({ variable, moved, values: { published, raked } }) =>
    moved.kind === 'estimated' && published.kind === 'estimated' && raked.kind === 'estimated'
      ? [{ label: say(nameOf(variable)), moved: moved.partOfScale, before: writeFigure(speech, variable, published.value), after: writeFigure(speech, variable, raked.value) }]
      : [])
  const change = (value: number) => `${value > 0 ? '+' : ''}${share(value, 1)}`
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p>{`${say(words.lead)} ${say(words.rakedOn)}: ${rakedOn}.`}</p>
      <div className="picture-beside">
        <div ref={place}>{rows.length === 0 ? <p>{say(words.none)}</p> : <MoveRows rows={rows} marks={[say(words.published).replaceAll('\u00ad', ''), say(words.raked).replaceAll('\u00ad', '')]} axis={say(words.axis)} speech={speech} title={say(words.picture)} width={width} />}</div>
        <div>
          <Table caption={say(words.table)} className="moves name-over">
            <thead>
              <tr>
                <th scope="col">{say(words.figure)}</th>
                {(['base', 'published', 'stratified', 'raked', 'moved', 'part'] as const).map((name) => <th key={name} scope="col" className="number">{say(words[name])}</th>)}
              </tr>
            </thead>
            <tbody>
              {(all ? sorted : sorted.slice(0, shownFirst)).map(({ variable, base, values, moved }) => (
                <tr key={variable}>
                  <th scope="row">{say(nameOf(variable))}</th>
                  <td className="number">{base === null ? '×' : number(base)}</td>
                  {(['published', 'stratified', 'raked'] as const).map((view) => {
                    const value = values[view]
                    return value.kind === 'estimated' ? <td key={view} className="number">{writeFigure(speech, variable, value.value)}</td> : <td key={view} className="number"><span title={why(value as NotEstimable)}>×<span className="hidden">{` ${why(value as NotEstimable)}`}</span></span></td>
                  })}
                  {moved.kind === 'estimated'
                    ? <><td className="number">{writeChange(speech, variable, moved.value)}</td><td className="number">{change(moved.partOfScale)}</td></>
                    : <td className="why" colSpan={2}>{why(moved as NotEstimable)}</td>}
                </tr>
              ))}
            </tbody>
          </Table>
          {sorted.length > shownFirst ? <p className="more"><button type="button" className="button-quiet" aria-expanded={all} onClick={() => setAll(!all)}>{all ? say(words.fewer) : `${say(words.all)} ${number(sorted.length)}`}</button></p> : null}
        </div>
      </div>
    </section>
  )
}
