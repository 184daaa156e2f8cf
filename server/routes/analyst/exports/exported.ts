import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { requireRole } from '../../../access/sessions/requireSession.ts'
import { definitionSchema } from '../../../api/exports.ts'
import { definitionOf, titleOf } from '../../../exports/definition/definition.ts'
import { fileName, permalink } from '../../../exports/definition/permalink.ts'
import { sourceLine } from '../../../exports/definition/sourceLine.ts'
import { archiveOf } from '../../../exports/files/archive.ts'
import { csvOf } from '../../../exports/files/csv.ts'
import { rFilesOf } from '../../../exports/script/rScript.ts'
import { tableOf } from '../../../exports/tables/tableOf.ts'
import { workbookOf } from '../../../exports/workbook.ts'
import type { ResponseMatrix } from '../../../../analysis/index.ts'
import type { Wave } from '../../../../db/identity/waves/wave.ts'
import type { Occasion, TakenFigure } from '../../../exports/takenFigure.ts'
import type { FiguresOfMoment } from '../../../figures/waveFigures.ts'
import type { Service } from '../../../service.ts'
import type { Visit, VisitContext } from '../../../visit.ts'
import { jsonOf, languageQuery, problemsOf, sendJson } from '../../describe.ts'
import { requireWave, summaryOf } from '../../findWave.ts'
import { byChance } from './byChance.ts'
import { fileOf, sendFile, xlsxType } from './files.ts'
import { refuseContradictions } from './refuseContradictions.ts'

/** A kind of figure that can be taken outside, under the address of the figure itself. */
export interface Exported<Query extends z.ZodObject> {
  /** What stands behind `/api/analyst/waves/{wave}/`. */
  readonly path: string
  /** In the singular, for the description of the interface. */
  readonly what: string
  readonly query: Query
  /** The same object that the page shows; for a script with every test that it has to make. */
  readonly take: (asked: z.output<Query>, figures: FiguresOfMoment, wave: Wave, taken: 'figure' | 'script') => Promise<TakenFigure>
  /** The coded answers and a script for R, for the data steward only. */
  readonly script?: boolean
}

const params = z.object({ wave: z.string().max(100) })
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound', 'figureContradictsItself'])

/** The routes of what can be taken of one kind of figure. None answers before the self-check has seen the figure. */
export function mountExported<Query extends z.ZodObject>(app: OpenAPIHono<Visit>, service: Service, { path, what, query, take, script = false }: Exported<Query>): void {
  const under = (taken: string) => `/api/analyst/waves/{wave}/${path}/${taken}`
  const base = { method: 'get' as const, tags: ['analyst'], request: { params, query: query.extend(languageQuery.shape) } }

  async function taken<Made>(context: VisitContext, make: (figure: TakenFigure, occasion: Occasion, matrix: ResponseMatrix) => Made, kind: 'figure' | 'script' = 'figure'): Promise<Made> {
    const request = context.req as unknown as { readonly valid: (part: 'param' | 'query') => unknown }
    const { wave: waveId } = request.valid('param') as z.infer<typeof params>
    const now = service.now()
    const wave = await requireWave(service, waveId)
    const occasion: Occasion = { wave: summaryOf(wave, now), origin: service.publicOrigin, takenAt: now.toISOString() }
    return await service.figures.atOneMoment(wave.id, async (figures, matrix) =>
      make(await take(request.valid('query') as z.output<Query>, figures, wave, kind), occasion, matrix))
  }

  app.openapi(createRoute({ ...base, path: under('definition'), summary: `How ${what} was made`, responses: { ...jsonOf(definitionSchema, 'The definition in words'), ...refusals } }), async (context) => {
    const language = context.get('language')
    return sendJson(context, definitionSchema, await taken(context, (figure, occasion) => ({
      checkedFigures: refuseContradictions(figure, occasion, language),
      title: titleOf(figure, occasion, language),
      parts: definitionOf(figure, occasion, language),
      link: permalink(figure, occasion, language),
      fileName: fileName(figure, occasion),
      source: sourceLine(figure, occasion, language),
    })))
  })

  app.openapi(createRoute({ ...base, path: under('table.csv'), summary: `${what} as CSV`, responses: { ...fileOf('text/csv', 'RFC 4180, UTF-8 with byte order mark'), ...refusals } }), async (context) => {
    const language = context.get('language')
    const { name, text } = await taken(context, (figure, occasion) => {
      refuseContradictions(figure, occasion, language)
      return { name: fileName(figure, occasion), text: csvOf(tableOf(figure, occasion, language), language) }
    })
    return sendFile(context, `${name}.csv`, 'text/csv; charset=utf-8', text)
  })

  app.openapi(createRoute({ ...base, path: under('table.xlsx'), summary: `${what} as XLSX, with its definition`, responses: { ...fileOf(xlsxType, 'A workbook'), ...refusals } }), async (context) => {
    const language = context.get('language')
    const { name, workbook } = await taken(context, (figure, occasion) => {
      refuseContradictions(figure, occasion, language)
      return { name: fileName(figure, occasion), workbook: workbookOf(figure, occasion, language) }
    })
    return sendFile(context, `${name}.xlsx`, xlsxType, await workbook)
  })

  if (!script) return
  // Before a wave is looked for: that a wave exists is not to be learned from a refusal
  app.use(under('script.zip').replace('{wave}', ':wave'), requireRole(service, ['steward']))
  app.openapi(createRoute({ ...base, path: under('script.zip'), summary: `A script for R that computes ${what} again, with the coded answers`, responses: { ...fileOf('application/zip', 'Script and data; for the data steward only'), ...refusals } }), async (context) => {
    const language = context.get('language')
    const { name, files } = await taken(context, (figure, occasion, matrix) => {
      refuseContradictions(figure, occasion, language)
      return { name: fileName(figure, occasion), files: rFilesOf(figure, occasion, matrix, byChance(matrix.responses), language) }
    }, 'script')
    const archived = [files.script, files.data].map((file) => ({ name: file.name, content: Buffer.from(file.text) }))
    return sendFile(context, `${name}-R.zip`, 'application/zip', archiveOf(archived))
  })
}
