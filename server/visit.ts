import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Language } from './api/language.ts'
import type { SignedInAccount } from './access/sessions/accountSession.ts'
import type { OpenedInvitation } from './access/sessions/respondentSession.ts'

/** What the layers before a route found out about one request. */
export interface Visit {
  Bindings: HttpBindings
  Variables: {
    /** Of the page: the address, else the invitation, else what the browser prefers. */
    language: Language
    account: SignedInAccount
    invitation: OpenedInvitation
  }
}

export type VisitContext = Context<Visit>
