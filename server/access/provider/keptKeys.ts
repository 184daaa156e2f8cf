import * as client from 'openid-client'

const fresh = 240
const pretendedAge = 60
const betweenAsking = 60

/**
 * The keys of the provider, kept for four minutes. A token with a key that is not among them makes the client ask again
 * at once, for the provider may have changed its keys, but not more often than once a minute: nobody can make us ask
 * without end. The client itself asks again only for keys that it has had for a minute, so those are lent as that old.
 */
export function keptKeys(now: () => Date): { lend(to: client.Configuration): void; takeBack(from: client.Configuration): void } {
  let kept: { readonly jwks: client.JWKS; readonly since: number } | undefined
  let askedAgainAt = -Infinity
  const lentAt = new WeakMap<client.Configuration, number>()
  const secondsNow = () => Math.floor(now().getTime() / 1000)

  return {
    lend(configuration) {
      const time = secondsNow()
      if (kept === undefined || time - kept.since >= fresh || time < kept.since) return
      const mayAskAgain = time - askedAgainAt >= betweenAsking || time < askedAgainAt
      const uat = mayAskAgain ? time - pretendedAge : time
      lentAt.set(configuration, uat)
      client.setJwksCache(configuration, { jwks: kept.jwks, uat })
    },
    takeBack(configuration) {
      const had = client.getJwksCache(configuration)
      const lent = lentAt.get(configuration)
      if (had === undefined || had.uat === lent) return
      kept = { jwks: had.jwks, since: secondsNow() }
      if (lent !== undefined) askedAgainAt = secondsNow()
    },
  }
}
