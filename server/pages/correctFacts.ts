import { html, raw } from 'hono/html'
import type { Language } from '../api/language.ts'
import type { Markup } from './layout.ts'

export const factNames = ['employees', 'founded', 'postalCode'] as const
export type FactName = (typeof factNames)[number]

export interface CorrectFacts {
  readonly language: Language
  readonly company: string
  /** Where the form posts to. */
  readonly address: string
  /** Back to the first page. */
  readonly back: string
  readonly values: Readonly<Record<FactName, string>>
  /** The first that is not right. */
  readonly refused?: FactName
}

const words = {
  nl: {
    title: 'Klopt er iets niet?',
    lead: 'Verbeter wat niet klopt. Het agentschap kijkt uw voorstel na en past het register aan.',
    notAnswer: 'Dit hoort niet bij de vragenlijst en telt niet als antwoord.',
    employees: 'Medewerkers',
    founded: 'Opgericht in (jaar)',
    postalCode: 'Postcode van de zetel',
    refused: { employees: 'Vul een geheel getal in, bijvoorbeeld 25, of laat het leeg.', founded: 'Vul een jaar in van vier cijfers dat voorbij is, bijvoorbeeld 1998, of laat het leeg.', postalCode: 'Vul een Belgische postcode in van vier cijfers, bijvoorbeeld 9000, of laat het leeg.' },
    send: 'Stuur de verbetering',
    back: 'Terug naar de eerste pagina',
    thanks: 'Bedankt, we kijken het na',
    thanksMore: 'Wat u verbeterde, staat klaar bij het agentschap. De vragenlijst verandert er niet door.',
    same: 'Er is niets veranderd',
    sameMore: 'Wat u invulde, staat zo al in het register.',
  },
  en: {
    title: 'Is something not right?',
    lead: 'Correct what is not right. The agency looks at your proposal and changes the register.',
    notAnswer: 'This is no part of the questionnaire and does not count as an answer.',
    employees: 'Employees',
    founded: 'Founded in (year)',
    postalCode: 'Postal code of the registered office',
    refused: { employees: 'Fill in a whole number, such as 25, or leave it empty.', founded: 'Fill in a year of four digits that has come, such as 1998, or leave it empty.', postalCode: 'Fill in a Belgian postal code of four digits, such as 9000, or leave it empty.' },
    send: 'Send the correction',
    back: 'Back to the first page',
    thanks: 'Thank you, we will look at it',
    thanksMore: 'What you corrected waits at the agency. The questionnaire does not change by it.',
    same: 'Nothing has changed',
    sameMore: 'What you filled in stands in the register like that already.',
  },
} as const

export const correctFactsTitle = (language: Language): string => words[language].title

/** What the register knows of a company, to be put right by its member. */
export function correctFactsPage({ language, company, address, back, values, refused }: CorrectFacts): Markup {
  const say = words[language]
  const field = (name: FactName) => html`
      <div class="field">
        <label for="${name}">${say[name]}</label>
        ${refused === name ? html`<p class="error" id="${name}-error">${say.refused[name]}</p>` : ''}
        <input id="${name}" name="${name}" type="text" inputmode="numeric" value="${values[name]}" autocomplete="off" maxlength="12"${refused === name ? raw(` aria-describedby="${name}-error" aria-invalid="true" autofocus`) : ''}>
      </div>`
  return html`
    <p class="over">${company}</p>
    <h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    <p class="part text">${say.notAnswer}</p>
    <form method="post" action="${address}" novalidate>
      ${factNames.map(field)}
      <div class="action"><button class="button" type="submit">${say.send}</button></div>
    </form>
    <p class="part"><a href="${back}">${say.back}</a></p>`
}

/** After sending. */
export function correctedPage(language: Language, proposed: boolean, back: string): { readonly title: string; readonly content: Markup } {
  const say = words[language]
  const title = proposed ? say.thanks : say.same
  return { title, content: html`<h1>${title}</h1><p class="lead">${proposed ? say.thanksMore : say.sameMore}</p><p class="part"><a href="${back}">${say.back}</a></p>` }
}
