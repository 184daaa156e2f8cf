import type { Transaction } from 'kysely'
import { findAccountByEmail, listAccounts, type Account } from '../../db/identity/access/account.ts'
import { listAccountSubjects } from '../../db/identity/access/accountSubject.ts'
import { listClusters } from '../../db/identity/members/cluster.ts'
import type { Schema } from '../../db/schema.ts'
import { issuerName } from '../access/provider/issuerName.ts'
import { CommandError } from '../commands/commandLine.ts'
import { AccountRefused, addAccount, changeRights, disable, enable, link, unlink, type Change } from './changeAccount.ts'
import type { Order } from './readOrder.ts'

const inWords = ({ email, name, role, clusterId, disabledAt }: Account): string =>
  [email, clusterId === null ? role : `${role} of ${clusterId}`, name, ...(disabledAt === null ? [] : [`disabled ${disabledAt}`])].join('  ')

async function listed(transaction: Transaction<Schema>): Promise<string> {
  const accounts = await listAccounts(transaction)
  if (accounts.length === 0) return 'no accounts yet: npm run account -- add EMAIL --role ROLE'
  const subjects = await listAccountSubjects(transaction)
  return accounts
    .map((account) => [inWords(account), ...subjects.filter(({ accountId }) => accountId === account.id).map(({ issuer, organisation }) => `linked at ${issuer}${organisation === null ? '' : ` for ${organisation}`}`)].join('  '))
    .join('\n')
}

async function refusedInWords(transaction: Transaction<Schema>, order: Order, error: unknown): Promise<never> {
  if (!(error instanceof AccountRefused)) throw error
  const email = 'email' in order ? order.email : ''
  if (error.refusal === 'unknownCluster' && 'cluster' in order) {
    const ids = (await listClusters(transaction)).map(({ id }) => id).sort()
    throw new CommandError(`there is no cluster "${order.cluster}": ${ids.length === 0 ? 'there is none at all yet, import the members first' : `expected one of ${ids.join(', ')}`}`)
  }
  if (error.refusal === 'alreadyLinked') throw new CommandError(`${email} or this code is linked already: see npm run account -- list, and unlink first`)
  throw error
}

/**
 * @param issuer of the sign-in provider in the settings
 * @returns what was done, in a line
 * @throws CommandError in one sentence
 */
export async function carryOut(transaction: Transaction<Schema>, order: Order, issuer: string | undefined, at: Date): Promise<string> {
  if (order.what === 'list') return listed(transaction)
  const change: Change = { at, actor: { kind: 'command', name: 'account' }, mayEndLastSteward: true }
  const { email } = order
  const stored = await findAccountByEmail(transaction, email)
  try {
    if (order.what === 'add') {
      if (stored !== undefined) throw new CommandError(`${email} has an account already (${inWords(stored)}): nothing is changed`)
      return `${inWords(await addAccount(transaction, { email, name: order.name, role: order.role, clusterId: order.cluster ?? null }, change))}  added`
    }
    if (stored === undefined) throw new CommandError(`there is no account ${email}: see npm run account -- list`)
    switch (order.what) {
      case 'disable':
        return (await disable(transaction, stored, change)) ? `${email} is disabled, its sessions and links are ended` : `${email} was disabled already, on ${stored.disabledAt}`
      case 'enable':
        return (await enable(transaction, stored, change)) ? `${email} may sign in again, as ${stored.role}` : `${email} was not disabled`
      case 'role': {
        const rights = { role: order.role, clusterId: order.cluster ?? null }
        const changed = await changeRights(transaction, stored, rights, change)
        return changed ? `${inWords({ ...stored, ...rights })}  changed, its sessions and links are ended` : `${email} is that already: nothing is changed`
      }
      case 'link': {
        if (issuer === undefined) throw new CommandError('OIDC_ISSUER is not set: there is no sign-in provider to link to')
        await link(transaction, stored, { issuer: issuerName(issuer), subject: order.subject, organisation: order.organisation }, change)
        return `${email} may sign in at ${issuerName(issuer)}`
      }
      case 'unlink':
        return (await unlink(transaction, stored, change)) ? `${email} is linked no more, its sessions are ended` : `${email} was not linked`
    }
  } catch (error) {
    return refusedInWords(transaction, order, error)
  }
}
