import type { Configuration, ServerMetadata } from 'openid-client'
import * as client from 'openid-client'
import { isLoopbackOrigin, type OpenIdConnectSettings } from '../../settings.ts'
import { newBrowserRequest, readBrowserRequest } from './browserRequest.ts'
import { issuerName } from './issuerName.ts'
import { keptKeys } from './keptKeys.ts'
import type { Language } from '../../api/language.ts'

export type ProviderTrouble =
  /** It does not answer, or not in a way that anything can be done with: not the fault of who wants to sign in. */
  | 'down'
  /** What came back does not belong to a request of this browser, or is not what the provider vouches for. */
  | 'refused'

/** Signing in at the provider did not work. The message names no claim and no token. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly trouble: ProviderTrouble
  readonly code: string

  constructor(trouble: ProviderTrouble, cause: unknown) {
    super(trouble, { cause })
    this.trouble = trouble
    const { code } = (cause ?? {}) as { readonly code?: unknown }
    this.code = typeof code === 'string' ? code : cause instanceof Error ? cause.name.toUpperCase() : 'UNKNOWN'
  }
}

/** Who the provider says is there. It says nothing about rights: those stand in our own store. */
export interface ProvenPerson {
  readonly subject: string
  readonly language: Language
  /** OVO or KBO number of the organisation for which the person signed in, where the provider tells it. */
  organisation(): Promise<string | undefined>
}

export interface SignInProvider {
  /** Without a slash at its end, so that one provider has one name. */
  readonly issuer: string
  /** As people know it: the name of its machine. */
  readonly name: string
  /** Where to send the browser. @throws ProviderError */
  begin(browserSecret: string, language: Language): Promise<URL>
  /** @param query of the address that the browser came back with. @throws ProviderError */
  finish(query: URLSearchParams, browserSecret: string): Promise<ProvenPerson>
  /** Where to sign out as well; undefined when the provider has no such place or does not answer. */
  signOutAddress(): Promise<URL | undefined>
}

export interface SignInProviderOptions extends OpenIdConnectSettings {
  readonly publicOrigin: string
  readonly now: () => Date
}

export const returnPath = '/aanmelding/terug'
const secondsToAnswer = 10
const secondsOfSkew = 30
const metadataMs = 60 * 60_000
const organisationClaim = 'vo_orgcode'

/** Errors of the transport and of our own registration; all others are about what the browser brought. */
function troubleOf(error: unknown): ProviderTrouble {
  if (error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError) return ['invalid_client', 'unauthorized_client', 'server_error', 'temporarily_unavailable'].includes(error.error) ? 'down' : 'refused'
  const { code } = error as { readonly code?: unknown }
  if (typeof code !== 'string') return 'down'
  return ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_PARSE_ERROR', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(code) ? 'down' : 'refused'
}

/** OpenID Connect: the code flow with PKCE, and an ID token that is verified with the provider's own keys. */
export function signInProvider({ issuer, clientId, clientSecret, scopes, publicOrigin, now }: SignInProviderOptions): SignInProvider {
  const insecure = isLoopbackOrigin(new URL(issuer).origin) ? [client.allowInsecureRequests] : []
  const keys = keptKeys(now)
  const clientMetadata = { redirect_uris: [publicOrigin + returnPath], id_token_signed_response_alg: 'RS256', [client.clockTolerance]: secondsOfSkew }
  let known: { readonly metadata: ServerMetadata; readonly since: number } | undefined
  let asking: Promise<ServerMetadata> | undefined

  async function discover(): Promise<ServerMetadata> {
    const found = await client.discovery(new URL(issuer), clientId, clientMetadata, undefined, { timeout: secondsToAnswer, execute: insecure })
    known = { metadata: found.serverMetadata(), since: now().getTime() }
    return known.metadata
  }

  /** What the provider tells about itself, asked once an hour; together when many come at once. */
  async function metadataOf(): Promise<ServerMetadata> {
    const age = known === undefined ? Infinity : now().getTime() - known.since
    if (known !== undefined && age >= 0 && age < metadataMs) return known.metadata
    asking ??= discover().finally(() => (asking = undefined))
    try {
      return await asking
    } catch (error) {
      // An hour old still serves when a newer cannot be had
      if (known !== undefined) return known.metadata
      throw new ProviderError('down', error)
    }
  }

  async function configure(): Promise<Configuration> {
    const metadata = await metadataOf()
    const methods = metadata.token_endpoint_auth_methods_supported
    const isBasic = methods === undefined || methods.includes('client_secret_basic')
    const configuration = new client.Configuration(metadata, clientId, clientMetadata, isBasic ? client.ClientSecretBasic(clientSecret) : client.ClientSecretPost(clientSecret))
    configuration.timeout = secondsToAnswer
    for (const allow of insecure) allow(configuration)
    client.enableNonRepudiationChecks(configuration)
    return configuration
  }

  async function organisationAt(configuration: Configuration, accessToken: string, subject: string): Promise<string | undefined> {
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return undefined
    try {
      const told = await client.fetchUserInfo(configuration, accessToken, subject)
      return typeof told[organisationClaim] === 'string' ? told[organisationClaim] : undefined
    } catch (error) {
      throw new ProviderError(troubleOf(error), error)
    }
  }

  return {
    issuer: issuerName(issuer),
    name: new URL(issuer).host,

    async begin(browserSecret, language) {
      const { state, nonce, codeVerifier } = newBrowserRequest(clientSecret, browserSecret, language, now())
      return client.buildAuthorizationUrl(await configure(), {
        redirect_uri: publicOrigin + returnPath,
        scope: scopes,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      })
    },

    async finish(query, browserSecret) {
      const request = readBrowserRequest(clientSecret, browserSecret, query.get('state') ?? '', now())
      if (request === undefined) throw new ProviderError('refused', new Error('the state is of no request of this browser'))
      const configuration = await configure()
      const { state: expectedState, nonce: expectedNonce, codeVerifier: pkceCodeVerifier, language } = request
      keys.lend(configuration)
      try {
        const tokens = await client.authorizationCodeGrant(configuration, new URL(`${publicOrigin}${returnPath}?${query}`), { expectedState, expectedNonce, pkceCodeVerifier, idTokenExpected: true })
        const claims = tokens.claims()!
        const organisation = claims[organisationClaim]
        return {
          subject: claims.sub,
          language,
          organisation: async () => (typeof organisation === 'string' ? organisation : organisationAt(configuration, tokens.access_token, claims.sub)),
        }
      } catch (error) {
        throw new ProviderError(troubleOf(error), error)
      } finally {
        keys.takeBack(configuration)
      }
    },

    async signOutAddress() {
      try {
        const configuration = await configure()
        if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined
        // Without a hint of who it was: no token is kept for it
        return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${publicOrigin}/` })
      } catch {
        return undefined
      }
    },
  }
}
