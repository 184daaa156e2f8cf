import { useEffect, useId, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import type { Person } from '../../../server/api/people.ts'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { recordAddress } from './usePeople.ts'
import { words } from './words.ts'

export interface Erasable {
  /** Null for the person itself. */
  readonly invitationId: string | null
  /** In words, for the question. */
  readonly of: string
}

interface Props {
  readonly person: Person
  readonly leave: () => void
  readonly ask: (erasable: Erasable) => void
  /** Throws when the server refuses. */
  readonly correct: (facts: Person['contact']) => Promise<void>
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What stands about one person, and what can be done about it. */
export function PersonData({ person, leave, ask, correct }: Props) {
  const { say, date } = useLanguage()
  const id = useId()
  const { contact, company, memberships, invitations } = person
  const [facts, setFacts] = useState({ name: contact.name ?? '', email: contact.email ?? '', language: contact.language })
  const [problem, setProblem] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const called = contact.name ?? contact.email ?? company.name

  const send = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await correct({ id: contact.id, name: orNull(facts.name), email: orNull(facts.email), language: facts.language })
      setProblem(null)
    } catch {
      setProblem(say(words.wrong))
    }
  }
  const stateOf = (one: Person['invitations'][number]): string => {
    const reached = one.completedAt !== null ? 'complete' : one.startedAt !== null ? 'started' : one.openedAt !== null ? 'opened' : 'invited'
    const at = one.completedAt ?? one.startedAt ?? one.openedAt
    return [`${say(words[reached])}${at === null ? '' : ` (${date(at)})`}`, ...(one.optedOutAt === null ? [] : [say(words.optedOut)]), ...(one.revokedAt === null ? [] : [say(words.revoked)])].join(', ')
  }
  return (
    <section className="section person" aria-labelledby={`${id}title`}>
      <button type="button" className="button-quiet" onClick={leave}>{say(words.back)}</button>
      <h2 id={`${id}title`} ref={heading} tabIndex={-1}>{called}</h2>
      <dl className="rows">
        <div><dt>{say(words.company)}</dt><dd>{company.name}</dd></div>
        <div><dt>{say(words.enterpriseNumber)}</dt><dd>{company.enterpriseNumber ?? say(words.unknown)}</dd></div>
        <div><dt>{say(words.founded)}</dt><dd>{company.founded ?? say(words.unknown)}</dd></div>
        <div><dt>{say(words.postalCode)}</dt><dd>{company.postalCode ?? say(words.unknown)}</dd></div>
        <div><dt>{say(words.employees)}</dt><dd>{company.employees ?? say(words.unknown)}</dd></div>
        <div><dt>{say(words.clusters)}</dt><dd>{memberships.map(({ cluster }) => cluster).join(', ')}</dd></div>
      </dl>
      <p><a className="button-quiet" href={recordAddress(contact.id)} download>{say(words.taken)}</a></p>
      <p className="soft small">{say(words.takenMore)}</p>
      <form onSubmit={(event) => void send(event)} noValidate>
        {(['name', 'email'] as const).map((key) => (
          <div className="control" key={key}>
            <label htmlFor={`${id}${key}`}>{say(words[key])}</label>
            <input id={`${id}${key}`} type={key === 'email' ? 'email' : 'text'} maxLength={key === 'email' ? 254 : 200} autoComplete="off" value={facts[key]} aria-invalid={problem === null ? undefined : true} aria-describedby={`${id}problem`} onChange={(event) => setFacts({ ...facts, [key]: event.target.value })} />
          </div>
        ))}
        <div className="control">
          <label htmlFor={`${id}language`}>{say(words.language)}</label>
          <select id={`${id}language`} value={facts.language} onChange={(event) => setFacts({ ...facts, language: event.target.value })}>
            <option value="nl">{say(words.dutch)}</option>
            <option value="en">{say(words.english)}</option>
          </select>
        </div>
        <p id={`${id}problem`} role="alert" className="ask-problem">{problem ?? ''}</p>
        <div className="ask-buttons">
          <button type="submit" className="button">{say(words.correct)}</button>
          <button type="button" className="button-quiet" onClick={() => ask({ invitationId: null, of: called })}>{say(words.eraseContact)}</button>
        </div>
      </form>
      {invitations.length === 0 ? null : (
        <Table caption={say(words.waves)} className="people name-over">
          <thead>
            <tr>
              <th scope="col">{say(words.wave)}</th>
              <th scope="col">{say(words.cluster)}</th>
              <th scope="col">{say(words.state)}</th>
              <th scope="col">{say(words.eraseAnswers)}</th>
            </tr>
          </thead>
          <tbody>
            {invitations.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.wave}</th>
                <td>{one.cluster}</td>
                <td>{stateOf(one)}</td>
                <td>
                  {one.startedAt !== null && one.linkDestroyedAt !== null ? (
                    say(words.unlinked)
                  ) : one.revokedAt !== null ? null : (
                    <button type="button" className="button-quiet" aria-label={`${say(one.startedAt === null ? words.eraseLink : words.eraseAnswers)}: ${one.wave}, ${one.cluster}`} onClick={() => ask({ invitationId: one.id, of: `${company.name}, ${one.wave}, ${one.cluster}` })}>
                      {say(one.startedAt === null ? words.eraseLink : words.eraseAnswers)}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
