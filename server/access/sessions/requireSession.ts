import type { MiddlewareHandler } from 'hono'
import type { Role } from '../../api/session.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { findSignedInAccount, type SignedInAccount } from './accountSession.ts'
import { readCookie } from '../cookies.ts'
import { findOpenedInvitation, type OpenedInvitation } from './respondentSession.ts'

export async function signedInAccount(service: Service, context: VisitContext): Promise<SignedInAccount | undefined> {
  const sessionId = readCookie(context, 'session')
  // Waiting for news is nothing that somebody does
  const isPerson = context.req.query('after') === undefined
  return sessionId === undefined ? undefined : findSignedInAccount(service.store, sessionId, service.now(), isPerson)
}

/** Lets an account with one of the roles through; 401 without a session, 403 with another role. */
export function requireRole(service: Service, roles: readonly Role[]): MiddlewareHandler<Visit> {
  return async (context, next) => {
    const account = await signedInAccount(service, context)
    if (account === undefined) throw new Problem('notSignedIn')
    // Before the refusal, which says in the audit trail who it was
    context.set('account', account)
    if (!roles.includes(account.role)) throw new Problem('notYourRole')
    await next()
  }
}

export async function openedInvitation(service: Service, context: VisitContext): Promise<OpenedInvitation | undefined> {
  const sessionId = readCookie(context, 'respondent')
  return sessionId === undefined ? undefined : findOpenedInvitation(service.store, sessionId, service.now())
}

/** Lets a member through who opened a link that still holds. */
export function requireInvitation(service: Service): MiddlewareHandler<Visit> {
  return async (context, next) => {
    const invitation = await openedInvitation(service, context)
    if (invitation === undefined) throw new Problem('linkNotOpened')
    context.set('invitation', invitation)
    await next()
  }
}
