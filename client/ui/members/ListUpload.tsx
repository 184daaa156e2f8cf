import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { ShownListPreview } from '../../../server/api/register/lists.ts'
import { Notice } from '../components/Notice.tsx'
import { useLanguage } from '../language/useLanguage.ts'
import { RequestProblem } from '../request/requestJson.ts'
import { ListChanges, ListFindings } from './ListFindings.tsx'
import { largestListBytes, readListFile, type ListFile } from './listFile.ts'
import { ListMapping } from './ListMapping.tsx'
import { listWords as words } from './words.ts'

export type Mapping = ShownListPreview['mapping']

interface Props {
  /** A list that is there already and needs no file. */
  readonly given?: { readonly label: string; readonly file: null }
  readonly preview: (file: ListFile | null, mapping: Mapping | undefined) => Promise<ShownListPreview>
  /** Stores it, when nothing is wrong with it. */
  readonly send: (file: ListFile | null, mapping: Mapping, preview: ShownListPreview) => Promise<void>
  readonly sendLabel: string
  /** What happens when it is sent. */
  readonly sendMore: string
  /** More to decide before it is sent, such as which companies are the same. */
  readonly children?: (preview: ShownListPreview, lookAgain: () => Promise<void>) => ReactNode
}

interface Looked {
  readonly file: ListFile | null
  readonly preview: ShownListPreview
}

/** A list is chosen, looked at, and only then sent; what is looked at is what is sent. */
export function ListUpload({ given, preview: ask, send, sendLabel, sendMore, children }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const [chosen, setChosen] = useState<File | null>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [mapping, setMapping] = useState<Mapping | undefined>(undefined)
  const [accepted, setAccepted] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(error instanceof RequestProblem && error.status > 0 ? error.message : say(words.failed))
    }
    setBusy(false)
  }
  const look = (file: ListFile | null, wanted: Mapping | undefined) =>
    attempt(async () => {
      setAccepted(false)
      const preview = await ask(file, wanted)
      setLooked({ file, preview })
      setMapping(preview.mapping)
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLooked(null)
    if (given) void look(null, undefined)
    else if (chosen === null) setProblem(say(words.chooseFirst))
    else if (chosen.size > largestListBytes) setProblem(say(words.tooLarge))
    else void attempt(async () => await look(await readListFile(chosen), undefined))
  }
  const moved = looked !== null && JSON.stringify(mapping) !== JSON.stringify(looked.preview.mapping)
  const mayBeSent = looked !== null && !moved && looked.preview.errors === 0 && (looked.preview.warnings === 0 || accepted)
  return (
    <div className="list-upload">
      <form onSubmit={submit} noValidate>
        {given ? <p>{given.label}</p> : (
          <div className="control">
            <label htmlFor={id}>{say(words.file)}</label>
            <input id={id} type="file" accept=".csv,.txt,.xlsx" aria-describedby={`${id}more ${id}problem`} onChange={(event) => setChosen(event.target.files?.[0] ?? null)} />
            <p id={`${id}more`} className="small soft">{say(words.fileMore)}</p>
          </div>
        )}
        <button type="submit" className="button" disabled={busy}>{say(words.look)}</button>
      </form>
      <p id={`${id}problem`} role="alert" className="list-problem">{problem ?? ''}</p>
      {looked === null ? null : (
        <>
          {looked.preview.errors > 0 ? <div className="section"><Notice kind="warning"><p>{say(words.errorsFirst)}</p></Notice></div> : null}
          <ListFindings preview={looked.preview} />
          <ListChanges preview={looked.preview} />
          <section className="section">
            <ListMapping preview={looked.preview} mapping={mapping ?? {}} choose={setMapping} />
            {moved ? <button type="button" className="button" disabled={busy} onClick={() => void look(looked.file, mapping)}>{say(words.again)}</button> : null}
          </section>
          {children?.(looked.preview, () => look(looked.file, mapping))}
          {looked.preview.errors > 0 ? null : (
            <section className="section">
              {looked.preview.warnings === 0 ? null : (
                <label className="list-accept"><input type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.target.checked)} /><span>{say(words.acceptWarnings)}</span></label>
              )}
              <p className="soft">{sendMore}</p>
              <button type="button" className="button" disabled={busy || !mayBeSent} onClick={() => void attempt(() => send(looked.file, looked.preview.mapping, looked.preview))}>{sendLabel}</button>
            </section>
          )}
        </>
      )}
    </div>
  )
}
