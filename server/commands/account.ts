/**
 * npm run account -- add EMAIL --role manager|analyst|steward [--cluster ID] [--name NAME]
 * npm run account -- list
 * npm run account -- disable EMAIL
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { connect } from '../../db/connect.ts'
import { disableAccount, findAccountByEmail, insertAccount, listAccounts } from '../../db/identity/access/account.ts'
import { findCluster, listClusters } from '../../db/identity/members/cluster.ts'
import { isOneAddress } from '../mail/mailer.ts'
import { readSettings } from '../settings.ts'
import { CommandError, runCommand, UsageError } from './commandLine.ts'
import type { Transaction } from 'kysely'
import type { Account } from '../../db/identity/access/account.ts'
import type { Schema } from '../../db/schema.ts'
import type { Role } from '../api/session.ts'

const usage = `Usage: npm run account -- add EMAIL --role manager|analyst|steward [--cluster ID] [--name NAME]
       npm run account -- list
       npm run account -- disable EMAIL

Says who may sign in. An account gets its link by mail, on the page /aanmelden. A manager belongs to one cluster and
sees that one only; an analyst and a steward see all. Disabling ends every session and link of the account at once.

  --role ROLE    manager, analyst or steward
  --cluster ID   of a manager, and of nobody else
  --name NAME    as the pages show it; without it, the address
  --help         this text

DATABASE_URL says which database; without it, sqlite:data/survey.db.
`

const roles: readonly Role[] = ['manager', 'analyst', 'steward']

type Order =
  | { readonly what: 'list' }
  | { readonly what: 'disable'; readonly email: string }
  | { readonly what: 'add'; readonly email: string; readonly role: Role; readonly cluster: string | undefined; readonly name: string }

function addressOf(text: string | undefined): string {
  if (text === undefined) throw new UsageError('EMAIL is missing')
  const email = text.trim().toLowerCase()
  if (!isOneAddress(email)) throw new UsageError(`EMAIL is "${text}", expected one address such as name@example.org`)
  return email
}

/** Undefined when only the usage was asked for. */
function readOrder(): Order | undefined {
  const options = { role: { type: 'string' }, cluster: { type: 'string' }, name: { type: 'string' }, help: { type: 'boolean' } } as const
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
  const { role, cluster, name, help } = parsed.values
  if (help) return undefined
  const [what, ...words] = parsed.positionals
  if (what !== 'add' && what !== 'list' && what !== 'disable') throw new UsageError(`${what === undefined ? 'nothing' : `"${what}"`} to do, expected add, list or disable`)
  const tooMany = words[what === 'list' ? 0 : 1]
  if (tooMany !== undefined) throw new UsageError(`"${tooMany}" is one word too many`)
  if (what !== 'add') {
    if ([role, cluster, name].some((given) => given !== undefined)) throw new UsageError('--role, --cluster and --name go with add')
    return what === 'list' ? { what } : { what, email: addressOf(words[0]) }
  }
  const email = addressOf(words[0])
  const known = roles.find((one) => one === role)
  if (known === undefined) throw new UsageError(`--role is ${role === undefined ? 'missing' : `"${role}"`}, expected manager, analyst or steward`)
  if (known === 'manager' && !cluster) throw new UsageError('--cluster ID is missing: a manager belongs to one cluster')
  if (known !== 'manager' && cluster !== undefined) throw new UsageError(`--cluster goes with --role manager only: the other roles see every cluster`)
  const shown = name?.trim() || email
  // It stands on pages and in mails: one line
  if (shown.length > 200 || /\p{Cc}/u.test(shown)) throw new UsageError('--name is longer than 200 characters or no single line')
  return { what, email, role: known, cluster, name: shown }
}

const inWords = ({ email, name, role, clusterId, disabledAt }: Account): string =>
  [email, clusterId === null ? role : `${role} of ${clusterId}`, name, ...(disabledAt === null ? [] : [`disabled ${disabledAt}`])].join('  ')

async function carryOut(transaction: Transaction<Schema>, order: Order): Promise<string> {
  if (order.what === 'list') {
    const accounts = await listAccounts(transaction)
    return accounts.length === 0 ? 'no accounts yet: npm run account -- add EMAIL --role ROLE' : accounts.map(inWords).join('\n')
  }
  const stored = await findAccountByEmail(transaction, order.email)
  if (order.what === 'disable') {
    if (stored === undefined) throw new CommandError(`there is no account ${order.email}: see npm run account -- list`)
    if (stored.disabledAt !== null) return `${order.email} was disabled already, on ${stored.disabledAt}`
    await disableAccount(transaction, stored.id, new Date())
    return `${order.email} is disabled, its sessions and links are ended`
  }
  if (stored !== undefined) throw new CommandError(`${order.email} has an account already (${inWords(stored)}): nothing is changed`)
  const { email, role, cluster, name } = order
  if (cluster !== undefined && (await findCluster(transaction, cluster)) === undefined) {
    const ids = (await listClusters(transaction)).map(({ id }) => id).sort()
    throw new CommandError(`there is no cluster "${cluster}": ${ids.length === 0 ? 'there is none at all yet, import the members first' : `expected one of ${ids.join(', ')}`}`)
  }
  const account = { id: randomUUID(), email, name, role, clusterId: cluster ?? null }
  await insertAccount(transaction, account)
  return `${inWords({ ...account, disabledAt: null })}  added`
}

await runCommand('account', async () => {
  const order = readOrder()
  if (!order) {
    process.stdout.write(usage)
    return
  }
  // Names and addresses: for the owner of the file only
  process.umask(0o077)
  const store = await connect(readSettings(process.env).databaseUrl)
  try {
    process.stdout.write(`${await store.kysely.transaction().execute((transaction) => carryOut(transaction, order))}\n`)
  } finally {
    await store.close()
  }
})
