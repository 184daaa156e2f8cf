import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { listClusters } from '../../../../db/identity/members/cluster.ts'
import { definitionSchema } from '../../../api/exports.ts'
import { definitionOf, titleOf } from '../../../exports/definition/definition.ts'
import { fileName, permalink } from '../../../exports/definition/permalink.ts'
import { waveInWords } from '../../../exports/definition/waveInWords.ts'
import { csvOf } from '../../../exports/files/csv.ts'
import { tableOf } from '../../../exports/tables/tableOf.ts'
import type { Occasion, TakenTable } from '../../../exports/takenFigure.ts'
import { workbookOf } from '../../../exports/workbook.ts'
import { waveTable } from '../../../figures/tables/waveTable.ts'
import type { Service } from '../../../service.ts'
import type { Visit } from '../../../visit.ts'
import { jsonOf, languageQuery, problemsOf, sendJson } from '../../describe.ts'
import { requireWave, summaryOf } from '../../findWave.ts'
import { readTableQuery, tableParams, tableQuery } from '../tables.ts'
import { fileOf, sendFile, xlsxType } from './files.ts'

const path = '/api/analyst/waves/{wave}/table'
const query = tableQuery.omit({ tests: true }).extend(languageQuery.shape)
const base = { method: 'get' as const, tags: ['analyst'], request: { params: tableParams, query } }
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])

const definitionRoute = createRoute({ ...base, path: `${path}/definition`, summary: 'How a banner table was made', responses: { ...jsonOf(definitionSchema, 'The definition in words'), ...refusals } })
const csvRoute = createRoute({ ...base, path: `${path}/table.csv`, summary: 'A banner table as CSV', responses: { ...fileOf('text/csv', 'RFC 4180, UTF-8 with byte order mark'), ...refusals } })
const xlsxRoute = createRoute({ ...base, path: `${path}/table.xlsx`, summary: 'A banner table as XLSX, with its definition', responses: { ...fileOf(xlsxType, 'A workbook'), ...refusals } })

/** A banner table outside: as files, and in words. */
export function tableExportRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  async function take(waveId: string, asked: Parameters<typeof readTableQuery>[0]): Promise<{ readonly figure: TakenTable; readonly occasion: Occasion }> {
    const now = service.now()
    const wave = summaryOf(await requireWave(service, waveId), now)
    const request = readTableQuery(asked)
    const { raking, ...table } = await waveTable(service.figures, wave.id, request)
    const clusterNames = new Map((await listClusters(service.store.reporting)).map((cluster) => [cluster.id, cluster.name]))
    return { figure: { kind: 'table', view: request.view, table, rows: request.rows, raking, clusterNames }, occasion: { wave, origin: service.publicOrigin, takenAt: now.toISOString() } }
  }

  app.openapi(definitionRoute, async (context) => {
    const language = context.get('language')
    const { figure, occasion } = await take(context.req.valid('param').wave, context.req.valid('query'))
    return sendJson(context, definitionSchema, {
      title: titleOf(figure, occasion, language),
      parts: definitionOf(figure, occasion, language),
      link: permalink(figure, occasion, language),
      fileName: fileName(figure, occasion),
      source: waveInWords(occasion, language),
    })
  })

  app.openapi(csvRoute, async (context) => {
    const language = context.get('language')
    const { figure, occasion } = await take(context.req.valid('param').wave, context.req.valid('query'))
    return sendFile(context, `${fileName(figure, occasion)}.csv`, 'text/csv; charset=utf-8', csvOf(tableOf(figure, occasion, language), language))
  })

  app.openapi(xlsxRoute, async (context) => {
    const language = context.get('language')
    const { figure, occasion } = await take(context.req.valid('param').wave, context.req.valid('query'))
    return sendFile(context, `${fileName(figure, occasion)}.xlsx`, xlsxType, await workbookOf(figure, occasion, language))
  })
}
