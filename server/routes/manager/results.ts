import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { answersNeeded } from '../../../analysis/index.ts'
import { findRelease, type StoredRelease } from '../../../db/answers/release.ts'
import { findCluster } from '../../../db/identity/members/cluster.ts'
import { participationByWave } from '../../../db/identity/waves/participation.ts'
import { listWaves, type Wave } from '../../../db/identity/waves/wave.ts'
import { waveState } from '../../access/waveState.ts'
import { managerResultsSchema } from '../../api/manager.ts'
import { csvOf } from '../../exports/files/csv.ts'
import { tableSheet, textSheet, xlsxOf } from '../../exports/files/xlsx.ts'
import { clusterRelease } from '../../release/clusterRelease.ts'
import { explanationOf, releaseTable, releaseTableExplained, type TakenRelease } from '../../release/releaseTable.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit, VisitContext } from '../../visit.ts'
import { fileOf, sendFile, xlsxType } from '../analyst/exports/files.ts'
import { jsonOf, languageQuery, problemsOf, sendJson } from '../describe.ts'
import { ownCluster } from './ownCluster.ts'

const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])
const query = z.object({ wave: z.string().max(100) })

const resultsRoute = createRoute({
  method: 'get',
  path: '/api/manager/results',
  tags: ['manager'],
  summary: 'The own cluster beside the programme, once the wave is released; nothing on fewer than five answers',
  request: { query },
  responses: { ...jsonOf(managerResultsSchema, 'The own cluster beside the programme'), ...refusals },
})

const fileQuery = query.extend(languageQuery.shape)

const csvRoute = createRoute({
  method: 'get',
  path: '/api/manager/results/table.csv',
  tags: ['manager'],
  summary: 'The same figures as CSV, once the wave is released',
  request: { query: fileQuery },
  responses: { ...fileOf('text/csv', 'RFC 4180, UTF-8 with byte order mark'), ...refusals },
})

const xlsxRoute = createRoute({
  method: 'get',
  path: '/api/manager/results/table.xlsx',
  tags: ['manager'],
  summary: 'The same figures as XLSX, with what the sign means, once the wave is released',
  request: { query: fileQuery },
  responses: { ...fileOf(xlsxType, 'A workbook'), ...refusals },
})

type OwnRelease = { readonly state: 'open' | 'awaitingRelease' } | { readonly state: 'released'; readonly wave: Wave; readonly clusterId: string; readonly release: StoredRelease }

/** What of a released wave is about the own cluster, on the page and as files; the cluster comes from the account. */
export function managerResultsRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  const db = service.store.reporting

  async function released(context: VisitContext, asked: string): Promise<OwnRelease> {
    const clusterId = ownCluster(context)
    const wave = (await participationByWave(db, clusterId)).some(({ waveId }) => waveId === asked)
      ? (await listWaves(db)).find(({ id }) => id === asked)
      : undefined
    if (wave === undefined) throw new Problem('notFound')
    switch (waveState(wave, service.now())) {
      case 'closed':
      case 'frozen':
        return { state: 'awaitingRelease' }
      case 'released':
      case 'archived':
        break
      default:
        return { state: 'open' }
    }
    const release = await findRelease(db, wave.id)
    // Released by an earlier program, which stored none: nothing is shown until the steward releases again
    return release === undefined ? { state: 'awaitingRelease' } : { state: 'released', wave, clusterId, release }
  }

  /** @throws Problem notFound for a wave of which nothing has been released */
  async function taken(context: VisitContext, asked: string): Promise<{ readonly what: TakenRelease; readonly name: string }> {
    const own = await released(context, asked)
    if (own.state !== 'released') throw new Problem('notFound')
    const { wave, clusterId, release: { document, ...stamp } } = own
    const cluster = await findCluster(db, clusterId)
    if (cluster === undefined) throw new Problem('notFound')
    const name = `${wave.id}-${clusterId}`.replaceAll(/[^A-Za-z0-9_]+/g, '-').slice(0, 100)
    return { what: { clusterName: cluster.name, wave, stamp, release: clusterRelease(document, clusterId) }, name }
  }

  app.openapi(resultsRoute, async (context) => {
    const own = await released(context, context.req.valid('query').wave)
    if (own.state !== 'released') return sendJson(context, managerResultsSchema, own)
    const { edition, hash, madeAt, document } = own.release
    const shown = clusterRelease(document, own.clusterId)
    const needed = shown.figures.map(({ variable, own: figure }) => ({ variable, ...answersNeeded(variable, figure, document.rules) }))
    return sendJson(context, managerResultsSchema, { state: 'released', release: { edition, hash, madeAt }, ...shown, needed })
  })

  app.openapi(csvRoute, async (context) => {
    const { what, name } = await taken(context, context.req.valid('query').wave)
    const language = context.get('language')
    return sendFile(context, `${name}.csv`, 'text/csv; charset=utf-8', csvOf(releaseTableExplained(what, language), language))
  })

  app.openapi(xlsxRoute, async (context) => {
    const { what, name } = await taken(context, context.req.valid('query').wave)
    const language = context.get('language')
    const workbook = await xlsxOf([tableSheet(releaseTable(what, language)), textSheet(language === 'nl' ? 'Uitleg' : 'Explanation', explanationOf(what, language))])
    return sendFile(context, `${name}.xlsx`, xlsxType, workbook)
  })
}
