import { describe, expect, test } from 'vitest'
import { originOf, readSettings, SettingsError } from '../../server/settings.ts'

const refusal = (environment: Record<string, string>): string => {
  try {
    readSettings(environment)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
  return 'accepted'
}

describe('settings', () => {
  test('an empty environment gives the settings of the contract', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicOrigin: undefined,
      databaseUrl: 'sqlite:data/survey.db',
      reportingDatabaseUrl: undefined,
      keyRetentionDays: 90,
      smtpUrl: undefined,
      mailsPerMinute: 60,
      bounceAddress: undefined,
      bouncePort: undefined,
      openIdConnect: undefined,
      trustedProxies: [],
      contactEmail: 'clusterbevraging@voorbeeld.example',
      production: false,
    })
    expect(originOf('127.0.0.1', 3000)).toBe('http://127.0.0.1:3000')
    expect(originOf('::1', 80)).toBe('http://[::1]:80')
  })

  test('lists are read as lists, a provider on this machine is taken', () => {
    const settings = readSettings({ TRUSTED_PROXY: '127.0.0.1, fd00::/8', OIDC_ISSUER: 'http://127.0.0.1:4000', OIDC_CLIENT_ID: 'survey', OIDC_CLIENT_SECRET: 'secret', OIDC_SCOPES: 'openid profile vo' })
    expect([settings.trustedProxies, settings.openIdConnect?.scopes]).toEqual([['127.0.0.1', 'fd00::/8'], 'openid profile vo'])
  })

  test('a variable that is empty counts as absent', () => {
    expect(readSettings({ PORT: '', SMTP_URL: '', PUBLIC_ORIGIN: '' })).toEqual(readSettings({}))
  })

  test('values are read as they are meant', () => {
    const settings = readSettings({
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_ORIGIN: 'https://bevraging.voorbeeld.be',
      DATABASE_URL: 'postgres://me@localhost/survey',
      REPORTING_DATABASE_URL: 'postgres://reader@localhost/survey',
      KEY_RETENTION_DAYS: '30',
      SMTP_URL: 'smtps://mail.voorbeeld.be',
      MAILS_PER_MINUTE: '600',
      BOUNCE_ADDRESS: 'terug@voorbeeld.be',
      BOUNCE_PORT: '2525',
      OIDC_ISSUER: 'https://issuer.voorbeeld.be/op',
      OIDC_CLIENT_ID: 'survey',
      OIDC_CLIENT_SECRET: 'secret',
      CONTACT_EMAIL: 'vragen@voorbeeld.be',
      NODE_ENV: 'production',
    })
    expect(settings).toMatchObject({ port: 8080, host: '0.0.0.0', publicOrigin: 'https://bevraging.voorbeeld.be', contactEmail: 'vragen@voorbeeld.be', reportingDatabaseUrl: 'postgres://reader@localhost/survey', keyRetentionDays: 30, mailsPerMinute: 600, bounceAddress: 'terug@voorbeeld.be', bouncePort: 2525, production: true })
    expect(settings.openIdConnect).toEqual({ issuer: 'https://issuer.voorbeeld.be/op', clientId: 'survey', clientSecret: 'secret', scopes: 'openid profile' })
  })

  test.each([
    [{ PORT: 'abc' }, 'PORT is "abc": expected a whole number from 0 (any free port) to 65535'],
    [{ PORT: '65536' }, 'PORT is "65536": expected a whole number from 0 (any free port) to 65535'],
    [{ PORT: '-1' }, 'PORT is "-1": expected a whole number from 0 (any free port) to 65535'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is "mysql://x": expected sqlite:FILE or postgres://…'],
    [{ KEY_RETENTION_DAYS: '0' }, 'KEY_RETENTION_DAYS is "0": expected a whole number of days from 1 to 3650'],
    [{ KEY_RETENTION_DAYS: '90 days' }, 'KEY_RETENTION_DAYS is "90 days": expected a whole number of days from 1 to 3650'],
    [{ REPORTING_DATABASE_URL: 'sqlite:x.db' }, 'REPORTING_DATABASE_URL is "sqlite:x.db": expected postgres://…, the database of DATABASE_URL under another login'],
    [{ DATABASE_URL: 'sqlite:x.db', REPORTING_DATABASE_URL: 'postgres://reader:secret@host/x' }, 'REPORTING_DATABASE_URL is set and DATABASE_URL is a file: expected it only beside postgres://…, because on SQLite reporting opens files of its own'],
    [{ DATABASE_URL: 'mysql://user:secret@host/x' }, 'DATABASE_URL is "mysql://…@host/x": expected sqlite:FILE or postgres://…'],
    [{ SMTP_URL: 'https://mail' }, 'SMTP_URL is "https://mail": expected smtp://… or smtps://…'],
    [{ CONTACT_EMAIL: 'a@b.be, c@d.be' }, 'CONTACT_EMAIL is "a@b.be, c@d.be": expected one e-mail address'],
    [{ MAILS_PER_MINUTE: '0' }, 'MAILS_PER_MINUTE is "0": expected a whole number from 1 to 100000'],
    [{ BOUNCE_ADDRESS: 'terug' }, 'BOUNCE_ADDRESS is "terug": expected one e-mail address'],
    [{ BOUNCE_PORT: '70000' }, 'BOUNCE_PORT is "70000": expected a whole number from 0 (any free port) to 65535'],
    [{ TRUSTED_PROXY: '10.0.0.0/40' }, 'TRUSTED_PROXY is "10.0.0.0/40": expected addresses or networks such as 127.0.0.1 or 10.0.0.0/8, with commas between'],
    [{ OIDC_ISSUER: 'http://issuer.be' }, 'OIDC_ISSUER is "http://issuer.be": expected an https address, or http:// on this machine'],
    [{ OIDC_SCOPES: 'profile vo' }, 'OIDC_SCOPES is "profile vo": expected openid and other scopes with single spaces between, never rrn (the national register number)'],
    [{ OIDC_SCOPES: 'openid rrn' }, 'OIDC_SCOPES is "openid rrn": expected openid and other scopes with single spaces between, never rrn (the national register number)'],
    [{ OIDC_ISSUER: 'https://issuer.be' }, 'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are not set: expected OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none of them'],
  ])('%o is refused with its name, its value and what was expected', (environment, message) => {
    expect(refusal(environment)).toBe(message)
  })

  test.each(['http://bevraging.voorbeeld.be', 'https://bevraging.voorbeeld.be/', 'https://bevraging.voorbeeld.be/pad', 'bevraging.voorbeeld.be', 'ftp://x.be', 'http://127.0.0.1.evil.be', 'http://localhost.evil.be'])(
    'PUBLIC_ORIGIN %s would lose the cookies, or is no origin',
    (origin) => {
      expect(refusal({ PUBLIC_ORIGIN: origin })).toMatch(`PUBLIC_ORIGIN is "${origin}": expected https://name without a path, or http:// on this machine`)
    },
  )

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'https://bevraging.voorbeeld.be:8443'])('PUBLIC_ORIGIN %s is accepted', (origin) => {
    expect(readSettings({ PUBLIC_ORIGIN: origin }).publicOrigin).toBe(origin)
  })

  test('listening on every address needs to be told what people type', () => {
    expect(refusal({ HOST: '0.0.0.0' })).toMatch(/^PUBLIC_ORIGIN is not set and HOST is "0\.0\.0\.0": expected PUBLIC_ORIGIN/)
  })

  test('every wrong value gets a line of its own', () => {
    expect(refusal({ PORT: 'x', SMTP_URL: 'y' }).split('\n').map((line) => line.split(' ')[0])).toEqual(['PORT', 'SMTP_URL'])
  })
})
