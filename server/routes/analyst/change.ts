import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Wave } from '../../../db/identity/waves/wave.ts'
import { changeSchema, matrixComparisonSchema, verticalAxisSchema } from '../../api/change.ts'
import { domainIdSchema, viewQuery } from '../../api/figures.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave } from '../findWave.ts'

const params = z.object({ wave: z.string().max(100) })
const view = viewQuery
const since = z.string().max(100).openapi({ description: 'The earlier wave.' })
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])

const get = <Path extends string, Schema extends z.ZodType>(path: Path, schema: Schema, summary: string) =>
  ({ method: 'get' as const, path, tags: ['analyst'], summary, responses: { ...jsonOf(schema, summary), ...refusals } })

const comparisonRoute = createRoute({
  ...get('/api/analyst/waves/{wave}/matrix-comparison', matrixComparisonSchema, 'The effect matrices of two domains, or of one domain in two waves, with the difference of every point'),
  request: {
    params,
    query: z.object({
      domain: domainIdSchema.openapi({ description: 'The domain; within one wave the first of the two.', type: 'string' }),
      with: domainIdSchema.optional().openapi({ description: 'The second domain, within one wave.', type: 'string' }),
      since: since.optional(),
      vertical: verticalAxisSchema.default('realised'),
      view,
    }),
  },
})

const changeRoute = createRoute({
  ...get('/api/analyst/waves/{wave}/change', changeSchema, 'The change of every variable since an earlier wave, for everyone and for the members who answered both'),
  request: { params, query: z.object({ since, domain: domainIdSchema.default('total').openapi({ type: 'string' }), view }) },
})

/** Change is from an earlier wave to a later one. */
async function requireEarlier(service: Service, id: string, later: Wave): Promise<Wave> {
  const earlier = await requireWave(service, id)
  if (earlier.opensAt >= later.opensAt) throw new Problem('malformedRequest', { detail: `since: wave ${earlier.id} opened ${earlier.opensAt}, expected a wave that opened before ${later.opensAt}` })
  return earlier
}

const namesOf = (earlier: Wave, later: Wave) => ({
  earlier: { id: earlier.id, version: earlier.questionnaireVersion },
  later: { id: later.id, version: later.questionnaireVersion },
})

/** Comparisons for the agency: nothing on one to four answers, no panel with fewer than ten inside or outside. */
export function changeRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(comparisonRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    const query = context.req.valid('query')
    if ((query.with === undefined) === (query.since === undefined)) throw new Problem('malformedRequest', { detail: 'with, since: expected one of the two' })
    const earlier = query.since === undefined ? undefined : await requireEarlier(service, query.since, wave)
    const comparison = earlier === undefined
      ? await service.figures.figure(wave.id, 'comparedDomains', { wave: wave.id, domains: [query.domain, query.with!], vertical: query.vertical, view: query.view })
      : await service.figures.ofTwoWaves(earlier.id, wave.id, 'comparedWaves', { ...namesOf(earlier, wave), domain: query.domain, vertical: query.vertical, view: query.view })
    if (comparison === undefined) throw new Problem('notFound')
    return sendJson(context, matrixComparisonSchema, comparison)
  })

  app.openapi(changeRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    const { since: earlierId, domain, view: chosen } = context.req.valid('query')
    const earlier = await requireEarlier(service, earlierId, wave)
    if (domain.startsWith('cluster=')) throw new Problem('notFound')
    const change = await service.figures.ofTwoWaves(earlier.id, wave.id, 'change', { ...namesOf(earlier, wave), domain, view: chosen })
    return sendJson(context, changeSchema, { ...change, earlier: earlier.id, later: wave.id })
  })
}
