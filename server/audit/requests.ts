import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { recordAct, type ActToRecord } from '../../db/audit/auditTrail.ts'
import { clientAddress, networkOf } from '../access/requests/clientAddress.ts'
import { actorOf, type SignedInAccount } from '../access/sessions/accountSession.ts'
import { reportTrouble } from '../log.ts'
import type { Problem } from '../problem.ts'
import type { Service } from '../service.ts'
import type { Visit, VisitContext } from '../visit.ts'

/** Writes an act that is not part of another transaction. */
export async function recordAlone({ store, now }: Service, act: Omit<ActToRecord, 'at'>): Promise<void> {
  await store.kysely.transaction().execute((transaction) => recordAct(transaction, { at: now(), ...act }))
}

/** The pattern of the route, which holds no id and no token. */
const routeOf = (context: VisitContext): string => matchedRoutes(context).at(-1)?.path ?? ''

/**
 * Notes that somebody who is signed in was refused, with the route and the code, never with what stood in the address.
 * That it could not be noted is reported, and does not stand in the way of the refusal.
 */
export async function recordRefusal(service: Service, context: VisitContext, { status, code }: Problem): Promise<void> {
  const account = context.get('account') as SignedInAccount | undefined
  if (account === undefined || (status !== 403 && status !== 404)) return
  try {
    await recordAlone(service, { actor: actorOf(account), act: 'accessRefused', details: { route: `${context.req.method} ${routeOf(context)}`, code } })
  } catch (error) {
    reportTrouble('a refused access could not be written into the audit trail', error)
  }
}

/**
 * A sign-in that came to nothing. It says from which network, as attempts are limited by it: nothing else is known.
 * @param why what the visitor was told
 */
export async function recordFailedSignIn(service: Service, context: VisitContext, why: string): Promise<void> {
  const network = networkOf(clientAddress(context, service.isTrustedProxy))
  await recordAlone(service, { actor: { kind: 'visitor' }, act: 'signInFailed', details: { why, network } })
}

/** Every answer that is a file to keep is written down before it is sent; one that cannot be written down is not sent. */
export function recordExports(service: Service): MiddlewareHandler<Visit> {
  return async (context, next) => {
    await next()
    if (context.res.status !== 200 || !context.res.headers.get('content-disposition')?.startsWith('attachment')) return
    const named = /^\/api\/\w+\/waves\/([^/]+)\//.exec(context.req.path)?.[1]
    // The results of a manager name the wave behind the question mark; the file was found, so that it is one
    const wave = named === undefined ? (context.req.path.startsWith('/api/manager/results/') ? context.req.query('wave') : undefined) : decodeURIComponent(named)
    await recordAlone(service, {
      actor: actorOf(context.get('account')),
      act: 'exportTaken',
      ...(wave === undefined ? {} : { subject: { kind: 'wave', id: wave } }),
      details: { route: routeOf(context) },
    })
  }
}
