import { listAccounts } from '../db/identity/access/account.ts'
import { setInvitationToken } from '../db/identity/waves/invitation.ts'
import type { Store } from '../db/store.ts'
import { issueSignInLink } from './access/signInLink.ts'
import { hashToken, newToken } from './access/tokens.ts'
import type { Role } from './api/session.ts'

const validMs = 12 * 60 * 60 * 1000

export interface DemonstrationLinks {
  readonly respondent: string | undefined
  readonly accounts: readonly { readonly role: Role; readonly address: string }[]
}

/**
 * Links to try everything at once. Only a made-up wave gets a respondent link: a new link would end the one
 * that a real member has in the mail.
 */
export async function makeDemonstrationLinks(store: Store, origin: string, now: Date): Promise<DemonstrationLinks> {
  const accounts = await listAccounts(store.kysely)
  const links = []
  for (const role of ['manager', 'analyst', 'steward'] as const) {
    const account = accounts.find((one) => one.role === role && one.disabledAt === null)
    if (account === undefined) continue
    links.push({ role, address: `${origin}/aanmelden/${await issueSignInLink(store, account.id, undefined, now, validMs)}` })
  }
  const invitationId = await findUnopenedSyntheticInvitation(store, now)
  if (invitationId === undefined) return { respondent: undefined, accounts: links }
  const token = newToken()
  await setInvitationToken(store.kysely, invitationId, hashToken(token))
  return { respondent: `${origin}/r/${token}`, accounts: links }
}

async function findUnopenedSyntheticInvitation(store: Store, now: Date): Promise<string | undefined> {
  const moment = now.toISOString()
  const found = await store.kysely
    .selectFrom('invitation')
    .innerJoin('wave', 'wave.id', 'invitation.wave_id')
    .select('invitation.id as id')
    .where('wave.synthetic', '=', 1)
    .where('wave.opens_at', '<=', moment)
    .where('wave.closes_at', '>', moment)
    .where('invitation.opened_at', 'is', null)
    .where('invitation.started_at', 'is', null)
    .where('invitation.revoked_at', 'is', null)
    .orderBy('invitation.member_id')
    .limit(1)
    .executeTakeFirst()
  return found?.id
}
