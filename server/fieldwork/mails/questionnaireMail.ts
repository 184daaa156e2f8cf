import { day } from '../../pages/moments.ts'
import { mailHtml } from './mailHtml.ts'
import type { Language } from '../../api/language.ts'

/** One questionnaire that waits: a company in two clusters has two. */
export interface WaitingQuestionnaire {
  readonly clusterName: string
  readonly link: string
  /** True when something was filled in already. */
  readonly started: boolean
}

export interface QuestionnaireMail {
  readonly language: Language
  /** Of the person; null when only the address is known. */
  readonly contactName: string | null
  readonly companyName: string
  /** At least one. */
  readonly questionnaires: readonly WaitingQuestionnaire[]
  /** ISO 8601 in UTC. */
  readonly closesAt: string
  /** 0 for the invitation, 1 and 2 for the reminders. */
  readonly reminder: 0 | 1 | 2
  /** Given when a colleague passed the questionnaire on: the name, where it is known. */
  readonly passedOnBy?: string | null
  /** Who of the cluster answers questions; null where the cluster named nobody. */
  readonly manager: { readonly name: string; readonly email: string } | null
  readonly contactEmail: string
  readonly optOutLink: string
  /** Shown above everything: a mail to oneself, links that do not work. */
  readonly test: boolean
  /** A few lines of the manager to the own members, plain text; null without. */
  readonly ownWords: string | null
}

