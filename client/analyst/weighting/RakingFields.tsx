import { useState } from 'react'
import { marginName } from '../../../surveys/index.ts'
import type { RakingVariable } from '../../../analysis/weighting/view.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { crossedMargins, offeredMargins } from './choice.ts'
import type { RakingChoice } from './choice.ts'
import './weighting.css'

const words = {
  weighting: { nl: 'Weging', en: 'Weighting' },
  capped: { nl: 'begrensd', en: 'capped' },
  single: { nl: 'Herweeg naar', en: 'Reweight by' },
  crossed: { nl: 'Twee kenmerken samen', en: 'Two characteristics together' },
  limit: { nl: 'Grote gewichten', en: 'Large weights' },
  cap: { nl: 'begrens op vijf keer de mediaan', en: 'cap at five times the median' },
  atLeastOne: { nl: 'Minstens één kenmerk blijft gekozen.', en: 'At least one characteristic stays chosen.' },
}

/** What is raked on, in words that fit a line. */
export function useMarginNames(): (margins: readonly string[]) => string {
  const { say } = useLanguage()
  return (margins) => margins.map((margin) => say(marginName(margin.split('-') as RakingVariable[]))).join(', ')
}

interface Props {
  readonly chosen: RakingChoice
  readonly choose: (choice: RakingChoice) => void
}

/** The margins of raking and the cap: one line that says them, and opens to change them. */
export function RakingFields({ chosen, choose }: Props) {
  const { say } = useLanguage()
  const namesOf = useMarginNames()
  const [refused, setRefused] = useState(false)
  const flip = (margin: string) => {
    const margins = chosen.margins.includes(margin) ? chosen.margins.filter((one) => one !== margin) : [...chosen.margins, margin]
    setRefused(margins.length === 0)
    if (margins.length > 0) choose({ ...chosen, margins })
  }
  const boxes = (margins: readonly string[]) => margins.map((margin) => (
    <label key={margin} className="switch-segment">
      <input type="checkbox" checked={chosen.margins.includes(margin)} onChange={() => flip(margin)} />
      <span>{namesOf([margin])}</span>
    </label>
  ))
  return (
    <details className="raking-fields">
      <summary>{`${say(words.weighting)}: ${namesOf(chosen.margins)}${chosen.capped ? `; ${say(words.capped)}` : ''}`}</summary>
      <fieldset className="switch">
        <legend>{say(words.single)}</legend>
        <div className="switch-segments">{boxes(offeredMargins.filter((one) => !crossedMargins.includes(one)))}</div>
      </fieldset>
      <fieldset className="switch">
        <legend>{say(words.crossed)}</legend>
        <div className="switch-segments">{boxes(crossedMargins)}</div>
      </fieldset>
      <fieldset className="switch">
        <legend>{say(words.limit)}</legend>
        <div className="switch-segments">
          <label className="switch-segment">
            <input type="checkbox" checked={chosen.capped} onChange={() => choose({ ...chosen, capped: !chosen.capped })} />
            <span>{say(words.cap)}</span>
          </label>
        </div>
      </fieldset>
      <p className="small" role="status">{refused ? say(words.atLeastOne) : ''}</p>
    </details>
  )
}
