import { useEffect, useRef } from 'react'
import type { ClusterFieldwork } from '../../../server/api/fieldwork.ts'
import { ResponseCurve } from '../../charts/curve/ResponseCurve.tsx'
import { Behind } from '../../ui/components/Behind.tsx'
import { RemindPress } from '../../ui/components/RemindPress.tsx'
import { ResponseCourse } from '../../ui/components/ResponseCourse.tsx'
import { Waiting } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useLive } from '../../ui/request/useLive.ts'

const words = {
  means: { nl: 'Nog {n} volledige antwoorden, en na de vrijgave kunt u gemiddelden van uw cluster zien.', en: '{n} more complete answers, and after the release you can see means of your cluster.' },
  oneMean: { nl: 'Nog 1 volledig antwoord, en na de vrijgave kunt u gemiddelden van uw cluster zien.', en: '1 more complete answer, and after the release you can see means of your cluster.' },
  distributions: { nl: 'Nog {n} volledige antwoorden, en u ziet na de vrijgave ook hoe de antwoorden verdeeld zijn.', en: '{n} more complete answers, and after the release you also see how the answers are spread.' },
  oneDistribution: { nl: 'Nog 1 volledig antwoord, en u ziet na de vrijgave ook hoe de antwoorden verdeeld zijn.', en: '1 more complete answer, and after the release you also see how the answers are spread.' },
  enough: { nl: 'Er zijn genoeg volledige antwoorden om na de vrijgave gemiddelden en verdelingen van uw cluster te tonen. Elk antwoord meer maakt ze zekerder.', en: 'There are enough complete answers to show means and distributions of your cluster after the release. Every further answer makes them more certain.' },
  remind: { nl: 'Herinner de leden die nog niet klaar zijn', en: 'Remind the members who have not finished' },
  remindOf: { nl: 'Alle leden van uw cluster die nog niet klaar zijn', en: 'All members of your cluster who have not finished' },
}

interface Props {
  readonly waveId: string
  readonly isOpen: boolean
  /** Something is another than when the page was last asked for. */
  readonly changed: () => void
}

/** How the own members answer day by day, and how many answers the figures still need. It follows by itself. */
export function OwnCourse({ waveId, isOpen, changed }: Props) {
  const { say, number } = useLanguage()
  const live = useLive<ClusterFieldwork>(`/api/manager/fieldwork?wave=${encodeURIComponent(waveId)}`)
  const answer = live.state === 'ready' ? live.answer : undefined
  const first = useRef<ClusterFieldwork | undefined>(undefined)
  useEffect(() => {
    if (answer === undefined || answer === first.current) return
    if (first.current !== undefined) changed()
    first.current = answer
  }, [answer, changed])
  const needed = (count: number, one: { nl: string; en: string }, several: { nl: string; en: string }) => say(count === 1 ? one : several).replace('{n}', number(count))
  return (
    <>
      <Behind isBehind={live.isBehind} />
      <Waiting resource={live} height={380}>
        {({ days, former, untilMeans, untilDistributions }) => (
          <>
            {isOpen ? <p className="lead">{untilMeans > 0 ? needed(untilMeans, words.oneMean, words.means) : untilDistributions > 0 ? needed(untilDistributions, words.oneDistribution, words.distributions) : say(words.enough)}</p> : null}
            {isOpen ? <RemindPress label={say(words.remind)} of={say(words.remindOf)} address="/api/manager/reminders" body={{ wave: waveId }} takesWords /> : null}
            <ResponseCourse days={days} former={former} picture={(course) => <ResponseCurve {...course} />} />
          </>
        )}
      </Waiting>
    </>
  )
}
