import PostalMime from 'postal-mime'

/** What a mail that came in is, as far as its headers and its report say. */
export type Inbound =
  /** A mail was given up. `address`: because nobody has that address. */
  | { readonly kind: 'bounce'; readonly isAddress: boolean; readonly status: string; readonly about: readonly string[] }
  /** The mail server still tries. */
  | { readonly kind: 'delayed'; readonly about: readonly string[] }
  | { readonly kind: 'automaticReply'; readonly about: readonly string[] }
  | { readonly kind: 'unknown' }

/** Beyond this a mail is not read: reports and automatic replies are small. */
export const largestInbound = 512 * 1024

/** More than a mail and its reminders is no answer to one of them. */
const mostIds = 20

const limits = { maxNestingDepth: 20, maxHeadersSize: 64 * 1024, forceRfc822Attachments: true, attachmentEncoding: 'utf8' } as const

/** Ids as they stand between angle brackets. */
const idsIn = (text: string | undefined): string[] => [...(text ?? '').matchAll(/<([^<>\s]{1,250})>/g)].slice(0, mostIds).map((found) => found[1]!)

/** Fields of a delivery-status report (RFC 3464), of all recipients together; there is one of each of ours. */
function fieldOf(report: string, name: string): string | undefined {
  return new RegExp(`^${name}[ \\t]*:[ \\t]*(.+)$`, 'im').exec(report)?.[1]?.trim()
}

/** RFC 3463: 5.1 is about the address; what Exchange and others answer for a mailbox that is not there as well. */
const isAboutAddress = (status: string): boolean => /^5\.(1\.\d+|0\.0|2\.1|4\.1|4\.4)$/.test(status)

/**
 * Reads one mail that came in. What cannot be read is unknown, never an error. Which mail it is about is said by the
 * Message-ID of the original that comes back with a report, or by what an automatic reply refers to.
 */
export async function readInbound(source: Uint8Array | string): Promise<Inbound> {
  if (source.length > largestInbound) return { kind: 'unknown' }
  try {
    return await read(source)
  } catch {
    return { kind: 'unknown' }
  }
}

async function read(source: Uint8Array | string): Promise<Inbound> {
  const mail = await PostalMime.parse(source, limits)
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
  const contentOf = (type: RegExp): string | undefined => {
    const found = mail.attachments.find(({ mimeType }) => type.test(mimeType))
    return found === undefined ? undefined : typeof found.content === 'string' ? found.content : new TextDecoder().decode(found.content)
  }
  const report = contentOf(/^message\/(global-)?delivery-status$/i)
  const refers = [...idsIn(mail.inReplyTo), ...idsIn(mail.references)]
  if (report !== undefined) {
    const original = contentOf(/^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/i) ?? ''
    const about = [...new Set([...idsIn(fieldOf(unfolded(original.split(/\r?\n\r?\n/)[0]!), 'Message-ID')), ...refers])]
    const [action, status] = [fieldOf(report, 'Action')?.toLowerCase(), /\d\.\d{1,3}\.\d{1,3}/.exec(fieldOf(report, 'Status') ?? '')?.[0] ?? '']
    if (about.length === 0) return { kind: 'unknown' }
    if (action === 'failed') return { kind: 'bounce', isAddress: isAboutAddress(status), status: status === '' ? 'failed' : status, about }
    return action === 'delayed' ? { kind: 'delayed', about } : { kind: 'unknown' }
  }
  const submitted = (header('auto-submitted') ?? 'no').trim().toLowerCase()
  const isAutomatic = !/^no\b/.test(submitted) || ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some((name) => header(name) !== undefined) || /^auto_reply$/i.test(header('precedence')?.trim() ?? '')
  return isAutomatic && refers.length > 0 ? { kind: 'automaticReply', about: refers } : { kind: 'unknown' }
}

const unfolded = (headers: string): string => headers.replace(/\r?\n[ \t]+/g, ' ')
