import { html } from 'hono/html'
import type { Language } from '../api/language.ts'
import type { Markup } from './layout.ts'

export interface OptOut {
  readonly language: Language
  /** What the mail was about. */
  readonly clusterNames: readonly string[]
  /** True once it is done: the page says so, and has no button. */
  readonly stopped: boolean
  /** Where the button posts to: the link itself, with the language of this page. */
  readonly address: string
}

const words = {
  nl: {
    title: 'Geen herinneringen meer?',
    done: 'U krijgt geen herinneringen meer',
    about: 'Het gaat over de vragenlijst voor de leden van:',
    what: 'Met de knop hieronder stoppen de herinneringen van deze bevraging voor uw onderneming. Voor een volgende bevraging kunt u opnieuw een uitnodiging krijgen.',
    stillAnswer: 'Antwoorden mag nog altijd: de link uit uw mail blijft werken zolang de bevraging open is.',
    button: 'Stop de herinneringen',
  },
  en: {
    title: 'No more reminders?',
    done: 'You will get no more reminders',
    about: 'This is about the questionnaire for the members of:',
    what: 'With the button below the reminders of this survey stop for your company. For a next survey you may be invited again.',
    stillAnswer: 'You can still answer: the link in your mail keeps working as long as the survey is open.',
    button: 'Stop the reminders',
  },
} as const

export const optOutTitle = ({ language, stopped }: OptOut): string => (stopped ? words[language].done : words[language].title)

/** Opened from the foot of a mail, by a person or by a scanner of mails: only the button stops anything. */
export function optOutPage(page: OptOut): Markup {
  const say = words[page.language]
  return html`
    <h1>${optOutTitle(page)}</h1>
    <div class="part text">
      <p>${say.about} <strong>${page.clusterNames.join(', ')}</strong>.</p>
      ${page.stopped ? '' : html`<p>${say.what}</p>`}
      <p>${say.stillAnswer}</p>
      ${page.stopped ? '' : html`<form class="action" method="post" action="${page.address}"><button class="button" type="submit">${say.button}</button></form>`}
    </div>`
}
