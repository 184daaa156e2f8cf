import { useEffect, useId, useRef } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useLanguage } from '../language/useLanguage.ts'

const cancel = { nl: 'Annuleer', en: 'Cancel' }

interface Props {
  readonly title: string
  /** Whom it is about. */
  readonly of: string
  readonly more: string
  readonly confirm: string
  readonly problem: string | null
  readonly children?: ReactNode
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something happens. The browser keeps the focus inside, and gives it back where it came from. */
export function AskDialog({ title, of, more, confirm, problem, children, onConfirm, onClose }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm()
  }
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={`${id}title`} aria-describedby={`${id}more`} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <h2 id={`${id}title`}>{title}</h2>
        <p className="strong-line">{of}</p>
        <p id={`${id}more`}>{more}</p>
        {children}
        <p role="alert" className="ask-problem">{problem ?? ''}</p>
        <div className="ask-buttons">
          <button type="submit" className="button">{confirm}</button>
          <button type="button" className="button-quiet" onClick={() => dialog.current?.close()}>{say(cancel)}</button>
        </div>
      </form>
    </dialog>
  )
}
