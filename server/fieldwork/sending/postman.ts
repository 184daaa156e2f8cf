import { recordAct } from '../../../db/audit/auditTrail.ts'
import { groupCommits } from '../../../db/groupCommits.ts'
import { claimMail, type Claim, type ClaimedMail } from '../../../db/identity/mails/sending/claimMail.ts'
import { markMail } from '../../../db/identity/mails/sending/markMail.ts'
import { queueMails } from '../../../db/identity/mails/queueMails.ts'
import { takeDueReminder } from '../../../db/identity/mails/reminderPlan.ts'
import { cancelOfClosedWaves, countBegunMails, hasOutboxWork } from '../../../db/identity/mails/sending/underWay.ts'
import type { Store } from '../../../db/store.ts'
import { hashToken, newToken } from '../../access/tokens.ts'
import { handoversAtOnce, type Mailer } from '../../mail/mailer.ts'
import { letterFor, type LetterPaper } from './letter.ts'

export interface PostmanOptions extends LetterPaper {
  readonly store: Store
  readonly mailer: Mailer
  /** Of all servers on one database together. */
  readonly mailsPerMinute: number
  readonly now: () => Date
  readonly report: (what: string, error: unknown) => void
}

export interface Postman {
  /** Sends what is due, as far as the rate of this minute allows. Rounds of one postman follow each other. */
  round(): Promise<{ readonly handedOver: number }>
  /** Makes rounds by itself from here on. */
  start(): void
  /** There is something to send: does not wait for the next round. */
  wake(): void
  /** Begins no further mail; resolves when those under way are marked. */
  stop(): Promise<void>
}

const everyMs = 5_000
const minuteMs = 60_000

const newLink: Claim['newLink'] = () => {
  const token = newToken()
  return { token, hash: hashToken(token) }
}

export const mailDomainOf = (contactEmail: string): string => contactEmail.slice(contactEmail.lastIndexOf('@') + 1)

/**
 * Empties the outbox. Each mail is claimed in a transaction that looks once more whether it has to go out, handed over,
 * and marked. Killed between handing over and marking, it is handed over once more with the same Message-ID.
 */
export function createPostman({ store, mailer, mailsPerMinute, now, report, ...paper }: PostmanOptions): Postman {
  const claim = groupCommits(store, claimMail)
  const mark = groupCommits(store, markMail)
  let stopping = false
  let running: Promise<{ handedOver: number }> | undefined
  let timer: NodeJS.Timeout | undefined

  async function queuePlanned(): Promise<void> {
    for (;;) {
      const more = await store.kysely.transaction().execute(async (transaction) => {
        const moment = now()
        const due = await takeDueReminder(transaction, moment)
        if (due === undefined) return false
        const { queued } = await queueMails(transaction, { ...due, kind: 'reminder', accountId: null, ownWords: null, mailDomain: mailDomainOf(paper.contactEmail), now: moment })
        await recordAct(transaction, { at: moment, actor: { kind: 'clock' }, act: 'reminderSent', subject: { kind: 'wave', id: due.waveId }, details: { number: due.number, mails: queued } })
        return true
      })
      if (!more) return
    }
  }

  async function handOver(mail: ClaimedMail): Promise<boolean> {
    const handover = await mailer.deliver(await letterFor(store.kysely, mail, paper))
    await mark({ id: mail.id, claim: mail.claim, handover, now: now() })
    return handover.kind !== 'away'
  }

  async function makeRound(): Promise<{ handedOver: number }> {
    if (!(await hasOutboxWork(store.kysely, now()))) return { handedOver: 0 }
    await queuePlanned()
    await cancelOfClosedWaves(store.kysely, now())
    let allowed = mailsPerMinute - (await countBegunMails(store.kysely, new Date(now().getTime() - minuteMs)))
    let handedOver = 0
    let isAway = false
    const carry = async (): Promise<void> => {
      while (allowed > 0 && !stopping && !isAway) {
        allowed--
        const outcome = await claim({ now: now(), newLink })
        if (outcome.kind === 'none') return
        if (outcome.kind === 'passedOver') {
          allowed++
          continue
        }
        // What cannot be asked now is not asked for each mail of the round
        if (await handOver(outcome.mail)) handedOver++
        else isAway = true
      }
    }
    const carriers = await Promise.allSettled(Array.from({ length: handoversAtOnce }, carry))
    for (const one of carriers) if (one.status === 'rejected') throw one.reason
    return { handedOver }
  }

  const round = async () => {
    await running?.catch(() => undefined)
    running = makeRound().finally(() => (running = undefined))
    return await running
  }
  const roundByItself = () => {
    if (running === undefined && !stopping) round().catch((error: unknown) => report('mails could not be sent', error))
  }
  return {
    round,
    start() {
      timer = setInterval(roundByItself, everyMs)
      timer.unref()
      roundByItself()
    },
    wake: () => void setImmediate(roundByItself),
    async stop() {
      stopping = true
      clearInterval(timer)
      await running?.catch(() => undefined)
    },
  }
}
