import { useId } from 'react'
import type { Layer } from '../../../../analysis/tables/crossTable.ts'
import { bannerName, type Codebook } from '../../../../surveys/index.ts'
import type { TableParts } from '../../../../server/api/tables.ts'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { levelName } from '../names.ts'

const words = {
  layer: { nl: 'Laag', en: 'Layer' },
  by: { nl: 'Alleen de leden met', en: 'Only the members with' },
  level: { nl: 'Groep', en: 'Group' },
  none: { nl: 'Geen laag: alle leden', en: 'No layer: all members' },
}

interface Props {
  readonly codebook: Codebook
  readonly parts: TableParts
  readonly chosen: Layer | null
  readonly choose: (layer: Layer | null) => void
}

/** One level of one classification; everything in the table is then about its members. */
export function LayerChoice({ codebook, parts, chosen, choose }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const levelsOf = (name: string) => parts.classifications.find((one) => one.name === name)?.levels ?? []
  const chooseClassification = (name: string) => {
    const [first] = levelsOf(name)
    choose(first ? { classification: name, level: first.level } : null)
  }
  return (
    <fieldset className="builder-part">
      <legend>{say(words.layer)}</legend>
      <div className="builder-add">
        <label className="hidden" htmlFor={id}>{say(words.by)}</label>
        <select id={id} value={chosen?.classification ?? ''} onChange={(event) => chooseClassification(event.target.value)}>
          <option value="">{say(words.none)}</option>
          {parts.classifications.filter((one) => one.unknown !== true).map(({ name }) => <option key={name} value={name}>{say(bannerName(codebook, name))}</option>)}
        </select>
        {chosen === null ? null : (
          <>
            <label className="hidden" htmlFor={`${id}level`}>{say(words.level)}</label>
            <select id={`${id}level`} value={chosen.level} onChange={(event) => choose({ ...chosen, level: event.target.value })}>
              {levelsOf(chosen.classification).map(({ level }) => <option key={level} value={level}>{say(levelName(codebook, parts, chosen.classification, level, false))}</option>)}
            </select>
          </>
        )}
      </div>
    </fieldset>
  )
}
