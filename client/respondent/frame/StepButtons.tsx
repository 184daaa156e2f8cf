import { useLanguage } from '../../ui/language/useLanguage.ts'
import type { Text } from '../../ui/language/text.ts'

const words = {
  previous: { nl: 'Vorige', en: 'Back' },
}

interface Props {
  readonly nextLabel: Text
  readonly next: () => void
  readonly previous?: (() => void) | undefined
}

export function StepButtons({ nextLabel, next, previous }: Props) {
  const { say } = useLanguage()
  return (
    <div className="step-buttons">
      <button type="button" className="button big" onClick={next}>{say(nextLabel)}</button>
      {previous === undefined ? null : (
        <button type="button" className="button big secondary" onClick={previous}>{say(words.previous)}</button>
      )}
    </div>
  )
}
