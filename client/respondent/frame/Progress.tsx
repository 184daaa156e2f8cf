import { useLanguage } from '../../ui/language/useLanguage.ts'

interface Props {
  readonly step: number
  readonly steps: number
}

export const stepWords = (step: number, steps: number) => ({ nl: `Stap ${step} van ${steps}`, en: `Step ${step} of ${steps}` })

const label = { nl: 'Voortgang', en: 'Progress' }

export function Progress({ step, steps }: Props) {
  const { say } = useLanguage()
  const words = say(stepWords(step, steps))
  return (
    <div className="progress">
      <p className="progress-words">{words}</p>
      <div className="progress-bar" role="progressbar" aria-label={say(label)} aria-valuemin={1} aria-valuemax={steps} aria-valuenow={step} aria-valuetext={words}>
        {Array.from({ length: steps }, (_, index) => (
          <span key={index} className={index < step ? 'progress-part done' : 'progress-part'} />
        ))}
      </div>
    </div>
  )
}
