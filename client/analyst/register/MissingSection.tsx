import { useId, useState } from 'react'
import type { MissingMembers, Register } from '../../../server/api/register/register.ts'
import { Table } from '../../ui/components/Table.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { ContactDialog } from '../../ui/members/ContactDialog.tsx'
import { missingWords } from '../../ui/members/words.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { requestJson } from '../../ui/request/requestJson.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { words } from './words.ts'

interface Props {
  readonly register: Register
  readonly steward: boolean
  readonly revision: number
  readonly changed: () => void
}

type Member = MissingMembers['members'][number]

/** Members of whom something is missing, one kind at a time. */
export function MissingSection({ register, steward, revision, changed }: Props) {
  const { say, number } = useLanguage()
  const address = useAddress()
  const id = useId()
  const [edited, setEdited] = useState<Member | null>(null)
  const kinds = Object.keys(missingWords)
  const asked = address.read('ontbreekt')
  const what = asked !== null && kinds.includes(asked) ? asked : 'address'
  const resource = useResource<MissingMembers>(`/api/analyst/register/missing?what=${what}&na=${revision}`)
  return (
    <section className="section">
      <h2>{say(words.whatIsMissing)}</h2>
      <div className="controls">
        <div className="control">
          <label htmlFor={id}>{say(words.what)}</label>
          <select id={id} value={what} onChange={(event) => address.replace({ ontbreekt: event.target.value })}>
            {kinds.map((kind) => <option key={kind} value={kind}>{`${say(missingWords[kind]!)} (${number(register.missing[kind as keyof Register['missing']])})`}</option>)}
          </select>
        </div>
      </div>
      <Waiting resource={resource} height={200}>
        {({ total, members }) => total === 0 ? <p>{say(words.nobodyMissing)}</p> : (
          <Table caption={`${say(missingWords[what]!)}: ${number(members.length)} ${say(words.of)} ${number(total)}`} className="restack">
            <thead>
              <tr>
                <th scope="col">{say(words.company)}</th>
                <th scope="col">{say(words.cluster)}</th>
                <th scope="col">{say(words.contact)}</th>
                {steward ? <th scope="col">{say(words.acts)}</th> : null}
              </tr>
            </thead>
            <tbody>
              {members.map((one) => (
                <tr key={one.membershipId}>
                  <th scope="row">{one.company}</th>
                  <td>{one.cluster}</td>
                  <td>{[one.name, one.email].filter((part) => part !== null).join(', ') || '–'}</td>
                  {steward ? <td><button type="button" className="button-quiet" aria-label={`${say(words.correct)}: ${one.company}`} onClick={() => setEdited(one)}>{say(words.correct)}</button></td> : null}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Waiting>
      {edited === null ? null : (
        <ContactDialog
          contact={edited}
          save={async (contact) => {
            await requestJson(`/api/steward/register/members/${encodeURIComponent(edited.membershipId)}/contact`, { method: 'PUT', body: contact })
            changed()
          }}
          close={() => setEdited(null)}
        />
      )}
    </section>
  )
}
