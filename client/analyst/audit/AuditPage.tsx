import { Link } from 'wouter'
import type { AuditPage as Page, AuditVerification } from '../../../server/api/waveCourse.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { EntryTable } from './EntryTable.tsx'

const words = {
  title: { nl: 'Logboek', en: 'Audit trail' },
  lead: {
    nl: 'Wie deed wat en wanneer. Er komt alleen iets bij: elke regel draagt de controlesom van de vorige, zodat een gewijzigde of verwijderde regel opvalt. Er staan geen antwoorden, mailadressen of namen van ondernemingen in.',
    en: 'Who did what and when. It is only added to: every entry holds the hash of the one before it, so that an entry that is changed or removed shows. It holds no answers, mail addresses or names of companies.',
  },
  whole: { nl: 'De keten klopt', en: 'The chain holds' },
  entries: { nl: 'regels, van nummer', en: 'entries, from number' },
  to: { nl: 'tot', en: 'to' },
  head: { nl: 'Laatste controlesom', en: 'Last hash' },
  keep: { nl: 'Bewaar ze ook buiten dit systeem: daarmee is later na te kijken dat er niets herschreven is.', en: 'Keep it outside this system too: with it one can check later that nothing was rewritten.' },
  broken: { nl: 'De keten is gebroken bij regel', en: 'The chain is broken at entry' },
  brokenMore: { nl: 'Iemand met toegang tot de databank heeft het logboek veranderd. Verwittig de verantwoordelijke voor de beveiliging en zet niets terug.', en: 'Somebody with access to the database changed the audit trail. Tell the person responsible for security, and put nothing back.' },
  act: { nl: 'Toon', en: 'Show' },
  everything: { nl: 'alles', en: 'everything' },
  none: { nl: 'Er staat niets van deze soort in het logboek.', en: 'There is nothing of this kind in the audit trail.' },
  older: { nl: 'Oudere regels', en: 'Older entries' },
  newest: { nl: 'Nieuwste regels', en: 'Newest entries' },
}

function Chain() {
  const { say, number } = useLanguage()
  const resource = useResource<AuditVerification>('/api/steward/audit/verification')
  return (
    <Waiting resource={resource} height={120}>
      {(found) => found.kind === 'intact' ? (
        <Notice title={say(words.whole)}>
          <p>{`${number(found.entries)} ${say(words.entries)} ${number(found.first)} ${say(words.to)} ${number(found.last)}.`}</p>
          <p className="small audit-hash">{`${say(words.head)}: `}<code>{`${found.last}:${found.hash}`}</code>{`. ${say(words.keep)}`}</p>
        </Notice>
      ) : (
        <Notice kind="error" title={`${say(words.broken)} ${number(found.sequence)}: ${say(found.words)}`}><p>{say(words.brokenMore)}</p></Notice>
      )}
    </Waiting>
  )
}

/** The audit trail, newest first; act and page stand in the address. */
export function AuditPage() {
  const { say } = useLanguage()
  const address = useAddress()
  const [act, before] = [address.read('soort'), address.read('voor')]
  const asked = new URLSearchParams({ ...(act === null ? {} : { act }), ...(before === null ? {} : { before }) })
  const resource = useResource<Page>(`/api/steward/audit?${asked.toString()}`)
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p className="lead">{say(words.lead)}</p>
      <div className="section"><Chain /></div>
      <Waiting resource={resource} height={640}>
        {({ entries, next, acts }) => (
          <>
            <div className="controls">
              <div className="control">
                <label htmlFor="audit-act">{say(words.act)}</label>
                <select id="audit-act" value={act ?? ''} onChange={(event) => address.go({ soort: event.target.value === '' ? null : event.target.value, voor: null })}>
                  <option value="">{say(words.everything)}</option>
                  {acts.map((one) => <option key={one.act} value={one.act}>{say(one)}</option>)}
                </select>
              </div>
            </div>
            <div className="section">
              {entries.length === 0 ? <p role="status">{say(words.none)}</p> : <EntryTable caption={say(words.title)} entries={entries} />}
              <p className="audit-pages">
                {before === null ? null : <Link href={address.with({ voor: null })}>{say(words.newest)}</Link>}
                {next === null ? null : <Link href={address.with({ voor: String(next) })}>{say(words.older)}</Link>}
              </p>
            </div>
          </>
        )}
      </Waiting>
    </>
  )
}
