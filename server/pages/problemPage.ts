import { html } from 'hono/html'
import { problems, type ProblemCode } from '../api/problems.ts'
import type { Language } from '../api/language.ts'
import { withLanguage } from './layout.ts'
import type { PlainPage } from './signIn.ts'

const words = {
  nl: {
    notFound: 'Deze pagina bestaat niet, of niet meer. Kijk het adres na, of begin opnieuw op de startpagina.',
    notYourRole: 'U bent aangemeld, maar deze pagina hoort bij een andere rol.',
    otherOrigin: 'Voor uw veiligheid voeren we dit verzoek niet uit. Open de pagina opnieuw en probeer het nog eens.',
    unexpected: 'We bekijken wat er misging. Wat al bewaard was, is bewaard. Probeer het straks opnieuw.',
    other: 'Ga terug en probeer het opnieuw.',
    home: 'Naar de startpagina',
    reference: 'Kenmerk van deze fout',
  },
  en: {
    notFound: 'This page does not exist, or no longer. Check the address, or start again from the home page.',
    notYourRole: 'You are signed in, but this page belongs to another role.',
    otherOrigin: 'For your safety we do not carry out this request. Open the page again and try once more.',
    unexpected: 'We will look at what went wrong. What was stored is stored. Try again later.',
    other: 'Go back and try again.',
    home: 'To the home page',
    reference: 'Reference of this error',
  },
} as const

/** A problem as a person sees it who asked for a page. */
export function problemPage(language: Language, code: ProblemCode, reference?: string): PlainPage {
  const say = words[language]
  const title = problems[code].title[language]
  const more = code === 'notFound' || code === 'notYourRole' || code === 'otherOrigin' || code === 'unexpected' ? say[code] : say.other
  const content = html`
    <h1>${title}</h1>
    <p class="lead">${more}</p>
    ${reference === undefined ? '' : html`<p class="part soft small">${say.reference}: ${reference}</p>`}
    <p class="action"><a class="button" href="${withLanguage('/', language)}">${say.home}</a></p>`
  return { title, content }
}
