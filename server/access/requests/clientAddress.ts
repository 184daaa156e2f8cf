import { isIP } from 'node:net'
import type { VisitContext } from '../../visit.ts'

/** IPv4 that a socket for both kinds writes as IPv6 is written as IPv4. */
const plain = (address: string): string => (/^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(address) ? address.slice('::ffff:'.length) : address)

/**
 * The network address that attempts are counted by. Only a proxy that the settings name is believed about who stands
 * before it: from the right of X-Forwarded-For, the first address that is not such a proxy itself. What a client
 * wrote before that, or sends without a proxy, counts for nothing.
 */
export function clientAddress(context: VisitContext, isTrustedProxy: (address: string) => boolean): string {
  let nearest = plain(context.env.incoming.socket.remoteAddress ?? 'unknown')
  const said = (context.req.header('x-forwarded-for') ?? '').split(',').map((one) => plain(one.trim()))
  while (isTrustedProxy(nearest)) {
    const next = said.pop()
    if (next === undefined || isIP(next) === 0) break
    nearest = next
  }
  return nearest
}

/** Who is limited together: one IPv4 address, or one IPv6 network of 64 bits, which one connection has to itself. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [front = '', back] = address.split('%')[0]!.split('::')
  const before = front.split(':').filter((group) => group !== '')
  const after = (back ?? '').split(':').filter((group) => group !== '')
  const zeros = back === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
