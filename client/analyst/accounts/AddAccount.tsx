import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import type { Accounts } from '../../../server/api/accounts.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { isWhole, RightsFields, type Rights } from './RightsFields.tsx'
import type { Sending } from './useAccounts.ts'
import { words } from './words.ts'

interface Props {
  readonly clusters: Accounts['clusters']
  readonly send: (sending: Sending) => Promise<string | null>
}

const nobody: Rights = { role: 'manager', clusterId: null }

export function AddAccount({ clusters, send }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [rights, setRights] = useState(nobody)
  const [problem, setProblem] = useState<string | null>(null)

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const whole = /^\S+@\S+$/.test(email.trim()) && name.trim() !== '' && isWhole(rights)
    const wrong = whole ? await send({ method: 'POST', path: '', body: { email, name, ...rights } }) : say(words.fillIn)
    setProblem(wrong)
    if (wrong !== null) return
    setEmail('')
    setName('')
    setRights(nobody)
  }
  const field = (key: 'email' | 'name', value: string, change: (value: string) => void) => (
    <div className="control">
      <label htmlFor={`${id}${key}`}>{say(words[key])}</label>
      <input id={`${id}${key}`} type={key === 'email' ? 'email' : 'text'} required maxLength={key === 'email' ? 254 : 200} autoComplete="off" value={value} aria-invalid={problem === null ? undefined : true} aria-describedby={`${id}problem`} onChange={(event) => change(event.target.value)} />
    </div>
  )
  return (
    <section className="section add-account">
      <h2>{say(words.add)}</h2>
      <p className="soft">{say(words.addMore)}</p>
      <form onSubmit={(event) => void add(event)} noValidate>
        {field('email', email, setEmail)}
        {field('name', name, setName)}
        <RightsFields rights={rights} clusters={clusters} change={setRights} />
        <button type="submit" className="button">{say(words.add)}</button>
        <p id={`${id}problem`} role="alert" className="account-problem">{problem ?? ''}</p>
      </form>
    </section>
  )
}
