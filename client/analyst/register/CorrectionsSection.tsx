import { useState } from 'react'
import type { FactCorrections } from '../../../server/api/register/register.ts'
import { Table } from '../../ui/components/Table.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { requestJson } from '../../ui/request/requestJson.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { words as register } from './words.ts'

type Correction = FactCorrections['corrections'][number]

const words = {
  title: { nl: 'Voorgesteld door leden', en: 'Proposed by members' },
  more: { nl: 'Een lid zag op de eerste pagina wat het register weet, en verbeterde het. Golven houden de klassen die ze vastlegden.', en: 'A member saw on the first page what the register knows, and corrected it. Waves keep the classes that they froze.' },
  none: { nl: 'Er wacht geen voorstel.', en: 'No proposal is waiting.' },
  what: { nl: 'Voorstel', en: 'Proposal' },
  employees: { nl: 'Medewerkers', en: 'Employees' },
  founded: { nl: 'Opgericht in', en: 'Founded in' },
  postalCode: { nl: 'Postcode', en: 'Postal code' },
  instead: { nl: 'nu', en: 'now' },
  unknown: { nl: 'niet bekend', en: 'not known' },
  accept: { nl: 'Neem over', en: 'Accept' },
  decline: { nl: 'Niet overnemen', en: 'Decline' },
}

/** What members say of their company where the register is wrong, to be decided one by one. */
export function CorrectionsSection({ steward, revision, changed }: { readonly steward: boolean; readonly revision: number; readonly changed: () => void }) {
  const { say, language } = useLanguage()
  const resource = useResource<FactCorrections>(`/api/analyst/register/corrections?na=${revision}`)
  const [failed, setFailed] = useState(false)
  const decide = async ({ companyId, proposedAt }: Correction, accept: boolean) => {
    try {
      await requestJson(`/api/steward/register/corrections?taal=${language}`, { method: 'POST', body: { companyId, proposedAt, accept } })
      setFailed(false)
      changed()
    } catch {
      setFailed(true)
    }
  }
  const inWords = (one: Correction) =>
    (['employees', 'founded', 'postalCode'] as const).filter((fact) => one[fact] !== null).map((fact) => `${say(words[fact])} ${one[fact]} (${say(words.instead)} ${one.now[fact] ?? say(words.unknown)})`).join(', ')
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p className="soft">{say(words.more)}</p>
      {failed ? <p role="alert">{say(register.failed)}</p> : null}
      <Waiting resource={resource} height={120}>
        {({ corrections }) => corrections.length === 0 ? <p>{say(words.none)}</p> : (
          <Table caption={say(words.title)} captionHidden className="restack">
            <thead>
              <tr>
                <th scope="col">{say(register.company)}</th>
                <th scope="col">{say(words.what)}</th>
                {steward ? <th scope="col">{say(register.acts)}</th> : null}
              </tr>
            </thead>
            <tbody>
              {corrections.map((one) => (
                <tr key={one.companyId}>
                  <th scope="row">{one.company}</th>
                  <td>{inWords(one)}</td>
                  {steward ? (
                    <td>
                      <div className="row-buttons">
                        <button type="button" className="button-quiet" aria-label={`${say(words.accept)}: ${one.company}`} onClick={() => void decide(one, true)}>{say(words.accept)}</button>
                        <button type="button" className="button-quiet" aria-label={`${say(words.decline)}: ${one.company}`} onClick={() => void decide(one, false)}>{say(words.decline)}</button>
                      </div>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Waiting>
    </section>
  )
}
