import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { randomInt } from 'node:crypto'
import { kindOfView } from '../../../../analysis/index.ts'
import type { CrossingBy, ResponseMatrix, View } from '../../../../analysis/index.ts'
import { requireRole } from '../../../access/sessions/requireSession.ts'
import { definitionSchema } from '../../../api/exports.ts'
import { crossingBySchema, viewQuery } from '../../../api/figures.ts'
import { definitionOf, titleOf } from '../../../exports/definition/definition.ts'
import { fileName, permalink } from '../../../exports/definition/permalink.ts'
import { sourceLine } from '../../../exports/definition/sourceLine.ts'
import { archiveOf } from '../../../exports/files/archive.ts'
import { csvOf } from '../../../exports/files/csv.ts'
import { rFilesOf } from '../../../exports/script/rScript.ts'
import { tableOf } from '../../../exports/tables/tableOf.ts'
import type { Occasion, ScriptedFigure } from '../../../exports/takenFigure.ts'
import { workbookOf } from '../../../exports/workbook.ts'
import type { FiguresOfMoment } from '../../../figures/waveFigures.ts'
import { Problem } from '../../../problem.ts'
import type { Service } from '../../../service.ts'
import type { Visit, VisitContext } from '../../../visit.ts'
import { jsonOf, languageQuery, problemsOf, sendJson } from '../../describe.ts'
import { requireWave, summaryOf } from '../../findWave.ts'
import { fileOf, sendFile, xlsxType } from './files.ts'

const params = z.object({ wave: z.string().max(100) })
const view = viewQuery
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])
const matrixQuery = languageQuery.extend({ domain: z.string().max(100), vertical: z.enum(['realised', 'contribution']), view })
const crossingQuery = languageQuery.extend({
  variable: z.string().max(40),
  by: z.string().max(60).openapi({ description: 'One or more classifications, with points between them', example: 'size.activity' }),
  view,
})

/** The four things that can be taken of a figure, under the path of the figure. */
const paths = { matrix: '/api/analyst/waves/{wave}/effect-matrix', crossing: '/api/analyst/waves/{wave}/crossing' } as const

function routesUnder<Path extends string, Query extends z.ZodObject>(path: Path, query: Query, what: string) {
  const base = { method: 'get' as const, tags: ['analyst'], request: { params, query } }
  return {
    definition: createRoute({ ...base, path: `${path}/definition`, summary: `How ${what} was made`, responses: { ...jsonOf(definitionSchema, 'The definition in words'), ...refusals } }),
    csv: createRoute({ ...base, path: `${path}/table.csv`, summary: `${what} as CSV`, responses: { ...fileOf('text/csv', 'RFC 4180, UTF-8 with byte order mark'), ...refusals } }),
    xlsx: createRoute({ ...base, path: `${path}/table.xlsx`, summary: `${what} as XLSX, with its definition`, responses: { ...fileOf(xlsxType, 'A workbook'), ...refusals } }),
    script: createRoute({ ...base, path: `${path}/script.zip`, summary: `A script for R that computes ${what} again, with the coded answers`, responses: { ...fileOf('application/zip', 'Script and data; for the data steward only'), ...refusals } }),
  }
}

const matrixRoutes = routesUnder(paths.matrix, matrixQuery, 'an effect matrix')
const crossingRoutes = routesUnder(paths.crossing, crossingQuery, 'a crossing')

type Choose = (figures: FiguresOfMoment) => Promise<ScriptedFigure>

function chooseMatrix({ domain, vertical, view }: z.infer<typeof matrixQuery>): Choose {
  return async (figures) => {
    const { matrices, raking } = await figures.effectMatrices(view)
    const matrix = matrices.find((one) => one.domain === domain && one.vertical === vertical)
    if (matrix === undefined) throw new Problem('notFound')
    return { kind: 'effectMatrix', view, matrix, raking }
  }
}

function chooseCrossings({ variable, by: written, view }: z.infer<typeof crossingQuery>): Choose {
  const by = classificationsIn(written)
  return async (figures) => {
    const crossings = await Promise.all(by.map(async (one) => (await figures.crossings(one, view)).find((crossing) => crossing.variable === variable)))
    if (!crossings.every((crossing) => crossing !== undefined)) throw new Problem('notFound')
    return { kind: 'crossings', view, variable, by, crossings, raking: await rakingIn(figures, view) }
  }
}

const rakingIn = async (figures: FiguresOfMoment, view: View) => (kindOfView(view) === 'raked' ? (await figures.effectMatrices(view)).raking : undefined)

