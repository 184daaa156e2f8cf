import { useEffect, useId, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import type { TableCheck } from '../../../server/api/selfCheck.ts'
import { Notice } from '../../ui/components/Notice.tsx'
import { SegmentedSwitch } from '../../ui/components/SegmentedSwitch.tsx'
import { Failure } from '../../ui/components/Waiting.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { RequestProblem, requestJson } from '../../ui/request/requestJson.ts'
import { CheckResult } from './CheckResult.tsx'
import { examples } from './examples.ts'

const words = {
  title: { nl: 'Een tabel nakijken', en: 'Check a table' },
  table: { nl: 'Tabel', en: 'Table' },
  hint: { nl: 'Plak ze uit een rapport of een rekenblad, of typ ze: met een tab, puntkomma of komma tussen de cellen. Een maat per regel, met een kolom “totaal” en een kolom per groep (“oproep: 1”), en eventueel een regel “n” met de aantallen; of een cijfer per regel. Niets ervan wordt bewaard.', en: 'Paste it from a report or a spreadsheet, or type it: with a tab, semicolon or comma between the cells. One measure a row, with a column “total” and a column for each group (“call: 1”), and possibly a row “n” with the bases; or one figure a row. Nothing of it is kept.' },
  example: { nl: 'Voorbeeld:', en: 'Example:' },
  file: { nl: 'Of kies een CSV-bestand', en: 'Or choose a CSV file' },
  mark: { nl: 'Decimaalteken', en: 'Decimal mark' },
  automatic: { nl: 'uit de cijfers', en: 'from the figures' },
  comma: { nl: 'komma', en: 'comma' },
  point: { nl: 'punt', en: 'point' },
  check: { nl: 'Controleer', en: 'Check' },
  checking: { nl: 'Bezig met controleren…', en: 'Checking…' },
  refused: { nl: 'Deze tabel is niet te lezen', en: 'This table cannot be read' },
  line: { nl: 'Regel', en: 'Line' },
  column: { nl: 'kolom', en: 'column' },
  there: { nl: 'daar staat', en: 'it says' },
  expected: { nl: 'verwacht:', en: 'expected:' },
  empty: { nl: 'Typ of plak eerst een tabel.', en: 'Type or paste a table first.' },
  tooLong: { nl: 'De tabel is te lang: hoogstens 50.000 tekens.', en: 'The table is too long: at most 50,000 characters.' },
  result: { nl: 'Uitkomst', en: 'Result' },
}

const longest = 50_000
type Mark = 'automatic' | 'comma' | 'point'
const signs = { automatic: undefined, comma: ',', point: '.' } as const

type State =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'wrong'; readonly message: string }
  | { readonly kind: 'failed'; readonly problem: RequestProblem }
  | { readonly kind: 'done'; readonly answer: TableCheck }

/** A table that is typed, pasted or read from a file, and what is wrong with it. */
export function TypedTableCheck() {
  const { say, language } = useLanguage()
  const [text, setText] = useState('')
  const [mark, setMark] = useState<Mark>('automatic')
  const [state, setState] = useState<State>({ kind: 'nothing' })
  const field = useRef<HTMLTextAreaElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const running = useRef<AbortController | null>(null)
  const id = useId()
  useEffect(() => () => running.current?.abort(), [])
  useEffect(() => {
    if (state.kind === 'done') heading.current?.focus()
  }, [state])

  const check = async () => {
    running.current?.abort()
    if (text.trim() === '' || text.length > longest) {
      setState({ kind: 'wrong', message: say(text.trim() === '' ? words.empty : words.tooLong) })
      field.current?.focus()
      return
    }
    const controller = new AbortController()
    running.current = controller
    setState({ kind: 'checking' })
    try {
      const decimalMark = signs[mark]
      setState({ kind: 'done', answer: await requestJson<TableCheck>('/api/analyst/self-check', { method: 'POST', body: { text, ...(decimalMark ? { decimalMark } : {}) }, signal: controller.signal }) })
    } catch (error) {
      if (!controller.signal.aborted) setState({ kind: 'failed', problem: error instanceof RequestProblem ? error : new RequestProblem(0, 'unknown', String(error), null) })
    }
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    void check()
  }
  const fill = (next: string) => {
    running.current?.abort()
    setText(next)
    setState({ kind: 'nothing' })
  }
  const wrong = state.kind === 'wrong'
  return (
    <section className="section">
      <h2>{say(words.title)}</h2>
      <form className="table-form" onSubmit={send} noValidate>
        <label htmlFor={`${id}text`} className="table-label">{say(words.table)}</label>
        <p id={`${id}hint`} className="soft small">{say(words.hint)}</p>
        <p className="examples"><span className="soft">{say(words.example)}</span>{examples.map((example) => <button key={example.name.en} type="button" className="button-quiet" onClick={() => fill(example.text[language])}>{say(example.name)}</button>)}</p>
        {wrong ? <p id={`${id}wrong`} className="field-wrong" role="alert">{state.message}</p> : null}
        <textarea ref={field} id={`${id}text`} value={text} rows={12} spellCheck={false} aria-describedby={`${id}hint${wrong ? ` ${id}wrong` : ''}`} aria-invalid={wrong || undefined} onChange={(event) => fill(event.target.value)} />
        <div className="table-choices">
          <div className="control">
            <label htmlFor={`${id}file`}>{say(words.file)}</label>
            <input id={`${id}file`} type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={(event) => {
              const file = event.target.files?.[0]
              if (file) void file.slice(0, 4 * longest).text().then(fill)
            }} />
          </div>
          <SegmentedSwitch legend={say(words.mark)} segments={(['automatic', 'comma', 'point'] as const).map((value) => ({ value, label: say(words[value]) }))} chosen={mark} choose={setMark} />
        </div>
        <p><button type="submit" className="button">{say(words.check)}</button></p>
      </form>
      {state.kind === 'checking' ? <p role="status">{say(words.checking)}</p> : null}
      {state.kind === 'failed' ? <Failure problem={state.problem} retry={() => void check()} /> : null}
      {state.kind === 'done' ? (
        <div className="section">
          <h2 ref={heading} tabIndex={-1}>{say(words.result)}</h2>
          {state.answer.kind === 'checked' ? <CheckResult check={state.answer} /> : (
            <Notice kind="warning" title={say(words.refused)}>
              <ul>
                {state.answer.problems.map(({ line, column, value, expected }, place) => (
                  <li key={place}>{`${say(words.line)} ${line}${column === '' ? '' : `, ${say(words.column)} ${column}`}: ${value === '' ? '' : `${say(words.there)} “${value}”, `}${say(words.expected)} ${say(expected)}`}</li>
                ))}
              </ul>
            </Notice>
          )}
        </div>
      ) : null}
    </section>
  )
}
