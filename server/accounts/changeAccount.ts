import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { recordAct, type Actor } from '../../db/audit/auditTrail.ts'
import { disableAccount, enableAccount, findAccountByEmail, insertAccount, lockActiveStewards, setAccountRights, type Account } from '../../db/identity/access/account.ts'
import { deleteAccountSubjects, insertAccountSubject } from '../../db/identity/access/accountSubject.ts'
import { findCluster } from '../../db/identity/members/cluster.ts'
import type { Schema } from '../../db/schema.ts'

/** Why an account stays as it was. */
export type AccountRefusal =
  | 'unknownCluster'
  /** Another account has this address. */
  | 'addressTaken'
  /** Nobody could give access any more. */
  | 'lastSteward'
  /** The subject belongs to an account already, or the account has a subject of this provider. */
  | 'alreadyLinked'

export class AccountRefused extends Error {
  override readonly name = 'AccountRefused'
  readonly refusal: AccountRefusal

  constructor(refusal: AccountRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** Who changes an account, and when. A steward at a page cannot take away the last steward; somebody at the machine can. */
export interface Change {
  readonly at: Date
  readonly actor: Actor
  readonly mayEndLastSteward: boolean
}

type Rights = Pick<Account, 'role' | 'clusterId'>

async function assertCluster(transaction: Transaction<Schema>, { clusterId }: Rights): Promise<void> {
  if (clusterId !== null && (await findCluster(transaction, clusterId)) === undefined) throw new AccountRefused('unknownCluster')
}

async function assertStewardLeft(transaction: Transaction<Schema>, account: Account, { mayEndLastSteward }: Change): Promise<void> {
  if (mayEndLastSteward) return
  const stewards = await lockActiveStewards(transaction)
  if (stewards.every((id) => id === account.id)) throw new AccountRefused('lastSteward')
}

/** The act comes last in its transaction: until that ends, every other act waits for it. */
const record = (transaction: Transaction<Schema>, { at, actor }: Change, act: 'accountAdded' | 'accountDisabled' | 'accountChanged', id: string, details: Record<string, string | null>) =>
  recordAct(transaction, { at, actor, act, subject: { kind: 'account', id }, details })

/** @throws AccountRefused */
export async function addAccount(transaction: Transaction<Schema>, given: Omit<Account, 'id' | 'disabledAt'>, change: Change): Promise<Account> {
  if ((await findAccountByEmail(transaction, given.email)) !== undefined) throw new AccountRefused('addressTaken')
  await assertCluster(transaction, given)
  const account = { ...given, id: randomUUID() }
  await insertAccount(transaction, account)
  await record(transaction, change, 'accountAdded', account.id, { role: account.role, cluster: account.clusterId })
  return { ...account, disabledAt: null }
}

/** Every session and link of the account ends, when its rights become others. @throws AccountRefused */
export async function changeRights(transaction: Transaction<Schema>, account: Account, rights: Rights, change: Change): Promise<boolean> {
  if (account.role === rights.role && account.clusterId === rights.clusterId) return false
  await assertCluster(transaction, rights)
  if (account.role === 'steward') await assertStewardLeft(transaction, account, change)
  await setAccountRights(transaction, account.id, rights)
  await record(transaction, change, 'accountChanged', account.id, { what: 'rights', role: rights.role, cluster: rights.clusterId, formerRole: account.role, formerCluster: account.clusterId })
  return true
}

/** @throws AccountRefused */
export async function disable(transaction: Transaction<Schema>, account: Account, change: Change): Promise<boolean> {
  if (account.disabledAt !== null) return false
  if (account.role === 'steward') await assertStewardLeft(transaction, account, change)
  await disableAccount(transaction, account.id, change.at)
  await record(transaction, change, 'accountDisabled', account.id, { role: account.role })
  return true
}

export async function enable(transaction: Transaction<Schema>, account: Account, change: Change): Promise<boolean> {
  if (account.disabledAt === null) return false
  await enableAccount(transaction, account.id)
  await record(transaction, change, 'accountChanged', account.id, { what: 'enabled', role: account.role })
  return true
}

/** From now on this person at the provider is this account. The trail names neither the subject nor the organisation. @throws AccountRefused */
export async function link(transaction: Transaction<Schema>, account: Account, subject: { readonly issuer: string; readonly subject: string; readonly organisation: string | null }, change: Change): Promise<void> {
  if (!(await insertAccountSubject(transaction, { ...subject, accountId: account.id }, change.at))) throw new AccountRefused('alreadyLinked')
  await record(transaction, change, 'accountChanged', account.id, { what: 'linked' })
}

export async function unlink(transaction: Transaction<Schema>, account: Account, change: Change): Promise<boolean> {
  if ((await deleteAccountSubjects(transaction, account.id)) === 0) return false
  await record(transaction, change, 'accountChanged', account.id, { what: 'unlinked' })
  return true
}
