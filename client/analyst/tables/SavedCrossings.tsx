import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { Link } from 'wouter'
import type { SavedCrossings as Answer } from '../../../server/api/tables.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { RequestProblem, requestJson } from '../../ui/request/requestJson.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { addressToSave, changesOf } from './tableState.ts'

const words = {
  title: { nl: 'Bewaarde kruistabellen', en: 'Saved crosstabs' },
  lead: { nl: 'Iedereen van het agentschap ziet deze lijst. Verwijderen kan wie een kruistabel bewaarde, en de databeheerder.', en: 'Everybody at the agency sees this list. Who saved a crosstab can delete it, and so can the data steward.' },
  you: { nl: 'door u', en: 'by you' },
  none: { nl: 'Er is nog niets bewaard.', en: 'Nothing is saved yet.' },
  name: { nl: 'Naam voor deze kruistabel', en: 'Name for this crosstab' },
  save: { nl: 'Bewaar', en: 'Save' },
  remove: { nl: 'Verwijder', en: 'Remove' },
  saved: { nl: 'Bewaard', en: 'Saved' },
  nameMissing: { nl: 'Geef eerst een naam.', en: 'Give a name first.' },
  nameTaken: { nl: 'Er is al een kruistabel met deze naam. Kies een andere.', en: 'There is already a crosstab with this name. Choose another one.' },
  failed: { nl: 'Dit lukte niet. Probeer opnieuw.', en: 'This did not work. Try again.' },
}

const at = '/api/analyst/crossings'

/** Tables with a name, shared by the agency: each is a link to its state. */
export function SavedCrossings() {
  const { say, date } = useLanguage()
  const address = useAddress()
  const id = useId()
  const first = useResource<Answer>(at)
  const [changed, setChanged] = useState<Answer | null>(null)
  const [name, setName] = useState('')
  const [note, setNote] = useState<keyof typeof words | null>(null)

  const attempt = async (change: () => Promise<unknown>, done: keyof typeof words | null) => {
    try {
      await change()
      setChanged(await requestJson<Answer>(at))
      setNote(done)
    } catch (error) {
      setNote(error instanceof RequestProblem && error.code === 'nameTaken' ? 'nameTaken' : 'failed')
    }
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setNote('nameMissing')
    await attempt(() => requestJson(at, { method: 'POST', body: { name, address: addressToSave(address.read) } }), 'saved')
  }
  const wrong = note !== null && note !== 'saved'
  return (
    <section className="section saved-crossings">
      <h2>{say(words.title)}</h2>
      <p className="soft">{say(words.lead)}</p>
      <form className="builder-add" onSubmit={(event) => void save(event)} noValidate>
        <label htmlFor={id}>{say(words.name)}</label>
        <input id={id} type="text" maxLength={80} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} aria-invalid={wrong ? true : undefined} aria-describedby={`${id}note`} />
        <button type="submit" className="button">{say(words.save)}</button>
        <p id={`${id}note`} role="status" className={wrong ? 'saved-note wrong' : 'saved-note'}>{note === null ? '' : say(words[note])}</p>
      </form>
      <Waiting resource={changed ? { state: 'ready', answer: changed } : first} height={80}>
        {({ crossings }) => crossings.length === 0 ? <Notice><p>{say(words.none)}</p></Notice> : (
          <ul className="saved-list">
            {crossings.map((one) => (
              <li key={one.id}>
                <Link href={address.with(changesOf(one.address))}>{one.name}</Link>
                <span className="soft small">{`${one.isOwn ? say(words.you) : one.savedBy}, ${date(one.savedAt)}`}</span>
                {!one.mayDelete ? null : <button type="button" className="button-quiet" aria-label={`${say(words.remove)}: ${one.name}`} onClick={() => void attempt(() => requestJson(`${at}/${encodeURIComponent(one.id)}`, { method: 'DELETE', body: {} }), null)}>{say(words.remove)}</button>}
              </li>
            ))}
          </ul>
        )}
      </Waiting>
    </section>
  )
}
