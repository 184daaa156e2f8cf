import { useId } from 'react'
import { useLanguage } from '../language/useLanguage.ts'

const words = {
  wave: { nl: 'Bevraging', en: 'Survey wave' },
  synthetic: { nl: 'Synthetische gegevens', en: 'Synthetic data' },
  syntheticMore: { nl: 'Gemaakt om te tonen hoe het werkt. Geen echte antwoorden.', en: 'Made to show how this works. Not real answers.' },
  open: { nl: 'Voorlopig', en: 'Provisional' },
  openMore: { nl: 'De bevraging loopt nog: de cijfers kunnen veranderen.', en: 'The survey is still open: figures may change.' },
}

export interface WaveChoice {
  readonly id: string
  readonly label: string
  readonly synthetic: boolean
  readonly open: boolean
}

interface Props {
  readonly waves: readonly WaveChoice[]
  readonly chosen: string | undefined
  readonly choose: (wave: string) => void
}

/** Which wave is on the screen, and the two things a reader must know of it: is it real, is it finished. */
export function WaveChooser({ waves, chosen, choose }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const wave = waves.find((one) => one.id === chosen)
  return (
    <div className="wave">
      <label htmlFor={id} className="hidden">{say(words.wave)}</label>
      <select id={id} value={chosen ?? ''} onChange={(event) => choose(event.target.value)} disabled={waves.length === 0}>
        {wave === undefined ? <option value={chosen ?? ''}>{chosen ?? '…'}</option> : null}
        {waves.map((one) => (
          <option key={one.id} value={one.id}>{one.label}</option>
        ))}
      </select>
      {wave?.synthetic ? <span className="badge badge-synthetic" title={say(words.syntheticMore)}>{say(words.synthetic)}</span> : null}
      {wave?.open ? <span className="badge badge-open" title={say(words.openMore)}>{say(words.open)}</span> : null}
    </div>
  )
}
