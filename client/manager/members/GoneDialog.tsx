import { useId, useState } from 'react'
import { AskDialog } from '../../ui/components/AskDialog.tsx'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { words } from './words.ts'

interface Props {
  readonly company: string
  readonly save: (leftOn: string) => Promise<void>
  readonly close: () => void
}

/** Asks on which day a member left. */
export function GoneDialog({ company, save, close }: Props) {
  const { say } = useLanguage()
  const id = useId()
  const [leftOn, setLeftOn] = useState(() => new Date().toISOString().slice(0, 10))
  const [problem, setProblem] = useState<string | null>(null)
  const confirm = async () => {
    try {
      await save(leftOn)
      close()
    } catch {
      setProblem(say(words.failed))
    }
  }
  return (
    <AskDialog title={say(words.askGone)} of={company} more={say(words.askGoneMore)} confirm={say(words.gone)} problem={problem} onConfirm={() => void confirm()} onClose={close}>
      <div className="control">
        <label htmlFor={id}>{say(words.lastDay)}</label>
        <input id={id} type="date" value={leftOn} onChange={(event) => setLeftOn(event.target.value)} />
      </div>
    </AskDialog>
  )
}
