import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { domainDifferences, moves, type CrossingBy, type View } from '../../../analysis/index.ts'
import { crossingBySchema, rakedViewQuery } from '../../api/figures.ts'
import { nonresponseSchema, waveRepresentativenessSchema } from '../../api/representativeness.ts'
import type { FiguresOfMoment } from '../../figures/waveFigures.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave } from '../findWave.ts'

const params = z.object({ wave: z.string().max(100) })
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])

const representativenessRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/representativeness',
  tags: ['analyst'],
  summary: 'How well the complete responses represent the register: R-indicator, partial indicators, and the weights of raking',
  request: { params, query: z.object({ view: rakedViewQuery }) },
  responses: { ...jsonOf(waveRepresentativenessSchema, 'On what has come in'), ...refusals },
})

export const nonresponseQuery = z.object({ by: crossingBySchema.default('size').openapi({ description: 'The groups whose differences are looked at.' }), view: rakedViewQuery })

const nonresponseRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/nonresponse',
  tags: ['analyst'],
  summary: 'What raking moves every mean by, and how far nonresponse alone could explain each difference between two groups',
  request: { params, query: nonresponseQuery },
  responses: { ...jsonOf(nonresponseSchema, 'On what has come in'), ...refusals },
})

/** Every mean in the three views, and every difference between the two groups, of the same answers. */
export async function nonresponseOf(figures: FiguresOfMoment, by: CrossingBy, rakedView: View) {
  const inEachView = async <Figure>(make: (view: View) => Promise<Figure>) => {
    const [published, stratified, raked] = await Promise.all([make('published'), make('stratified'), make(rakedView)])
    return { published, stratified, raked }
  }
  const [crossed, matrices, spread] = await Promise.all([
    inEachView((view) => figures.crossings(by, view)),
    inEachView(async (view) => (await figures.effectMatrices(view)).matrices),
    figures.figure('responseSpread', { by }),
  ])
  return { by, moves: moves(crossed, matrices), differences: domainDifferences(crossed, spread) }
}

/** Nonresponse for the agency, also while answers come in. The session is asked for in analyst.ts. */
export function representativenessRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(representativenessRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, waveRepresentativenessSchema, await service.figures.figure(id, 'representativeness', { view: context.req.valid('query').view }))
  })

  app.openapi(nonresponseRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const { by, view: rakedView } = context.req.valid('query')
    const answer = await service.figures.atOneMoment(id, (figures) => nonresponseOf(figures, by, rakedView))
    return sendJson(context, nonresponseSchema, answer)
  })
}