export interface MailContent {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const clusters = (mail: QuestionnaireMail, and: string): string => {
  const names = mail.questionnaires.map((one) => one.clusterName)
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`
}

const words = {
  nl: {
    test: 'Dit is een testmail. De links werken niet.',
    subject: (mail: QuestionnaireMail) => ['Wat levert {c} uw onderneming op?', 'Herinnering: uw mening over {c}', 'Laatste herinnering: uw mening over {c}'][mail.reminder]!.replace('{c}', clusters(mail, 'en')),
    hello: (name: string | null) => (name === null ? 'Dag,' : `Dag ${name},`),
    why: (mail: QuestionnaireMail, until: string) =>
      [
        `${mail.companyName} is lid van ${clusters(mail, 'en')}. Elk jaar vragen we alle leden van de innovatieclusters in Vlaanderen wat hun cluster voor hen betekent. Dat duurt ongeveer 8 minuten en kan tot ${until}.`,
        `Enkele weken geleden vroegen we wat ${clusters(mail, 'en')} voor ${mail.companyName} betekent. Uw antwoord telt: zonder dat van kleine ondernemingen klopt het beeld niet. Het duurt ongeveer 8 minuten en kan tot ${until}.`,
        `Dit is onze laatste vraag van dit jaar: wat betekent ${clusters(mail, 'en')} voor ${mail.companyName}? Het duurt ongeveer 8 minuten en kan nog tot ${until}.`,
      ][mail.reminder]!,
    open: (one: WaitingQuestionnaire) => (one.started ? `Ga verder met de vragenlijst over ${one.clusterName}` : `Begin met de vragenlijst over ${one.clusterName}`),
    several: (count: number) => `Uw onderneming is lid van ${count} clusters, dus zijn er ${count} vragenlijsten: één over elke cluster.`,
    passedOn: (mail: QuestionnaireMail, until: string) =>
      `${mail.passedOnBy ?? 'Een collega'} gaf u de vragenlijst van ${clusters(mail, 'en')} door, omdat u voor ${mail.companyName} het best kunt antwoorden. Elk jaar vragen we alle leden van de innovatieclusters in Vlaanderen wat hun cluster voor hen betekent. Dat duurt ongeveer 8 minuten en kan tot ${until}.`,
    personal: 'De link is persoonlijk: u hebt geen account nodig en kunt stoppen en later verdergaan, ook op een ander toestel.',
    colleague: 'Bent u niet de juiste persoon? Op de eerste pagina geeft u de vragenlijst door aan een collega.',
    promise: 'Uw clustermanager ziet dát u antwoordt, nooit wát u antwoordt.',
    fromManager: (name: string) => `Een woord van ${name}:`,
    questions: (name: string, email: string) => `Vragen? ${name} helpt u: ${email}`,
    questionsAgency: (email: string) => `Vragen? Schrijf naar ${email}`,
    optOut: 'Geen herinneringen meer ontvangen:',
    bye: 'Met vriendelijke groeten,',
    sender: 'De Clusterbevraging, in opdracht van VLAIO',
  },
  en: {
    test: 'This is a test mail. Its links do not work.',
    subject: (mail: QuestionnaireMail) => ['What does {c} bring your company?', 'Reminder: your view of {c}', 'Last reminder: your view of {c}'][mail.reminder]!.replace('{c}', clusters(mail, 'and')),
    hello: (name: string | null) => (name === null ? 'Hello,' : `Dear ${name},`),
    why: (mail: QuestionnaireMail, until: string) =>
      [
        `${mail.companyName} is a member of ${clusters(mail, 'and')}. Every year we ask all members of the innovation clusters in Flanders what their cluster means to them. It takes about 8 minutes and is possible until ${until}.`,
        `Some weeks ago we asked what ${clusters(mail, 'and')} means to ${mail.companyName}. Your answer counts: without those of small companies the picture is not right. It takes about 8 minutes and is possible until ${until}.`,
        `This is the last time we ask this year: what does ${clusters(mail, 'and')} mean to ${mail.companyName}? It takes about 8 minutes and is possible until ${until}.`,
      ][mail.reminder]!,
    open: (one: WaitingQuestionnaire) => (one.started ? `Continue the questionnaire about ${one.clusterName}` : `Start the questionnaire about ${one.clusterName}`),
    several: (count: number) => `Your company is a member of ${count} clusters, so there are ${count} questionnaires: one about each cluster.`,
    passedOn: (mail: QuestionnaireMail, until: string) =>
      `${mail.passedOnBy ?? 'A colleague'} passed the questionnaire of ${clusters(mail, 'and')} on to you, because you can best answer for ${mail.companyName}. Every year we ask all members of the innovation clusters in Flanders what their cluster means to them. It takes about 8 minutes and is possible until ${until}.`,
    personal: 'The link is personal: you need no account, and can pause and continue later, on another device too.',
    colleague: 'Not the right person? On the first page you can pass the questionnaire on to a colleague.',
    promise: 'Your cluster manager sees that you answered, never what you answered.',
    fromManager: (name: string) => `A word from ${name}:`,
    questions: (name: string, email: string) => `Questions? ${name} will help you: ${email}`,
    questionsAgency: (email: string) => `Questions? Write to ${email}`,
    optOut: 'No more reminders:',
    bye: 'Kind regards,',
    sender: 'The Cluster survey, on behalf of VLAIO',
  },
} as const

/** Line breaks and other control characters have no place in a subject or a name. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/ +/g, ' ').trim()

/** The invitation or a reminder as plain text and as HTML that says the same; the links stand in both as text. */
export function questionnaireMail(given: QuestionnaireMail): MailContent {
  const mail = {
    ...given,
    contactName: given.contactName === null ? null : oneLine(given.contactName),
    companyName: oneLine(given.companyName),
    ...(given.passedOnBy == null ? {} : { passedOnBy: oneLine(given.passedOnBy) }),
    questionnaires: given.questionnaires.map((one) => ({ ...one, clusterName: oneLine(one.clusterName) })),
    manager: given.manager === null ? null : { name: oneLine(given.manager.name), email: oneLine(given.manager.email) },
  }
  const say = words[mail.language]
  const subject = oneLine(`${mail.test ? '[TEST] ' : ''}${say.subject(mail)}`)
  const until = day(mail.language, mail.closesAt)
  const why = mail.passedOnBy === undefined ? say.why(mail, until) : say.passedOn(mail, until)
  const questions = mail.manager === null ? say.questionsAgency(mail.contactEmail) : say.questions(mail.manager.name, mail.manager.email)
  const several = mail.questionnaires.length > 1 ? [say.several(mail.questionnaires.length)] : []
  const ownWords = mail.ownWords === null || mail.manager === null ? null : { from: say.fromManager(mail.manager.name), text: mail.ownWords.trim() }
  const text = [
    ...(mail.test ? [say.test, ''] : []),
    say.hello(mail.contactName),
    '',
    why,
    ...several.flatMap((line) => ['', line]),
    ...(ownWords === null ? [] : ['', ownWords.from, ...ownWords.text.split('\n').map((line) => `  ${line.trimEnd()}`)]),
    ...mail.questionnaires.flatMap((one) => ['', `${say.open(one)}:`, one.link]),
    '',
    say.promise,
    '',
    say.personal,
    say.colleague,
    '',
    questions,
    '',
    say.bye,
    say.sender,
    '',
    '--',
    say.optOut,
    mail.optOutLink,
    '',
  ].join('\n')
  const html = mailHtml({
    language: mail.language,
    title: subject,
    notice: mail.test ? say.test : null,
    before: [say.hello(mail.contactName), why, ...several],
    quote: ownWords,
    buttons: mail.questionnaires.map((one) => ({ text: say.open(one), link: one.link })),
    promise: say.promise,
    after: [say.personal, say.colleague, questions],
    close: [say.bye, say.sender],
    foot: { text: say.optOut, link: mail.optOutLink },
  })
  return { subject, text, html }
}
