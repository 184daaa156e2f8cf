import { useId, useState } from 'react'
import { bannerName, type Codebook } from '../../../../surveys/index.ts'
import type { TableParts } from '../../../../server/api/tables.ts'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { Chosen } from './Chosen.tsx'

const words = {
  banner: { nl: 'Kolommen', en: 'Columns' },
  choose: { nl: 'Antwoord op een vraag', en: 'Answer to a question' },
  add: { nl: 'Antwoord als kolommen', en: 'Answer as columns' },
  remove: { nl: 'Verwijder kolommen', en: 'Remove columns' },
  noJoining: { nl: 'Lid sinds: geen toetredingsdatum bekend in deze bevraging.', en: 'Member for: no joining date is known in this survey wave.' },
}

const ofRegister = ['call', 'size', 'embedding', 'activity', 'cluster', 'clusterMembers', 'tenure']

interface Props {
  readonly codebook: Codebook
  readonly parts: TableParts
  readonly chosen: readonly string[]
  readonly choose: (banner: readonly string[]) => void
}

export function BannerChoice({ codebook, parts, chosen, choose }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const possible = parts.classifications.filter((one) => one.canBeBanner && one.unknown !== true).map((one) => one.name)
  const answers = possible.filter((name) => !ofRegister.includes(name))
  const [picked, setPicked] = useState(answers[0] ?? '')
  const flip = (name: string) => choose(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name])
  return (
    <fieldset className="builder-part switch">
      <legend>{say(words.banner)}</legend>
      <div className="switch-segments">
        {ofRegister.filter((name) => possible.includes(name)).map((name) => (
          <label key={name} className="switch-segment">
            <input type="checkbox" checked={chosen.includes(name)} onChange={() => flip(name)} />
            <span>{say(bannerName(codebook, name))}</span>
          </label>
        ))}
      </div>
      {possible.includes('tenure') ? null : <p className="small soft">{say(words.noJoining)}</p>}
      <Chosen items={chosen.filter((name) => !ofRegister.includes(name)).map((name) => ({ name, label: say(bannerName(codebook, name)) }))} remove={say(words.remove)} take={flip} />
      <div className="builder-add">
        <label className="hidden" htmlFor={id}>{say(words.choose)}</label>
        <select id={id} value={picked} onChange={(event) => setPicked(event.target.value)}>
          {answers.map((name) => <option key={name} value={name}>{say(bannerName(codebook, name))}</option>)}
        </select>
        <button type="button" className="button-second" onClick={() => choose([...chosen.filter((one) => one !== picked), picked])}>{say(words.add)}</button>
      </div>
    </fieldset>
  )
}
