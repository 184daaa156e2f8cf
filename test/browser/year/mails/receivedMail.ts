import PostalMime from 'postal-mime'
import { personKey } from './expectedMails.ts'
import type { ReceivedMail } from '../../../server/mail/realSmtp.ts'

/** What a person reads in a mail about questionnaires. */
export interface ReadMail {
  readonly to: string
  readonly company: string
  readonly key: string
  readonly language: 'nl' | 'en'
  readonly kind: 'invitation' | 'reminder1' | 'reminder2' | 'delegation'
  readonly subject: string
  readonly text: string
  readonly questionnaires: readonly { readonly clusterName: string; readonly link: string; readonly started: boolean }[]
  readonly stopLink: string
  readonly messageId: string
  readonly replyTo: string | undefined
}

/** The sentence that says why somebody is written to, by kind and language; each names the company. */
const sentences: readonly (readonly [ReadMail['kind'], ReadMail['language'], RegExp])[] = [
  ['invitation', 'nl', /^(.+) is lid van .+\. Elk jaar vragen we/m],
  ['reminder1', 'nl', /^Enkele weken geleden vroegen we wat .+ voor (.+) betekent\. Uw antwoord telt/m],
  ['reminder2', 'nl', /^Dit is onze laatste vraag van dit jaar: wat betekent .+ voor (.+)\? Het duurt/m],
  ['delegation', 'nl', /gaf u de vragenlijst van .+ door, omdat u voor (.+) het best kunt antwoorden\./],
  ['invitation', 'en', /^(.+) is a member of .+\. Every year we ask/m],
  ['reminder1', 'en', /^Some weeks ago we asked what .+ means to (.+)\. Your answer counts/m],
  ['reminder2', 'en', /^This is the last time we ask this year: what does .+ mean to (.+)\? It takes/m],
  ['delegation', 'en', /passed the questionnaire of .+ on to you, because you can best answer for (.+)\. Every year/],
]

const linkWords = /^(?:(Begin met|Start)|(?:Ga verder met|Continue)) (?:de vragenlijst over|the questionnaire about) (.+):\n(https?:\S+\/r\/[A-Za-z0-9_-]{43})$/gm

/** Reads a mail as it came over the wire, with a reader that did not write it; @throws when it is none of ours about a questionnaire. */
export async function readMail(mail: ReceivedMail): Promise<ReadMail> {
  const parsed = await PostalMime.parse(mail.source)
  const text = parsed.text!.replaceAll('\r\n', '\n')
  const found = sentences.map(([kind, language, sentence]) => [kind, language, sentence.exec(text)?.[1]] as const).filter(([, , company]) => company !== undefined)
  if (found.length !== 1 || mail.to.length !== 1) throw new Error(`no mail about a questionnaire to ${mail.to.join(', ')}:\n${text}`)
  const [kind, language, company] = found[0]!
  const questionnaires = [...text.matchAll(linkWords)].map(([, begin, clusterName, link]) => ({ clusterName: clusterName!, link: link!, started: begin === undefined }))
  const stopLink = /^https?:\S+\/stop\/[A-Za-z0-9_-]{43}$/m.exec(text)![0]
  for (const link of [...questionnaires.map((one) => one.link), stopLink]) if (!parsed.html!.includes(link)) throw new Error(`a link stands in the text to ${mail.to[0]} and not in the mark-up`)
  return {
    to: mail.to[0]!.toLowerCase(),
    company: company!,
    key: personKey(company!, mail.to[0]!),
    language,
    kind,
    subject: parsed.subject!,
    text,
    questionnaires,
    stopLink,
    messageId: parsed.messageId!.slice(1, -1),
    replyTo: parsed.replyTo?.[0]?.address,
  }
}
