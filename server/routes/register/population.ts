import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { actorOf } from '../../access/sessions/accountSession.ts'
import { freezePopulationSchema, frozenPopulationSchema } from '../../api/register/register.ts'
import { freezePopulation } from '../../fieldwork/population/freezePopulation.ts'
import { Problem } from '../../problem.ts'
import type { Service } from '../../service.ts'
import type { Visit } from '../../visit.ts'
import { jsonOf, problemsOf, sendJson } from '../describe.ts'

const freezeRoute = createRoute({
  method: 'post',
  path: '/api/steward/register/population',
  tags: ['steward'],
  summary: 'Takes the population of a wave from the register; a second time changes nothing',
  request: { body: { required: true, content: { 'application/json': { schema: freezePopulationSchema } } } },
  responses: { ...jsonOf(frozenPopulationSchema, 'Who is in the wave'), ...problemsOf(['malformedRequest', 'notSignedIn', 'otherOrigin', 'notYourRole', 'notFound', 'populationRefused', 'tooLarge', 'notJson']) },
})

const refusals = {
  tooLate: { nl: 'De golf is al open geweest: wie erin zit, blijft erin.', en: 'The wave has been open already: who is in it stays in it.' },
  nobody: { nl: 'Op die dag is niemand lid. Lees eerst de ledenlijsten in.', en: 'Nobody is a member on that day. Import the lists of members first.' },
} as const

/** The snapshot that a wave goes out with. */
export function populationRoutes(app: OpenAPIHono<Visit>, service: Service): void {
  app.openapi(freezeRoute, async (context) => {
    const { waveId, on } = context.req.valid('json')
    const how = { waveId, actor: actorOf(context.get('account')), now: service.now(), ...(on === undefined ? {} : { on }) }
    const outcome = await service.store.kysely.transaction().execute((transaction) => freezePopulation(transaction, how))
    if (outcome.kind === 'unknown') throw new Problem('notFound')
    if (outcome.kind !== 'frozen') throw new Problem('populationRefused', { detail: refusals[outcome.kind][context.get('language')], members: { reason: outcome.kind } })
    const { already, population, members, withoutAddress } = outcome
    return sendJson(context, frozenPopulationSchema, { already, ...population, members, withoutAddress })
  })
}
