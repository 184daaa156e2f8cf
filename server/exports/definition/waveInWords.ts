import type { Language } from '../../../surveys/index.ts'
import type { Occasion } from '../takenFigure.ts'

/** Which wave and which questionnaire, and whether its figures are final and real. */
export function waveInWords({ wave }: Occasion, language: Language): string {
  const nl = language === 'nl'
  const state = {
    draft: { nl: 'in voorbereiding', en: 'in preparation' },
    planned: { nl: 'nog niet open', en: 'not open yet' },
    open: { nl: 'nog open: voorlopige cijfers', en: 'still open: provisional figures' },
    closed: { nl: 'afgesloten', en: 'closed' },
    frozen: { nl: 'afgesloten en bevroren', en: 'closed and frozen' },
    released: { nl: 'vrijgegeven', en: 'released' },
    archived: { nl: 'vrijgegeven en gearchiveerd', en: 'released and archived' },
  }[wave.state][language]
  const synthetic = wave.synthetic ? (nl ? ' Synthetische gegevens: geen antwoorden van echte ondernemingen.' : ' Synthetic data: no answers of real companies.') : ''
  return `${wave.label}, ${state}; ${nl ? 'vragenlijst' : 'questionnaire'} ${wave.questionnaireVersion}.${synthetic}`
}
