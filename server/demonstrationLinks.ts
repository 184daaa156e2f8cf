import type { Store } from '../db/store.ts'
import { issueSignInLink } from './access/sessions/signInLink.ts'
import { demonstrationAccess } from './demonstration/access.ts'

const validMs = 12 * 60 * 60 * 1000

/** What the start prints to try everything at once: a name and an address each. Nothing without the demonstration. */
export async function makeDemonstrationLinks(store: Store, origin: string, now: Date): Promise<{ readonly name: string; readonly address: string }[]> {
  const access = await demonstrationAccess(store, now)
  if (access === undefined) return []
  const { respondentToken, accounts } = access
  const links = respondentToken === undefined ? [] : [{ name: 'respondent', address: `${origin}/r/${respondentToken}` }]
  for (const name of ['manager', 'analyst', 'steward'] as const) {
    links.push({ name, address: `${origin}/aanmelden/${await issueSignInLink(store, accounts[name], undefined, now, validMs)}` })
  }
  return links
}
