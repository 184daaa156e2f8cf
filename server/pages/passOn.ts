import { html, raw } from 'hono/html'
import type { Language } from '../api/language.ts'
import type { Markup } from './layout.ts'

export type PassOnRefusal = 'name' | 'email' | 'sameAddress' | 'complete' | 'tooMany'

export interface PassOn {
  readonly language: Language
  readonly clusterName: string
  /** Where the form posts to. */
  readonly address: string
  /** Back to the first page. */
  readonly back: string
  readonly refused?: PassOnRefusal
  /** What was typed before it was refused. */
  readonly name?: string
  readonly email?: string
}

const words = {
  nl: {
    title: 'Geef de vragenlijst door aan een collega',
    forWhom: (cluster: string) => `Vragenlijst voor de leden van ${cluster}`,
    lead: 'Weet een collega beter wat de cluster voor uw onderneming betekent? Wij sturen die collega een mail met een eigen link.',
    then: 'Daarna werkt uw link niet meer. Wat u al invulde, blijft bewaard en uw collega ziet het: het is het antwoord van uw onderneming.',
    name: 'Naam van uw collega',
    email: 'E-mailadres van uw collega',
    hint: 'We gebruiken het alleen voor deze vragenlijst.',
    send: 'Geef de vragenlijst door',
    back: 'Toch niet, terug naar de vragenlijst',
    trouble: 'Dat is niet gelukt',
    refused: {
      name: 'Vul de naam in, zonder webadres, in hoogstens 80 tekens.',
      email: 'Vul een e-mailadres in, bijvoorbeeld naam@bedrijf.be.',
      sameAddress: 'Dat is uw eigen adres. Vul het adres van een collega in.',
      complete: 'De vragenlijst is al ingevuld en verzonden. Doorgeven is niet meer nodig.',
      tooMany: 'Deze vragenlijst is al te vaak doorgegeven. Schrijf ons, dan helpen wij u.',
    },
    done: 'Uw collega krijgt een mail',
    doneMore: 'De mail vertrekt binnen enkele minuten. Uw eigen link werkt niet meer. Bedankt om mee te zoeken naar de juiste persoon.',
  },
  en: {
    title: 'Pass the questionnaire on to a colleague',
    forWhom: (cluster: string) => `Questionnaire for the members of ${cluster}`,
    lead: 'Does a colleague know better what the cluster means to your company? We will send that colleague a mail with a link of their own.',
    then: 'After that your link no longer works. What you filled in is kept, and your colleague sees it: it is the answer of your company.',
    name: 'Name of your colleague',
    email: 'E-mail address of your colleague',
    hint: 'We use it for this questionnaire only.',
    send: 'Pass the questionnaire on',
    back: 'Not now, back to the questionnaire',
    trouble: 'That did not work',
    refused: {
      name: 'Fill in the name, without a web address, in 80 characters at most.',
      email: 'Fill in an e-mail address, such as name@company.be.',
      sameAddress: 'That is your own address. Fill in the address of a colleague.',
      complete: 'The questionnaire has been completed and sent. There is nothing left to pass on.',
      tooMany: 'This questionnaire has been passed on too often. Write to us and we will help you.',
    },
    done: 'Your colleague will receive a mail',
    doneMore: 'The mail leaves within a few minutes. Your own link no longer works. Thank you for helping us find the right person.',
  },
} as const

export const passOnTitle = (language: Language): string => words[language].title

/** A form that asks for a colleague; fetching it changes nothing. */
export function passOnPage({ language, clusterName, address, back, refused, name = '', email = '' }: PassOn): Markup {
  const say = words[language]
  const error = refused === undefined ? undefined : say.refused[refused]
  const of = refused === 'name' ? 'name' : refused === 'email' || refused === 'sameAddress' ? 'email' : undefined
  const field = (id: 'name' | 'email', type: string, value: string) => html`
      <div class="field">
        <label for="${id}">${say[id]}</label>
        ${id === 'email' ? html`<p class="hint" id="email-hint">${say.hint}</p>` : ''}
        ${of === id ? html`<p class="error" id="${id}-error">${error}</p>` : ''}
        <input id="${id}" name="${id}" type="${type}" value="${value}" autocomplete="off" maxlength="${id === 'email' ? 254 : 80}" required aria-describedby="${[...(id === 'email' ? ['email-hint'] : []), ...(of === id ? [`${id}-error`] : [])].join(' ')}"${of === id ? raw(' aria-invalid="true" autofocus') : ''}>
      </div>`
  return html`
    <p class="over">${say.forWhom(clusterName)}</p>
    <h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    <p class="part text">${say.then}</p>
    ${error !== undefined && of === undefined ? html`<p class="notice" role="alert"><strong>${say.trouble}.</strong> ${error}</p>` : ''}
    <form method="post" action="${address}" novalidate>
      ${field('name', 'text', name)}
      ${field('email', 'email', email)}
      <div class="action"><button class="button" type="submit">${say.send}</button></div>
    </form>
    <p class="part"><a href="${back}">${say.back}</a></p>`
}

export function passedOnPage(language: Language, clusterName: string): { readonly title: string; readonly content: Markup } {
  const say = words[language]
  return { title: say.done, content: html`<p class="over">${say.forWhom(clusterName)}</p><h1>${say.done}</h1><p class="lead">${say.doneMore}</p>` }
}
