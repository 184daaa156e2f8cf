import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { AskDialog } from '../../ui/components/AskDialog.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { PageHead } from '../PageHead.tsx'
import { PersonData, type Erasable } from './PersonData.tsx'
import './rights.css'
import { usePeople } from './usePeople.ts'
import { words } from './words.ts'

/** Access, correction and erasure for people who ask for it; for the data steward. */
export function RightsPage() {
  const { say } = useLanguage()
  const id = useId()
  const { people, person, search, show, leave, correct, erase } = usePeople()
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [asked, setAsked] = useState<Erasable | null>(null)

  /** Does something and says what came of it. */
  const doing = async (task: () => Promise<string>) => {
    setProblem(null)
    setSaid('')
    try {
      setSaid(await task())
    } catch {
      setProblem(say(words.failed))
    }
  }
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim().length < 3) return setProblem(say(words.tooShort))
    void doing(async () => {
      await search(text.trim())
      return ''
    })
  }
  const confirm = () =>
    doing(async () => {
      const { unlinked } = await erase(asked!.invitationId)
      setAsked(null)
      return say(unlinked ? words.notErased : words.erased)
    })
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)} />
      <form className="people-search" onSubmit={find} noValidate role="search">
        <div className="control">
          <label htmlFor={id}>{say(words.search)}</label>
          <input id={id} type="search" maxLength={200} autoComplete="off" value={text} aria-invalid={problem === null ? undefined : true} aria-describedby={`${id}problem`} onChange={(event) => setText(event.target.value)} />
        </div>
        <button type="submit" className="button">{say(words.find)}</button>
        <p id={`${id}problem`} role="alert" className="ask-problem">{problem ?? ''}</p>
      </form>
      <p role="status" className="people-said">{said !== '' ? said : people?.people.length === 0 ? say(words.nobody) : ''}</p>
      {people === null || people.people.length === 0 || person !== null ? null : (
        <Table caption={say(words.found)} className="people name-over" note={people.more ? say(words.more) : undefined}>
          <thead>
            <tr>
              <th scope="col">{say(words.person)}</th>
              <th scope="col">{say(words.company)}</th>
              <th scope="col">{say(words.show)}</th>
            </tr>
          </thead>
          <tbody>
            {people.people.map((one) => (
              <tr key={one.contactId}>
                <th scope="row">
                  {one.name ?? say(words.noName)}
                  <span className="under-name">{one.email ?? say(words.noEmail)}</span>
                </th>
                <td>{one.company}</td>
                <td>
                  <button type="button" className="button-quiet" aria-label={`${say(words.show)}: ${one.name ?? one.email ?? one.company}`} onClick={() => void doing(async () => (await show(one.contactId), ''))}>
                    {say(words.show)}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {person === null ? null : (
        <PersonData key={person.contact.id} person={person} ask={setAsked} leave={leave} correct={(facts) => correct(facts).then(() => setSaid(say(words.corrected)))} />
      )}
      {asked === null ? null : (
        <AskDialog
          title={say(asked.invitationId === null ? words.eraseContactTitle : words.eraseAnswersTitle)}
          of={asked.of}
          more={say(asked.invitationId === null ? words.eraseContactMore : words.eraseAnswersMore)}
          confirm={say(asked.invitationId === null ? words.eraseContact : words.eraseAnswers)}
          problem={problem}
          onConfirm={() => void confirm()}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
