import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { domainDifferences, moves, type View } from '../../../analysis/index.ts'
import { crossingBySchema, rakedViewQuery } from '../../api/figures.ts'
import { nonresponseSchema, waveRepresentativenessSchema } from '../../api/representativeness.ts'
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

const nonresponseRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/nonresponse',
  tags: ['analyst'],
  summary: 'What raking moves every mean by, and how far nonresponse alone could explain each difference between two groups',
  request: { params, query: z.object({ by: crossingBySchema.default('size').openapi({ description: 'The groups whose differences are looked at.' }), view: rakedViewQuery }) },
  responses: { ...jsonOf(nonresponseSchema, 'On what has come in'), ...refusals },
})

/** Nonresponse for the agency, also while answers come in. The session is asked for in analyst.ts. */
export function representativenessRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(representativenessRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, waveRepresentativenessSchema, await service.figures.figure(id, 'representativeness', { view: context.req.valid('query').view }))
  })

  app.openapi(nonresponseRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const { by, view: rakedView } = context.req.valid('query')
    const answer = await service.figures.atOneMoment(id, async (figures) => {
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
    })
    return sendJson(context, nonresponseSchema, answer)
  })
}
