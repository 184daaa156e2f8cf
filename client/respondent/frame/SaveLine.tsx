import { useEffect, useState } from 'react'
import type { Language, Text } from '../../ui/language/text.ts'
import { useLanguage } from '../../ui/language/useLanguage.ts'
import { writeHour } from './moments.ts'
import type { QueueSnapshot, SaveState } from '../autosave/saveState.ts'

const words = {
  automatic: { nl: 'Uw antwoorden worden vanzelf bewaard', en: 'Your answers are saved automatically' },
  storedAt: { nl: 'Bewaard om', en: 'Saved at' },
  stored: { nl: 'Alles is bewaard', en: 'Everything is saved' },
  saving: { nl: 'Bewaren…', en: 'Saving…' },
  noConnection: {
    nl: 'Geen verbinding: uw antwoorden staan op dit toestel en worden verstuurd zodra er verbinding is',
    en: 'No connection: your answers are on this device and will be sent as soon as there is a connection',
  },
  noConnectionNorDevice: {
    nl: 'Geen verbinding: laat deze pagina open, dan worden uw antwoorden bewaard zodra er verbinding is',
    en: 'No connection: keep this page open, and your answers will be saved as soon as there is a connection',
  },
  trouble: {
    nl: 'Bewaren lukt nu niet: uw antwoorden staan op dit toestel en we proberen het straks opnieuw',
    en: 'Saving does not work right now: your answers are on this device and we will try again shortly',
  },
  troubleNorDevice: {
    nl: 'Bewaren lukt nu niet: laat deze pagina open, we proberen het straks opnieuw',
    en: 'Saving does not work right now: keep this page open, we will try again shortly',
  },
  held: {
    nl: 'Uw wijziging telt nog niet mee. Beantwoord eerst alle vragen; tot dan gelden de antwoorden die u verstuurde',
    en: 'Your change does not count yet. Answer all questions first; until then the answers you sent stand',
  },
} satisfies Record<string, Text>

/** What the member reads about the whereabouts of the answers; empty where a page of its own says it. */
export function saveWords(language: Language, save: SaveState, status: QueueSnapshot['status']): string {
  switch (save.kind) {
    case 'stored':
      if (save.at !== undefined) return `${words.storedAt[language]} ${writeHour(language, save.at)}`
      return words[status === 'notStarted' ? 'automatic' : 'stored'][language]
    case 'saving':
      return words.saving[language]
    case 'noConnection':
      return words[save.onDevice ? 'noConnection' : 'noConnectionNorDevice'][language]
    case 'serverTrouble':
      return words[save.onDevice ? 'trouble' : 'troubleNorDevice'][language]
    case 'held':
      return words.held[language]
    default:
      return ''
  }
}

/** A save that takes a moment only is not worth a word; a screen reader would hear two after every answer. */
const momentMs = 700

function useSettled(save: SaveState): SaveState {
  const [shown, setShown] = useState(save)
  useEffect(() => {
    const timer = setTimeout(() => setShown(save), save.kind === 'saving' ? momentMs : 0)
    return () => clearTimeout(timer)
  }, [save])
  return shown
}

export function SaveLine({ save, status }: { readonly save: SaveState; readonly status: QueueSnapshot['status'] }) {
  const { language } = useLanguage()
  const shown = useSettled(save)
  const tone = shown.kind === 'stored' || shown.kind === 'saving' ? 'calm' : 'attention'
  return (
    <p className={`save-line save-${tone}`} role="status" aria-live="polite">
      {saveWords(language, shown, status)}
    </p>
  )
}
