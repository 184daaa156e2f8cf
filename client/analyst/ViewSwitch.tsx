import type { ViewKind } from '../../analysis/figures/mean.ts'
import type { ReactNode } from 'react'
import { SegmentedSwitch } from '../ui/components/SegmentedSwitch.tsx'
import { useLanguage } from '../ui/language/useLanguage.ts'
import { views } from './state.ts'

const words = {
  legend: { nl: 'Cijfers', en: 'Figures' },
  names: {
    published: { nl: 'zoals gepubliceerd', en: 'as published' },
    stratified: { nl: 'gestratificeerd', en: 'stratified' },
    raked: { nl: 'herwogen', en: 'raked' },
  },
  meaning: {
    published: { nl: 'Het gewone gemiddelde van alle volledige antwoorden, zoals de studie van 2020 het drukte. Elk antwoord telt even zwaar.', en: 'The plain mean of all complete responses, as the 2020 study printed it. Every response counts the same.' },
    stratified: { nl: 'Elke cluster telt mee naar zijn aantal leden. Het interval houdt er rekening mee hoeveel van die leden antwoordden.', en: 'Every cluster counts by its number of members. The interval takes into account how many of them answered.' },
    raked: { nl: 'De antwoorden zijn herwogen tot ze kloppen met het ledenregister (raking).', en: 'The responses are reweighted (raked) until they match the member register.' },
  },
}

export const viewNames = words.names

interface Props {
  readonly chosen: ViewKind
  readonly choose: (view: ViewKind) => void
  /** What else there is to choose in this view. */
  readonly children?: ReactNode
}

/** One switch for every figure of the surface, with what each choice means. */
export function ViewSwitch({ chosen, choose, children }: Props) {
  const { say } = useLanguage()
  return (
    <SegmentedSwitch legend={say(words.legend)} segments={views.map((view) => ({ value: view, label: say(words.names[view]) }))} chosen={chosen} choose={choose}>
      <p className="switch-meaning" aria-live="polite">{say(words.meaning[chosen])}</p>
      {children}
    </SegmentedSwitch>
  )
}
