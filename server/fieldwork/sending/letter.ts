import { findFormerRecipient, findManager, findOwnWords } from '../../../db/identity/mails/sending/content.ts'
import type { ClaimedMail } from '../../../db/identity/mails/sending/claimMail.ts'
import type { Database } from '../../../db/store.ts'
import type { Mail } from '../../mail/mailer.ts'
import { isLanguage } from '../../pages/preferredLanguage.ts'
import { questionnaireMail } from '../mails/questionnaireMail.ts'

const reminders = { invitation: 0, delegation: 0, reminder1: 1, reminder2: 2 } as const

export interface LetterPaper {
  readonly publicOrigin: string
  readonly contactEmail: string
}

/** What a claimed mail says, to whom, and who answers questions about it. */
export async function letterFor(db: Database, mail: ClaimedMail, { publicOrigin, contactEmail }: LetterPaper): Promise<Mail> {
  const clusters = mail.questionnaires.map(({ clusterId }) => clusterId)
  const words = mail.mailingId === null ? undefined : await findOwnWords(db, mail.mailingId)
  const isTheirs = words !== undefined && clusters.includes(words.clusterId)
  const manager = await findManager(db, isTheirs ? words.clusterId : clusters[0]!)
  const stopLink = `${publicOrigin}/stop/${mail.stopToken}`
  const content = questionnaireMail({
    language: isLanguage(mail.language) ? mail.language : 'nl',
    contactName: mail.name,
    companyName: mail.companyName,
    questionnaires: mail.questionnaires.map(({ clusterName, started, token }) => ({ clusterName, started, link: `${publicOrigin}/r/${token}` })),
    closesAt: mail.closesAt,
    reminder: reminders[mail.kind],
    ...(mail.kind === 'delegation' ? { passedOnBy: await findFormerRecipient(db, mail.recipientId) } : {}),
    manager,
    contactEmail,
    optOutLink: stopLink,
    test: false,
    ownWords: isTheirs ? words.text : null,
  })
  return {
    ...content,
    to: mail.email,
    messageId: mail.messageId,
    stopLink,
    ...(mail.name === null ? {} : { name: mail.name }),
    ...(manager === null ? {} : { replyTo: { name: manager.name, address: manager.email } }),
  }
}
