import type { MiddlewareHandler } from 'hono'
import { Problem } from '../../problem.ts'
import type { Visit } from '../../visit.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * What changes something must come from our own pages. A script always sends its Origin; a form may leave it out or send
 * `null`, and then the browser's own word, Sec-Fetch-Site, has to say same-origin. The API takes JSON and nothing else,
 * which a form of another site cannot send.
 */
export function sameOrigin(publicOrigin: string): MiddlewareHandler<Visit> {
  return async (context, next) => {
    if (!reading.has(context.req.method)) {
      const origin = context.req.header('origin')
      const isApi = context.req.path.startsWith('/api/')
      const isOurs = origin === publicOrigin
      const browserVouches = !isApi && (origin === undefined || origin === 'null') && context.req.header('sec-fetch-site') === 'same-origin'
      if (!isOurs && !browserVouches) throw new Problem('otherOrigin')
      if (isApi && context.req.header('content-type')?.split(';')[0]!.trim().toLowerCase() !== 'application/json') throw new Problem('notJson')
    }
    await next()
  }
}
