import type { Text } from '../../ui/language/text.ts'

export type Stop = 'signedOut' | 'otherInvitation' | 'waveClosed' | 'answersUnlinked' | 'waveNotOpen' | 'refused' | 'noConnection' | 'serverTrouble'

interface StopWords {
  readonly title: Text
  readonly body: readonly Text[]
  /** What the button does, when pressing again can help. */
  readonly again?: Text
}

const kept: Text = {
  nl: 'Er is niets verloren: wat nog niet bewaard was, staat op dit toestel.',
  en: 'Nothing is lost: what was not saved yet is on this device.',
}
const tryAgain: Text = { nl: 'Probeer opnieuw', en: 'Try again' }

/** Every reason why the questionnaire cannot go on now, what it means for the answers, and what to do. */
export const stopWords: Record<Stop, StopWords> = {
  signedOut: {
    title: { nl: 'Open de link uit uw mail opnieuw', en: 'Open the link from your mail again' },
    body: [
      { nl: 'Deze pagina is te lang niet gebruikt, of u kwam hier zonder uw persoonlijke link.', en: 'This page was not used for too long, or you came here without your personal link.' },
      { nl: 'Open de link in de uitnodiging die u kreeg. U gaat dan verder waar u was.', en: 'Open the link in the invitation you received. You then continue where you were.' },
      kept,
    ],
  },
  otherInvitation: {
    title: { nl: 'In deze browser is een andere uitnodiging geopend', en: 'Another invitation was opened in this browser' },
    body: [
      {
        nl: 'U opende intussen een link voor een ander bedrijf of een andere cluster. Daarom bewaren we in dit venster niets meer.',
        en: 'Meanwhile you opened a link for another company or another cluster. That is why nothing is saved in this window any more.',
      },
      { nl: 'Wilt u hier verder? Open dan de link uit de mail over deze cluster opnieuw.', en: 'Would you like to continue here? Then open the link from the mail about this cluster again.' },
      kept,
    ],
  },
  waveClosed: {
    title: { nl: 'De bevraging is afgesloten', en: 'The survey is closed' },
    body: [
      { nl: 'Invullen of wijzigen kan niet meer.', en: 'It can no longer be filled in or changed.' },
      { nl: 'Had u uw antwoorden verstuurd, dan tellen ze mee zoals u ze verstuurde.', en: 'If you had sent your answers, they count as you sent them.' },
    ],
  },
  answersUnlinked: {
    title: { nl: 'Uw antwoorden zijn niet meer aan u te koppelen', en: 'Your answers can no longer be linked to you' },
    body: [
      { nl: 'Uw antwoorden tellen mee. Maar de verbinding tussen uw uitnodiging en uw antwoorden bestaat niet meer.', en: 'Your answers count. But the link between your invitation and your answers no longer exists.' },
      { nl: 'Niemand kan ze nog bij u terugvinden. Daarom kunt u ze niet meer bekijken of wijzigen.', en: 'Nobody can find out any more which ones are yours. That is why you can no longer see or change them.' },
    ],
  },
  waveNotOpen: {
    title: { nl: 'De bevraging is nog niet open', en: 'The survey is not open yet' },
    body: [{ nl: 'Open de link uit uw mail opnieuw vanaf de datum die in de mail staat.', en: 'Open the link from your mail again from the date stated in the mail.' }],
  },
  refused: {
    title: { nl: 'Uw antwoorden konden niet bewaard worden', en: 'Your answers could not be saved' },
    body: [{ nl: 'Dat ligt niet aan u. Laad de pagina opnieuw; blijft het zo, antwoord dan op de mail met uw uitnodiging.', en: 'This is not your fault. Load the page again; if it stays like this, reply to the mail with your invitation.' }, kept],
    again: { nl: 'Laad de pagina opnieuw', en: 'Load the page again' },
  },
  noConnection: {
    title: { nl: 'Geen verbinding', en: 'No connection' },
    body: [{ nl: 'De vragenlijst kon niet geladen worden. Controleer uw internetverbinding.', en: 'The questionnaire could not be loaded. Check your internet connection.' }, kept],
    again: tryAgain,
  },
  serverTrouble: {
    title: { nl: 'De vragenlijst is even niet bereikbaar', en: 'The questionnaire cannot be reached right now' },
    body: [{ nl: 'Probeer het over enkele minuten opnieuw.', en: 'Try again in a few minutes.' }, kept],
    again: tryAgain,
  },
}
