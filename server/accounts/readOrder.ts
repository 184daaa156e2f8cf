import { parseArgs } from 'node:util'
import { UsageError } from '../commands/commandLine.ts'
import { isOneAddress } from '../mail/mailer.ts'
import { isOrganisation, isShownName, isSubject } from './fields.ts'
import type { Role } from '../api/session.ts'

const roles: readonly Role[] = ['manager', 'analyst', 'steward']

export interface WantedRights {
  readonly role: Role
  readonly cluster: string | undefined
}

/** What somebody at the machine wants of the accounts. */
export type Order =
  | { readonly what: 'list' }
  | { readonly what: 'disable' | 'enable' | 'unlink'; readonly email: string }
  | ({ readonly what: 'add'; readonly email: string; readonly name: string } & WantedRights)
  | ({ readonly what: 'role'; readonly email: string } & WantedRights)
  | { readonly what: 'link'; readonly email: string; readonly subject: string; readonly organisation: string | null }

const options = {
  role: { type: 'string' },
  cluster: { type: 'string' },
  name: { type: 'string' },
  subject: { type: 'string' },
  organisation: { type: 'string' },
  help: { type: 'boolean' },
} as const
type Option = Exclude<keyof typeof options, 'help'>

/** Which options go with what. */
const optionsOf: Readonly<Record<Order['what'], readonly Option[]>> = {
  add: ['role', 'cluster', 'name'],
  role: ['role', 'cluster'],
  link: ['subject', 'organisation'],
  disable: [],
  enable: [],
  unlink: [],
  list: [],
}
const isKnown = (what: string | undefined): what is Order['what'] => what !== undefined && Object.hasOwn(optionsOf, what)

function addressOf(text: string | undefined): string {
  if (text === undefined) throw new UsageError('EMAIL is missing')
  const email = text.trim().toLowerCase()
  if (!isOneAddress(email)) throw new UsageError(`EMAIL is "${text}", expected one address such as name@example.org`)
  return email
}

function rightsOf({ role, cluster }: Partial<Record<Option, string>>): WantedRights {
  const known = roles.find((one) => one === role)
  if (known === undefined) throw new UsageError(`--role is ${role === undefined ? 'missing' : `"${role}"`}, expected manager, analyst or steward`)
  if (known === 'manager' && !cluster) throw new UsageError('--cluster ID is missing: a manager belongs to one cluster')
  if (known !== 'manager' && cluster !== undefined) throw new UsageError(`--cluster goes with --role manager only: the other roles see every cluster`)
  return { role: known, cluster }
}

/** Undefined when only the usage was asked for. @throws UsageError */
export function readOrder(words: readonly string[]): Order | undefined {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0])
  }
  const { help, ...given } = parsed.values
  if (help) return undefined
  const [what, ...rest] = parsed.positionals
  const names = Object.keys(optionsOf)
  if (!isKnown(what)) throw new UsageError(`${what === undefined ? 'nothing' : `"${what}"`} to do, expected ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`)
  const tooMany = rest[what === 'list' ? 0 : 1]
  if (tooMany !== undefined) throw new UsageError(`"${tooMany}" is one word too many`)
  const stray = (Object.keys(given) as Option[]).find((name) => !optionsOf[what].includes(name))
  if (stray !== undefined) throw new UsageError(`--${stray} does not go with ${what}`)
  if (what === 'list') return { what }
  const email = addressOf(rest[0])
  switch (what) {
    case 'add': {
      const rights = rightsOf(given)
      const name = given.name?.trim() || email
      if (!isShownName(name)) throw new UsageError('--name is longer than 200 characters or no single line')
      return { what, email, name, ...rights }
    }
    case 'role':
      return { what, email, ...rightsOf(given) }
    case 'link': {
      const { subject, organisation = null } = given
      if (subject === undefined || !isSubject(subject)) throw new UsageError(`--subject is ${subject === undefined ? 'missing' : 'no code'}, expected what the page without access shows`)
      if (organisation !== null && !isOrganisation(organisation)) throw new UsageError(`--organisation is "${organisation}", expected an OVO code such as OVO000001 or ten digits`)
      return { what, email, subject, organisation }
    }
    default:
      return { what, email }
  }
}
