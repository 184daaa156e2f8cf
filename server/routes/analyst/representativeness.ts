import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { completionRate, domainDifferences, effectiveBase, moves, raking, representativeness, responseSpread, type View } from '../../../analysis/index.ts'
import { crossingBySchema } from '../../api/figures.ts'
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
  request: { params },
  responses: { ...jsonOf(waveRepresentativenessSchema, 'On what has come in'), ...refusals },
})

const nonresponseRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/nonresponse',
  tags: ['analyst'],
  summary: 'What raking moves every mean by, and how far nonresponse alone could explain each difference between two groups',
  request: { params, query: z.object({ by: crossingBySchema.default('size').openapi({ description: 'The groups whose differences are looked at.' }) }) },
  responses: { ...jsonOf(nonresponseSchema, 'On what has come in'), ...refusals },
})

/** Nonresponse for the agency, also while answers come in. The session is asked for in analyst.ts. */
export function representativenessRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(representativenessRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const answer = await service.figures.atOneMoment(id, (_, matrix) => {
      const report = raking(matrix)
      const { register: { members }, responses } = matrix
      return { members, responses, completionRate: completionRate(members, responses), representativeness: representativeness(matrix), raking: report, effectiveBase: effectiveBase(responses, report) }
    })
    return sendJson(context, waveRepresentativenessSchema, answer)
  })

  app.openapi(nonresponseRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    const { by } = context.req.valid('query')
    const answer = await service.figures.atOneMoment(id, (figures, matrix) => {
      const inEachView = <Figure>(make: (view: View) => Figure) => ({ published: make('published'), stratified: make('stratified'), raked: make('raked') })
      const crossed = inEachView((view) => figures.crossings(by, view))
      return { by, moves: moves(crossed, inEachView((view) => figures.effectMatrices(view).matrices)), differences: domainDifferences(crossed, responseSpread(matrix, by)) }
    })
    return sendJson(context, nonresponseSchema, answer)
  })
}
