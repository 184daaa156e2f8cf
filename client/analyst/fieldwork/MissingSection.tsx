import type { Fieldwork } from '../../../server/api/fieldwork.ts'
import { RemindPress } from '../../ui/components/RemindPress.tsx'
import { Table } from '../../ui/components/Table.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { domainName } from '../levels.ts'

const words = {
  title: { nl: 'Wat het meest zou helpen', en: 'What would help most' },
  indicator: {
    nl: 'R-indicator: {r}. Bij 1 antwoordt elke groep even vaak; hoe lager, hoe minder de antwoorden op alle leden lijken.',
    en: 'R-indicator: {r}. At 1 every group answers as often; the lower, the less the answers resemble all members.',
  },
  noIndicator: { nl: 'R-indicator:', en: 'R-indicator:' },
  balanced: { nl: 'Geen groep blijft achter: elke groep antwoordt ten minste zo vaak als alle leden samen.', en: 'No group stays behind: every group answers at least as often as all members together.' },
  caption: { nl: 'Groepen waarvan er minder antwoordden dan van allemaal samen', en: 'Groups of which fewer answered than of all together' },
  group: { nl: 'Groep', en: 'Group' },
  invited: { nl: 'uitge\u00adnodigd', en: 'invited' },
  complete: { nl: 'volledig', en: 'complete' },
  missing: { nl: 'ontbreken', en: 'missing' },
  part: { nl: 'deel van de scheefheid', en: 'part of the imbalance' },
  remind: { nl: 'Bereid een herinnering aan deze groepen voor', en: 'Prepare a reminder to these groups' },
  note: {
    nl: 'Ontbreken: zoveel antwoorden erbij en de groep antwoordt even vaak als alle leden nu. Een herinnering aan de bovenste groepen maakt het beeld het meest representatief.',
    en: 'Missing: so many answers more and the group answers as often as all members do now. A reminder to the groups at the top makes the picture most representative.',
  },
}

/** Which members, not which answers, would make the response more representative. */
export function MissingSection({ balance, waveIsOpen, remindAt }: { readonly balance: Fieldwork['balance']; readonly waveIsOpen: boolean; readonly remindAt: string | null }) {
  const { say, number, share, why } = useLanguage()
  const { representativeness: found, groups } = balance
  const groupName = ({ call, size, embedding }: { readonly call: string; readonly size: string; readonly embedding: string }) =>
    ([`size=${size}`, `call=${call}`, `embedding=${embedding}`] as const).map((domain) => say(domainName(domain))).join(', ')
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <p>{found.kind === 'estimated' ? say(words.indicator).replace('{r}', number(found.rIndicator, 2)) : `${say(words.noIndicator)} ${why(found)}`}</p>
      {groups.length === 0 ? <p>{say(words.balanced)}</p> : (
        <Table caption={say(words.caption)} className="missing name-over" note={waveIsOpen ? <p>{say(words.note)}</p> : undefined}>
          <thead>
            <tr>
              <th scope="col">{say(words.group)}</th>
              {(['invited', 'complete', 'missing', 'part'] as const).map((name) => <th key={name} scope="col" className="number">{say(words[name])}</th>)}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ call, size, embedding, invited, complete, missing, part }) => (
              <tr key={`${call} ${size} ${embedding}`}>
                <th scope="row">{groupName({ call, size, embedding })}</th>
                <td className="number">{number(invited)}</td>
                <td className="number">{number(complete)}</td>
                <td className="number strong">{number(missing)}</td>
                <td className="number">{share(part)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {groups.length === 0 || remindAt === null ? null : (
        <RemindPress
          label={say(words.remind)}
          of={groups.map((one) => groupName(one)).join(' · ')}
          address={remindAt}
          body={{ kind: 'reminder', groups: groups.map(({ call, size, embedding }) => ({ call, size, embedding })) }}
        />
      )}
    </section>
  )
}
