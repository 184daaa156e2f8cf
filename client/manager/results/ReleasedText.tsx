import type { DerivedFigureShown, ReleasedBaseShown, ReleasedFigureShown } from '../../../server/api/release.ts'
import { releasedBaseInWords, releasedInWords, releasedSigns } from '../../../surveys/index.ts'
import { suppressedSign, suppressedWords } from '../../ui/language/reasons.ts'
import type { Text } from '../../ui/language/text.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'

/** The one sign for what is not shown. */
export function Sign() {
  const { say } = useLanguage()
  return <span role="img" aria-label={say(suppressedWords)}>{suppressedSign}</span>
}

interface Props {
  readonly shown: ReleasedFigureShown | DerivedFigureShown | null
  /** At most; a mean that is told to one decimal is shown with one. */
  readonly decimals: number
  readonly asShare?: boolean
  /** What a code means, where one answer is named. */
  readonly labelOf?: (code: number) => Text | undefined
}

/** A released figure: exactly what is told, no more. */
export function ReleasedText({ shown, decimals, asShare = false, labelOf }: Props) {
  const { language, number, share } = useLanguage()
  const text = releasedInWords(shown, { language, decimals, write: (value, places) => (asShare ? share(value, 0) : number(value, places)), labelOf })
  return text === null ? <Sign /> : <>{text}</>
}

/** How many answers, as far as it is told. */
export function ReleasedBaseText({ base }: { readonly base: ReleasedBaseShown | undefined }) {
  const { language, number } = useLanguage()
  return base === undefined ? <Sign /> : <>{releasedBaseInWords(base, language, number)}</>
}

/** What the sign and the words mean, said once on the page. */
export function SignNote() {
  const { say } = useLanguage()
  return (
    <>
      <p>{`${suppressedSign} = ${say(suppressedWords)}`}</p>
      <p>{say(releasedSigns)}</p>
    </>
  )
}
