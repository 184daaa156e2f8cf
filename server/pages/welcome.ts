import { html } from 'hono/html'
import { releaseRules, smallestBase } from '../../analysis/index.ts'
import type { Language } from '../api/language.ts'
import type { CompanyFacts } from '../../db/identity/members/companyFacts.ts'
import { withLanguage, type Markup } from './layout.ts'
import { day, dayAndTime } from './moments.ts'

export interface Welcome {
  readonly language: Language
  readonly clusterName: string
  readonly closesAt: string
  readonly synthetic: boolean
  readonly status: 'notStarted' | 'partial' | 'complete'
  /** Where the button posts to: the personal link itself, with the language of this page. */
  readonly address: string
  /** What the register knows, and nobody is asked; undefined where it is not shown, as in a trial. */
  readonly facts: CompanyFacts | undefined
  readonly contactEmail: string
  /** Days after the freezing during which the link between members and answers is kept. */
  readonly keyRetentionDays: number
  /** Where the questionnaire is passed on to a colleague. */
  readonly passOn: string
  /** Where what the register knows is put right. */
  readonly correctFacts: string
}

const words = {
  nl: {
    synthetic: 'Dit is een demonstratie met verzonnen gegevens. U mag alles uitproberen.',
    title: (cluster: string) => `Wat levert ${cluster} uw onderneming op?`,
    lead: 'Elk jaar vragen we de leden van de innovatieclusters in Vlaanderen wat hun cluster voor hen betekent. Uw antwoorden maken de werking van uw cluster beter.',
    forWhom: (cluster: string) => `Vragenlijst voor de leden van ${cluster}`,
    start: 'Begin met de vragenlijst',
    goOn: 'Ga verder met de vragenlijst',
    look: 'Bekijk of wijzig uw antwoorden',
    partial: 'Welkom terug. Wat u al invulde, is bewaard.',
    complete: (until: string) => `U hebt alles ingevuld en verzonden. Bedankt. Tot ${until} kunt u uw antwoorden nog wijzigen.`,
    minutes: '8 minuten',
    minutesMore: '10 korte vragen, de meeste met één klik.',
    notYou: 'Bent u niet de juiste persoon?',
    colleague: 'Geef de vragenlijst door aan een collega',
    pause: 'Stoppen mag',
    pauseMore: 'Elk antwoord wordt meteen bewaard. Ga later verder met dezelfde link, ook op een ander toestel.',
    until: (date: string) => `Tot ${date}`,
    untilMore: (moment: string) => `De vragenlijst sluit op ${moment}. Tot dan kunt u uw antwoorden wijzigen.`,
    who: 'Wie ziet wat?',
    promiseShort: 'Persoonlijk en vertrouwelijk.',
    promise: 'Uw clustermanager ziet dát u antwoordt, nooit wát u antwoordt.',
    rows: [
      ['Uw clustermanager', `ziet wie van de leden meedoet. Na de vrijgave ziet hij of zij cijfers over alle antwoorden samen, nooit uw antwoorden. Een cijfer over minder dan ${releaseRules.smallestBase} antwoorden tonen we niet.`],
      ['De analisten van het agentschap', `hebben zwijgplicht. Zij werken met cijfers over groepen van minstens ${smallestBase} antwoorden, niet met het formulier van één onderneming.`],
      ['Uw naam en uw antwoorden', 'worden apart bewaard. Bij de antwoorden staat geen naam en geen mailadres. Wat de twee verbindt, wordt vernietigd {days} dagen nadat de bevraging bevroren is.'],
    ],
    known: 'Dit weten we al',
    knownMore: 'Daarom vragen we het niet opnieuw. Het telt niet als antwoord.',
    company: 'Onderneming',
    employees: 'Medewerkers',
    founded: 'Opgericht in',
    place: 'Zetel',
    wrong: 'Klopt er iets niet?',
    correct: 'Laat het weten',
    orWrite: 'Of schrijf naar',
    privacy: 'Lees meer over uw privacy',
  },
  en: {
    synthetic: 'This is a demonstration with made-up data. Feel free to try everything.',
    title: (cluster: string) => `What does ${cluster} bring your company?`,
    lead: 'Every year we ask the members of the innovation clusters in Flanders what their cluster means to them. Your answers help your cluster to do better.',
    forWhom: (cluster: string) => `Questionnaire for the members of ${cluster}`,
    start: 'Start the questionnaire',
    goOn: 'Continue the questionnaire',
    look: 'View or change your answers',
    partial: 'Welcome back. What you filled in before has been kept.',
    complete: (until: string) => `You have completed and sent the questionnaire. Thank you. You can still change your answers until ${until}.`,
    minutes: '8 minutes',
    minutesMore: '10 short questions, most of them one click.',
    notYou: 'Not the right person?',
    colleague: 'Pass the questionnaire on to a colleague',
    pause: 'Pause any time',
    pauseMore: 'Every answer is stored at once. Continue later with the same link, on another device too.',
    until: (date: string) => `Until ${date}`,
    untilMore: (moment: string) => `The questionnaire closes on ${moment}. Until then you can change your answers.`,
    who: 'Who sees what?',
    promiseShort: 'Personal and confidential.',
    promise: 'Your cluster manager sees that you answered, never what you answered.',
    rows: [
      ['Your cluster manager', `sees which members take part. After the release, he or she sees figures about all answers together, never your answers. A figure about fewer than ${releaseRules.smallestBase} answers is not shown.`],
      ['The analysts of the agency', `are bound to secrecy. They work with figures about groups of at least ${smallestBase} answers, not with the form of one company.`],
      ['Your name and your answers', 'are stored apart. No name and no e-mail address stands with the answers. What connects the two is destroyed {days} days after the survey is frozen.'],
    ],
    known: 'What we know already',
    knownMore: 'So we do not ask it again. It does not count as an answer.',
    company: 'Company',
    employees: 'Employees',
    founded: 'Founded in',
    place: 'Registered office',
    wrong: 'Is something not right?',
    correct: 'Let us know',
    orWrite: 'Or write to',
    privacy: 'Read more about your privacy',
  },
} as const

