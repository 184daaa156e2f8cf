import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { participation } from '../../../analysis/index.ts'
import { listClusters } from '../../../db/identity/members/cluster.ts'
import { participationBy, participationTotal } from '../../../db/identity/waves/participation.ts'
import { listWaves } from '../../../db/identity/waves/wave.ts'
import { codebook } from '../../../surveys/index.ts'
import { requireRole } from '../../access/sessions/requireSession.ts'
import { analystParticipationSchema, analystWavesSchema, codebookSchema, effectMatricesSchema } from '../../api/analyst.ts'
import { crossingBySchema, crossingSchema, viewQuery } from '../../api/figures.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave, summaryOf } from '../findWave.ts'

const params = z.object({ wave: z.string().max(100) })
const view = viewQuery
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])

const get = <Path extends string, Schema extends z.ZodType>(path: Path, schema: Schema, summary: string) =>
  ({ method: 'get' as const, path, tags: ['analyst'], summary, responses: { ...jsonOf(schema, summary), ...refusals } })

const wavesRoute = createRoute(get('/api/analyst/waves', analystWavesSchema, 'Every wave, the latest to open first'))

const participationRoute = createRoute({
  ...get('/api/analyst/waves/{wave}/participation', analystParticipationSchema, 'Invited, started and complete: total, by cluster, call, size and embedding'),
  request: { params },
})

const matricesRoute = createRoute({
  ...get('/api/analyst/waves/{wave}/effect-matrices', effectMatricesSchema, 'The effect matrices of all members and of every level of call, size, embedding and activity, on both vertical axes'),
  request: { params, query: z.object({ view }) },
})

const crossingsRoute = createRoute({
  ...get('/api/analyst/waves/{wave}/crossings', z.array(crossingSchema), 'Every variable by one classification'),
  request: { params, query: z.object({ by: crossingBySchema, view }) },
})

const crossingRoute = createRoute({
  ...get('/api/analyst/waves/{wave}/crossing', crossingSchema, 'One variable by one classification'),
  request: { params, query: z.object({ variable: z.string().max(40), by: crossingBySchema, view }) },
})

const codebookRoute = createRoute({
  ...get('/api/analyst/waves/{wave}/codebook', codebookSchema, 'The variables of the wave, their codes and labels'),
  request: { params },
})

/** Invited, started and complete members of a wave. */
export async function participationOf({ store: { reporting: db } }: Service, id: string) {
  const clusterNames = new Map((await listClusters(db)).map((cluster) => [cluster.id, cluster.name]))
  const levels = async (by: 'call' | 'size' | 'embedding') =>
    (await participationBy(db, id, by)).map(({ level, ...counts }) => ({ level, participation: participation(counts) }))
  return {
    total: participation(await participationTotal(db, id)),
    clusters: (await participationBy(db, id, 'cluster')).map(({ level, ...counts }) => ({ id: level, name: clusterNames.get(level) ?? level, participation: participation(counts) })),
    call: await levels('call'),
    size: await levels('size'),
    embedding: await levels('embedding'),
  }
}

/** Figures for the agency: on what has come in, nothing on one to four answers. */
export function analystRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.reporting
  app.use('/api/analyst/*', requireRole(service, ['analyst', 'steward']))

  app.openapi(wavesRoute, async (context) => {
    const now = service.now()
    return sendJson(context, analystWavesSchema, { waves: (await listWaves(db)).map((wave) => summaryOf(wave, now)) })
  })

  app.openapi(participationRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, analystParticipationSchema, await participationOf(service, id))
  })

  app.openapi(matricesRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, effectMatricesSchema, await service.figures.effectMatrices(id, context.req.valid('query').view))
  })

  app.openapi(crossingsRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const query = context.req.valid('query')
    return sendJson(context, z.array(crossingSchema), await service.figures.crossings(id, query.by, query.view))
  })

  app.openapi(crossingRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const query = context.req.valid('query')
    const found = (await service.figures.crossings(id, query.by, query.view)).find((one) => one.variable === query.variable)
    if (found === undefined) throw new Problem('notFound')
    return sendJson(context, crossingSchema, found)
  })

  app.openapi(codebookRoute, async (context) => {
    const { questionnaireVersion } = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, codebookSchema, codebook(questionnaireVersion))
  })
}
