import { html } from 'hono/html'
import type { Language } from '../api/language.ts'
import { withLanguage } from './layout.ts'
import type { PlainPage } from './signIn.ts'

const words = {
  nl: {
    downTitle: 'Aanmelden via uw organisatie lukt nu niet',
    down: 'De aanmelddienst antwoordt niet. Dat ligt niet aan u. Probeer het straks opnieuw, of vraag een link per mail.',
    refusedTitle: 'Het aanmelden is niet gelukt',
    refused: 'U brak het aanmelden af, of u wachtte langer dan tien minuten, of u begon in een andere browser. Begin opnieuw.',
    noAccessTitle: 'U hebt geen toegang',
    noAccess: 'U bent bij de aanmelddienst herkend, maar uw aanmelding geeft geen toegang tot de Clusterbevraging.',
    noAccessMore: 'Denkt u dat u toegang moet hebben? Bezorg deze code aan de databeheerder van het agentschap. Geef daarbij uw naam en uw organisatie.',
    code: 'Uw code',
    again: 'Opnieuw aanmelden',
    byLink: 'Een link per mail vragen',
    outTitle: 'U bent afgemeld',
    out: 'U bent hier afgemeld. Nu melden we u ook af bij de aanmelddienst.',
    goOn: 'Ga verder bij',
  },
  en: {
    downTitle: 'Signing in through your organisation does not work now',
    down: 'The sign-in service does not answer. That is not your fault. Try again later, or ask for a link by mail.',
    refusedTitle: 'Signing in did not work',
    refused: 'You broke off signing in, or waited longer than ten minutes, or began in another browser. Begin again.',
    noAccessTitle: 'You have no access',
    noAccess: 'The sign-in service has recognised you, but your sign-in gives no access to the Cluster survey.',
    noAccessMore: 'Do you think you should have access? Send this code to the data steward of the agency, with your name and your organisation.',
    code: 'Your code',
    again: 'Sign in again',
    byLink: 'Ask for a link by mail',
    outTitle: 'You are signed out',
    out: 'You are signed out here. Now we sign you out at the sign-in service as well.',
    goOn: 'Go on at',
  },
} as const

const signInAddress = (language: Language) => withLanguage('/aanmelden', language)

export function providerDown(language: Language): PlainPage {
  const say = words[language]
  const content = html`
    <h1>${say.downTitle}</h1>
    <p class="lead">${say.down}</p>
    <p class="action"><a class="button" href="${signInAddress(language)}">${say.byLink}</a></p>`
  return { title: say.downTitle, content }
}

export function providerRefused(language: Language): PlainPage {
  const say = words[language]
  const content = html`
    <h1>${say.refusedTitle}</h1>
    <p class="lead">${say.refused}</p>
    <p class="action"><a class="button" href="${signInAddress(language)}">${say.again}</a></p>`
  return { title: say.refusedTitle, content }
}

/**
 * The same for who has no account, a disabled one, or one for another organisation.
 * @param subject what the provider calls this person, shown to that person only: the steward needs it to give access
 */
export function noAccess(language: Language, subject: string): PlainPage {
  const say = words[language]
  const content = html`
    <h1>${say.noAccessTitle}</h1>
    <p class="lead">${say.noAccess}</p>
    <div class="part text">
      <p>${say.noAccessMore}</p>
      <p>${say.code}: <code>${subject}</code></p>
      <p><a href="${signInAddress(language)}">${say.again}</a></p>
    </div>`
  return { title: say.noAccessTitle, content }
}

/** The header that comes with this page goes on by itself; who reads it, or whose browser does not, has a link. */
export function signedOutHere(language: Language, provider: string, address: string): PlainPage {
  const say = words[language]
  const content = html`
    <h1>${say.outTitle}</h1>
    <p class="lead">${say.out}</p>
    <p class="action"><a class="button" href="${address}">${say.goOn} ${provider}</a></p>`
  return { title: say.outTitle, content }
}
