import type { MailKind } from '../schema.ts'
import type { Schema } from '../../schema.ts'

interface NewMail {
  readonly id: string
  readonly waveId: string
  readonly kind: MailKind
  readonly companyId: string
  readonly recipientId: string
  readonly mailingId: string | null
  readonly language: string
  readonly moment: string
  readonly mailDomain: string
}

/** A row for the outbox. The Message-ID cannot be guessed: a report about it comes from who had the mail. */
export const newMail = ({ id, waveId, kind, companyId, recipientId, mailingId, language, moment, mailDomain }: NewMail): Schema['mail'] => ({
  id,
  wave_id: waveId,
  kind,
  company_id: companyId,
  recipient_id: recipientId,
  mailing_id: mailingId,
  language,
  state: 'queued',
  message_id: `${id}@${mailDomain}`,
  queued_at: moment,
  due_at: moment,
  claimed_at: null,
  claim: null,
  sent_at: null,
  attempts: 0,
  interruptions: 0,
  outcome: null,
  replied_at: null,
})
