import type { Handover } from '../../db/identity/mails/sending/markMail.ts'

/** Nothing is sent to what could be read as two addresses or as a header. */
export class NotOneAddress extends Error {
  override readonly name = 'NotOneAddress'
  constructor() {
    super('the recipient of a mail is not one plain e-mail address')
  }
}

/** "smtp 550 5.1.1": what of a reply may be kept, because its text often quotes the address. */
export function replyCode(reply: string): string | null {
  const found = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3}))?/.exec(reply)
  return found === null ? null : ['smtp', ...found.slice(1).filter((part) => part !== undefined)].join(' ')
}

interface MailError {
  readonly code?: unknown
  readonly originalCode?: unknown
  readonly command?: unknown
  readonly response?: unknown
  readonly responseCode?: unknown
  readonly timeoutType?: unknown
}

/** Nothing was told to a mail server yet. */
const neverReached = new Set<unknown>(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EREQUIRETLS', 'EPROXY', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT'])

/**
 * What a mail that could not be handed over means for it, by RFC 5321 and the enhanced codes of RFC 3463: a refusal of
 * the recipient that is about the address (5.1.x, and 550, 551 and 553 without a class of their own) is a bounce; what is
 * about us or the moment is not; a connection that ended without a word leaves it uncertain.
 */
export function handoverOf(error: unknown): Handover {
  if (error instanceof NotOneAddress) return { kind: 'refusedAddress', outcome: 'notOneAddress' }
  const { code, originalCode, command, response, responseCode, timeoutType } = (typeof error === 'object' && error !== null ? error : {}) as MailError
  const status = typeof responseCode === 'number' ? responseCode : undefined
  if (status === undefined) {
    const reason = [originalCode, timeoutType, code].find((one) => typeof one === 'string' && /^[A-Z0-9_]{1,40}$/.test(one)) as string | undefined
    if ([code, originalCode, timeoutType].some((one) => neverReached.has(one))) return { kind: 'away', outcome: reason ?? 'away' }
    return { kind: 'uncertain', outcome: reason ?? 'uncertain' }
  }
  const outcome = replyCode(String(response ?? status)) ?? `smtp ${status}`
  const isAboutRecipient = command === 'RCPT TO' || command === 'DATA'
  if (!isAboutRecipient) return { kind: 'away', outcome }
  if (status < 500) return { kind: 'later', outcome }
  const enhanced = / 5\.(\d{1,3})\./.exec(outcome)?.[1]
  const isAddress = command === 'RCPT TO' && (enhanced === undefined ? [550, 551, 553].includes(status) : enhanced === '1')
  return { kind: isAddress ? 'refusedAddress' : 'failed', outcome }
}
