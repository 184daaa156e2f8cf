import { html } from 'hono/html'
import { smallestBase } from '../../../analysis/index.ts'
import type { Language } from '../../api/language.ts'
import { withLanguage, type Markup } from '../layout.ts'

const words = {
  nl: {
    title: 'Wat leveren innovatieclusters hun leden op?',
    lead: 'Elk jaar vullen de ondernemingen die lid zijn van een innovatief bedrijfsnetwerk in Vlaanderen dezelfde korte vragenlijst in. Welke effecten willen ze bereiken, wat is gerealiseerd, en wat droeg de cluster bij?',
    member: 'U bent lid van een cluster',
    memberMore: 'Open de vragenlijst met de persoonlijke link uit uw mail. U hebt geen account nodig, en u kunt stoppen en later verdergaan.',
    staff: 'U bent clustermanager of analist',
    staffMore: 'Meld u aan met uw e-mailadres. U krijgt een link die één keer werkt. Een wachtwoord is niet nodig.',
    signIn: 'Aanmelden',
    promiseTitle: 'Onze belofte aan de leden',
    promise: 'Uw clustermanager ziet dát u antwoordt, nooit wát u antwoordt.',
    promiseMore: `Een cijfer over minder dan ${smallestBase} antwoorden tonen we niet. Namen en antwoorden worden apart bewaard.`,
    privacy: 'Zo gaan we om met uw gegevens',
  },
  en: {
    title: 'What do innovation clusters bring their members?',
    lead: 'Every year the companies that are members of an innovative business network in Flanders fill in the same short questionnaire. Which effects do they want to achieve, what has been realised, and what did the cluster contribute?',
    member: 'You are a member of a cluster',
    memberMore: 'Open the questionnaire with the personal link in your mail. You need no account, and you can stop and continue later.',
    staff: 'You are a cluster manager or an analyst',
    staffMore: 'Sign in with your e-mail address. You receive a link that works once. There is no password.',
    signIn: 'Sign in',
    promiseTitle: 'Our promise to the members',
    promise: 'Your cluster manager sees that you answered, never what you answered.',
    promiseMore: `A figure about fewer than ${smallestBase} answers is not shown. Names and answers are stored apart.`,
    privacy: 'How we handle your data',
  },
} as const

export const landingTitle = (language: Language): string => words[language].title

export function landing(language: Language): Markup {
  const say = words[language]
  return html`
    <h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    <div class="doors">
      <section class="door">
        <h2>${say.member}</h2>
        <p>${say.memberMore}</p>
      </section>
      <section class="door">
        <h2>${say.staff}</h2>
        <p>${say.staffMore}</p>
        <a class="button" href="${withLanguage('/aanmelden', language)}">${say.signIn}</a>
      </section>
    </div>
    <section class="part">
      <h2>${say.promiseTitle}</h2>
      <p class="promise">${say.promise}</p>
      <p class="soft">${say.promiseMore}</p>
      <p><a href="${withLanguage('/privacy', language)}">${say.privacy}</a></p>
    </section>`
}
