import type { Text } from '../../ui/language/text.ts'

/** Why a figure has no script for R, by what it is. */
export const noScript = {
  twoWaves: { nl: 'het zou de antwoorden van een lid in twee bevragingen naast elkaar leggen.', en: 'it would lay the answers of a member in two waves side by side.' },
  counts: { nl: 'dit zijn tellingen van het register, geen schatting uit antwoorden.', en: 'these are counts of the register, no estimate from answers.' },
  register: { nl: 'deze cijfers hebben het hele ledenregister nodig, dat niet met antwoorden mee het huis uit gaat.', en: 'these figures need the whole member register, which does not leave the house together with answers.' },
  elsewhere: { nl: 'elk gemiddelde en elk verschil heeft er een op de pagina Vragen.', en: 'every mean and every difference has one on the page Questions.' },
  findings: { nl: 'bevindingen zijn geen schatting uit antwoorden.', en: 'findings are no estimate from answers.' },
} satisfies Record<string, Text>
