import type { DerivedFigureShown, ReleasedBaseShown, ReleasedFigureShown } from '../../../server/api/release.ts'
import { releasedInWords } from '../../../surveys/index.ts'
import { suppressedSign, suppressedWords } from '../../ui/language/reasons.ts'
import type { Text } from '../../ui/language/text.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'

const words = {
  about: { nl: 'ongeveer', en: 'about' },
  to: { nl: 'tot', en: 'to' },
  signs: {
    nl: '“Minstens” of “hoogstens” staat waar bijna iedereen hetzelfde uiterste antwoord gaf; “bijna iedereen” waar één antwoord overheerst. Bij 10 antwoorden en meer zijn de aantallen afgerond op een veelvoud van 3, en de gemiddelden van uw cluster volgen daaruit.',
    en: '“At least” or “at most” stands where nearly all gave the same extreme answer; “nearly all” where one answer prevails. With 10 answers and more, counts are rounded to a multiple of 3, and the means of your cluster follow from these.',
  },
}

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
  const { say, number } = useLanguage()
  if (base === undefined) return <Sign />
  if (base.kind === 'exact') return <>{number(base.base)}</>
  if (base.kind === 'between') return <>{`${number(base.least)} ${say(words.to)} ${number(base.most)}`}</>
  return <>{`${say(words.about)} ${number(base.base)}`}</>
}

/** What the sign and the words mean, said once on the page. */
export function SignNote() {
  const { say } = useLanguage()
  return (
    <>
      <p>{`${suppressedSign} = ${say(suppressedWords)}`}</p>
      <p>{say(words.signs)}</p>
    </>
  )
}
