import type { MailsOverview, OutboxPage } from '../../../server/api/mails.ts'
import type { Text } from '../../ui/language/text.ts'

export type MailKind = OutboxPage['mails'][number]['kind']
export type MailState = OutboxPage['mails'][number]['state']
export type Reminder = MailsOverview['reminders'][number]

export const kindWords: Readonly<Record<MailKind, Text>> = {
  invitation: { nl: 'Uitnodiging', en: 'Invitation' },
  reminder1: { nl: 'Herinnering 1', en: 'Reminder 1' },
  reminder2: { nl: 'Herinnering 2', en: 'Reminder 2' },
  delegation: { nl: 'Doorgegeven', en: 'Passed on' },
}

export const stateWords: Readonly<Record<MailState, Text>> = {
  queued: { nl: 'Wacht', en: 'Waiting' },
  sending: { nl: 'Wordt verstuurd', en: 'Being sent' },
  sent: { nl: 'Verstuurd', en: 'Sent' },
  failed: { nl: 'Mislukt', en: 'Failed' },
  bounced: { nl: 'Teruggekomen', en: 'Came back' },
  cancelled: { nl: 'Niet meer nodig', en: 'Called off' },
}

const outcomes: Readonly<Record<string, Text>> = {
  finished: { nl: 'had al geantwoord', en: 'had answered' },
  optedOut: { nl: 'wil geen herinneringen', en: 'wants no reminders' },
  revoked: { nl: 'uitnodiging ingetrokken', en: 'invitation revoked' },
  memberGone: { nl: 'geen lid meer', en: 'no longer a member' },
  erased: { nl: 'contact gewist op verzoek', en: 'contact erased on request' },
  noAddress: { nl: 'adres werkt niet meer', en: 'address no longer works' },
  waveClosed: { nl: 'golf was gesloten', en: 'wave was closed' },
  interruptedTwice: { nl: 'twee keer onderbroken; misschien toch verstuurd', en: 'interrupted twice; may have gone out' },
  notOneAddress: { nl: 'geen geldig adres', en: 'no valid address' },
  outbox: { nl: 'als bestand in data/outbox', en: 'as a file in data/outbox' },
}

/** What the mail server said, or why a mail did not go out. */
export function outcomeInWords(outcome: string | null, say: (text: Text) => string): string {
  if (outcome === null) return ''
  const known = outcomes[outcome]
  return known === undefined ? outcome : say(known)
}

