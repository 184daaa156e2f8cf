import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { findReceivedList } from '../../../db/identity/register/lists.ts'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { acceptListSchema, handedInListSchema, listAcceptedSchema, listPreviewSchema } from '../../api/register/lists.ts'
import { acceptList } from '../../memberLists/acceptList.ts'
import { listRefusalInWords, readListFile, type ListFile } from '../../memberLists/file/readListFile.ts'
import { previewList, type HandedInList } from '../../memberLists/previewList.ts'
import { shownPreview } from '../../register/shownPreview.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const query = z.object({ taal: z.string().optional() })

const previewRoute = createRoute({
  method: 'post',
  path: '/api/steward/register/lists/preview',
  tags: ['steward'],
  summary: 'Reads a cluster’s list in its own form and says what is wrong with it and what it would change; nothing is stored',
  request: { query, body: { required: true, content: { 'application/json': { schema: handedInListSchema } } } },
  responses: { ...jsonOf(listPreviewSchema, 'What the list holds'), ...problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'tooLarge', 'notJson', 'listRefused']) },
})

const acceptRoute = createRoute({
  method: 'post',
  path: '/api/steward/register/lists',
  tags: ['steward'],
  summary: 'Takes a list over into the register as it was previewed, in one transaction; a second time changes nothing',
  request: { query, body: { required: true, content: { 'application/json': { schema: acceptListSchema } } } },
  responses: {
    ...jsonOf(listAcceptedSchema, 'What became of its rows'),
    ...problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'listHasErrors', 'listHasWarnings', 'listMoved', 'tooLarge', 'notJson', 'listRefused']),
  },
})

/** @throws Problem in words when there is no list in the file */
export async function readHandedIn(context: VisitContext, content: Uint8Array, fileName: string): Promise<ListFile> {
  const file = await readListFile(content, fileName)
  if (file.kind === 'refused') throw new Problem('listRefused', { detail: listRefusalInWords(file, context.get('language')), members: { reason: file.why } })
  return file
}

interface ReadList extends HandedInList {
  readonly fileName: string
}

async function listOf(context: VisitContext, service: Service, { clusterId, file, mapping, same, leaving }: z.infer<typeof handedInListSchema>): Promise<ReadList> {
  const received = file === null ? await findReceivedList(service.store.kysely, clusterId) : undefined
  if (file === null && received === undefined) throw new Problem('notFound')
  const fileName = file?.fileName ?? received!.fileName
  const read = await readHandedIn(context, file === null ? received!.content : Buffer.from(file.content, 'base64'), fileName)
  const remembered = received !== undefined && Object.keys(received.mapping).length > 0 ? received.mapping : undefined
  return { clusterId, fileName, file: read, mapping: mapping ?? remembered, choices: { same: new Map(same.map(({ line, companyId }) => [line, companyId])), leaving: new Set(leaving) } }
}

/** Lists of clusters, for the data steward. */
export function registerListRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(previewRoute, async (context) => {
    const list = await listOf(context, service, context.req.valid('json'))
    const preview = await previewList(service.store.kysely, list, service.now())
    if (preview.kind === 'unknownCluster') throw new Problem('notFound')
    return sendJson(context, listPreviewSchema, shownPreview(preview, { fileName: list.fileName, leaving: list.choices!.leaving, toManager: false }))
  })

  app.openapi(acceptRoute, async (context) => {
    const { digest, acceptWarnings, ...handedIn } = context.req.valid('json')
    const list = await listOf(context, service, handedIn)
    const how = { digest, acceptWarnings, actor: actorOf(context.get('account')), now: service.now() }
    const outcome = await service.store.kysely.transaction().execute((transaction) => acceptList(transaction, list, how))
    switch (outcome.kind) {
      case 'unknownCluster':
        throw new Problem('notFound')
      case 'errors':
        throw new Problem('listHasErrors')
      case 'warnings':
        throw new Problem('listHasWarnings')
      case 'moved':
        throw new Problem('listMoved')
      case 'accepted':
        return sendJson(context, listAcceptedSchema, { rows: outcome.rows })
    }
  })
}
