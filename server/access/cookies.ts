import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { looksLikeToken } from './tokens.ts'

/** Names without the `__Host-` that the browser enforces: this host only, secure, the whole site. */
export type CookieName = 'respondent' | 'session' | 'signInRequest' | 'providerRequest'

const fixed = { secure: true, httpOnly: true, sameSite: 'Lax', path: '/', prefix: 'host' } as const

/** The random id in the cookie, or undefined when there is none of the right form. */
export function readCookie(context: Context, name: CookieName): string | undefined {
  const value = getCookie(context, name, 'host')
  return value !== undefined && looksLikeToken(value) ? value : undefined
}

/** `seconds` undefined: until the browser is closed. */
export function writeCookie(context: Context, name: CookieName, value: string, seconds?: number): void {
  setCookie(context, name, value, seconds === undefined ? fixed : { ...fixed, maxAge: seconds })
}

export function removeCookie(context: Context, name: CookieName): void {
  deleteCookie(context, name, fixed)
}