export const words = {
  title: { nl: 'Uitnodigingen', en: 'Invitations' },
  lead: {
    nl: 'Elke onderneming krijgt één mail per persoon, met een eigen link naar haar vragenlijst of vragenlijsten. Een herinnering gaat alleen naar wie nog niet klaar is.',
    en: 'Every company gets one mail for each person, with a link of its own to its questionnaire or questionnaires. A reminder goes only to who has not finished.',
  },
  draft: { nl: 'Deze golf is nog in voorbereiding. Mails kunnen weg zodra ze geopend is.', en: 'This wave is still being prepared. Mails can go out once it is opened.' },
  planned: { nl: 'Deze golf opent later. Mails die u nu klaarzet, vertrekken bij de opening.', en: 'This wave opens later. Mails that you prepare now leave when it opens.' },
  over: { nl: 'Deze golf is afgesloten. Er gaan geen mails meer uit.', en: 'This wave is closed. No mails go out any more.' },
  progress: { nl: 'Hoe ver zijn de mails?', en: 'How far are the mails?' },
  noMails: { nl: 'Er is nog geen mail verstuurd in deze golf.', en: 'No mail has been sent in this wave yet.' },
  kind: { nl: 'Mail', en: 'Mail' },
  paused: { nl: 'De mails zijn gepauzeerd sinds', en: 'Mails are paused since' },
  pausedMore: { nl: 'Wat wacht, blijft wachten tot u hervat.', en: 'What waits stays until you resume.' },
  pause: { nl: 'Pauzeer', en: 'Pause' },
  resume: { nl: 'Hervat', en: 'Resume' },
  withoutAddress: { nl: 'leden die nog niet klaar zijn, kan geen mail bereiken: het adres ontbreekt of werkt niet.', en: 'members who have not finished cannot be reached by mail: the address is missing or does not work.' },
  inbound: { nl: 'Binnengekomen mails:', en: 'Mails that came in:' },
  bounces: { nl: 'teruggekomen', en: 'came back' },
  replies: { nl: 'automatische antwoorden', en: 'automatic replies' },
  delays: { nl: 'vertragingen', en: 'delays' },
  unknown: { nl: 'niet herkend', en: 'not recognised' },
  preview: { nl: 'Zo ziet de mail eruit', en: 'What the mail looks like' },
  previewMore: { nl: 'Met deze knop krijgt u hem zelf, met opmaak. De links in een testmail werken niet.', en: 'This button sends it to yourself, with its mark-up. The links in a test mail do not work.' },
  language: { nl: 'Taal', en: 'Language' },
  cluster: { nl: 'Cluster', en: 'Cluster' },
  subject: { nl: 'Onderwerp', en: 'Subject' },
  test: { nl: 'Stuur mij een testmail', en: 'Send me a test mail' },
  testSent: { nl: 'De testmail is onderweg naar uw adres.', en: 'The test mail is on its way to your address.' },
  testNot: { nl: 'De mailserver nam de testmail niet aan:', en: 'The mail server did not take the test mail:' },
  invite: { nl: 'Uitnodigen', en: 'Invite' },
  inviteMore: { nl: 'personen kunnen nu een uitnodiging krijgen. Wie er al een kreeg, krijgt er geen tweede.', en: 'persons can get an invitation now. Who had one gets no second.' },
  inviteAsk: { nl: 'Verstuur de uitnodigingen', en: 'Send the invitations' },
  remind: { nl: 'Herinneren', en: 'Remind' },
  remindMore: { nl: 'Elk lid krijgt hoogstens twee herinneringen, en alleen zolang het niet klaar is.', en: 'A member gets two reminders at most, and only as long as it has not finished.' },
  canGet: { nl: 'personen kunnen ze nu krijgen', en: 'persons can get it now' },
  remindNow: { nl: 'Verstuur nu', en: 'Send now' },
  planned2: { nl: 'Vertrekt vanzelf op', en: 'Leaves by itself on' },
  carriedOut: { nl: 'Vertrok vanzelf op', en: 'Left by itself on' },
  noPlan: { nl: 'Niet gepland', en: 'Not planned' },
  day: { nl: 'Dag van herinnering', en: 'Day of reminder' },
  dayHint: { nl: 'Om 9 uur in de ochtend.', en: 'At nine in the morning.' },
  plan: { nl: 'Plan', en: 'Plan' },
  unplan: { nl: 'Haal uit de planning', en: 'Take out of the plan' },
  ownWords: { nl: 'Een woord van de clustermanager (mag leeg blijven)', en: 'A word from the cluster manager (may stay empty)' },
  ownWordsHint: { nl: 'Komt alleen in mails over de gekozen cluster. Kies dan eerst een cluster.', en: 'Appears only in mails about the chosen cluster. Choose a cluster first.' },
  everybody: { nl: 'Alle clusters', en: 'All clusters' },
  confirm: { nl: 'Ja, verstuur', en: 'Yes, send' },
  confirmTitle: { nl: 'Mails versturen?', en: 'Send mails?' },
  confirmMore: { nl: 'De mails vertrekken meteen, in groepen. U kunt pauzeren, maar wat vertrokken is, komt niet terug.', en: 'The mails leave at once, in batches. You can pause, but what has left does not come back.' },
  cancel: { nl: 'Toch niet', en: 'Not now' },
  queued: { nl: 'mails staan klaar en vertrekken.', en: 'mails are ready and leave.' },
  nothing: { nl: 'Er was niemand om te mailen.', en: 'There was nobody to write to.' },
  outcomes: { nl: 'Wat werd er van elke mail?', en: 'What became of each mail?' },
  all: { nl: 'Alle', en: 'All' },
  replied: { nl: 'Automatisch antwoord', en: 'Automatic reply' },
  company: { nl: 'Onderneming', en: 'Company' },
  to: { nl: 'Aan', en: 'To' },
  about: { nl: 'Over', en: 'About' },
  state: { nl: 'Toestand', en: 'State' },
  why: { nl: 'Uitleg', en: 'Explanation' },
  when: { nl: 'Verstuurd op', en: 'Sent on' },
  none: { nl: 'Geen mail voldoet hieraan.', en: 'No mail is like this.' },
  more: { nl: 'Toon de volgende 100', en: 'Show the next 100' },
  failed: { nl: 'Dat is niet gelukt', en: 'That did not work' },
  noConnection: { nl: 'De server antwoordt niet. Kijk uw verbinding na en probeer opnieuw.', en: 'The server does not answer. Check your connection and try again.' },
} as const
