import { consumeSignInLink, createSignInLink, findSignInLink } from '../../../db/identity/access/signInLink.ts'
import type { Store } from '../../../db/store.ts'
import { hashToken, newToken } from '../tokens.ts'

/**
 * A link is bound to the browser that asked for it: what is stored is the hash of the link and of a secret in that
 * browser's cookie together, so that a link that somebody else reads opens nothing.
 */
const boundHash = (token: string, browserSecret: string | undefined): string => hashToken(browserSecret === undefined ? token : `${token}.${browserSecret}`)

/** Makes a link that works once and ends every earlier link of the account. Returns its token. */
export async function issueSignInLink(store: Store, accountId: string, browserSecret: string | undefined, now: Date, validMs: number): Promise<string> {
  const token = newToken()
  await store.kysely.transaction().execute((transaction) =>
    createSignInLink(transaction, { tokenHash: boundHash(token, browserSecret), accountId, now, expiresAt: new Date(now.getTime() + validMs) }),
  )
  return token
}

/** A link printed at the start is bound to no browser; a mailed one to the browser that asked. */
const candidates = (token: string, browserSecret: string | undefined): string[] => [
  ...(browserSecret === undefined ? [] : [boundHash(token, browserSecret)]),
  boundHash(token, undefined),
]

/** Whether the link would work; changes nothing. */
export async function isUsableSignInLink(store: Store, token: string, browserSecret: string | undefined, now: Date): Promise<boolean> {
  for (const hash of candidates(token, browserSecret)) {
    if ((await findSignInLink(store.kysely, hash, now)) !== undefined) return true
  }
  return false
}

/** Uses the link up. Of many attempts at once exactly one gets the account. */
export async function useSignInLink(store: Store, token: string, browserSecret: string | undefined, now: Date): Promise<{ accountId: string } | undefined> {
  for (const hash of candidates(token, browserSecret)) {
    const account = await consumeSignInLink(store.kysely, hash, now)
    if (account !== undefined) return account
  }
  return undefined
}
