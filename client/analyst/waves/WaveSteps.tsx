import type { WaveCourse } from '../../../server/api/waveCourse.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { momentOfStep, stateWords, stepOf, steps } from './stateWords.ts'

const words = {
  label: { nl: 'Stappen van', en: 'Steps of' },
  done: { nl: 'gedaan', en: 'done' },
  now: { nl: 'nu', en: 'now' },
  ahead: { nl: 'nog niet', en: 'not yet' },
}

/** Where a wave stands, as a row of steps; what a picture would say in colour stands there in words too. */
export function WaveSteps({ wave }: { readonly wave: WaveCourse }) {
  const { say, date } = useLanguage()
  const current = stepOf(wave.state)
  return (
    <ol className="wave-steps" aria-label={`${say(words.label)} ${wave.label}`}>
      {steps.map((step, place) => {
        const moment = momentOfStep(wave, step)
        const where = place < current ? 'done' : place === current ? 'now' : 'ahead'
        // Opening and closing have a moment before they come; the others only afterwards
        const shown = moment !== null && (where !== 'ahead' || step === 'open' || step === 'closed')
        return (
          <li key={step} className={`wave-step wave-step-${where}`} {...(where === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <span className="wave-step-name">{say(stateWords[place === current ? wave.state : step])}<span className="hidden">{` (${say(words[where])})`}</span></span>
            {shown ? <span className="wave-step-moment">{date(moment)}</span> : null}
          </li>
        )
      })}
    </ol>
  )
}
