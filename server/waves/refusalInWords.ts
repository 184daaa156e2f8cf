import type { Wave } from '../../db/identity/waves/wave.ts'
import { endOfGrace, type WaveRefusal } from '../../db/identity/waves/waveStates.ts'
import type { Language } from '../api/language.ts'
import { dayAndTime } from '../pages/moments.ts'

/** Why an act on a wave was refused, and what to do, in one sentence or two. Moments in Belgian time. */
export function refusalInWords(why: WaveRefusal, wave: Wave, language: Language, other?: Wave): string {
  const closes = dayAndTime(language, wave.closesAt)
  const words: Readonly<Record<WaveRefusal, { readonly nl: string; readonly en: string }>> = {
    notYourRole: { nl: 'Alleen de databeheerder doet dit.', en: 'Only the data steward does this.' },
    otherState: { nl: 'De golf is intussen in een andere toestand. Laad de pagina opnieuw.', en: 'The wave is in another state by now. Load the page again.' },
    graceRuns: {
      nl: `Wie begonnen was, mag nog antwoorden tot ${dayAndTime(language, endOfGrace(wave).toISOString())}. Daarna kunt u bevriezen.`,
      en: `Who had started may still answer until ${dayAndTime(language, endOfGrace(wave).toISOString())}. After that you can freeze.`,
    },
    closingMissing: { nl: 'Kies een dag tot en met wanneer de golf open is.', en: 'Choose the last day on which the wave is open.' },
    reasonMissing: { nl: 'Schrijf waarom. De reden komt in het logboek.', en: 'Write why. The reason will stand in the audit trail.' },
    closingPast: { nl: 'Die dag ligt in het verleden of voor de opening. Kies een latere dag.', en: 'That day lies in the past or before the opening. Choose a later day.' },
    closingNotLater: { nl: `De golf is al open tot ${closes}. Kies een latere dag.`, en: `The wave is open until ${closes} already. Choose a later day.` },
    anotherOpen: {
      nl: `In die tijd is ${other?.label ?? 'een andere golf'} open. Twee golven tegelijk gaat niet: sluit die eerst, of kies een andere dag.`,
      en: `In that time ${other?.label ?? 'another wave'} is open. Two waves at once are not possible: close that one first, or choose another day.`,
    },
  }
  return words[why][language]
}
