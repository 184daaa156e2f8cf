import type { Mail } from '../mail/mailer.ts'

interface Asked {
  readonly name: string
  readonly cluster: string
  /** The year. */
  readonly round: string
  /** Of the page on which the list is sent. */
  readonly link: string
  readonly isReminder: boolean
}

/** Asks the manager of a cluster for its list. Accounts have no language, so the mail speaks both. */
export function listRequestMail(to: string, { name, cluster, round, link, isReminder }: Asked): Mail {
  return {
    to,
    name,
    subject: `${isReminder ? 'Herinnering: ' : ''}uw ledenlijst van ${round} voor de Clusterbevraging`,
    text: [
      `Dag ${name},`,
      '',
      `Voor de bevraging van ${round} vragen we de ledenlijst van ${cluster}.`,
      'Uw eigen lijst is goed, in Excel of CSV. Op deze pagina stuurt u ze, of verbetert u een contact:',
      '',
      link,
      '',
      'Daar vindt u ook een sjabloon.',
      '',
      '--',
      '',
      `Hello ${name},`,
      '',
      `For the survey of ${round} we ask for the list of members of ${cluster}.`,
      'Your own list is fine, in Excel or CSV. On the page above you send it, or correct a contact;',
      'there is a template as well.',
      '',
    ].join('\r\n'),
  }
}
