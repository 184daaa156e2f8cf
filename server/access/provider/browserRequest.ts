import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Language } from '../../api/language.ts'

/** How long somebody may take at the provider. */
export const requestSeconds = 10 * 60
const clockToleranceMs = 60_000

/** One attempt to sign in at the provider, from one browser. */
export interface BrowserRequest {
  readonly state: string
  readonly nonce: string
  /** Of PKCE: the provider gets its hash first, and the verifier with the code. */
  readonly codeVerifier: string
  readonly language: Language
}

/**
 * State, nonce and verifier follow from a secret in a cookie of the browser, a moment, and a key that only we have:
 * nothing is stored for somebody who may never come back, and any of several servers can finish what another began.
 */
const derive = (key: string, what: string, parts: readonly string[]): string => createHmac('sha256', key).update([what, ...parts].join('\n')).digest('base64url')

function requestOf(key: string, browserSecret: string, language: Language, moment: string): BrowserRequest {
  const parts = [browserSecret, language, moment]
  return {
    state: `${language}.${moment}.${derive(key, 'state', parts)}`,
    nonce: derive(key, 'nonce', parts),
    codeVerifier: derive(key, 'codeVerifier', parts),
    language,
  }
}

export const newBrowserRequest = (key: string, browserSecret: string, language: Language, now: Date): BrowserRequest =>
  requestOf(key, browserSecret, language, now.getTime().toString(36))

/** The request that this state belongs to; undefined for another browser, a state that we never gave, or one that is too old. */
export function readBrowserRequest(key: string, browserSecret: string, state: string, now: Date): BrowserRequest | undefined {
  const [, language, moment] = /^(nl|en)\.([0-9a-z]{1,11})\.[A-Za-z0-9_-]{43}$/.exec(state) ?? []
  if (language === undefined || moment === undefined) return undefined
  const request = requestOf(key, browserSecret, language as Language, moment)
  if (!timingSafeEqual(Buffer.from(request.state), Buffer.from(state))) return undefined
  const age = now.getTime() - Number.parseInt(moment, 36)
  return age <= requestSeconds * 1000 && age >= -clockToleranceMs ? request : undefined
}
