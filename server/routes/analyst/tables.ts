import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { randomUUID } from 'node:crypto'
import { recordAct } from '../../../db/audit/auditTrail.ts'
import { listClusters } from '../../../db/identity/members/cluster.ts'
import { deleteSavedCrossing, insertSavedCrossing, listSavedCrossings, ownerOfSavedCrossing } from '../../../db/identity/workbench/savedCrossing.ts'
import { actorOf, type SignedInAccount } from '../../access/sessions/accountSession.ts'
import { viewQuery } from '../../api/figures.ts'
import { newCrossingSchema, savedCrossingSchema, savedCrossingsSchema, tablePartsSchema, tableSchema } from '../../api/tables.ts'
import { tableParts, waveTable } from '../../figures/tables/waveTable.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave } from '../findWave.ts'

export const tableParams = z.object({ wave: z.string().max(100) })
const names = (description: string) => z.string().max(2000).openapi({ description })
const listOf = (written: string): string[] => [...new Set(written.split(',').filter((name) => name !== ''))]
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])

export const tableQuery = z.object({
  rows: names('Names of rows or of groups of rows, with commas between.'),
  banner: names('Names of classifications, with commas between; none gives the total alone.').default(''),
  layer: names('One level of one classification, as classification=level.').optional(),
  view: viewQuery,
  tests: z.enum(['letters', 'all']).default('letters').openapi({ description: 'The letters alone, or every pair with its p-values.' }),
})

const tableRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/table',
  tags: ['analyst'],
  summary: 'A banner table: any rows by one or more classifications, in one layer if asked, with letters for columns that differ',
  request: {
    params: tableParams,
    query: tableQuery,
  },
  responses: { ...jsonOf(tableSchema, 'The table'), ...refusals },
})

const partsRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/table-parts',
  tags: ['analyst'],
  summary: 'The rows and classifications that a table of this wave may have',
  request: { params: tableParams },
  responses: { ...jsonOf(tablePartsSchema, 'Rows, groups of rows, classifications with their levels'), ...refusals },
})

const listRoute = createRoute({
  method: 'get',
  path: '/api/analyst/crossings',
  tags: ['analyst'],
  summary: 'The saved crossings, shared by everybody at the agency',
  responses: { ...jsonOf(savedCrossingsSchema, 'By name'), ...problemsOf(['notSignedIn', 'notYourRole']) },
})

const saveRoute = createRoute({
  method: 'post',
  path: '/api/analyst/crossings',
  tags: ['analyst'],
  summary: 'Saves the state of the page under a name',
  request: { body: { required: true, content: { 'application/json': { schema: newCrossingSchema } } } },
  responses: { ...jsonOf(savedCrossingSchema, 'What was saved'), ...problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'nameTaken', 'tooLarge', 'notJson']) },
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/analyst/crossings/{crossing}',
  tags: ['analyst'],
  summary: 'Takes a saved crossing away, for everybody; only who saved it and the data steward may',
  request: { params: z.object({ crossing: z.string().max(100) }) },
  responses: { ...jsonOf(savedCrossingsSchema, 'Those that are left'), ...problemsOf(['notSignedIn', 'otherOrigin', 'notYourRole', 'crossingOfAnother', 'notFound', 'notJson']) },
})

function readLayer(written: string | undefined) {
  if (written === undefined || written === '') return null
  const at = written.indexOf('=')
  if (at < 1) throw new Problem('malformedRequest', { detail: `layer: ${JSON.stringify(written.slice(0, 60))}, expected classification=level` })
  return { classification: written.slice(0, at), level: written.slice(at + 1) }
}

/** @throws Problem without a row, or with a layer that is not written as one */
export function readTableQuery({ rows: written, banner, layer, view }: Omit<z.infer<typeof tableQuery>, 'tests'>) {
  const rows = listOf(written)
  if (rows.length === 0) throw new Problem('malformedRequest', { detail: 'rows: empty, expected at least one row' })
  return { rows, banner: listOf(banner), layer: readLayer(layer), view }
}

/** Banner tables for the agency, and those that were given a name. */
export function tableRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.kysely

  app.openapi(tableRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const query = context.req.valid('query')
    const table = await service.figures.atOneMoment(id, (figures) => waveTable(figures, readTableQuery(query), query.tests))
    return sendJson(context, tableSchema, table)
  })

  app.openapi(partsRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const clusterNames = new Map((await listClusters(db)).map((cluster) => [cluster.id, cluster.name]))
    return sendJson(context, tablePartsSchema, await tableParts(service.figures, id, clusterNames))
  })

  const mayDelete = (account: SignedInAccount, owner: string) => owner === account.id || account.role === 'steward'
  const listFor = async (account: SignedInAccount) => ({
    crossings: (await listSavedCrossings(db)).map(({ accountId, ...crossing }) => ({ ...crossing, isOwn: accountId === account.id, mayDelete: mayDelete(account, accountId) })),
  })

  app.openapi(listRoute, async (context) => sendJson(context, savedCrossingsSchema, await listFor(context.get('account'))))

  app.openapi(saveRoute, async (context) => {
    const { name, address } = context.req.valid('json')
    const account = context.get('account')
    const now = service.now()
    const saved = { id: randomUUID(), name, address }
    if (!(await insertSavedCrossing(db, { ...saved, accountId: account.id, now }))) throw new Problem('nameTaken')
    return sendJson(context, savedCrossingSchema, { ...saved, savedBy: account.name, savedAt: now.toISOString(), isOwn: true, mayDelete: true })
  })

  app.openapi(removeRoute, async (context) => {
    const id = context.req.valid('param').crossing
    const account = context.get('account')
    await db.transaction().execute(async (transaction) => {
      const owner = await ownerOfSavedCrossing(transaction, id)
      if (owner === undefined) throw new Problem('notFound')
      if (!mayDelete(account, owner)) throw new Problem('crossingOfAnother')
      await deleteSavedCrossing(transaction, id)
      await recordAct(transaction, { at: service.now(), actor: actorOf(account), act: 'crossingDeleted', subject: { kind: 'crossing', id } })
    })
    return sendJson(context, savedCrossingsSchema, await listFor(account))
  })
}
