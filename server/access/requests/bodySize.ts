import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Problem } from '../../problem.ts'
import type { Visit } from '../../visit.ts'

/**
 * At most so many bytes in a body. A length that is announced is believed, because Node reads no further than that;
 * only a body that comes in pieces is counted. (Hono's own limit first makes a stream of every body.)
 */
export function bodySize(largest: number): MiddlewareHandler<Visit> {
  const refuse = () => {
    throw new Problem('tooLarge')
  }
  const counted = bodyLimit({ maxSize: largest, onError: refuse })
  return (context, next) => {
    if (context.req.header('transfer-encoding') !== undefined) return counted(context, next)
    if (Number(context.req.header('content-length') ?? 0) > largest) refuse()
    return next() as Promise<undefined>
  }
}
