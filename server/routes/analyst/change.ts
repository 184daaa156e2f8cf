import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Wave } from '../../../db/identity/waves/wave.ts'
import { changeSchema, matrixComparisonSchema, verticalAxisSchema } from '../../api/change.ts'
import { domainIdSchema, viewQuery } from '../../api/figures.ts'
import type { MatrixComparison } from '../../figures/change/matrixComparison.ts'
import type { FiguresOfMoment } from '../../figures/waveFigures.ts'
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

export const comparisonQuery = z.object({
  domain: domainIdSchema.openapi({ description: 'The domain; within one wave the first of the two.', type: 'string' }),
  with: domainIdSchema.optional().openapi({ description: 'The second domain, within one wave.', type: 'string' }),
  since: since.optional(),
  vertical: verticalAxisSchema.default('realised'),
  view,
})

export const changeQuery = z.object({ since, domain: domainIdSchema.default('total').openapi({ type: 'string' }), view })

const comparisonRoute = createRoute({
  ...get('/api/analyst/waves/{wave}/matrix-comparison', matrixComparisonSchema, 'The effect matrices of two domains, or of one domain in two waves, with the difference of every point'),
  request: { params, query: comparisonQuery },
})

const changeRoute = createRoute({
  ...get('/api/analyst/waves/{wave}/change', changeSchema, 'The change of every variable since an earlier wave, for everyone and for the members who answered both'),
  request: { params, query: changeQuery },
})

/** Change is from an earlier wave to a later one. */
export async function requireEarlier(service: Service, id: string, later: Wave): Promise<Wave> {
  const earlier = await requireWave(service, id)
  if (earlier.opensAt >= later.opensAt) throw new Problem('malformedRequest', { detail: `since: wave ${earlier.id} opened ${earlier.opensAt}, expected a wave that opened before ${later.opensAt}` })
  return earlier
}

const namesOf = (earlier: Wave, later: Wave) => ({
  earlier: { id: earlier.id, version: earlier.questionnaireVersion },
  later: { id: later.id, version: later.questionnaireVersion },
})

/** @throws Problem unless it asks for two groups of one wave or for one group in two waves that there are */
export async function comparisonOf(service: Service, wave: Wave, asked: z.output<typeof comparisonQuery>, figures?: Pick<FiguresOfMoment, 'figure'>): Promise<MatrixComparison> {
  const { domain, with: second, since: earlierId, vertical, view: chosen } = asked
  if ((second === undefined) === (earlierId === undefined)) throw new Problem('malformedRequest', { detail: 'with, since: expected one of the two' })
  if (earlierId !== undefined) {
    const earlier = await requireEarlier(service, earlierId, wave)
    return orNotFound(await service.figures.ofTwoWaves(earlier.id, wave.id, 'comparedWaves', { ...namesOf(earlier, wave), domain, vertical, view: chosen }))
  }
  const compare = async (at: Pick<FiguresOfMoment, 'figure'>) => orNotFound(await at.figure('comparedDomains', { wave: wave.id, domains: [domain, second!], vertical, view: chosen }))
  return figures ? await compare(figures) : await service.figures.atOneMoment(wave.id, compare)
}

function orNotFound<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Problem('notFound')
  return found
}

/** @throws Problem without such an earlier wave, or for one cluster */
export async function changeOf(service: Service, wave: Wave, { since: earlierId, domain, view: chosen }: z.output<typeof changeQuery>) {
  const earlier = await requireEarlier(service, earlierId, wave)
  if (domain.startsWith('cluster=')) throw new Problem('notFound')
  const change = await service.figures.ofTwoWaves(earlier.id, wave.id, 'change', { ...namesOf(earlier, wave), domain, view: chosen })
  return { ...change, earlier: earlier.id, later: wave.id }
}

/** Comparisons for the agency: nothing on one to four answers, no panel with fewer than ten inside or outside. */
export function changeRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(comparisonRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, matrixComparisonSchema, await comparisonOf(service, wave, context.req.valid('query')))
  })

  app.openapi(changeRoute, async (context) => {
    const wave = await requireWave(service, context.req.valid('param').wave)
    return sendJson(context, changeSchema, await changeOf(service, wave, context.req.valid('query')))
  })
}
