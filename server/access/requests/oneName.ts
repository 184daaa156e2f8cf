import type { MiddlewareHandler } from 'hono'
import { isLoopbackOrigin } from '../../settings.ts'
import type { Visit } from '../../visit.ts'

/**
 * This machine goes by several names. Who types localhost where the links say 127.0.0.1 is sent on before a form or a
 * cookie goes astray; only between names of this machine on the same port, so never to another place.
 */
export function oneName(publicOrigin: string): MiddlewareHandler<Visit> {
  const canonical = new URL(publicOrigin)
  return async (context, next) => {
    const { method, path, url } = context.req
    if (method === 'GET' && isLoopbackOrigin(publicOrigin) && !path.startsWith('/api/') && path !== '/healthz') {
      const asked = `http://${context.req.header('host') ?? ''}`
      if (URL.canParse(asked) && asked !== publicOrigin && isLoopbackOrigin(asked) && new URL(asked).port === canonical.port) {
        const { pathname, search } = new URL(url)
        return context.redirect(publicOrigin + pathname + search, 307)
      }
    }
    return next()
  }
}
