import { findManager } from '../../../db/identity/mails/sending/content.ts'
import type { Cluster } from '../../../db/identity/members/cluster.ts'
import type { Database } from '../../../db/store.ts'
import type { Language } from '../../api/language.ts'
import { questionnaireMail, type MailContent } from '../mails/questionnaireMail.ts'
import type { LetterPaper } from './letter.ts'

export interface Sample {
  readonly kind: 'invitation' | 'reminder1' | 'reminder2'
  readonly language: Language
  readonly cluster: Cluster
  readonly closesAt: string
  readonly ownWords: string | null
}

const examples = {
  nl: { contactName: 'Voornaam Naam', companyName: 'Voorbeeldbedrijf' },
  en: { contactName: 'First name Name', companyName: 'Example company' },
} as const

/** A mail as members will get it, about nobody: its links lead nowhere, and it says so. */
export async function sampleMail(db: Database, { kind, language, cluster, closesAt, ownWords }: Sample, { publicOrigin, contactEmail }: LetterPaper): Promise<MailContent> {
  return questionnaireMail({
    language,
    ...examples[language],
    questionnaires: [{ clusterName: cluster.name, link: `${publicOrigin}/r/voorbeeld`, started: false }],
    closesAt,
    reminder: ({ invitation: 0, reminder1: 1, reminder2: 2 } as const)[kind],
    manager: await findManager(db, cluster.id),
    contactEmail,
    optOutLink: `${publicOrigin}/stop/voorbeeld`,
    test: true,
    ownWords,
  })
}
