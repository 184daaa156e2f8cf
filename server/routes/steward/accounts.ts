import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { findAccount, listAccounts, type Account } from '../../../db/identity/access/account.ts'
import { listAccountSubjects } from '../../../db/identity/access/accountSubject.ts'
import { listClusters } from '../../../db/identity/members/cluster.ts'
import type { Schema } from '../../../db/schema.ts'
import { requireRole } from '../../access/sessions/requireSession.ts'
import { AccountRefused, addAccount, changeRights, disable, enable, link, unlink, type AccountRefusal, type Change } from '../../accounts/changeAccount.ts'
import { accountLinkSchema, accountsSchema, accountStateSchema, newAccountSchema, rightsSchema } from '../../api/accounts.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const params = z.object({ account: z.string().max(100) })
const body = <Shape extends z.ZodType>(schema: Shape) => ({ required: true, content: { 'application/json': { schema } } })
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'addressTaken', 'lastSteward', 'alreadyLinked', 'tooLarge', 'notJson'])
const responses = { ...jsonOf(accountsSchema, 'All accounts, after the change'), ...refusals }
const tags = ['steward']

const listRoute = createRoute({
  method: 'get',
  path: '/api/steward/accounts',
  tags,
  summary: 'Who may sign in, by address',
  responses: { ...jsonOf(accountsSchema, 'All accounts'), ...problemsOf(['notSignedIn', 'notYourRole']) },
})

const addRoute = createRoute({ method: 'post', path: '/api/steward/accounts', tags, summary: 'Adds an account', request: { body: body(newAccountSchema) }, responses })

const rightsRoute = createRoute({
  method: 'put',
  path: '/api/steward/accounts/{account}/rights',
  tags,
  summary: 'Gives another role or cluster; ends every session and link of the account',
  request: { params, body: body(rightsSchema) },
  responses,
})

const stateRoute = createRoute({
  method: 'put',
  path: '/api/steward/accounts/{account}/state',
  tags,
  summary: 'Disables, which ends every session and link of the account, or enables again',
  request: { params, body: body(accountStateSchema) },
  responses,
})

const linkRoute = createRoute({
  method: 'put',
  path: '/api/steward/accounts/{account}/link',
  tags,
  summary: 'Links the account to a person at the sign-in provider',
  request: { params, body: body(accountLinkSchema) },
  responses,
})

const unlinkRoute = createRoute({
  method: 'delete',
  path: '/api/steward/accounts/{account}/link',
  tags,
  summary: 'Takes that link away; ends every session of the account',
  request: { params },
  responses,
})

const problemOf: Readonly<Record<AccountRefusal, () => Problem>> = {
  unknownCluster: () => new Problem('malformedRequest', { detail: 'clusterId: there is no such cluster' }),
  addressTaken: () => new Problem('addressTaken'),
  lastSteward: () => new Problem('lastSteward'),
  alreadyLinked: () => new Problem('alreadyLinked'),
}

/** Accounts, for the data steward. Every change is one transaction with its entry in the audit trail. */
export function accountRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const { store, now, signInProvider } = service
  app.use('/api/steward/accounts/*', requireRole(service, ['steward']))

  async function sendAccounts(context: VisitContext) {
    const linked = new Set((await listAccountSubjects(store.kysely, signInProvider?.issuer ?? '')).map(({ accountId }) => accountId))
    const accounts = (await listAccounts(store.kysely)).map((account) => ({ ...account, linked: linked.has(account.id) }))
    const clusters = (await listClusters(store.kysely)).map(({ id, name }) => ({ id, name }))
    return sendJson(context, accountsSchema, { accounts, clusters, provider: signInProvider?.name ?? null, own: context.get('account').id })
  }

  /** Carries a change out and sends what has become of the accounts. */
  async function change(context: VisitContext, carryOut: (transaction: Transaction<Schema>, by: Change) => Promise<unknown>) {
    const { id, role } = context.get('account')
    const by: Change = { at: now(), actor: { kind: 'account', id, role }, mayEndLastSteward: false }
    try {
      await store.kysely.transaction().execute((transaction) => carryOut(transaction, by))
    } catch (error) {
      throw error instanceof AccountRefused ? problemOf[error.refusal]() : error
    }
    return sendAccounts(context)
  }

  const changeOf = (context: VisitContext, id: string, carryOut: (transaction: Transaction<Schema>, account: Account, by: Change) => Promise<unknown>) =>
    change(context, async (transaction, by) => {
      const account = await findAccount(transaction, id)
      if (account === undefined) throw new Problem('notFound')
      await carryOut(transaction, account, by)
    })

  app.openapi(listRoute, (context) => sendAccounts(context))

  app.openapi(addRoute, (context) => {
    const given = context.req.valid('json')
    return change(context, (transaction, by) => addAccount(transaction, given, by))
  })

  app.openapi(rightsRoute, (context) => {
    const rights = context.req.valid('json')
    return changeOf(context, context.req.valid('param').account, (transaction, account, by) => changeRights(transaction, account, rights, by))
  })

  app.openapi(stateRoute, (context) => {
    const { disabled } = context.req.valid('json')
    return changeOf(context, context.req.valid('param').account, (transaction, account, by) => (disabled ? disable : enable)(transaction, account, by))
  })

  app.openapi(linkRoute, (context) => {
    if (signInProvider === undefined) throw new Problem('notFound')
    const given = context.req.valid('json')
    return changeOf(context, context.req.valid('param').account, (transaction, account, by) => link(transaction, account, { issuer: signInProvider.issuer, ...given }, by))
  })

  app.openapi(unlinkRoute, (context) => changeOf(context, context.req.valid('param').account, unlink))
}
