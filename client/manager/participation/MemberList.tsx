import { useId } from 'react'
import type { MemberStatus } from '../../../server/api/manager.ts'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { Text } from '../../ui/language/text.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { chooseMembers, statuses } from './members.ts'
import type { Member, SortKey } from './members.ts'

const words = {
  title: { nl: 'Uw leden', en: 'Your members' },
  search: { nl: 'Zoek op naam of mailadres', en: 'Search by name or mail address' },
  status: { nl: 'Status', en: 'Status' },
  company: { nl: 'Bedrijf', en: 'Company' },
  contact: { nl: 'Contactpersoon', en: 'Contact' },
  all: { nl: 'alle', en: 'all' },
  of: { nl: 'van', en: 'of' },
  members: { nl: 'leden', en: 'members' },
  nobody: { nl: 'Geen lid gevonden. Zoek iets anders of kies een andere status.', en: 'No member found. Search for something else or choose another status.' },
  showAll: { nl: 'Toon alle', en: 'Show all' },
  email: { nl: 'Mailadres', en: 'Mail address' },
  none: { nl: 'Er staan nog geen leden in het register voor deze bevraging.', en: 'There are no members in the register for this survey wave yet.' },
}

const statusWords: Readonly<Record<MemberStatus, Text>> = {
  complete: { nl: 'volledig ingevuld', en: 'completed' },
  started: { nl: 'begonnen', en: 'started' },
  invited: { nl: 'nog niet begonnen', en: 'not started yet' },
  optedOut: { nl: 'doet niet mee', en: 'opted out' },
  gone: { nl: 'geen lid meer', en: 'no longer a member' },
}
const mailWords: Readonly<Record<NonNullable<Member['mail']>, Text>> = {
  waiting: { nl: 'mail staat klaar', en: 'mail is waiting' },
  sent: { nl: 'mail verstuurd', en: 'mail sent' },
  bounced: { nl: 'mail kwam terug: het adres werkt niet', en: 'mail came back: the address does not work' },
  failed: { nl: 'mail niet verstuurd', en: 'mail not sent' },
}
/** More than this makes a page too long to oversee; the rest is one press away. */
const atFirst = 50

const statusInAddress: Readonly<Record<MemberStatus, string>> = { complete: 'volledig', started: 'begonnen', invited: 'uitgenodigd', optedOut: 'uit', gone: 'weg' }
const sortInAddress: Readonly<Record<SortKey, string>> = { company: 'bedrijf', contact: 'contact', status: 'status' }

const keyOf = <Key extends string>(names: Readonly<Record<Key, string>>, written: string | null): Key | undefined => (Object.keys(names) as Key[]).find((key) => names[key] === written)

export function MemberList({ members }: { readonly members: readonly Member[] }) {
  const { say, number } = useLanguage()
  const address = useAddress()
  const id = useId()
  const search = address.read('zoek') ?? ''
  const status = keyOf(statusInAddress, address.read('status')) ?? null
  const sort = keyOf(sortInAddress, address.read('sorteer')) ?? 'company'
  const descending = address.read('omgekeerd') === 'ja'
  const shown = chooseMembers(members, { search, status, sort, descending })
  const allShown = address.read('alles') === 'ja' || shown.length <= atFirst + 10
  const counted = `${number(shown.length)} ${say(words.of)} ${number(members.length)} ${say(words.members)}`
  const sortBy = (key: SortKey) => address.replace({ sorteer: key === 'company' ? null : sortInAddress[key], omgekeerd: key === sort && !descending ? 'ja' : null })

  if (members.length === 0) return <section className="section"><h2>{say(words.title)}</h2><p>{say(words.none)}</p></section>
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <div className="controls">
        <div className="control">
          <label htmlFor={id}>{say(words.search)}</label>
          <input id={id} type="search" value={search} autoComplete="off" onChange={(event) => address.replace({ zoek: event.target.value === '' ? null : event.target.value })} />
        </div>
        <SegmentedSwitch
          legend={say(words.status)}
          segments={[{ value: 'all', label: `${say(words.all)} (${number(members.length)})` }, ...statuses.map((one) => ({ value: one, label: `${say(statusWords[one])} (${number(members.filter((member) => member.status === one).length)})` }))]}
          chosen={status ?? 'all'}
          choose={(value) => address.replace({ status: value === 'all' ? null : statusInAddress[value as MemberStatus] })}
        />
      </div>
      <p className="hidden" role="status">{counted}</p>
      <div className="member-table">
        <Table caption={counted} className="restack" note={shown.length === 0 ? <p>{say(words.nobody)}</p> : undefined}>
          <thead>
            <tr>
              {(['company', 'contact', 'email', 'status'] as const).map((key) => key === 'email' ? <th key={key} scope="col">{say(words.email)}</th> : (
                <th key={key} scope="col" aria-sort={key === sort ? (descending ? 'descending' : 'ascending') : undefined}>
                  <button type="button" className="sort" onClick={() => sortBy(key)}>{say(words[key])}<svg aria-hidden width={10} height={10} viewBox="0 0 10 10">{key === sort ? <path d={descending ? 'M1 3h8L5 8.5Z' : 'M1 7h8L5 1.5Z'} fill="currentColor" /> : null}</svg></button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(allShown ? shown : shown.slice(0, atFirst)).map((member) => (
              <tr key={`${member.company} ${member.email ?? ''}`}>
                <th scope="row">{member.company}</th>
                <td>{member.contact ?? '–'}</td>
                <td>{member.email === null ? '–' : <a href={`mailto:${encodeURIComponent(member.email).replace('%40', '@')}`}>{member.email}</a>}</td>
                <td><span className={`status status-${member.status}`}>{say(statusWords[member.status])}</span>{member.mail === null ? null : <span className="soft small member-mail">{say(mailWords[member.mail])}</span>}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        {allShown ? null : <button type="button" className="button" onClick={() => address.replace({ alles: 'ja' })}>{`${say(words.showAll)} ${number(shown.length)}`}</button>}
      </div>
    </section>
  )
}
