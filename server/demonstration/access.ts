import { findAccount } from '../../db/identity/access/account.ts'
import { findUnusedInvitation, setInvitationToken } from '../../db/identity/waves/invitation.ts'
import { listWaves } from '../../db/identity/waves/wave.ts'
import { hashToken, newToken } from '../access/tokens.ts'
import { waveState } from '../access/waveState.ts'
import { accountIds } from './accounts.ts'
import type { Store } from '../../db/store.ts'

/** What a start prints, so that somebody can look around. */
export interface DemonstrationAccess {
  /** Token of a member of an open synthetic wave who was not given one yet; undefined when no such wave or member is left. */
  readonly respondentToken: string | undefined
  /** Ids of accounts, to make sign-in links for. */
  readonly accounts: typeof accountIds
}

/**
 * Gives one more member of the demonstration a link; those given before keep working.
 * @returns undefined when the database does not hold the demonstration
 */
export async function demonstrationAccess(store: Store, now: Date): Promise<DemonstrationAccess | undefined> {
  return await store.kysely.transaction().execute(async (transaction) => {
    for (const id of Object.values(accountIds)) if (!(await findAccount(transaction, id))) return undefined
    const open = (await listWaves(transaction)).find((wave) => wave.synthetic && waveState(wave, now) === 'open')
    const manager = await findAccount(transaction, accountIds.manager)
    const invitationId = open && (await findUnusedInvitation(transaction, open.id, manager!.clusterId!))
    if (invitationId === undefined) return { respondentToken: undefined, accounts: accountIds }
    const respondentToken = newToken()
    await setInvitationToken(transaction, invitationId, hashToken(respondentToken))
    return { respondentToken, accounts: accountIds }
  })
}