const buttons = { notStarted: 'start', partial: 'goOn', complete: 'look' } as const

export function welcomeTitle({ language, clusterName }: Welcome): string {
  return words[language].title(clusterName)
}

function knownFacts({ language, facts, contactEmail, correctFacts }: Welcome): Markup | '' {
  if (facts === undefined) return ''
  const say = words[language]
  const { name, employees, founded, postalCode, municipality } = facts
  const place = [postalCode, municipality].filter((part) => part !== null).join(' ')
  const rows = [
    [say.company, name],
    [say.employees, employees === null ? '' : String(employees)],
    [say.founded, founded === null ? '' : String(founded)],
    [say.place, place],
  ].filter(([, value]) => value !== '')
  return html`
    <section class="part" id="bekend">
      <h2>${say.known}</h2>
      <p>${say.knownMore}</p>
      <dl class="rows">
        ${rows.map(([what, value]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>`)}
      </dl>
      <p class="small">${say.wrong} <a href="${correctFacts}">${say.correct}</a>. ${say.orWrite} <a href="mailto:${contactEmail}">${contactEmail}</a>.</p>
    </section>`
}

/** The first page of a member: what, for which cluster, how long, who sees what, one button. */
export function welcome(page: Welcome): Markup {
  const say = words[page.language]
  const date = day(page.language, page.closesAt)
  const moment = dayAndTime(page.language, page.closesAt)
  return html`
    ${page.synthetic ? html`<p class="notice">${say.synthetic}</p>` : ''}
    <p class="over">${say.forWhom(page.clusterName)}</p>
    <h1>${say.title(page.clusterName)}</h1>
    <p class="lead">${page.status === 'complete' ? html`<strong>${say.complete(moment)}</strong>` : page.status === 'partial' ? html`<strong>${say.partial}</strong>` : say.lead}</p>
    <form class="action" method="post" action="${page.address}">
      <button class="button" type="submit">${say[buttons[page.status]]}</button>
    </form>
    <p class="soft small">${say.promiseShort} <a href="#wie">${say.who}</a></p>
    ${page.status === 'complete' ? '' : html`<p class="soft small">${say.notYou} <a href="${page.passOn}">${say.colleague}</a></p>`}
    <dl class="facts">
      <div><dt>${say.minutes}</dt><dd>${say.minutesMore}</dd></div>
      <div><dt>${say.pause}</dt><dd>${say.pauseMore}</dd></div>
      <div><dt>${say.until(date)}</dt><dd>${say.untilMore(moment)}</dd></div>
    </dl>
    <section class="part" id="wie">
      <h2>${say.who}</h2>
      <p class="promise">${say.promise}</p>
      <dl class="rows">
        ${say.rows.map(([who, what]) => html`<div><dt>${who}</dt><dd>${what.replace('{days}', String(page.keyRetentionDays))}</dd></div>`)}
      </dl>
      <p class="small"><a href="${withLanguage('/privacy', page.language)}">${say.privacy}</a></p>
    </section>
    ${knownFacts(page)}`
}
