import type { Participation } from '../../../analysis/figures/participation.ts'
import { useLanguage } from '../language/useLanguage.ts'

const words = {
  invited: { nl: 'Uitgenodigd', en: 'Invited' },
  opened: { nl: 'Link geopend', en: 'Link opened' },
  started: { nl: 'Begonnen', en: 'Started' },
  complete: { nl: 'Volledig', en: 'Complete' },
  bounced: { nl: 'Mail kwam terug', en: 'Mail came back' },
  optedOut: { nl: 'Geen herinneringen', en: 'No reminders' },
  gone: { nl: 'Intussen uitgetreden zonder antwoord:', en: 'Left since, without an answer:' },
  goneMore: { nl: 'Ze krijgen geen mails meer en blijven meetellen bij de uitgenodigden.', en: 'They get no mails any more and still count among those invited.' },
  ofInvited: { nl: 'van de uitgenodigden', en: 'of those invited' },
}

export interface StagesShown {
  readonly invited: number
  readonly opened: number
  readonly started: number
  readonly complete: number
  readonly bounced: number
  readonly optedOut: number
  readonly gone: number
  readonly responseRate: Participation['responseRate']
  readonly completionRate: Participation['completionRate']
}

/** From invitation to complete answer, in large figures. */
export function StageFigures({ stages }: { readonly stages: StagesShown }) {
  const { say, number, share, why } = useLanguage()
  const rate = (result: Participation['responseRate']) => `${result.kind === 'estimated' ? share(result.value, 1) : why(result)} ${say(words.ofInvited)}`
  return (
    <>
      <dl className="figures figures-six">
        {(['invited', 'opened', 'started', 'complete', 'bounced', 'optedOut'] as const).map((name) => (
          <div key={name}>
            <dt>{say(words[name])}</dt>
            <dd>{number(stages[name])}</dd>
            <dd>{name === 'started' ? rate(stages.responseRate) : name === 'complete' ? rate(stages.completionRate) : '\u00a0'}</dd>
          </div>
        ))}
      </dl>
      {stages.gone > 0 && <p className="why">{say(words.gone)} {number(stages.gone)}. {say(words.goneMore)}</p>}
    </>
  )
}
