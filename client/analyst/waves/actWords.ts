import type { StewardAct } from '../../../server/api/waveCourse.ts'
import type { Text } from '../../ui/language/text.ts'

interface ActWords {
  readonly button: Text
  readonly title: Text
  /** What happens, and what of it cannot be undone. */
  readonly consequence: Text
  readonly confirm: Text
  readonly done: Text
  /** What the day is called, for acts that set one. */
  readonly day?: Text
  /** What the reason is called, for acts that need one. */
  readonly reason?: Text
}

const lastDay = { nl: 'Open tot en met', en: 'Open until the end of' }

export const actWords: Readonly<Record<StewardAct, ActWords>> = {
  open: {
    button: { nl: 'Openen', en: 'Open' },
    title: { nl: 'Golf openen?', en: 'Open the wave?' },
    consequence: {
      nl: 'Vanaf de dag van opening kunnen de uitgenodigde ondernemingen antwoorden. Een golf gaat daarna niet terug naar de voorbereiding.',
      en: 'From the day of opening the invited companies can answer. After that a wave does not go back to preparation.',
    },
    confirm: { nl: 'Ja, open de golf', en: 'Yes, open the wave' },
    done: { nl: 'De golf is geopend.', en: 'The wave is opened.' },
    day: lastDay,
  },
  extend: {
    button: { nl: 'Verlengen', en: 'Extend' },
    title: { nl: 'Golf verlengen?', en: 'Extend the wave?' },
    consequence: { nl: 'De ondernemingen kunnen langer antwoorden. U kunt de golf later nog met de hand sluiten.', en: 'The companies can answer for longer. You can still close the wave by hand later.' },
    confirm: { nl: 'Ja, verleng de golf', en: 'Yes, extend the wave' },
    done: { nl: 'De golf is verlengd.', en: 'The wave is extended.' },
    day: lastDay,
  },
  close: {
    button: { nl: 'Nu sluiten', en: 'Close now' },
    title: { nl: 'Golf nu sluiten?', en: 'Close the wave now?' },
    consequence: {
      nl: 'Wie nog niet begon, kan niet meer antwoorden. Wie begonnen is, krijgt nog een kwartier. U kunt de golf heropenen zolang ze niet bevroren is.',
      en: 'Who has not started can no longer answer. Who has started gets another quarter of an hour. You can open the wave again as long as it is not frozen.',
    },
    confirm: { nl: 'Ja, sluit de golf', en: 'Yes, close the wave' },
    done: { nl: 'De golf is gesloten.', en: 'The wave is closed.' },
  },
  reopen: {
    button: { nl: 'Heropenen', en: 'Open again' },
    title: { nl: 'Golf heropenen?', en: 'Open the wave again?' },
    consequence: { nl: 'De ondernemingen kunnen weer antwoorden en verbeteren, tot en met de dag die u kiest.', en: 'The companies can answer and correct again, until the end of the day that you choose.' },
    confirm: { nl: 'Ja, heropen de golf', en: 'Yes, open the wave again' },
    done: { nl: 'De golf is weer open.', en: 'The wave is open again.' },
    day: lastDay,
    reason: { nl: 'Waarom heropent u de golf?', en: 'Why do you open the wave again?' },
  },
  freeze: {
    button: { nl: 'Bevriezen', en: 'Freeze' },
    title: { nl: 'Golf bevriezen?', en: 'Freeze the wave?' },
    consequence: {
      nl: 'Dit kan niet ongedaan gemaakt worden. Niemand kan daarna nog antwoorden, verbeteren of inlezen, ook u niet. Van alle antwoorden wordt een controlesom bewaard.',
      en: 'This cannot be undone. After it nobody can answer, correct or import any more, not even you. A hash of all answers is kept.',
    },
    confirm: { nl: 'Ja, bevries de golf voorgoed', en: 'Yes, freeze the wave for good' },
    done: { nl: 'De golf is bevroren.', en: 'The wave is frozen.' },
  },
  archive: {
    button: { nl: 'Archiveren', en: 'Archive' },
    title: { nl: 'Golf archiveren?', en: 'Archive the wave?' },
    consequence: { nl: 'Dit kan niet ongedaan gemaakt worden. De golf is dan af; wat vrijgegeven is, blijft te zien.', en: 'This cannot be undone. The wave is done then; what was released can still be seen.' },
    confirm: { nl: 'Ja, archiveer de golf', en: 'Yes, archive the wave' },
    done: { nl: 'De golf is gearchiveerd.', en: 'The wave is archived.' },
  },
}
