import { useId, useState } from 'react'
import { AskDialog } from '../components/AskDialog.tsx'
import { useLanguage } from '../language/useLanguage.ts'
import { RequestProblem } from '../request/requestJson.ts'

const words = {
  title: { nl: 'Contact verbeteren', en: 'Correct the contact' },
  more: { nl: 'Deze persoon krijgt de volgende mails. Wie al een link kreeg, houdt die.', en: 'This person gets the next mails. Who has a link already keeps it.' },
  name: { nl: 'Naam', en: 'Name' },
  email: { nl: 'E-mailadres', en: 'E-mail address' },
  language: { nl: 'Taal', en: 'Language' },
  save: { nl: 'Bewaar', en: 'Save' },
  dutch: { nl: 'Nederlands', en: 'Dutch' },
  english: { nl: 'Engels', en: 'English' },
  wrong: { nl: 'Dit is geen e-mailadres. Verwacht: een adres zoals naam@bedrijf.be.', en: 'This is no e-mail address. Expected: an address such as name@company.be.' },
  failed: { nl: 'Dat is niet gelukt. Probeer het opnieuw.', en: 'That did not work. Try again.' },
}

export interface ContactToCorrect {
  readonly company: string
  readonly name: string | null
  readonly email: string | null
  readonly language: string
}

interface Props {
  readonly contact: ContactToCorrect
  readonly save: (contact: { readonly name: string | null; readonly email: string | null; readonly language: 'nl' | 'en' }) => Promise<void>
  readonly close: () => void
}

/** One person to write to, with the address, corrected. */
export function ContactDialog({ contact, save, close }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const [name, setName] = useState(contact.name ?? '')
  const [email, setEmail] = useState(contact.email ?? '')
  const [language, setLanguage] = useState<'nl' | 'en'>(contact.language === 'en' ? 'en' : 'nl')
  const [problem, setProblem] = useState<string | null>(null)
  const confirm = async () => {
    const address = email.trim()
    if (address !== '' && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(address)) return setProblem(say(words.wrong))
    try {
      await save({ name: name.trim() === '' ? null : name.trim(), email: address === '' ? null : address, language })
      close()
    } catch (error) {
      setProblem(error instanceof RequestProblem && error.code === 'malformedRequest' ? say(words.wrong) : say(words.failed))
    }
  }
  return (
    <AskDialog title={say(words.title)} of={contact.company} more={say(words.more)} confirm={say(words.save)} problem={problem} onConfirm={() => void confirm()} onClose={close}>
      <div className="control">
        <label htmlFor={`${id}name`}>{say(words.name)}</label>
        <input id={`${id}name`} type="text" maxLength={200} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="control">
        <label htmlFor={`${id}email`}>{say(words.email)}</label>
        <input id={`${id}email`} type="email" maxLength={254} autoComplete="off" value={email} aria-invalid={problem === null ? undefined : true} onChange={(event) => setEmail(event.target.value)} />
      </div>
      <div className="control">
        <label htmlFor={`${id}language`}>{say(words.language)}</label>
        <select id={`${id}language`} value={language} onChange={(event) => setLanguage(event.target.value === 'en' ? 'en' : 'nl')}>
          <option value="nl">{say(words.dutch)}</option>
          <option value="en">{say(words.english)}</option>
        </select>
      </div>
    </AskDialog>
  )
}
