import { z, type OpenAPIHono } from '@hono/zod-openapi'
import type { CrossingBy } from '../../../../analysis/index.ts'
import { listClusters } from '../../../../db/identity/members/cluster.ts'
import { crossingBySchema, viewQuery } from '../../../api/figures.ts'
import { waveTable } from '../../../figures/tables/waveTable.ts'
import { Problem } from '../../../problem.ts'
import type { Service } from '../../../service.ts'
import type { Visit } from '../../../visit.ts'
import { readTableQuery, tableQuery } from '../tables.ts'
import { mountComparisons } from './comparisonExports.ts'
import { mountExported } from './exported.ts'
import { mountNonresponse } from './nonresponseExports.ts'
import { rakingIn } from './rakingIn.ts'

const view = viewQuery

/** In the order of the pages, each once. */
function classificationsIn(written: string): readonly CrossingBy[] {
  const named = written.split('.')
  const wrong = named.find((one) => !crossingBySchema.safeParse(one).success)
  if (wrong !== undefined) throw new Problem('malformedRequest', { detail: `by: ${crossingBySchema.options.join(', ')}, with points between them` })
  return crossingBySchema.options.filter((one) => named.includes(one))
}

/** Everything that can be taken outside of each figure of the pages; the script with coded answers by the data steward only. */
export function exportRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  mountExported(app, service, {
    path: 'effect-matrix',
    what: 'an effect matrix',
    query: z.object({ domain: z.string().max(100), vertical: z.enum(['realised', 'contribution']), view }),
    script: true,
    take: async ({ domain, vertical, view: asked }, figures) => {
      const { matrices, raking } = await figures.effectMatrices(asked)
      const matrix = matrices.find((one) => one.domain === domain && one.vertical === vertical)
      if (matrix === undefined) throw new Problem('notFound')
      return { kind: 'effectMatrix', view: asked, matrix, raking }
    },
  })

  mountExported(app, service, {
    path: 'crossing',
    what: 'a crossing',
    query: z.object({ variable: z.string().max(40), by: z.string().max(60).openapi({ description: 'One or more classifications, with points between them', example: 'size.activity' }), view }),
    script: true,
    take: async ({ variable, by: written, view: asked }, figures) => {
      const by = classificationsIn(written)
      const crossings = await Promise.all(by.map(async (one) => (await figures.crossings(one, asked)).find((crossing) => crossing.variable === variable)))
      if (!crossings.every((crossing) => crossing !== undefined)) throw new Problem('notFound')
      return { kind: 'crossings', view: asked, variable, by, crossings, raking: await rakingIn(figures, asked) }
    },
  })

  mountExported(app, service, {
    path: 'table',
    what: 'a banner table',
    query: tableQuery.omit({ tests: true }),
    script: true,
    take: async (asked, figures, _wave, taken) => {
      const request = readTableQuery(asked)
      const { raking, ...table } = await waveTable(figures, request, taken === 'script' ? 'all' : 'letters')
      const clusterNames = new Map((await listClusters(service.store.reporting)).map((cluster) => [cluster.id, cluster.name]))
      return { kind: 'table', view: request.view, table, rows: request.rows, raking, clusterNames }
    },
  })

  mountComparisons(app, service)
  mountNonresponse(app, service)
}
