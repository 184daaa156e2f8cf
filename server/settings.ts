import { z } from 'zod'
import { isAddressOrNetwork } from './access/requests/trustedProxy.ts'

export interface OpenIdConnectSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** With spaces between. */
  readonly scopes: string
}

export interface Settings {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** What stands in links and what the Origin of a request is held against; undefined follows from host and port. */
  readonly publicOrigin: string | undefined
  readonly databaseUrl: string
  /** The same PostgreSQL under a login of its own for reporting; undefined: the sessions of reporting give up their rights themselves. */
  readonly reportingDatabaseUrl: string | undefined
  /** Days after the freezing of a wave during which the link between members and answers is kept. */
  readonly keyRetentionDays: number
  readonly smtpUrl: string | undefined
  /** Of all servers on one database together. */
  readonly mailsPerMinute: number
  /** Where mails that cannot be delivered come back to; the contact address when undefined. */
  readonly bounceAddress: string | undefined
  /** Where a mail server hands such mails over by SMTP; undefined: only files in data/inbox are read. */
  readonly bouncePort: number | undefined
  readonly openIdConnect: OpenIdConnectSettings | undefined
  /** Addresses and networks of the proxies that are believed about who stands before them. */
  readonly trustedProxies: readonly string[]
  /** Where people can turn to with questions, on the pages and in mails. */
  readonly contactEmail: string
  readonly production: boolean
}

/** A setting that stops the start. The message names the variable, its value and what was expected. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

export const placeholderContact = 'clusterbevraging@voorbeeld.example'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** True for an origin of this machine itself, where browsers keep secure cookies without https. */
export const isLoopbackOrigin = (origin: string): boolean => loopback.test(new URL(origin).hostname)

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

function isPublicOrigin(text: string): boolean {
  const url = urlOf(text)
  if (url === undefined || url.origin !== text) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
}

function isIssuer(text: string): boolean {
  const url = urlOf(text)
  if (url === undefined || url.search !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
}

function isScopes(text: string): boolean {
  const scopes = text.split(' ')
  return scopes.includes('openid') && !scopes.includes('rrn') && scopes.every((scope) => /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(scope))
}

const setting = (expected: string, accepts: (value: string) => boolean) => z.string().refine(accepts, expected)

const isPort = (value: string): boolean => /^\d{1,5}$/.test(value) && Number(value) <= 65535

const isMailAddress = (value: string): boolean => /^[^\s@<>(),;:"\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(value)

const originExpected =
  'https://name without a path, or http:// on this machine (localhost, 127.0.0.1, [::1]), because browsers keep the cookies of the survey only there'

const environmentSchema = z.object({
  PORT: setting('a whole number from 0 (any free port) to 65535', isPort).default('3000'),
  HOST: setting('a host name or address to listen on, such as 127.0.0.1', (value) => /^[A-Za-z0-9.:_-]+$/.test(value)).default('127.0.0.1'),
  PUBLIC_ORIGIN: setting(originExpected, isPublicOrigin).optional(),
  DATABASE_URL: setting('sqlite:FILE or postgres://…', (value) => /^sqlite:.+/.test(value) || /^postgres(ql)?:\/\/.+/.test(value)).default('sqlite:data/survey.db'),
  REPORTING_DATABASE_URL: setting('postgres://…, the database of DATABASE_URL under another login', (value) => /^postgres(ql)?:\/\/.+/.test(value)).optional(),
  KEY_RETENTION_DAYS: setting('a whole number of days from 1 to 3650', (value) => /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= 3650).default('90'),
  SMTP_URL: setting('smtp://… or smtps://…', (value) => ['smtp:', 'smtps:'].includes(urlOf(value)?.protocol ?? '')).optional(),
  MAILS_PER_MINUTE: setting('a whole number from 1 to 100000', (value) => /^[1-9]\d{0,5}$/.test(value) && Number(value) <= 100_000).default('60'),
  BOUNCE_ADDRESS: setting('one e-mail address', isMailAddress).optional(),
  BOUNCE_PORT: setting('a whole number from 0 (any free port) to 65535', isPort).optional(),
  TRUSTED_PROXY: setting('addresses or networks such as 127.0.0.1 or 10.0.0.0/8, with commas between', (value) => value.split(',').every((one) => isAddressOrNetwork(one.trim()))).optional(),
  OIDC_ISSUER: setting('an https address, or http:// on this machine', isIssuer).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPES: setting('openid and other scopes with single spaces between, never rrn (the national register number)', isScopes).default('openid profile'),
  CONTACT_EMAIL: setting('one e-mail address', isMailAddress).default(placeholderContact),
  NODE_ENV: z.string().optional(),
})

/** Values may hold a password; the message is for a terminal or a log. */
const printable = (name: string, value: string) => (name.endsWith('SECRET') ? '(not shown)' : JSON.stringify(value.replace(/\/\/[^/@]*@/, '//…@')))

/** Reads the environment once. An empty variable counts as absent. Throws SettingsError with a line for each wrong value. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0])
      return `${name} is ${printable(name, String(given[name]))}: expected ${message}`
    })
    throw new SettingsError(lines.join('\n'))
  }
  const { PORT, HOST, PUBLIC_ORIGIN, DATABASE_URL, REPORTING_DATABASE_URL, KEY_RETENTION_DAYS, SMTP_URL, MAILS_PER_MINUTE, BOUNCE_ADDRESS, BOUNCE_PORT, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_SCOPES, TRUSTED_PROXY, CONTACT_EMAIL, NODE_ENV } = parsed.data
  const port = Number(PORT)
  if (PUBLIC_ORIGIN === undefined && !isPublicOrigin(originOf(HOST, 1))) {
    throw new SettingsError(`PUBLIC_ORIGIN is not set and HOST is ${JSON.stringify(HOST)}: expected PUBLIC_ORIGIN with the address people use, ${originExpected}`)
  }
  if (REPORTING_DATABASE_URL !== undefined && DATABASE_URL.startsWith('sqlite:')) {
    throw new SettingsError('REPORTING_DATABASE_URL is set and DATABASE_URL is a file: expected it only beside postgres://…, because on SQLite reporting opens files of its own')
  }
  return {
    port,
    host: HOST,
    publicOrigin: PUBLIC_ORIGIN,
    databaseUrl: DATABASE_URL,
    reportingDatabaseUrl: REPORTING_DATABASE_URL,
    keyRetentionDays: Number(KEY_RETENTION_DAYS),
    smtpUrl: SMTP_URL,
    mailsPerMinute: Number(MAILS_PER_MINUTE),
    bounceAddress: BOUNCE_ADDRESS,
    bouncePort: BOUNCE_PORT === undefined ? undefined : Number(BOUNCE_PORT),
    openIdConnect: openIdConnectOf(OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_SCOPES),
    trustedProxies: TRUSTED_PROXY?.split(',').map((one) => one.trim()) ?? [],
    contactEmail: CONTACT_EMAIL,
    production: NODE_ENV === 'production',
  }
}

function openIdConnectOf(issuer: string | undefined, clientId: string | undefined, clientSecret: string | undefined, scopes: string): Settings['openIdConnect'] {
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined) return { issuer, clientId, clientSecret, scopes }
  const missing = Object.entries({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }).filter(([, value]) => value === undefined)
  throw new SettingsError(`${missing.map(([name]) => name).join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set: expected OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none of them`)
}

/** The address of a server that listens on `host` and `port`. */
export const originOf = (host: string, port: number): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`