/** In the order of the pages, each once. */
function classificationsIn(written: string): readonly CrossingBy[] {
  const named = written.split('.')
  const wrong = named.find((one) => !crossingBySchema.safeParse(one).success)
  if (wrong !== undefined) throw new Problem('malformedRequest', { detail: `by: ${crossingBySchema.options.join(', ')}, with points between them` })
  return crossingBySchema.options.filter((one) => named.includes(one))
}

/** Everything that can be taken outside of a figure; the script with coded answers by the data steward only. */
export function exportRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  // Before a wave is looked for: that a wave exists is not to be learned from a refusal
  for (const path of Object.values(paths)) app.use(`${path.replace('{wave}', ':wave')}/script.zip`, requireRole(service, ['steward']))

  async function take<Made>(waveId: string, choose: Choose, make: (figure: ScriptedFigure, occasion: Occasion, matrix: ResponseMatrix) => Made): Promise<Made> {
    const now = service.now()
    const wave = summaryOf(await requireWave(service, waveId), now)
    const occasion = { wave, origin: service.publicOrigin, takenAt: now.toISOString() }
    return await service.figures.atOneMoment(wave.id, async (figures, matrix) => make(await choose(figures), occasion, matrix))
  }

  const definition = async (context: VisitContext, waveId: string, choose: Choose) => {
    const language = context.get('language')
    return sendJson(context, definitionSchema, await take(waveId, choose, (figure, occasion) => ({
      title: titleOf(figure, occasion, language),
      parts: definitionOf(figure, occasion, language),
      link: permalink(figure, occasion, language),
      fileName: fileName(figure, occasion),
      source: sourceLine(figure, occasion, language),
    })))
  }

  const csv = async (context: VisitContext, waveId: string, choose: Choose) => {
    const language = context.get('language')
    const { name, text } = await take(waveId, choose, (figure, occasion) => ({ name: fileName(figure, occasion), text: csvOf(tableOf(figure, occasion, language), language) }))
    return sendFile(context, `${name}.csv`, 'text/csv; charset=utf-8', text)
  }

  const xlsx = async (context: VisitContext, waveId: string, choose: Choose) => {
    const language = context.get('language')
    const { name, workbook } = await take(waveId, choose, (figure, occasion) => ({ name: fileName(figure, occasion), workbook: workbookOf(figure, occasion, language) }))
    return sendFile(context, `${name}.xlsx`, xlsxType, await workbook)
  }

  const script = async (context: VisitContext, waveId: string, choose: Choose) => {
    const language = context.get('language')
    const { name, files } = await take(waveId, choose, (figure, occasion, matrix) => ({
      name: fileName(figure, occasion),
      files: rFilesOf(figure, occasion, matrix, byChance(matrix.responses), language),
    }))
    const archived = [files.script, files.data].map((file) => ({ name: file.name, content: Buffer.from(file.text) }))
    return sendFile(context, `${name}-R.zip`, 'application/zip', archiveOf(archived))
  }

  app.openapi(matrixRoutes.definition, (context) => definition(context, context.req.valid('param').wave, chooseMatrix(context.req.valid('query'))))
  app.openapi(matrixRoutes.csv, (context) => csv(context, context.req.valid('param').wave, chooseMatrix(context.req.valid('query'))))
  app.openapi(matrixRoutes.xlsx, (context) => xlsx(context, context.req.valid('param').wave, chooseMatrix(context.req.valid('query'))))
  app.openapi(matrixRoutes.script, (context) => script(context, context.req.valid('param').wave, chooseMatrix(context.req.valid('query'))))
  app.openapi(crossingRoutes.definition, (context) => definition(context, context.req.valid('param').wave, chooseCrossings(context.req.valid('query'))))
  app.openapi(crossingRoutes.csv, (context) => csv(context, context.req.valid('param').wave, chooseCrossings(context.req.valid('query'))))
  app.openapi(crossingRoutes.xlsx, (context) => xlsx(context, context.req.valid('param').wave, chooseCrossings(context.req.valid('query'))))
  app.openapi(crossingRoutes.script, (context) => script(context, context.req.valid('param').wave, chooseCrossings(context.req.valid('query'))))
}

/** The ordinals 0..count - 1 in an order that nobody can foresee (Fisher and Yates). */
function byChance(count: number): number[] {
  const order = Array.from({ length: count }, (_, place) => place)
  for (let place = count - 1; place > 0; place--) {
    const other = randomInt(place + 1)
    const kept = order[place]!
    order[place] = order[other]!
    order[other] = kept
  }
  return order
}
