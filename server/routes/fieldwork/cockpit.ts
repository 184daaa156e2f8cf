import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { participationByWave } from '../../../db/identity/waves/participation.ts'
import { findWave } from '../../../db/identity/waves/wave.ts'
import { clusterFieldworkAnswerSchema, fieldworkAnswerSchema } from '../../api/fieldwork.ts'
import { clusterFieldworkOf, fieldworkOf } from '../../fieldwork/cockpit/fieldwork.ts'
import { LiveAnswers } from '../../fieldwork/cockpit/liveAnswers.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave } from '../findWave.ts'

/** Under the half minute after which proxies and browsers give a silent request up. */
const patienceMs = 20_000

const after = z.string().regex(/^[A-Za-z0-9_-]{16}$/, 'expected the version of an answer').optional().openapi({ description: `The version that the page has: answered when it is another, or after ${patienceMs / 1000} seconds.` })
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])

const fieldworkRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/fieldwork',
  tags: ['analyst'],
  summary: 'How far the members are, day by day, where they stop, and who is missing',
  request: { params: z.object({ wave: z.string().max(100) }), query: z.object({ after }) },
  responses: { ...jsonOf(fieldworkAnswerSchema, 'The fieldwork as it stands'), ...refusals },
})

const clusterRoute = createRoute({
  method: 'get',
  path: '/api/manager/fieldwork',
  tags: ['manager'],
  summary: 'How far the own members are, day by day, and how many answers figures still need',
  request: { query: z.object({ wave: z.string().max(100), after }) },
  responses: { ...jsonOf(clusterFieldworkAnswerSchema, 'The own cluster as it stands'), ...refusals },
})

/** The cockpit of the fieldwork, of all clusters for the agency and of the own one for its manager. */
export function fieldworkRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.reporting
  const over = (request: Request): AbortSignal => (service.stopping === undefined ? request.signal : AbortSignal.any([request.signal, service.stopping]))
  const waveOf = async (id: string) => {
    const wave = await findWave(db, id)
    if (wave === undefined) throw new Problem('notFound')
    return wave
  }
  const all = new LiveAnswers(async (id) => fieldworkOf(db, await waveOf(id), service.now()))
  const ofCluster = new LiveAnswers(async (key) => {
    const { waveId, clusterId } = JSON.parse(key) as { waveId: string; clusterId: string }
    return clusterFieldworkOf(db, await waveOf(waveId), service.now(), clusterId)
  })

  app.openapi(fieldworkRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const { after: version } = context.req.valid('query')
    return sendJson(context, fieldworkAnswerSchema, version === undefined ? await all.now(id) : await all.after(id, version, patienceMs, over(context.req.raw)))
  })

  app.openapi(clusterRoute, async (context) => {
    const { clusterId } = context.get('account')
    const { wave: waveId, after: version } = context.req.valid('query')
    if (clusterId === null) throw new Problem('notYourRole')
    if (!(await participationByWave(db, clusterId)).some((one) => one.waveId === waveId)) throw new Problem('notFound')
    const key = JSON.stringify({ waveId, clusterId })
    return sendJson(context, clusterFieldworkAnswerSchema, version === undefined ? await ofCluster.now(key) : await ofCluster.after(key, version, patienceMs, over(context.req.raw)))
  })
}
