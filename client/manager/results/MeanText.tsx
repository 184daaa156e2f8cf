import type { Result } from '../../../analysis/result.ts'
import { suppressedSign, suppressedWords } from '../../ui/language/reasons.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'

const words = { noAnswers: { nl: 'geen antwoorden', en: 'no answers' } }

interface Props {
  readonly result: Result<{ readonly value: number }>
  readonly decimals: number
  readonly asShare?: boolean
}

/** A mean, or the one sign for a figure that is not shown. */
export function MeanText({ result, decimals, asShare = false }: Props) {
  const { say, number, share } = useLanguage()
  if (result.kind === 'estimated') return <>{asShare ? share(result.value, 0) : number(result.value, decimals)}</>
  if (result.kind === 'suppressed') return <span role="img" aria-label={say(suppressedWords)}>{suppressedSign}</span>
  return <span className="soft">{say(words.noAnswers)}</span>
}

/** What the sign means, said once on the page. */
export function SignNote() {
  const { say } = useLanguage()
  return <p>{`${suppressedSign} = ${say(suppressedWords)}`}</p>
}
