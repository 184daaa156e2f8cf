import { html, raw } from 'hono/html'
import type { Language } from '../api/language.ts'
import { withLanguage, type Markup } from './layout.ts'

export const minutesValid = 10

const words = {
  nl: {
    askTitle: 'Aanmelden',
    askLead: 'Voor clustermanagers, analisten en databeheerders.',
    atProvider: 'Aanmelden via',
    atProviderMore: 'U meldt zich aan met het account van uw organisatie en komt daarna hier terug.',
    byLink: 'Of met een link in uw mailbox',
    email: 'Uw e-mailadres',
    emailHint: 'Het adres waarmee u bij ons bekend bent, bijvoorbeeld naam@voorbeeld.be',
    notAnAddress: 'Dit is geen e-mailadres. Vul een adres in zoals naam@voorbeeld.be.',
    send: 'Stuur mij een link',
    member: 'Wilt u als lid de vragenlijst invullen? Open dan de persoonlijke link uit uw uitnodiging.',
    sentTitle: 'Kijk in uw mailbox',
    sent: `Kennen wij dit adres, dan krijgt u binnen enkele minuten een mail met een link. De link werkt één keer, ${minutesValid} minuten lang, en alleen in deze browser.`,
    sentMore: 'Geen mail? Kijk bij ongewenste mail, en ga na of u het juiste adres invulde.',
    again: 'Een nieuwe link vragen',
    pressTitle: 'Nog één klik',
    press: 'Zo weten we zeker dat u het bent, en niet een programma dat links in mails nakijkt.',
    enter: 'Aanmelden',
    deadTitle: 'Deze link werkt niet (meer)',
    dead: `Een link om aan te melden werkt één keer, ${minutesValid} minuten lang, en alleen in de browser waarin u hem vroeg. Vroeg u meer dan één link? Dan werkt alleen de nieuwste.`,
    tooManyTitle: 'Te veel pogingen',
    tooMany: 'Wacht een minuut en probeer het opnieuw.',
  },
  en: {
    askTitle: 'Sign in',
    askLead: 'For cluster managers, analysts and data stewards.',
    atProvider: 'Sign in at',
    atProviderMore: 'You sign in with the account of your organisation and then come back here.',
    byLink: 'Or with a link in your mailbox',
    email: 'Your e-mail address',
    emailHint: 'The address we know you by, for example name@example.com',
    notAnAddress: 'This is not an e-mail address. Fill in an address such as name@example.com.',
    send: 'Send me a link',
    member: 'Do you want to fill in the questionnaire as a member? Open the personal link in your invitation.',
    sentTitle: 'Check your mailbox',
    sent: `If we know this address, you will receive a mail with a link within a few minutes. The link works once, for ${minutesValid} minutes, and only in this browser.`,
    sentMore: 'No mail? Look in your spam folder, and check that you filled in the right address.',
    again: 'Ask for a new link',
    pressTitle: 'One more click',
    press: 'So that we know it is you, and not a program that checks the links in mails.',
    enter: 'Sign in',
    deadTitle: 'This link does not work (any more)',
    dead: `A link to sign in works once, for ${minutesValid} minutes, and only in the browser in which you asked for it. Did you ask for more than one? Then only the newest works.`,
    tooManyTitle: 'Too many attempts',
    tooMany: 'Wait a minute and try again.',
  },
} as const

export interface PlainPage {
  readonly title: string
  readonly content: Markup
}

/** @param provider name of the OpenID Connect provider, where there is one: it comes first, the link is there when it fails */
export function askForLink(language: Language, provider: string | undefined, refused?: 'notAnAddress'): PlainPage {
  const say = words[language]
  const wrong = refused === 'notAnAddress'
  const content = html`
    <h1>${say.askTitle}</h1>
    <p class="lead">${say.askLead}</p>
    ${provider === undefined ? '' : html`
    <p class="action"><a class="button" href="${withLanguage('/aanmelding/begin', language)}">${say.atProvider} ${provider}</a></p>
    <p class="soft">${say.atProviderMore}</p>
    <h2 class="part">${say.byLink}</h2>`}
    <form method="post" action="${withLanguage('/aanmelden', language)}" novalidate>
      <div class="field">
        <label for="email">${say.email}</label>
        <p class="hint" id="email-hint">${say.emailHint}</p>
        ${wrong ? html`<p class="error" id="email-error">${say.notAnAddress}</p>` : ''}
        <input id="email" name="email" type="email" autocomplete="email" maxlength="254" required aria-describedby="email-hint${wrong ? ' email-error' : ''}"${wrong ? raw(' aria-invalid="true" autofocus') : ''}>
      </div>
      <div class="action"><button class="button${provider === undefined ? '' : ' button-second'}" type="submit">${say.send}</button></div>
    </form>
    <p class="part soft">${say.member}</p>`
  return { title: say.askTitle, content }
}

export function linkOnItsWay(language: Language): PlainPage {
  const say = words[language]
  const content = html`
    <h1>${say.sentTitle}</h1>
    <p class="lead">${say.sent}</p>
    <div class="part text">
      <p class="soft">${say.sentMore}</p>
      <p><a href="${withLanguage('/aanmelden', language)}">${say.again}</a></p>
    </div>`
  return { title: say.sentTitle, content }
}

export function pressToSignIn(language: Language, address: string): PlainPage {
  const say = words[language]
  const content = html`
    <h1>${say.pressTitle}</h1>
    <p class="lead">${say.press}</p>
    <form class="action" method="post" action="${withLanguage(address, language)}">
      <button class="button" type="submit">${say.enter}</button>
    </form>`
  return { title: say.pressTitle, content }
}

export function deadSignInLink(language: Language): PlainPage {
  const say = words[language]
  const content = html`
    <h1>${say.deadTitle}</h1>
    <p class="lead">${say.dead}</p>
    <p class="action"><a class="button" href="${withLanguage('/aanmelden', language)}">${say.again}</a></p>`
  return { title: say.deadTitle, content }
}

export function tooManySignIns(language: Language): PlainPage {
  const say = words[language]
  return { title: say.tooManyTitle, content: html`<h1>${say.tooManyTitle}</h1><p class="lead">${say.tooMany}</p>` }
}
