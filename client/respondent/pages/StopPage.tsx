import { useLanguage } from '../../ui/language/useLanguage.ts'
import { stopWords, type Stop } from './stopWords.ts'

export function StopPage({ stop, again }: { readonly stop: Stop; readonly again: () => void }) {
  const { say } = useLanguage()
  const words = stopWords[stop]
  return (
    <>
      {words.body.map((text) => (
        <p key={text.nl} className="stop-line">{say(text)}</p>
      ))}
      {words.again === undefined ? null : (
        <div className="step-buttons">
          <button type="button" className="button big" onClick={again}>{say(words.again)}</button>
        </div>
      )}
    </>
  )
}
