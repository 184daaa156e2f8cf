import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { viewQuery } from '../../api/figures.ts'
import { pairedEffectsSchema, reliabilitySchema } from '../../api/pairedEffects.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'
import { requireWave } from '../findWave.ts'

const params = z.object({ wave: z.string().max(100) })
const refusals = problemsOf(['malformedRequest', 'notSignedIn', 'notYourRole', 'notFound'])

const pairedSummary = 'Per effect the shares that want it and have it, expect help, expect none or do not want it; the gap, and where it differs between two levels'
const pairedRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/paired-effects',
  tags: ['analyst'],
  summary: pairedSummary,
  request: { params, query: z.object({ view: viewQuery }) },
  responses: { ...jsonOf(pairedEffectsSchema, pairedSummary), ...refusals },
})

const reliabilitySummary = 'Cronbach’s alpha of the batteries of statements'
const reliabilityRoute = createRoute({
  method: 'get',
  path: '/api/analyst/waves/{wave}/reliability',
  tags: ['analyst'],
  summary: reliabilitySummary,
  request: { params },
  responses: { ...jsonOf(reliabilitySchema, reliabilitySummary), ...refusals },
})

/** Desired by realised, and how well the statements of a battery hang together: nothing on one to four answers. */
export function effectRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(pairedRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, pairedEffectsSchema, await service.figures.pairedEffects(id, context.req.valid('query').view))
  })

  app.openapi(reliabilityRoute, async (context) => {
    const { id } = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, reliabilitySchema, await service.figures.reliability(id))
  })
}
