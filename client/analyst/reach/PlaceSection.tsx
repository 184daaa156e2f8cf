import { FlandersMap } from '../../charts/map/FlandersMap.tsx'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'
import type { ReachShown } from '../../../server/api/register/register.ts'
import { areaWords, words } from './words.ts'

const atFirst = 15

/** Where the registered offices are: a map, and the same numbers in a table. */
export function PlaceSection({ reach }: { readonly reach: ReachShown }) {
  const { say, number, share } = useLanguage()
  const address = useAddress()
  const [place, width] = useElementWidth(560)
  const by = address.read('kaart') === 'gemeente' ? 'municipality' : 'province'
  const counts = new Map(by === 'municipality' ? reach.byMunicipality.map(({ municipality, companies }) => [municipality, companies]) : Object.entries(reach.byArea))
  const municipalities = [...reach.byMunicipality].sort((a, b) => b.companies - a.companies || a.municipality.localeCompare(b.municipality, 'nl'))
  const all = address.read('alles') === 'ja' || municipalities.length <= atFirst
  const rows = by === 'province' ? Object.entries(reach.byArea).map(([key, count]) => ({ name: say(areaWords[key]!), count })) : municipalities.slice(0, all ? undefined : atFirst).map(({ municipality, companies }) => ({ name: municipality, count: companies }))
  return (
    <section className="section">
      <h2>{say(words.place)}</h2>
      <SegmentedSwitch
        legend={say(words.mapBy)}
        segments={[{ value: 'province', label: say(words.province) }, { value: 'municipality', label: say(words.municipality) }]}
        chosen={by}
        choose={(value) => address.replace({ kaart: value === 'municipality' ? 'gemeente' : null, alles: null })}
      />
      <div className="picture-and-table">
        <div ref={place}>
          <FlandersMap counts={counts} by={by} nameOf={(key) => say(areaWords[key]!)} number={number} title={say(words.mapOf)} width={width} />
          <p className="small soft">{say(words.source)}</p>
        </div>
        <div>
          <Table caption={by === 'province' ? say(words.place) : say(words.topMunicipalities)}>
            <thead>
              <tr><th scope="col">{say(by === 'province' ? words.province : words.municipality)}</th><th scope="col" className="number">{say(words.companies)}</th><th scope="col" className="number">{say(words.share)}</th></tr>
            </thead>
            <tbody>
              {rows.map(({ name, count }) => (
                <tr key={name}><th scope="row">{name}</th><td className="number">{number(count)}</td><td className="number">{reach.companies === 0 ? '–' : share(count / reach.companies)}</td></tr>
              ))}
            </tbody>
          </Table>
          {by === 'province' || all ? null : <button type="button" className="button-quiet" onClick={() => address.replace({ alles: 'ja' })}>{`${say(words.showAll)} ${number(municipalities.length)}`}</button>}
        </div>
      </div>
    </section>
  )
}
