import type { VisitContext } from '../../visit.ts'

const isLoopback = (address: string) => address === '::1' || /^(::ffff:)?127\./.test(address)

/**
 * The network address that attempts are counted by. Behind https there is a proxy on this machine that adds the address
 * it saw as the last entry of X-Forwarded-For; what a client wrote before that, or sends without a proxy, counts for nothing.
 */
export function clientAddress(context: VisitContext, publicOrigin: string): string {
  const peer = context.env.incoming.socket.remoteAddress ?? 'unknown'
  if (!publicOrigin.startsWith('https:') || !isLoopback(peer)) return peer
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || peer
}
