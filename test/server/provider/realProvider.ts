import { createHash, createPrivateKey, generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'
import { visitor, type Visitor } from '../visitor.ts'

type Claims = Record<string, unknown>
type Jwk = JsonWebKey & { kid: string; use: string; alg: string }

export interface RealProvider {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What it says of a person, beside the subject. */
  readonly people: Map<string, Claims>
  /** Changes the ID tokens that it hands out; the result is signed with its own key again. */
  tamperWith(change: ((claims: Claims) => Claims) | undefined): void
  /** Signs with a key that it never shows to anybody. */
  signWithForeignKey(foreign: boolean): void
  /** From now on it signs with a new key, and shows only that one. */
  rotateKeys(): void
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[]
  /** Nobody answers at its address any more. */
  goDown(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

let keysMade = 0
function newKey(): Jwk {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...(privateKey.export({ format: 'jwk' }) as JsonWebKey), kid: `key-${++keysMade}`, use: 'sig', alg: 'RS256' }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Claims

function signToken(claims: Claims, key: Jwk, kid = key.kid): string {
  const content = `${encode({ alg: 'RS256', kid, typ: 'JWT' })}.${encode(claims)}`
  return `${content}.${sign('sha256', Buffer.from(content), createPrivateKey({ key, format: 'jwk' })).toString('base64url')}`
}

export interface RealProviderOptions {
  readonly publicOrigin: string
  /** Whether claims beside the subject stand in the ID token, or only where user information is asked for. */
  readonly claimsInToken?: boolean
}

/** A certified OpenID provider on a free port of this machine; anybody signs in there with a name of their choice. */
export async function realProvider({ publicOrigin, claimsInToken = true }: RealProviderOptions): Promise<RealProvider> {
  const server: Server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const [clientId, clientSecret] = ['survey', createHash('sha256').update(String(port)).digest('hex')]
  const people = new Map<string, Claims>()
  const asked: string[] = []
  const foreignKey = newKey()
  let key = newKey()
  let change: ((claims: Claims) => Claims) | undefined
  let foreign = false

  function serve(): void {
    const configuration: Configuration = {
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [`${publicOrigin}/aanmelding/terug`], post_logout_redirect_uris: [`${publicOrigin}/`] }],
      jwks: { keys: [key as never] },
      cookies: { keys: ['a key of the tests'] },
      scopes: ['openid', 'profile', 'vo'],
      claims: { openid: ['sub', 'role', 'email', 'email_verified'], profile: ['name'], vo: ['vo_orgcode'] },
      conformIdTokenClaims: !claimsInToken,
      pkce: { required: () => true },
      ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
      findAccount: (_context, subject) => ({ accountId: subject, claims: () => ({ sub: subject, ...people.get(subject) }) }),
      async loadExistingGrant(context) {
        const { client, session, provider } = context.oidc
        const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
        grant.addOIDCScope('openid profile vo')
        await grant.save()
        return grant
      },
    }
    const provider = new Provider(issuer, configuration)
    provider.use(async (context, next) => {
      asked.push(context.path)
      await next()
      const body = context.body as { id_token?: string } | undefined
      if (context.path !== '/token' || typeof body?.id_token !== 'string' || (change === undefined && !foreign)) return
      const claims = claimsOf(body.id_token)
      body.id_token = signToken(change === undefined ? claims : change(claims), foreign ? foreignKey : key, key.kid)
    })
    server.removeAllListeners('request')
    server.on('request', provider.callback())
  }

  const goDown = async () => {
    server.closeAllConnections()
    await new Promise<void>((closed) => server.close(() => closed()))
  }
  serve()
  return {
    issuer,
    clientId,
    clientSecret,
    people,
    asked,
    tamperWith: (next) => (change = next),
    signWithForeignKey: (next) => (foreign = next),
    rotateKeys() {
      key = newKey()
      serve()
    },
    goDown,
    comeBack: () => new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening)),
    async close() {
      if (server.listening) await goDown()
    },
  }
}

/** The settings of our server for this provider. */
export const settingsFor = ({ issuer, clientId, clientSecret }: RealProvider) => ({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret })

/**
 * Goes with a browser through the pages of the provider, as a person does, until it sends the browser back.
 * @param address where our own server sent the browser to
 * @returns the address at our own server, not yet opened
 */
export async function signInThere(provider: RealProvider, address: string, login: string, browser: Visitor = visitor(provider.issuer)): Promise<URL> {
  let response = await browser.get(address)
  for (let step = 0; step < 10; step++) {
    const location = response.headers.get('location')
    if (location === null) {
      const page = await response.text()
      const form = /action="([^"]*)"/.exec(page)?.[1]
      if (response.status !== 200 || form === undefined) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`)
      response = await browser.press(new URL(form, provider.issuer).href, { prompt: 'login', login, password: 'anything' })
      continue
    }
    const next = new URL(location, provider.issuer)
    if (next.origin !== provider.issuer) return next
    response = await browser.get(next.href)
  }
  throw new Error('the provider sent the browser around in circles')
}
