import { html } from 'hono/html'
import type { Language } from '../api/language.ts'
import type { Markup } from './layout.ts'
import { dayAndTime } from './moments.ts'

/** Why a member cannot go in. An unknown, a replaced and a revoked link look the same: a stranger learns nothing from it. */
export type ClosedDoor =
  | { readonly kind: 'unknownLink' }
  | { readonly kind: 'tooManyAttempts' }
  | { readonly kind: 'linkNotOpened' }
  | { readonly kind: 'passedOn'; readonly clusterName: string }
  | { readonly kind: 'notOpenYet'; readonly clusterName: string; readonly opensAt: string }
  | { readonly kind: 'closed'; readonly clusterName: string; readonly closedAt: string; readonly complete: boolean; /** Where a button posts to, once the results are released. */ readonly results?: string }

interface Said {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly over?: string
}

function inDutch(door: ClosedDoor): Said {
  switch (door.kind) {
    case 'unknownLink':
      return {
        title: 'Deze link werkt niet',
        paragraphs: [
          'Misschien is de link niet volledig overgenomen. Open hem rechtstreeks vanuit uw mail, of kopieer het hele adres.',
          'Kreeg u later nog een mail? Gebruik dan de link uit de nieuwste mail: die vervangt de vorige.',
          'Antwoorden die u al gaf, blijven bewaard.',
        ],
      }
    case 'tooManyAttempts':
      return { title: 'Te veel pogingen', paragraphs: ['Vanaf uw verbinding werden te veel links geprobeerd die niet werken. Wacht een minuut en open daarna de link uit uw mail opnieuw.'] }
    case 'linkNotOpened':
      return {
        title: 'Open eerst de link uit uw mail',
        paragraphs: ['De vragenlijst is persoonlijk. Open ze met de link uit uw uitnodiging. Na een dag vragen we dat opnieuw, om uw antwoorden te beschermen.', 'Antwoorden die u al gaf, blijven bewaard.'],
      }
    case 'passedOn':
      return {
        over: `Vragenlijst voor de leden van ${door.clusterName}`,
        title: 'U gaf deze vragenlijst door aan een collega',
        paragraphs: ['Uw collega kreeg een eigen link. Uw link werkt daarom niet meer. U hoeft niets meer te doen: bedankt.', 'Wat u al had ingevuld, is bewaard. Uw collega kan daarmee verder.', 'Was het een vergissing? Vraag uw collega om de vragenlijst terug door te geven, of schrijf ons.'],
      }
    case 'notOpenYet':
      return {
        over: `Vragenlijst voor de leden van ${door.clusterName}`,
        title: 'De vragenlijst is nog niet open',
        paragraphs: [`U kunt ze invullen vanaf ${dayAndTime('nl', door.opensAt)}. Bewaar uw mail: dezelfde link werkt dan.`],
      }
    case 'closed':
      return {
        over: `Vragenlijst voor de leden van ${door.clusterName}`,
        title: 'De vragenlijst is afgesloten',
        paragraphs: [
          `U kon antwoorden tot ${dayAndTime('nl', door.closedAt)}.`,
          door.complete ? 'We hebben uw antwoorden goed ontvangen. Bedankt om mee te doen.' : 'We hebben van u geen volledige antwoorden ontvangen. Bij een volgende bevraging horen we graag van u.',
        ],
      }
  }
}

function inEnglish(door: ClosedDoor): Said {
  switch (door.kind) {
    case 'unknownLink':
      return {
        title: 'This link does not work',
        paragraphs: [
          'The link may not have been copied completely. Open it directly from your mail, or copy the whole address.',
          'Did you receive a later mail? Then use the link in the newest one: it replaces the earlier link.',
          'Answers that you already gave have been kept.',
        ],
      }
    case 'tooManyAttempts':
      return { title: 'Too many attempts', paragraphs: ['Too many links that do not work were tried from your connection. Wait a minute and open the link in your mail again.'] }
    case 'linkNotOpened':
      return {
        title: 'Open the link in your mail first',
        paragraphs: ['The questionnaire is personal. Open it with the link in your invitation. After a day we ask for it again, to protect your answers.', 'Answers that you already gave have been kept.'],
      }
    case 'passedOn':
      return {
        over: `Questionnaire for the members of ${door.clusterName}`,
        title: 'You passed this questionnaire on to a colleague',
        paragraphs: ['Your colleague received a link of their own, so yours no longer works. There is nothing left for you to do: thank you.', 'What you had filled in has been kept, and your colleague can go on from there.', 'Was it a mistake? Ask your colleague to pass the questionnaire back, or write to us.'],
      }
    case 'notOpenYet':
      return {
        over: `Questionnaire for the members of ${door.clusterName}`,
        title: 'The questionnaire is not open yet',
        paragraphs: [`You can fill it in from ${dayAndTime('en', door.opensAt)}. Keep your mail: the same link will work then.`],
      }
    case 'closed':
      return {
        over: `Questionnaire for the members of ${door.clusterName}`,
        title: 'The questionnaire is closed',
        paragraphs: [
          `You could answer until ${dayAndTime('en', door.closedAt)}.`,
          door.complete ? 'We have received your answers. Thank you for taking part.' : 'We have not received complete answers from you. We hope to hear from you in a next survey.',
        ],
      }
  }
}

const seeResults: Readonly<Record<Language, string>> = { nl: 'Bekijk de resultaten', en: 'See the results' }
const questions: Readonly<Record<Language, string>> = { nl: 'Vragen? Mail ons op', en: 'Questions? Mail us at' }
const placeholder: Readonly<Record<Language, string>> = { nl: '(voorbeeldadres)', en: '(example address)' }

type Contact = { readonly email: string; readonly isPlaceholder: boolean }

export function closedDoor(language: Language, door: ClosedDoor, contact: Contact): { title: string; content: Markup } {
  const { title, paragraphs, over } = language === 'nl' ? inDutch(door) : inEnglish(door)
  const content = html`
    ${over === undefined ? '' : html`<p class="over">${over}</p>`}
    <h1>${title}</h1>
    <div class="part text">
      ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      ${door.kind === 'closed' && door.results !== undefined ? html`<form class="action" method="post" action="${door.results}"><button class="button" type="submit">${seeResults[language]}</button></form>` : ''}
      <p class="soft">${questions[language]} <a href="mailto:${contact.email}">${contact.email}</a>${contact.isPlaceholder ? ` ${placeholder[language]}` : ''}.</p>
    </div>`
  return { title, content }
}
