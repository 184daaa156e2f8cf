import { useId, useState } from 'react'
import type { OwnMember } from '../../../server/api/register/ownMembers.ts'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { ContactDialog } from '../../ui/members/ContactDialog.tsx'
import { missingWords } from '../../ui/members/words.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { requestJson } from '../../ui/request/requestJson.ts'
import { GoneDialog } from './GoneDialog.tsx'
import { words } from './words.ts'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const addressOf = ({ membershipId }: OwnMember, what: 'contact' | 'gone') => `/api/manager/members/${encodeURIComponent(membershipId)}/${what}`

/** The own members with whom is written to, to be corrected one by one. */
export function OwnMemberTable({ members, changed }: { readonly members: readonly OwnMember[]; readonly changed: () => void }) {
  const { say, number, date } = useLanguage()
  const address = useAddress()
  const id = useId()
  const [asked, setAsked] = useState<{ readonly member: OwnMember; readonly what: 'contact' | 'gone' } | null>(null)
  const search = address.read('zoek') ?? ''
  const onlyMissing = address.read('toon') === 'ontbreekt'
  const wanted = plain(search.trim())
  const lacks = (member: OwnMember) => member.leftOn === null && member.missing.length > 0
  const shown = members.filter((member) => (!onlyMissing || lacks(member)) && [member.company, member.contact?.name, member.contact?.email].some((text) => text !== null && text !== undefined && plain(text).includes(wanted)))
  const day = (text: string) => date(`${text}T12:00:00Z`)
  const takeBack = async (member: OwnMember) => {
    await requestJson(addressOf(member, 'gone'), { method: 'PUT', body: { leftOn: null } })
    changed()
  }
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <div className="controls">
        <div className="control">
          <label htmlFor={id}>{say(words.search)}</label>
          <input id={id} type="search" value={search} autoComplete="off" onChange={(event) => address.replace({ zoek: event.target.value === '' ? null : event.target.value })} />
        </div>
        <SegmentedSwitch
          legend={say(words.show)}
          segments={[{ value: 'all', label: `${say(words.all)} (${number(members.length)})` }, { value: 'missing', label: `${say(words.toDo)} (${number(members.filter(lacks).length)})` }]}
          chosen={onlyMissing ? 'missing' : 'all'}
          choose={(value) => address.replace({ toon: value === 'missing' ? 'ontbreekt' : null })}
        />
      </div>
      <Table caption={`${number(shown.length)} ${say(words.of)} ${number(members.length)} ${say(words.members)}`} className="restack" note={shown.length === 0 ? <p>{say(words.nothingFound)}</p> : undefined}>
        <thead>
          <tr>{(['company', 'contact', 'email', 'missing', 'acts'] as const).map((key) => <th key={key} scope="col">{say(words[key])}</th>)}</tr>
        </thead>
        <tbody>
          {shown.map((member) => (
            <tr key={member.membershipId}>
              <th scope="row">{member.company}{member.leftOn === null ? '' : ` (${say(words.leftOn)} ${day(member.leftOn)})`}</th>
              <td>{member.contact?.name ?? say(words.nobody)}</td>
              <td>{member.contact?.email ?? '–'}{member.contact?.bouncedOn == null ? '' : ` (${say(words.bounced)} ${day(member.contact.bouncedOn)})`}</td>
              <td>{member.leftOn === null ? member.missing.map((kind) => say(missingWords[kind]!)).join(', ') || '–' : '–'}</td>
              <td>
                <div className="row-buttons">
                  {member.leftOn === null ? (
                    <>
                      <button type="button" className="button-quiet" aria-label={`${say(words.correct)}: ${member.company}`} onClick={() => setAsked({ member, what: 'contact' })}>{say(words.correct)}</button>
                      <button type="button" className="button-quiet" aria-label={`${say(words.gone)}: ${member.company}`} onClick={() => setAsked({ member, what: 'gone' })}>{say(words.gone)}</button>
                    </>
                  ) : <button type="button" className="button-quiet" aria-label={`${say(words.back)}: ${member.company}`} onClick={() => void takeBack(member)}>{say(words.back)}</button>}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {asked?.what !== 'contact' ? null : (
        <ContactDialog
          contact={{ company: asked.member.company, name: asked.member.contact?.name ?? null, email: asked.member.contact?.email ?? null, language: asked.member.contact?.language ?? 'nl' }}
          save={async (contact) => {
            await requestJson(addressOf(asked.member, 'contact'), { method: 'PUT', body: contact })
            changed()
          }}
          close={() => setAsked(null)}
        />
      )}
      {asked?.what !== 'gone' ? null : (
        <GoneDialog
          company={asked.member.company}
          save={async (leftOn) => {
            await requestJson(addressOf(asked.member, 'gone'), { method: 'PUT', body: { leftOn } })
            changed()
          }}
          close={() => setAsked(null)}
        />
      )}
    </section>
  )
}
