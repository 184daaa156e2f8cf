import { minutesValid } from '../pages/signIn.ts'
import type { Mail } from './mailer.ts'

/** Accounts have no language, so the mail speaks both. */
export function signInMail(to: string, link: string): Mail {
  return {
    to,
    subject: 'Uw link om aan te melden bij de Clusterbevraging',
    text: [
      'Dag,',
      '',
      'Met deze link meldt u zich aan bij de Clusterbevraging:',
      '',
      link,
      '',
      `De link werkt één keer, ${minutesValid} minuten lang, en alleen in de browser waarin u hem vroeg.`,
      'Vroeg u geen link? Dan hoeft u niets te doen.',
      '',
      '--',
      '',
      'Hello,',
      '',
      'The link above signs you in to the Cluster survey. It works once,',
      `for ${minutesValid} minutes, and only in the browser in which you asked for it.`,
      'Did you not ask for a link? Then there is nothing to do.',
      '',
    ].join('\r\n'),
  }
}
