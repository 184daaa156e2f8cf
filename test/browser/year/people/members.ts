import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { enter, type Visitor } from '../../../server/visitor.ts'
import { wholeAnswers } from '../../../server/wholeAnswers.ts'
import type { Ledger } from './ledger.ts'
import type { ReadMail } from '../mails/receivedMail.ts'

/** Members who do over HTTP what their pages do, each with the link of a mail as it was received; the books are kept. */
export function membersOf(origin: string, ledger: Ledger) {
  let answers = 0

  async function open(mail: ReadMail, place = 0): Promise<{ visitor: Visitor; reference: string; revision: number }> {
    const { link, clusterName } = mail.questionnaires[place]!
    const visitor = await enter(origin, link)
    const asked = (await (await visitor.get('/api/respondent/questionnaire')).json()) as { reference: string; revision: number; cluster: { name: string } }
    expect(asked.cluster.name).toBe(clusterName)
    ledger.member(mail.company, clusterName).opened = true
    return { visitor, reference: asked.reference, revision: asked.revision }
  }

  return {
    open,
    /** Opens the link and answers everything. */
    async finish(mail: ReadMail, place = 0): Promise<void> {
      const { visitor, reference, revision } = await open(mail, place)
      const sent = await visitor.sendJson('POST', '/api/respondent/submission', { reference, basedOnRevision: revision, answers: wholeAnswers(answers++ % 3), submissionKey: randomUUID() })
      expect(sent.status).toBe(200)
      Object.assign(ledger.member(mail.company, mail.questionnaires[place]!.clusterName), { started: true, complete: true })
    },
    /** Opens the link, answers the first question and goes away; what is returned can go on. */
    async begin(mail: ReadMail): Promise<(revision: number) => Promise<Response>> {
      const { visitor, reference } = await open(mail)
      const save = (basedOnRevision: number) => visitor.sendJson('PUT', '/api/respondent/answers', { reference, basedOnRevision, answers: { q1: 1, ...(basedOnRevision > 0 ? { q2: 3 } : {}) }, page: 'q1' })
      expect((await save(0)).status).toBe(200)
      ledger.member(mail.company, mail.questionnaires[0]!.clusterName).started = true
      return save
    },
    /** Presses the button behind the link under the mail, without opening the questionnaire. */
    async optOut(mail: ReadMail): Promise<void> {
      await enter(origin, mail.stopLink)
      for (const { clusterName } of mail.questionnaires) ledger.member(mail.company, clusterName).optedOut = true
    },
  }
}
