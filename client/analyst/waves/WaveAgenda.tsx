import { Link } from 'wouter'
import type { WaveCourse } from '../../../server/api/waveCourse.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'

const words = {
  title: { nl: 'Tot de sluiting', en: 'Until the closing' },
  population: { nl: 'Populatie', en: 'Population' },
  frozen: { nl: '{n} leden, vastgelegd op {day}', en: '{n} members, frozen on {day}' },
  notFrozen: { nl: 'nog niet uit het register vastgelegd; nu {n} leden', en: 'not frozen from the register yet; now {n} members' },
  lists: { nl: 'Ledenlijsten van {year}', en: 'Member lists of {year}' },
  accepted: { nl: '{n} van {of} overgenomen, {asked} gevraagd', en: '{n} of {of} taken over, {asked} asked for' },
  opening: { nl: 'Opening', en: 'Opening' },
  invitations: { nl: 'Uitnodigingen', en: 'Invitations' },
  sent: { nl: '{n} verstuurd', en: '{n} sent' },
  waiting: { nl: '{n} staan klaar', en: '{n} waiting' },
  none: { nl: 'nog niet klaargezet', en: 'not prepared yet' },
  reminder: { nl: 'Herinnering', en: 'Reminder' },
  due: { nl: 'gepland op {day}', en: 'planned on {day}' },
  notPlanned: { nl: 'niet gepland', en: 'not planned' },
  closing: { nl: 'Sluiting', en: 'Closing' },
}

interface Step {
  readonly key: string
  readonly name: string
  readonly says: string
  /** Where it is done; null on this page. */
  readonly path: string | null
}

/** The steps of an open wave or one that is prepared, with their dates, each with the page where it is done. */
export function WaveAgenda({ wave, steward }: { readonly wave: WaveCourse; readonly steward: boolean }) {
  const { say, number, date, moment } = useLanguage()
  const address = useAddress()
  const { agenda } = wave
  if (agenda === null) return null
  const { population, lists, invitations, reminders } = agenda
  const fill = (text: string, values: Readonly<Record<string, string>>) => Object.entries(values).reduce((so, [name, value]) => so.replace(`{${name}}`, value), text)
  const sentAndWaiting = [invitations.sent > 0 ? fill(say(words.sent), { n: number(invitations.sent) }) : '', invitations.waiting > 0 ? fill(say(words.waiting), { n: number(invitations.waiting) }) : ''].filter((one) => one !== '')
  const mails = steward ? '/uitnodigingen' : '/voortgang'
  const steps: Step[] = [
    { key: 'lists', name: fill(say(words.lists), { year: lists.round }), says: fill(say(words.accepted), { n: number(lists.accepted), of: number(lists.clusters), asked: number(lists.asked) }), path: '/register' },
    {
      key: 'population',
      name: say(words.population),
      says: fill(say(population === null ? words.notFrozen : words.frozen), { n: number(wave.participation.invited), day: population === null ? '' : date(population.frozenAt) }),
      path: '/register',
    },
    { key: 'opening', name: say(words.opening), says: moment(wave.opensAt), path: null },
    { key: 'invitations', name: say(words.invitations), says: sentAndWaiting.join(', ') || say(words.none), path: mails },
    ...reminders.map(({ number: which, dueAt, sent }) => ({
      key: `reminder${which}`,
      name: `${say(words.reminder)} ${which}`,
      says: sent > 0 ? fill(say(words.sent), { n: number(sent) }) : dueAt === null ? say(words.notPlanned) : fill(say(words.due), { day: moment(dueAt) }),
      path: mails,
    })),
    { key: 'closing', name: say(words.closing), says: moment(wave.closesAt), path: '/voortgang' },
  ]
  return (
    <div className="wave-agenda">
      <h3 id={`agenda-${wave.id}`}>{say(words.title)}</h3>
      <dl aria-labelledby={`agenda-${wave.id}`}>
        {steps.map(({ key, name, says, path }) => (
          <div key={key}>
            <dt>{path === null ? name : <Link href={address.with({ golf: wave.id }, path)} aria-label={`${name}: ${wave.label}`}>{name}</Link>}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
