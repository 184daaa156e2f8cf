import { useId } from 'react'
import { Link } from 'wouter'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { useAddress } from '../../ui/page/useAddress.ts'
import { writeCrossings } from '../state.ts'
import type { AnalystState } from '../state.ts'
import type { CatalogueGroup } from './catalogue.ts'
import { readyFigures } from './readyFigures.ts'

const words = {
  questions: { nl: 'Vragen', en: 'Questions' },
  question: { nl: 'Vraag', en: 'Question' },
  study: { nl: 'Uit de studie van 2020', en: 'From the 2020 study' },
}

interface Props {
  readonly catalogue: readonly CatalogueGroup[]
  readonly state: AnalystState
}

/** All questions: a list beside the page where there is room, a choice above it where there is not. */
export function QuestionList({ catalogue, state }: Props) {
  const { say } = useLanguage()
  const address = useAddress()
  const id = useId()
  const figureShown = readyFigures.find((figure) => figure.variable === state.variable && writeCrossings(figure.crossings) === writeCrossings(state.crossings))
  const figureAddress = (index: number) => ({ vraag: readyFigures[index]!.variable, kruising: writeCrossings(readyFigures[index]!.crossings) })
  const chooseFromList = (value: string) => address.go(value.startsWith('figure ') ? figureAddress(Number(value.slice(7))) : { vraag: value })
  return (
    <>
      <div className="control question-choice">
        <label htmlFor={id}>{say(words.question)}</label>
        <select id={id} value={state.variable} onChange={(event) => chooseFromList(event.target.value)}>
          <optgroup label={say(words.study)}>
            {readyFigures.map((figure, index) => <option key={figure.variable} value={`figure ${index}`}>{say(figure.label)}</option>)}
          </optgroup>
          {catalogue.map((group) => (
            <optgroup key={group.question.id} label={say(group.question.short)}>
              {group.entries.map((entry) => <option key={entry.variable} value={entry.variable}>{group.entries.length === 1 ? say(group.question.short) : say(entry.short)}</option>)}
            </optgroup>
          ))}
        </select>
      </div>
      <nav className="question-list" aria-label={say(words.questions)}>
        <h2>{say(words.study)}</h2>
        <ul>
          {readyFigures.map((figure, index) => (
            <li key={figure.variable}><Link href={address.with(figureAddress(index))} aria-current={figure === figureShown ? 'true' : undefined}>{say(figure.label)}</Link></li>
          ))}
        </ul>
        {catalogue.map((group) => group.entries.length === 1 ? (
          <ul key={group.question.id}><li><EntryLink variable={group.entries[0]!.variable} label={say(group.question.short)} shown={state.variable} strong /></li></ul>
        ) : (
          <details key={group.question.id} open={group.entries.some((entry) => entry.variable === state.variable)}>
            <summary>{say(group.question.short)}</summary>
            <ul>{group.entries.map((entry) => <li key={entry.variable}><EntryLink variable={entry.variable} label={say(entry.short)} shown={state.variable} /></li>)}</ul>
          </details>
        ))}
      </nav>
    </>
  )
}

function EntryLink({ variable, label, shown, strong = false }: { readonly variable: string; readonly label: string; readonly shown: string; readonly strong?: boolean }) {
  const address = useAddress()
  return <Link href={address.with({ vraag: variable })} className={strong ? 'strong' : undefined} aria-current={variable === shown ? 'true' : undefined}>{label}</Link>
}
