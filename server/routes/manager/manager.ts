import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { participation } from '../../../analysis/index.ts'
import { findCluster } from '../../../db/identity/members/cluster.ts'
import { brusselsDayOf } from '../../../db/brusselsDay.ts'
import { membersOfCluster } from '../../../db/identity/members/memberList.ts'
import { participationByWave, participationTotal } from '../../../db/identity/waves/participation.ts'
import { listWaves } from '../../../db/identity/waves/wave.ts'
import { requireRole } from '../../access/sessions/requireSession.ts'
import { managerOverviewSchema } from '../../api/manager.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { summaryOf } from '../findWave.ts'
import { ownCluster } from './ownCluster.ts'
import { managerResultsRoutes } from './results.ts'

const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])

const overviewRoute = createRoute({
  method: 'get',
  path: '/api/manager/overview',
  tags: ['manager'],
  summary: 'Who of the own members took part, never what they answered',
  request: { query: z.object({ wave: z.string().max(100).optional().openapi({ description: 'The latest when absent.' }) }) },
  responses: { ...jsonOf(managerOverviewSchema, 'The own cluster'), ...refusals },
})

/** Who took part of the own cluster; the results beside it. */
export function managerRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.reporting
  app.use('/api/manager/*', requireRole(service, ['manager']))

  app.openapi(overviewRoute, async (context) => {
    const clusterId = ownCluster(context)
    const cluster = await findCluster(db, clusterId)
    if (cluster === undefined) throw new Problem('notFound')
    const now = service.now()
    const waves = new Map((await listWaves(db)).map((wave) => [wave.id, wave]))
    const counted = (await participationByWave(db, clusterId)).flatMap(({ waveId, ...counts }) => {
      const wave = waves.get(waveId)
      return wave === undefined ? [] : [{ ...summaryOf(wave, now), participation: participation(counts) }]
    })
    const asked = context.req.valid('query').wave
    const chosen = asked === undefined ? counted[0] : counted.find((wave) => wave.id === asked)
    if (chosen === undefined && asked !== undefined) throw new Problem('notFound')
    const { participation: own = null, ...wave } = chosen ?? {}
    return sendJson(context, managerOverviewSchema, {
      cluster: { id: cluster.id, name: cluster.name, abbreviation: cluster.abbreviation },
      waves: counted,
      wave: chosen === undefined ? null : (wave as typeof chosen),
      participation: own,
      programme: chosen === undefined ? null : participation(await participationTotal(db, chosen.id)),
      members: chosen === undefined ? [] : await membersOfCluster(db, chosen.id, clusterId, brusselsDayOf(new Date(Math.min(now.getTime(), Date.parse(chosen.closesAt))))),
    })
  })

  managerResultsRoutes(app, service)
}
