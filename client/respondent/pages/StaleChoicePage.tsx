import { useLanguage } from '../../ui/language/useLanguage.ts'

const words = {
  title: { nl: 'U vulde deze vragenlijst ook elders in', en: 'You also filled in this questionnaire elsewhere' },
  lead: {
    nl: 'De antwoorden op deze pagina zijn ouder dan de antwoorden die u in een ander venster of op een ander toestel gaf. Er is niets overschreven: u kiest.',
    en: 'The answers on this page are older than the answers you gave in another window or on another device. Nothing has been overwritten: you choose.',
  },
  newest: { nl: 'Ga verder met de nieuwste antwoorden', en: 'Continue with the newest answers' },
  newestHint: { nl: 'Wat u het laatst in dit venster wijzigde, gaat verloren.', en: 'What you last changed in this window will be lost.' },
  here: { nl: 'Behoud de antwoorden van dit venster', en: 'Keep the answers in this window' },
  hereHint: { nl: 'Ze komen in de plaats van de nieuwste antwoorden.', en: 'They will replace the newest answers.' },
}

export const staleTitle = words.title

interface Props {
  readonly useNewest: () => void
  readonly keepHere: () => void
}

export function StaleChoicePage({ useNewest, keepHere }: Props) {
  const { say } = useLanguage()
  return (
    <>
      <p className="lead">{say(words.lead)}</p>
      <div className="ways">
        <div>
          <button type="button" className="button big" onClick={useNewest} aria-describedby="nieuwste">{say(words.newest)}</button>
          <p className="hint" id="nieuwste">{say(words.newestHint)}</p>
        </div>
        <div>
          <button type="button" className="button big secondary" onClick={keepHere} aria-describedby="hier">{say(words.here)}</button>
          <p className="hint" id="hier">{say(words.hereHint)}</p>
        </div>
      </div>
    </>
  )
}
