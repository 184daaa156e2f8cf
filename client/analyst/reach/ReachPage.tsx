import { useId } from 'react'
import type { ReachShown } from '../../../server/api/register/register.ts'
import { CountBars } from '../../charts/reach/CountBars.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import { useResource } from '../../ui/request/useResource.ts'
import { PageHead } from '../PageHead.tsx'
import { CountSection } from './CountSection.tsx'
import { PlaceSection } from './PlaceSection.tsx'
import { ageWords, headCountWords, membershipWords, words } from './words.ts'
import './reach.css'

/** The companies of the programme, or of one cluster, as the study of 2020 showed them. */
export function ReachPage() {
  const { say, number } = useLanguage()
  const address = useAddress()
  const id = useId()
  const chosen = address.read('cluster')
  const resource = useResource<ReachShown>(`/api/analyst/register/reach${chosen === null ? '' : `?cluster=${encodeURIComponent(chosen)}`}`)
  return (
    <>
      <PageHead title={say(words.title)} lead={say(words.lead)} />
      <Waiting resource={resource} height={900}>
        {(reach) => (
          <>
            <div className="controls">
              <div className="control">
                <label htmlFor={id}>{say(words.cluster)}</label>
                <select id={id} value={reach.cluster?.id ?? ''} onChange={(event) => address.go({ cluster: event.target.value === '' ? null : event.target.value })}>
                  <option value="">{say(words.all)}</option>
                  {reach.clusters.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
                </select>
              </div>
            </div>
            <dl className="figures">
              <div><dt>{say(words.companies)}</dt><dd>{number(reach.companies)}</dd></div>
              <div><dt>{say(words.memberships)}</dt><dd>{number(reach.memberships)}</dd></div>
              <div><dt>{say(words.meanAge)}</dt><dd>{reach.meanAge === null ? '–' : number(reach.meanAge, 1)}</dd><dd>{say(words.years)}</dd></div>
            </dl>
            {reach.companies === 0 ? <p className="section">{say(words.nobody)}</p> : (
              <>
                <CountSection title={words.size} counts={reach.byHeadCount} names={headCountWords} of={reach.companies} />
                <CountSection title={words.age} counts={reach.byAge} names={ageWords} of={reach.companies} />
                <PlaceSection reach={reach} />
                <Memberships reach={reach} />
              </>
            )}
          </>
        )}
      </Waiting>
    </>
  )
}

function Memberships({ reach }: { readonly reach: ReachShown }) {
  const { say, number, share } = useLanguage()
  const [place, width] = useElementWidth(480)
  const rows = Object.entries(reach.byMemberships).map(([key, sizes]) => ({ label: say(membershipWords[key]!), sizes, count: sizes.KO + sizes.MGO + sizes.onbekend }))
  return (
    <section className="section">
      <h2>{say(words.perCompany)}</h2>
      <div className="picture-and-table">
        <div ref={place}><CountBars rows={rows} of={reach.companies} number={number} share={share} title={say(words.perCompany)} width={width} /></div>
        <Table caption={say(words.perCompany)} captionHidden note={<p>{say(words.bySize)}</p>}>
          <thead>
            <tr>
              <th scope="col">{say(words.inClusters)}</th>
              <th scope="col" className="number">{say(words.number)}</th>
              <th scope="col" className="number">{say(words.ko)}</th>
              <th scope="col" className="number">{say(words.mgo)}</th>
              <th scope="col" className="number">{say(words.unknown)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, sizes, count }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="number">{number(count)}</td>
                <td className="number">{number(sizes.KO)}</td>
                <td className="number">{number(sizes.MGO)}</td>
                <td className="number">{number(sizes.onbekend)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  )
}
