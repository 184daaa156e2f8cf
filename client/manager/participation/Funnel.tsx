import type { Participation } from '../../../analysis/figures/participation.ts'
import { ParticipationBar } from '../../charts/rows/ParticipationBar.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useElementWidth } from '../../ui/page/useElementWidth.ts'

const words = {
  invited: { nl: 'Uitgenodigd', en: 'Invited' },
  started: { nl: 'Begonnen', en: 'Started' },
  complete: { nl: 'Volledig ingevuld', en: 'Completed' },
  members: { nl: 'leden van uw cluster', en: 'members of your cluster' },
  programme: { nl: 'alle clusters samen', en: 'all clusters together' },
  own: { nl: 'Uw cluster', en: 'Your cluster' },
  all: { nl: 'Alle clusters samen', en: 'All clusters together' },
  begun: { nl: 'begonnen', en: 'started' },
  done: { nl: 'volledig', en: 'completed' },
}

/** From invited to complete, the own cluster beside the programme. */
export function Funnel({ own, programme }: { readonly own: Participation; readonly programme: Participation | null }) {
  const { say, number, share, why } = useLanguage()
  const [place, width] = useElementWidth(600)
  // One decimal, as the study: at the start of a wave a handful of members is not 0 %
  const rate = (result: Participation['responseRate']) => (result.kind === 'estimated' ? share(result.value, 1) : why(result))
  const beside = (result: Participation['responseRate'] | undefined) => (result === undefined ? '' : `; ${say(words.programme)} ${rate(result)}`)
  const bar = (name: string, one: Participation) => (
    <div>
      <p className="small">{`${name}: ${rate(one.responseRate)} ${say(words.begun)}, ${rate(one.completionRate)} ${say(words.done)}`}</p>
      <ParticipationBar {...one} width={width} height={18} />
    </div>
  )
  return (
    <>
      <dl className="figures">
        <div><dt>{say(words.invited)}</dt><dd>{number(own.invited)}</dd><dd>{say(words.members)}</dd></div>
        <div><dt>{say(words.started)}</dt><dd>{number(own.started)}</dd><dd>{`${rate(own.responseRate)}${beside(programme?.responseRate)}`}</dd></div>
        <div><dt>{say(words.complete)}</dt><dd>{number(own.complete)}</dd><dd>{`${rate(own.completionRate)}${beside(programme?.completionRate)}`}</dd></div>
      </dl>
      <div className="funnel-bars" ref={place}>
        {bar(say(words.own), own)}
        {programme === null ? null : bar(say(words.all), programme)}
      </div>
    </>
  )
}
