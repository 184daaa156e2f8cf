import { useId, useState } from 'react'
import type { MailPreview as Preview, MailsOverview, TestMailOutcome } from '../../../server/api/mails.ts'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useResource } from '../../ui/request/useResource.ts'
import type { MailsInHand } from './useMails.ts'
import { kindWords, outcomeInWords, words } from './words.ts'

const kinds = ['invitation', 'reminder1', 'reminder2'] as const
type Kind = (typeof kinds)[number]
type Language = 'nl' | 'en'

/** The mail as members get it, and a button to get it oneself. */
export function MailPreview({ overview, send }: { readonly overview: MailsOverview; readonly send: MailsInHand['send'] }) {
  const { say } = useLanguage()
  const id = useId()
  const [kind, setKind] = useState<Kind>('invitation')
  const [language, setLanguage] = useState<Language>('nl')
  const [cluster, setCluster] = useState(overview.clusters[0]?.id ?? '')
  const [said, setSaid] = useState('')
  const address = cluster === '' ? null : `/api/steward/waves/${encodeURIComponent(overview.wave.id)}/mail-preview?${new URLSearchParams({ kind, language, cluster }).toString()}`
  const preview = useResource<Preview>(address)

  async function test() {
    setSaid('')
    const outcome = await send<TestMailOutcome>('test-mail', { kind, language, cluster })
    if ('trouble' in outcome) setSaid(`${say(words.failed)}: ${outcome.trouble}`)
    else setSaid(outcome.answer.kind === 'sent' ? say(words.testSent) : `${say(words.testNot)} ${outcomeInWords(outcome.answer.outcome, say)}`)
  }

  if (overview.clusters.length === 0) return null
  return (
    <section className="section mail-preview">
      <h2>{say(words.preview)}</h2>
      <div className="controls">
        <SegmentedSwitch legend={say(words.kind)} segments={kinds.map((one) => ({ value: one, label: say(kindWords[one]) }))} chosen={kind} choose={setKind} />
        <SegmentedSwitch legend={say(words.language)} segments={[{ value: 'nl', label: 'Nederlands' }, { value: 'en', label: 'English' }]} chosen={language} choose={setLanguage} />
        <div className="control">
          <label htmlFor={id}>{say(words.cluster)}</label>
          <select id={id} value={cluster} onChange={(event) => setCluster(event.target.value)}>
            {overview.clusters.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        </div>
      </div>
      <Waiting resource={preview} height={480}>
        {({ subject, text }) => (
          <div className="mail-paper" lang={language === 'nl' ? 'nl-BE' : 'en'}>
            <p><strong>{`${say(words.subject)}: ${subject}`}</strong></p>
            <p className="mail-text">{text}</p>
          </div>
        )}
      </Waiting>
      <p className="soft">{say(words.previewMore)}</p>
      <p className="mail-buttons"><button type="button" className="button button-second" onClick={() => void test()}>{say(words.test)}</button></p>
      <p role="status" className="mail-said">{said}</p>
    </section>
  )
}
