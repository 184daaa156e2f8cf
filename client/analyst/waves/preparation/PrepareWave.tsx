import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import type { WaveCourse } from '../../../../server/api/waveCourse.ts'
import { Notice } from '../../../ui/components/Notice.tsx'
import { useLanguage } from '../../../ui/language/useLanguage.ts'
import { RequestProblem, requestJson } from '../../../ui/request/requestJson.ts'
import { words } from './words.ts'

/** A new wave as a copy of an earlier one. */
export function PrepareWave({ waves, changed }: { readonly waves: readonly WaveCourse[]; readonly changed: () => void }) {
  const { say, language } = useLanguage()
  const id = useId()
  const [copyOf, setCopyOf] = useState(waves[0]?.id ?? '')
  const [fields, setFields] = useState({ id: '', label: '', opensOn: '', closesOn: '' })
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState<string | undefined>(undefined)

  async function make(event: FormEvent) {
    event.preventDefault()
    setSaid('')
    if (Object.values(fields).some((value) => value.trim() === '')) return setTrouble(say(words.incomplete))
    try {
      await requestJson(`/api/steward/waves?taal=${language}`, { method: 'POST', body: { ...fields, copyOf } })
      setTrouble(undefined)
      setFields({ id: '', label: '', opensOn: '', closesOn: '' })
      setSaid(say(words.made))
      changed()
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      setTrouble(error.message)
    }
  }

  const field = (name: keyof typeof fields, type: 'text' | 'date', hint?: string) => (
    <div className="control">
      <label htmlFor={`${id}-${name}`}>{say(words[name])}</label>
      <input id={`${id}-${name}`} type={type} value={fields[name]} maxLength={name === 'id' ? 40 : 100} autoComplete="off" aria-describedby={hint === undefined ? undefined : `${id}-${name}-hint`} onChange={(event) => setFields({ ...fields, [name]: event.target.value })} />
      {hint === undefined ? null : <p className="soft small" id={`${id}-${name}-hint`}>{hint}</p>}
    </div>
  )
  return (
    <details className="wave-prepare">
      <summary>{say(words.prepare)}</summary>
      <form onSubmit={(event) => void make(event)} noValidate>
        <p>{say(words.prepareMore)}</p>
        <div className="control">
          <label htmlFor={`${id}-copy`}>{say(words.copyOf)}</label>
          <select id={`${id}-copy`} value={copyOf} onChange={(event) => setCopyOf(event.target.value)}>
            {waves.map((wave) => <option key={wave.id} value={wave.id}>{wave.label}</option>)}
          </select>
        </div>
        {field('id', 'text', say(words.idHint))}
        {field('label', 'text')}
        {field('opensOn', 'date')}
        {field('closesOn', 'date')}
        {trouble === undefined ? null : <Notice kind="error" title={say(words.failed)}><p>{trouble}</p></Notice>}
        <div className="wave-buttons"><button type="submit" className="button">{say(words.make)}</button></div>
      </form>
      <p role="status" className="wave-message">{said}</p>
    </details>
  )
}
