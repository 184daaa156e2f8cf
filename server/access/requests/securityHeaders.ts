import type { MiddlewareHandler } from 'hono'
import type { Visit } from '../../visit.ts'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * On every answer. The referrer stays on this site: with no-referrer a browser sends `Origin: null` with a form,
 * and the check of the origin would have nothing to hold on to.
 */
export function securityHeaders(publicOrigin: string): MiddlewareHandler<Visit> {
  const headers: [string, string][] = [
    ['Content-Security-Policy', contentSecurityPolicy],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['X-Robots-Tag', 'noindex, nofollow'],
  ]
  if (publicOrigin.startsWith('https:')) headers.push(['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'])
  headers.push(['Cache-Control', 'no-store'])
  const byName = new Map(headers)
  return (context, next) => {
    // On the message itself, before anything else: a route may still say otherwise, and no error goes without them
    context.env.outgoing.setHeaders(byName)
    return next()
  }
}
