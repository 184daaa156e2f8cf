import { useId, useState } from 'react'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { chosenRowName } from '../names.ts'
import type { RowGroup } from '../names.ts'
import { Chosen } from './Chosen.tsx'

const words = {
  rows: { nl: 'Rijen', en: 'Rows' },
  choose: { nl: 'Vraag, stelling of effect', en: 'Question, statement or effect' },
  add: { nl: 'Rij toevoegen', en: 'Add row' },
  remove: { nl: 'Verwijder rij', en: 'Remove row' },
}

interface Props {
  readonly groups: readonly RowGroup[]
  readonly chosen: readonly string[]
  readonly choose: (rows: readonly string[]) => void
}

export function RowChoice({ groups, chosen, choose }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const [picked, setPicked] = useState(groups[0]?.rows[0]?.name ?? '')
  return (
    <fieldset className="builder-part">
      <legend>{say(words.rows)}</legend>
      <Chosen items={chosen.map((name) => ({ name, label: say(chosenRowName(groups, name)) }))} remove={say(words.remove)} lastStays take={(name) => choose(chosen.filter((one) => one !== name))} />
      <div className="builder-add">
        <label className="hidden" htmlFor={id}>{say(words.choose)}</label>
        <select id={id} value={picked} onChange={(event) => setPicked(event.target.value)}>
          {groups.map((group) => (
            <optgroup key={group.rows[0]!.question} label={say(group.heading)}>
              {group.all ? <option value={group.all.name}>{say(group.all.label)}</option> : null}
              {group.rows.map((row) => <option key={row.name} value={row.name}>{say(group.rows.length === 1 ? row.label : row.alone)}</option>)}
            </optgroup>
          ))}
        </select>
        <button type="button" className="button-second" onClick={() => choose([...chosen.filter((one) => one !== picked), picked])}>{say(words.add)}</button>
      </div>
    </fieldset>
  )
}
